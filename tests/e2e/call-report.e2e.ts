/** After a call, at the screens: the report shows what the log knows and what is missing; the caller adds their account; recovery comes up on Now until it is answered. */
import { expect, test } from '@playwright/test';
import { moveClock } from '../support/moved-clock.ts';
import { expectSound } from './audit.ts';
import { startHost, type HostProcess } from './host-process.ts';

const DAYS_LATER = new Date(2026, 9, 26, 9, 30);

let host: HostProcess;
test.beforeEach(async ({ page }) => {
  const before = await startHost(new URL('./calls-of-before.ts', import.meta.url));
  host = await before.restart('stopped', DAYS_LATER);
  await page.addInitScript(moveClock, host.clockOffsetMs);
  await page.goto(host.url);
});
test.afterEach(() => host.stop());

test('AF-7 AF-10 what is overdue stands on Now until it is answered; a fact is stated and an account given on the way', async ({ page }) => {
  await expect(page.getByText('56 recovery tasks overdue after 7 calls.')).toBeVisible();
  await page.getByRole('link', { name: 'Open the tasks' }).click();
  await expect(page.getByRole('heading', { name: /^56 tasks overdue/ })).toBeVisible();
  await page.getByRole('button', { name: 'Calls', exact: true }).click();
  await page.getByLabel(/room, kind or lesson/).fill('hallway');
  await page.getByRole('link', { name: /Fight/ }).click();
  await page.getByRole('button', { name: 'Your own account' }).first().click();
  await page.getByLabel('What happened, in your words').fill('Two students fought. Nobody was hurt.');
  await page.getByRole('button', { name: 'Record it' }).click();
  await expect(page.getByRole('region', { name: /own account/ })).toContainText('Nobody was hurt');
  await page.getByRole('button', { name: 'State: Was anybody injured?' }).click();
  await page.getByText('No', { exact: true }).click();
  await page.getByRole('button', { name: 'Record it' }).click();
  await expect(page.getByRole('button', { name: 'Amend: Was anybody injured?' })).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Answer all 8' }).click();
  await page.getByRole('button', { name: 'Record it' }).click();
  await expect(page.getByRole('heading', { name: 'Recovery 0' })).toBeVisible();
  await page.getByRole('link', { name: 'Now', exact: true }).click();
  await expect(page.getByText('48 recovery tasks overdue after 6 calls.')).toBeVisible();
  // A year of calls on paper, for others.
  await page.evaluate(() => {
    location.hash = '#/records/calls/numbers';
  });
  await page.getByRole('button', { name: 'A year' }).click();
  await page.getByRole('button', { name: 'Summary on paper' }).click();
  await expect(page.getByRole('heading', { name: 'Calls for help, Oct 27, 2025 to Oct 26, 2026' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'By kind' })).toContainText('Fightwithheld');
  await expectSound(page);
});
