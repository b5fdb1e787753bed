/**
 * People in a real window of a real host: what the front office states by hand, with who and why, holds where it matters
 * and outlives the next roster; duplicates are linked, never merged; class lists come out on paper; names stay in their script.
 */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page } from '@playwright/test';
import type { HostProcess } from './host-process.ts';
import { test } from './school-test.ts';
import { openRecord, sayWhy } from './shots-people.ts';
import { findStudent, goTo, openOwnSchool, startDrill } from './steps.ts';

const MUSTER = join(process.env['MUSTER_DIST'] ?? join(import.meta.dirname, '../../dist'), 'host/muster.js');
const LIST_HEADER = 'Student Number,CHILD_FIRST_NAME,CHILD_LAST_NAME,Grade,Homeroom,Teacher,Room,PARENT_1_NAME,PARENT_1_RELATIONSHIP,PARENT_1_PHONE';

test.use({ actionTimeout: 20_000 });

/** As the office does it every night, from the command line, while the window is open. */
async function importList(host: HostProcess, ...rows: readonly string[]): Promise<void> {
  const file = join(host.dataFolder, 'list.csv');
  await writeFile(file, [LIST_HEADER, ...rows, ''].join('\r\n'));
  const { stdout } = await promisify(execFile)(process.execPath, [MUSTER, 'import', file, '--data', host.dataFolder, '--json']);
  expect((JSON.parse(stdout) as { applied: boolean }).applied).toBe(true);
}

async function addStudent(page: Page, given: string, family: string): Promise<void> {
  await goTo(page, 'People');
  await page.getByRole('button', { name: 'Add a student by hand' }).click();
  await page.getByLabel('Given name', { exact: true }).fill(given);
  await page.getByLabel('Family name', { exact: true }).fill(family);
  await page.getByLabel('Why').fill('New today, papers come on Monday');
  await page.getByRole('button', { name: 'Add the student' }).click();
  await expect(page.locator('.record-head')).toContainText('Added by hand by Dana Okonkwo');
}

test('a list narrows as one types, and its counts are filters', async ({ page }) => {
  await goTo(page, 'People');
  const rows = page.locator('.people-list a.ledger-row');
  await page.getByPlaceholder('Name, room, phone…').fill('noah johnson');
  await expect(rows).toHaveCount(1);
  await page.getByPlaceholder('Name, room, phone…').fill('Munoz');
  await expect(rows.first()).toContainText('Muñoz');
  await page.getByPlaceholder('Name, room, phone…').fill('');
  const noContact = page.getByRole('tab', { name: /No contact on file$/ });
  const count = Number((await noContact.textContent())?.match(/\d+/)?.[0]);
  await noContact.click();
  expect(Number(await page.locator('.virtual-rows li').first().getAttribute('aria-setsize'))).toBe(count);
  await expect(rows.first()).toContainText('no contact on file');
  await page.reload();
  await page.getByRole('tab', { name: /Staff$/ }).click();
  await expect(page).toHaveURL(/people\/staff$/);
});

