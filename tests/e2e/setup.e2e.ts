/** Setting up a school in a real browser: rooms into zones by keyboard, names that stand everywhere, the clock, and staff who are tied to the roster. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { moveClock } from '../support/moved-clock.ts';
import { expectSound } from './audit.ts';
import { startHost } from './host-process.ts';
import { test } from './school-test.ts';
import { openSetup } from './sign-in-steps.ts';
import { goTo, startDrill } from './steps.ts';

test('rooms: many go into a zone by keyboard; one is added, renamed and put out of use', async ({ page }) => {
  await openSetup(page, 'Rooms and zones');
  await expect(page.getByRole('heading', { name: /^61 rooms in 6 zones/ })).toBeVisible();
  await expectSound(page);
  await page.getByLabel('Only rooms that begin with').focus();
  await page.keyboard.type('rm 10');
  const all = page.getByRole('button', { name: 'Choose all 9', exact: true });
  await all.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Zone of 9 rooms' }).focus();
  await page.keyboard.type('west wing');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^west wing ?9/ })).toBeVisible();
  await page.getByLabel('Only rooms that begin with').fill('rm 110');
  await page.getByRole('checkbox', { name: /^Rm 110/ }).check();
  await page.getByRole('combobox', { name: 'Zone of Rm 110' }).fill('WEST WING');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^west wing ?1/ })).toBeVisible();

  await page.getByRole('button', { name: 'Add a room' }).click();
  await page.getByLabel('Name of the room').fill('room 101');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“101” is on the list already, in the zone “west wing”.')).toBeVisible();
  await page.getByLabel('Name of the room').fill('Pool');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Added: Pool')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByLabel('Only rooms that begin with').fill('pool');
  await expect(page.getByRole('heading', { name: /^No zone yet ?1/ })).toBeVisible();
  await page.getByRole('checkbox', { name: /^Pool/ }).check();
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByLabel('Name of the room').fill('Swimming pool');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: /^Swimming pool/ }).check();
  await page.getByRole('button', { name: 'Out of use' }).click();
  await page.getByRole('tab', { name: /Out of use$/ }).click();
  await expect(page.getByRole('checkbox', { name: /^Swimming pool/ })).toBeVisible();
  await goTo(page, 'Setup');
  await expect(page.getByRole('link', { name: /^Rooms and zones/ })).toContainText('61 rooms in 7 zones');
});

test('the site, its console and the clock are on every screen at once, and after a reload; schools are the roster’s until they are named', async ({ page }) => {
  await openSetup(page, 'Site and schools');
  await expectSound(page);
  await page.getByRole('textbox', { name: 'Name of the site' }).fill('Larkmoor Campus');
  await page.keyboard.press('Enter');
  await expect(page.locator('.band')).toContainText('Larkmoor Campus');
  await page.getByRole('textbox', { name: 'Name of this console' }).fill('Gate desk');
  await page.keyboard.press('Enter');
  await expect(page.locator('.foot')).toContainText('Gate desk');
  await expect(page.locator('.foot')).toContainText('today 09:');
  await page.getByRole('radio', { name: /^12-hour clock/ }).click();
  await expect(page.getByRole('radio', { name: /^12-hour clock/ })).toBeChecked();
  await expect(page.locator('.foot')).toContainText(/today 9:\d\d\sAM/);
  await expect(page.locator('.band-time')).toContainText(/AM/);
  await expect(page.getByText('as the roster names them')).toBeVisible();
  await page.getByLabel('Another school on this campus').fill('Larkmoor Middle');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Remove Larkmoor Middle' })).toBeVisible();
  await page.reload();
  await expect(page.locator('.foot')).toContainText(/today 9:\d\d\sAM/);
  await page.getByRole('button', { name: 'As the roster names them' }).click();
  await expect(page.getByRole('button', { name: 'Remove Larkmoor Middle' })).toBeHidden();

  await openSetup(page, 'Bell schedule');
  await page.getByRole('tab', { name: 'Regular' }).click();
  await expect(page.getByLabel('Ends, Period 7')).toHaveValue(/^3:10\sPM$/);
  await goTo(page, 'Now');
  await startDrill(page, 'EVACUATE', 'North field');
  await expect(page.getByText(/9:\d\d\sAM/).first()).toBeVisible();
});

test('a staff member is renamed and is the person on the roster', async ({ page }) => {
  await openSetup(page, 'Staff and roles');
  await page.getByRole('button', { name: 'Change Dana Okonkwo' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Dana Okonkwo-Reyes');
  await page.getByRole('button', { name: 'Find their record' }).click();
  await page.getByLabel('Name on the staff roster').fill('mansour');
  await page.getByRole('button', { name: /^Mansour, Suad/ }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('on the roster as Mansour, Suad')).toBeVisible();
  await expect(page.locator('.foot')).toContainText('Dana Okonkwo-Reyes');
  await page.getByLabel('Only staff with').fill('suad');
  await expect(page.getByRole('button', { name: 'Change Dana Okonkwo-Reyes' })).toBeVisible();
  await page.getByLabel('Only staff with').fill('lee');
  await expect(page.getByText('Nobody in this list is like that.')).toBeVisible();
  await page.getByLabel('Only staff with').fill('');
  await page.getByRole('button', { name: 'Change Dana Okonkwo-Reyes' }).click();
  await page.getByRole('button', { name: 'Take the role away' }).click();
  await expect(page.getByText('LastAdministrator')).toBeVisible();
  await expectSound(page);
});

test('a backup is made when somebody asks for it, and put on a new computer; a folder that cannot be used is refused in words', async ({ browser, host, page }) => {
  await openSetup(page, 'Backups');
  await expect(page.getByText('No backup has been made yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText(/^The last backup was made/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/1 backup, the last of \d+ MB/)).toBeVisible();
  await page.getByLabel('Folder').fill('nowhere');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('BackupFolderUnusable')).toBeVisible();
  await expectSound(page);

  const folder = join(host.dataFolder, 'backups');
  const backup = (await readdir(folder)).find((name) => name.endsWith('.db')) ?? '';
  const other = await startHost();
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  const there = await context.newPage();
  try {
    await there.addInitScript(moveClock, other.clockOffsetMs);
    await there.goto(other.url);
    await there.getByRole('button', { name: /^Restore a backup/ }).click();
    await there.getByLabel('The backup’s file').fill(join(folder, 'muster-nothing.db'));
    await there.getByRole('button', { name: 'Look at it' }).click();
    await expect(there.getByText('BackupNotThere')).toBeVisible();
    await expectSound(there);
    await there.getByLabel('The backup’s file').fill(folder);
    await there.keyboard.press('Enter');
    await there.getByRole('list', { name: 'Backups' }).getByRole('button').click();
    await expect(there.getByRole('list', { name: 'What it holds' })).toContainText(`, by the console`);
    await expect(there.getByText(join(folder, backup))).toBeVisible();
    await expectSound(there);
    await there.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(there.getByRole('heading', { name: 'What must everybody do?' })).toBeVisible({ timeout: 60_000 });
    await openSetup(there, 'Backups');
    await expect(there.getByText('A backup was put in the place of what was here.')).toBeVisible();
  } finally {
    await context.close();
    await other.stop();
  }
});
