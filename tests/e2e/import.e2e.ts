/**
 * The import in a real window of a real host: a secretary's class list from its columns to the printed lists, a file that
 * is refused, the guard, a district's file, a reload in the middle, and two rosters at once.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { BROKEN_LIST, LIST, NEXT_LIST, SHORT_LIST, STUDENT_COUNT, UNCLEAR_LIST } from './import-files.ts';
import { test } from './school-test.ts';
import { apply, chooseText, openImport } from './shots-import.ts';
import { findStudent, goTo, openOwnSchool, startDrill } from './steps.ts';

const DATA = join(import.meta.dirname, '../../../shared/data');
const GRAND_BEND = join(DATA, 'grand-bend');
const SCHOOL_LISTS = join(DATA, 'school-lists');

test.use({ actionTimeout: 20_000 });

test.use({ before: 'nothing' });

const sentence = (page: Page, words: string | RegExp) => page.getByRole('heading', { name: words });
const studentsTab = (page: Page, count: number) => page.getByRole('tab', { name: new RegExp(`^${count}\\s*Students$`) });
const reading = { timeout: 60_000 };

test('a class list: doubtful columns are asked about, corrected and remembered; done leads to the class lists', async ({ page }) => {
  await openOwnSchool(page);
  await openImport(page);
  await chooseText(page, 'fall.csv', UNCLEAR_LIST);
  await expect(sentence(page, 'Are the columns right?')).toBeVisible(reading);
  await expect(page.locator('.import-column', { hasText: 'Parent 1' }).first()).toContainText('Check this');
  await expect(page.getByRole('combobox', { name: 'Bay holds' })).toHaveValue('Not used');
  await expect(page.locator('.import-column', { hasText: 'First Name' })).toContainText('Ana');

  // One field, one column: the second takes it from the first.
  await page.getByRole('combobox', { name: 'Bay holds' }).click();
  await page.getByRole('option', { name: 'Room (now Room)' }).click();
  await expect(page.getByRole('combobox', { name: 'Room holds', exact: true })).toHaveValue('Not used');
  await page.getByRole('button', { name: 'Undo my corrections' }).click();
  await expect(page.getByRole('combobox', { name: 'Room holds', exact: true })).toHaveValue('Room');

  await page.getByRole('combobox', { name: 'First Name holds' }).click();
  await page.getByRole('option', { name: 'Not used' }).click();
  await page.getByRole('combobox', { name: 'Last Name holds' }).click();
  await page.getByRole('option', { name: 'Not used' }).click();
  await expect(page.getByText('Say first which column has the name of the student.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Read again with these' })).toBeDisabled();
  await page.getByRole('button', { name: 'Undo my corrections' }).click();

  await page.getByRole('combobox', { name: 'Bay holds' }).click();
  await page.getByRole('option', { name: 'Bus home', exact: true }).click();
  await page.getByRole('button', { name: 'Read again with these' }).click();
  await expect(page.getByText('As you said')).toBeVisible(reading);
  await expect(page.getByRole('tab', { name: /Added$/ })).toBeVisible();
  await apply(page);
  await expect(page.getByRole('region', { name: 'The school now has' })).toContainText(`${STUDENT_COUNT}students`);
  await page.getByRole('button', { name: 'Print class lists' }).click();
  await expect(page.locator('.sheet').first()).toBeVisible();

  await openImport(page);
  await chooseText(page, 'winter.csv', UNCLEAR_LIST);
  await expect(page.getByText('Columns as last time')).toBeVisible(reading);
  await expect(page.getByText('Nobody changes.', { exact: true })).toBeVisible();
});

test('what changes is said by person; it waits through a reload and an alarm, and cancelling leaves no trace', async ({ page }) => {
  await openOwnSchool(page);
  await openImport(page);
  await chooseText(page, 'fall.csv', LIST);
  await apply(page);
  await page.getByRole('button', { name: 'Back to People' }).click();
  await expect(studentsTab(page, STUDENT_COUNT)).toBeVisible();

  await openImport(page);
  await chooseText(page, 'november.csv', NEXT_LIST);
  await expect(sentence(page, 'Look at the restrictions, then apply.')).toBeVisible(reading);
  await expect(page.getByText('RESTRICTION added: Castro, Omar')).toBeVisible();
  await page.getByRole('tab', { name: /Changed$/ }).click();
  await expect(page.locator('.import-change', { hasText: 'Brandt, Ana' })).toContainText('moved from Homeroom 103 to Homeroom 104');
  await page.getByRole('tab', { name: /Leaving$/ }).click();
  await expect(page.locator('.import-change', { hasText: 'Abara, Dara' }).first()).toContainText('Leaves');

  await page.reload();
  await expect(page.getByText('RESTRICTION added: Castro, Omar')).toBeVisible();
  await goTo(page, 'Now');
  await startDrill(page, 'HOLD', '');
  await goTo(page, 'People');
  await expect(page.getByText('waits for somebody to apply it')).toBeVisible();
  await page.getByRole('button', { name: 'Look at it' }).click();

  // The window that was reloaded has not got the files any more, and says so.
  await page.getByRole('button', { name: 'Check the columns' }).click();
  await page.getByRole('combobox', { name: 'Locker holds' }).click();
  await page.getByRole('option', { name: 'Period', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Choose the files again' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo my corrections' }).click();
  await page.getByRole('button', { name: 'Yes, show what changes' }).click();

  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Or drop the files here')).toBeVisible();
  await goTo(page, 'People');
  await expect(studentsTab(page, STUDENT_COUNT)).toBeVisible();
  await expect(page.getByText('waits for somebody to apply it')).toBeHidden();
});

test('many would leave: Apply waits for the number, typed', async ({ page }) => {
  await openOwnSchool(page);
  await openImport(page);
  await chooseText(page, 'fall.csv', LIST);
  await apply(page);
  await page.getByRole('button', { name: 'Import other files' }).click();
  await chooseText(page, 'part.csv', SHORT_LIST);
  await expect(sentence(page, '20 of 60 students would leave')).toBeVisible(reading);
  const applies = page.getByRole('button', { name: 'Apply' });
  await expect(applies).toBeDisabled();
  await expect(page.locator('.import-change').first()).toContainText('Leaves');
  await page.getByLabel('type how many').fill('60');
  await expect(page.getByText('It is not 60.')).toBeVisible();
  await expect(applies).toBeDisabled();
  await page.getByLabel('type how many').fill('20');
  await apply(page);
  // Whoever comes later finds where to begin, and that this is done.
  await page.reload();
  await expect(page.getByText('The last import is done: part.csv, 40 students.')).toBeVisible();
  await expect(page.getByText('Or drop the files here')).toBeVisible();
  await goTo(page, 'People');
  await expect(studentsTab(page, 40)).toBeVisible();
});

test('a refused file says what is wrong and where, and the list can be passed on', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openOwnSchool(page);
  await openImport(page);
  await chooseText(page, 'fall.csv', BROKEN_LIST);
  await expect(sentence(page, 'These files cannot be imported.')).toBeVisible(reading);
  await expect(page.getByText('fall.csv · row 5', { exact: true })).toBeVisible();
  await expect(page.getByText('fall.csv · row 7', { exact: true })).toBeVisible();
  await expect(page.getByText('Fill in the name, or take the row out.', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Copy the list' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('fall.csv · row 7: The row says something about a student');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.only-on-paper')).toContainText('fall.csv · row 7');
  await expect(page.locator('#root')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.reload();
  await expect(page.getByText('fall.csv · row 5', { exact: true })).toBeVisible();
  await page.locator('input[type=file]').setInputFiles({ name: 'roster.zip', mimeType: 'application/zip', buffer: Buffer.from('not a zip') });
  await expect(page.getByText('roster.zip', { exact: true }).first()).toBeVisible(reading);
  await expect(sentence(page, 'These files cannot be imported.')).toBeVisible();
});

test('files that come slowly can be cancelled, and leave nothing', async ({ page, context }) => {
  await openOwnSchool(page);
  await openImport(page);
  const network = await context.newCDPSession(page);
  await network.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 100_000 });
  await page.locator('input[type=file]').setInputFiles({ name: 'large.csv', mimeType: 'text/csv', buffer: Buffer.alloc(2_000_000, `${LIST}\n`) });
  await expect(page.getByText('Taking in the files')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Or drop the files here')).toBeVisible();
  await network.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  await chooseText(page, 'fall.csv', LIST);
  await expect(page.getByRole('button', { name: 'Apply' })).toBeVisible(reading);
});

test('by keyboard alone, from the preview to Apply', async ({ page }) => {
  await openOwnSchool(page);
  await openImport(page);
  await chooseText(page, 'fall.csv', LIST);
  const applies = page.getByRole('button', { name: 'Apply' });
  await expect(applies).toBeVisible(reading);
  for (let tabs = 0; tabs < 40 && !(await applies.evaluate((one) => one === document.activeElement)); tabs += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(sentence(page, 'The roster is in. Print the class lists.')).toBeVisible(reading);
});

test('a real district: which school, then its people; the school is remembered', async ({ page }) => {
  test.skip(!existsSync(GRAND_BEND), `${GRAND_BEND} is not on this machine`);
  await openOwnSchool(page);
  await openImport(page);
  const choose = (): Promise<void> => page.locator('input[type=file]').setInputFiles([join(GRAND_BEND, 'grand-bend-oneroster-1.2.zip'), join(GRAND_BEND, 'student-contacts.csv')]);
  await choose();
  await expect(sentence(page, 'Which school is this computer in?')).toBeVisible(reading);
  await page.getByRole('radio', { name: /Grand Bend High School/ }).click();
  await page.getByRole('button', { name: 'This one' }).click();
  await expect(page.getByText('RESTRICTION', { exact: false }).first()).toBeVisible(reading);
  await apply(page);
  await page.getByRole('button', { name: 'Import other files' }).click();
  await choose();
  await expect(page.getByText('as last time')).toBeVisible(reading);
  await expect(page.getByText('Nobody changes.', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Another school' }).click();
  await page.getByRole('radio', { name: /All of them/ }).click();
  await page.getByRole('button', { name: 'This one' }).click();
  await expect(page.getByText('All schools of the file')).toBeVisible(reading);
  await apply(page);
  await page.getByRole('button', { name: 'Back to People' }).click();
  await expect(studentsTab(page, 960)).toBeVisible();
});

test('lists as schools have them: each is previewed or refused in words', async ({ page }) => {
  test.skip(!existsSync(SCHOOL_LISTS), `${SCHOOL_LISTS} is not on this machine`);
  await openOwnSchool(page);
  await openImport(page);
  const choose = (name: string): Promise<void> => page.locator('input[type=file]').setInputFiles(join(SCHOOL_LISTS, name));
  await choose('malformed.csv');
  await expect(sentence(page, 'These files cannot be imported.')).toBeVisible(reading);
  await expect(page.getByText('malformed.csv · row 3', { exact: true })).toBeVisible();
  for (const [name, students] of [['valid.csv', 4], ['valid_with_bom.csv', 1]] as const) {
    await choose(name);
    const sure = page.getByRole('button', { name: 'Yes, show what changes' });
    await expect(sentence(page, /^Are the columns right\?$|, then apply\.$/)).toBeVisible(reading);
    if (await sure.isVisible()) await sure.click();
    await expect(page.getByRole('region', { name: 'The roster would have' })).toContainText(new RegExp(`^The roster would have${students}students?`));
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('Or drop the files here')).toBeVisible();
  }
});

test.describe('with two rosters', () => {
  test.use({ before: new URL('./rosters-apart.ts', import.meta.url) });
  test('two rosters at once: a red card with both sides, restrictions of both, and one is kept through the preview', async ({ page }) => {
    await goTo(page, 'Conflicts');
    await expect(page.getByText('people of both are on the lists, and the restrictions of both apply')).toBeVisible();
    await expect(page.getByText('What changes where roster A is followed')).toBeVisible(reading);
    await expect(page.locator('.conflict-sides')).toContainText('only here');
    await goTo(page, 'People');
    await page.getByRole('button', { name: 'Settle it' }).click();
    // Roster A has the restriction that roster B does not know.
    const [keepA, keepB] = [page.getByRole('button', { name: /^Keep roster A/ }), page.getByRole('button', { name: /^Keep roster B/ })];
    const aHasIt = (await page.getByRole('row', { name: /^Restrictions/ }).getByRole('cell').first().innerText()).includes('only here');
    await (aHasIt ? keepB : keepA).click();
    await expect(page.locator('.import-main').getByText('RESTRICTION gone: Brandt, Omar')).toBeVisible(reading);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(sentence(page, 'Which roster is right?')).toBeVisible();
    await (aHasIt ? keepA : keepB).click();
    await apply(page);
    await goTo(page, 'Conflicts');
    await expect(sentence(page, 'Nothing is in conflict.')).toBeVisible();
    await goTo(page, 'Now');
    await startDrill(page, 'EVACUATE', 'North field');
    await goTo(page, 'Reunification');
    await findStudent(page, 'Brandt, Ana');
    await expect(page.getByText('Brandt, Omar')).toBeVisible();
    await expect(page.getByText(/RESTRICTION/).first()).toBeVisible();
  });
});