test('a record is amended with who and why, and taken back', async ({ page }) => {
  await openRecord(page, 'Students', 'Johnson, Noah');
  await page.getByRole('button', { name: 'Amend the record' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  await dialog.getByLabel('Bus home').fill('7');
  await dialog.getByLabel('Needs').fill('Wheelchair\nInhaler');
  await expect(dialog.getByText('Write why first.')).toBeVisible();
  await sayWhy(page, 'The mother phoned', 'Save 2 changes');
  const byHand = page.getByRole('region', { name: /^Changed by hand/ });
  await expect(byHand).toContainText('Dana Okonkwo');
  await expect(byHand).toContainText('The mother phoned');
  await expect(page.locator('.fact-list')).toContainText('Wheelchair, Inhaler');
  await byHand.getByRole('button', { name: 'Take back: Bus home' }).click();
  await expect(page.getByText('Stated in one go, and taken back with it: Needs.')).toBeVisible();
  await sayWhy(page, 'Wrong student', 'Take back');
  await expect(byHand).toBeHidden();
  await expect(page.locator('.fact-list')).not.toContainText('Wheelchair');
});

test('a new contact with the name of a restricted one is asked about before it is added', async ({ page }) => {
  await openRecord(page, 'Students', 'Johnson, Noah');
  await page.getByRole('button', { name: 'Add a contact' }).click();
  await page.getByRole('tab', { name: 'Somebody new' }).click();
  await page.getByLabel('Family name', { exact: true }).fill('johnson');
  await page.getByLabel('Why').fill('Form of today');
  const add = page.getByRole('button', { name: 'Add the contact' });
  await expect(add).toBeEnabled();
  await page.getByLabel('Given name', { exact: true }).fill('Marcus');
  await expect(page.getByRole('alert')).toContainText('A restricted contact has this name');
  await expect(add).toBeDisabled();
  await page.getByRole('checkbox', { name: /another person of that name/ }).check();
  await add.click();
  await expect(page.locator('.pair-row', { hasText: 'Johnson, Marcus' })).toHaveCount(2);
});

test('a restriction set by hand stops the adult at the pickup until somebody lifts it', async ({ page }) => {
  await openRecord(page, 'Students', 'Johnson, Noah');
  await page.getByRole('button', { name: 'Restrict Lisa Johnson' }).click();
  await expect(page.getByText('is refused at every pickup')).toBeVisible();
  await sayWhy(page, 'Court order of Oct 12', 'Set the restriction');
  const lisa = page.locator('.pair-row', { hasText: 'Johnson, Lisa' });
  await expect(lisa).toContainText('RESTRICTION: May not be picked up by this person');
  await expect(lisa).toContainText('Court order of Oct 12');
  await goTo(page, 'Now');
  await startDrill(page, 'EVACUATE', 'To the north field');
  await goTo(page, 'Reunification');
  await findStudent(page, 'Johnson, Noah');
  await page.getByRole('radio', { name: /Johnson, Lisa/ }).click();
  await page.getByRole('button', { name: 'Record it' }).click();
  await expect(page.getByRole('heading', { name: 'RESTRICTION: may not pick up' })).toBeVisible();
  await openRecord(page, 'Students', 'Johnson, Noah');
  await page.getByRole('button', { name: 'Lift the restriction on Lisa Johnson' }).click();
  await sayWhy(page, 'The order ended', 'Lift it');
  await expect(lisa).not.toContainText('RESTRICTION');
});

test('a new contact is added, who may then pick up; a substitute stands in for a day', async ({ page }) => {
  await openRecord(page, 'Students', 'Mitchell, Levi');
  await page.getByRole('button', { name: 'Add a contact' }).first().click();
  await page.getByRole('tab', { name: 'Somebody new' }).click();
  await page.getByLabel('Given name', { exact: true }).fill('Rosa');
  await page.getByLabel('Family name', { exact: true }).fill('Mitchell');
  await page.getByLabel('Phone').fill('555-0100');
  await page.getByLabel('Relation').fill('Aunt');
  await page.getByLabel('Why').fill('Form signed by the mother today');
  await page.getByRole('button', { name: 'Add the contact' }).click();
  await expect(page.locator('.pair-row', { hasText: 'Mitchell, Rosa' })).toContainText('Aunt');
  await goTo(page, 'People');
  await page.getByRole('tab', { name: /Classes$/ }).click();
  await page.locator('.people-list a.ledger-row').first().click();
  await page.getByRole('button', { name: 'Name a substitute' }).click();
  await page.getByLabel('Or somebody else, by name').fill('Sam Ortiz');
  await page.getByRole('button', { name: 'Teaches today' }).click();
  await expect(page.getByText(/^Today Sam Ortiz, for /)).toBeVisible();
});

test('class lists are printed a page a class, without needs and restrictions unless asked for', async ({ page }) => {
  await startDrill(page, 'EVACUATE', 'To the north field');
  await goTo(page, 'People');
  await page.getByRole('button', { name: 'Print class lists' }).click();
  await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeEnabled();
  const sheets = page.locator('.sheet');
  const count = await sheets.count();
  expect(count).toBeGreaterThan(10);
  await expect(page.getByText(/on none of these lists/)).toBeHidden();
  const text = await page.locator('.sheets').innerText();
  for (const secret of ['NEEDS', 'PICKUP', 'RESTRICTION', 'bus ']) expect(text).not.toContain(secret);
  for (const word of ['Reported by', 'Roster as of Wed, Oct 14, 2026 09:30, printed Wed, Oct 14, 2026', 'DRILL', 'Extra, with me', 'Elsewhere']) expect(text).toContain(word);
  const pdf = (await page.pdf({ format: 'Letter' })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(count);
  await page.emulateMedia({ media: 'print' });
  for (const frame of ['.band', '.rail', '.next-step', '.foot', '.print-options']) await expect(page.locator(frame)).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.getByText('Restrictions', { exact: true }).click();
  await page.getByText('Needs', { exact: true }).click();
  await expect(page.locator('.sheets')).toContainText('PICKUP: ASK THE OFFICE');
  await expect(page.locator('.sheets')).toContainText('NEEDS');
});

/** One name in each script, with the font that has to be there for it. */
const SCRIPTS: readonly (readonly [given: string, family: string, font: string])[] = [
  ['سامي', 'الحسيني', 'Arabic'],
  ['דוד', 'לוי', 'Hebrew'],
  ['अनिल', 'शर्मा', 'Devanagari'],
  ['สมชาย', 'ใจดี', 'Thai'],
  ['小明', '陈', 'SC'],
  ['민준', '김', 'KR'],
  ['ዮሐንስ', 'ተስፋዬ', 'Ethiopic'],
];

test.describe('at a school of its own', () => {
  test.use({ before: 'nothing' });

  test('who was added by hand outlives the roster that brings them, and is linked, never merged', async ({ host, page }) => {
    await openOwnSchool(page);
    await addStudent(page, 'Ana', 'Núñez');
    await importList(host, '1001,Ana,Núñez,7,7A,Eve Stone,204,Carla Núñez,Mother,555-0103', '1002,Gil,Berg,7,7A,Eve Stone,204,,,');
    await expect(page.getByRole('heading', { name: 'Is Ana Núñez on record twice?' })).toBeVisible();
    await page.getByRole('button', { name: 'Compare the two' }).click();
    await expect(page.getByRole('row', { name: /^Family name Núñez Núñez Same$/ })).toBeVisible();
    await expect(page.getByRole('row', { name: /^Student number/ })).toContainText('Blank');
    await page.getByRole('button', { name: 'The same person' }).click();
    await sayWhy(page, 'Asked the mother', 'Link the two records');
    await expect(page.getByRole('region', { name: /^Other records of the same person/ })).toContainText('Asked the mother');
    await expect(page.locator('.pair-row', { hasText: 'Núñez, Carla' })).toContainText('On the other record');
    await page.getByRole('link', { name: /Compare/ }).click();
    await page.getByRole('button', { name: 'Not the same after all' }).click();
    await sayWhy(page, 'Two cousins', 'Keep them apart');
    await expect(page.getByRole('region', { name: /^Other records/ })).toBeHidden();
    await goTo(page, 'People');
    await expect(page.getByRole('tab', { name: '3Students' })).toBeVisible();
  });

  test('where a newer roster says something else, both stand side by side until somebody chooses', async ({ host, page }) => {
    const row = (phone: string): string => `1001,Ana,Núñez,7,7A,Eve Stone,204,Carla Núñez,Mother,${phone}`;
    await openOwnSchool(page);
    await importList(host, row('555-0103'));
    await openRecord(page, 'Guardians', 'Carla');
    const phone = page.locator('.fact-list > div', { hasText: 'Phone' });
    await page.getByRole('button', { name: 'Amend the record' }).click();
    await page.getByRole('dialog').getByLabel('Phone').fill('555-0199');
    await sayWhy(page, 'She phoned', 'Save 1 change');
    await importList(host, row('555-0177'));
    await expect(page.getByRole('heading', { name: 'Choose what is true of Carla Núñez.' })).toBeVisible();
    await expect(page.locator('.amendment-sides')).toContainText('The roster says 555-0177');
    await page.getByRole('button', { name: 'Keep ours' }).click();
    await sayWhy(page, 'Asked her', 'Keep ours');
    await expect(page.getByRole('heading', { name: 'Is this still true of Carla Núñez?' })).toBeVisible();
    await expect(phone).toContainText('555-0199');
    await importList(host, row('555-0144'));
    await page.getByRole('button', { name: 'Take the roster’s' }).click();
    await sayWhy(page, 'The office has the newer form', 'Take the roster’s');
    await expect(phone).toContainText('555-0144');
  });

  test('names are drawn in their own script by fonts that come with Muster', async ({ page }) => {
    await openOwnSchool(page);
    const refused: string[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('.woff2') && !response.ok()) refused.push(response.url());
    });
    for (const [given, family, font] of SCRIPTS) {
      await addStudent(page, given, family);
      await expect.poll(() => page.evaluate(() => [...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.family))).toContainEqual(expect.stringContaining(`Noto Sans ${font} Variable`));
    }
    expect(refused).toEqual([]);
  });
});
