/** The states of the import for `npm run shots`, on schools of their own: choosing, columns, changes, guard, refusal, done, two rosters. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { BROKEN_LIST, LIST, NEXT_LIST, SHORT_LIST, UNCLEAR_LIST } from './import-files.ts';
import { goTo } from './steps.ts';

type Picture = (name: string) => Promise<void>;

const GRAND_BEND = join(import.meta.dirname, '../../../shared/data/grand-bend');

export async function openImport(page: Page): Promise<void> {
  await goTo(page, 'People');
  await page.getByRole('button', { name: /^Import (your|a newer) roster$/ }).click();
  await expect(page.getByText('Or drop the files here')).toBeVisible();
}

export const chooseText = (page: Page, name: string, text: string): Promise<void> => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

export async function apply(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('heading', { name: 'The roster is in. Print the class lists.' })).toBeVisible({ timeout: 60_000 });
}

/** On a school without a roster. */
export async function importStates(page: Page, picture: Picture): Promise<void> {
  await openImport(page);
  await picture('12-import-choose');
  await chooseText(page, 'fall.csv', BROKEN_LIST);
  await expect(page.getByRole('heading', { name: 'These files cannot be imported.' })).toBeVisible();
  await picture('13-import-refused');
  await chooseText(page, 'fall.csv', UNCLEAR_LIST);
  await expect(page.getByRole('heading', { name: 'Are the columns right?' })).toBeVisible();
  await picture('14-import-columns');
  await page.getByRole('combobox', { name: 'Bay holds' }).click();
  await picture('14-import-columns-choosing');
  await page.getByRole('option', { name: 'Period', exact: true }).click();
  await picture('14-import-columns-corrected');
  await page.getByRole('button', { name: 'Read again with these' }).click();
  await expect(page.getByRole('button', { name: 'Apply' })).toBeVisible();
  await picture('14-import-first-roster');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await chooseText(page, 'fall.csv', LIST);
  await apply(page);
  await picture('14-import-done');
  await page.getByRole('button', { name: 'Import other files' }).click();
  await chooseText(page, 'november.csv', NEXT_LIST);
  await expect(page.getByRole('heading', { name: 'Look at the restrictions, then apply.' })).toBeVisible();
  await picture('14-import-changes');
  await goTo(page, 'People');
  await expect(page.getByText('waits for somebody to apply it')).toBeVisible();
  await picture('14-import-waits');
  await page.getByRole('button', { name: 'Look at it' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await chooseText(page, 'november.csv', SHORT_LIST);
  await expect(page.getByRole('heading', { name: 'Is this the right file?' })).toBeVisible();
  await picture('14-import-guard');
  await page.getByLabel('type how many').fill('19');
  await picture('14-import-guard-wrong');
  await page.getByRole('button', { name: 'Cancel' }).click();
  if (!existsSync(GRAND_BEND)) return;
  await page.locator('input[type=file]').setInputFiles([join(GRAND_BEND, 'grand-bend-oneroster-1.2.zip'), join(GRAND_BEND, 'student-contacts.csv')]);
  await expect(page.getByRole('heading', { name: 'Which school is this computer in?' })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('radio', { name: /High School/ }).click();
  await picture('14-import-school');
  await page.getByRole('button', { name: 'This one' }).click();
  await expect(page.getByRole('heading', { name: 'Is this the right file?' })).toBeVisible({ timeout: 60_000 });
  await picture('14-import-guard-many');
  await page.getByRole('button', { name: 'Cancel' }).click();
}

/** On a school with two active rosters. */
export async function rosterConflictStates(page: Page, picture: Picture): Promise<void> {
  await goTo(page, 'People');
  await expect(page.getByText('Two rosters are active:')).toBeVisible();
  await picture('19-two-rosters-people');
  await goTo(page, 'Conflicts');
  await expect(page.getByText('What changes where roster A is followed')).toBeVisible({ timeout: 30_000 });
  await picture('19-two-rosters');
  await page.getByRole('button', { name: /^Keep roster A/ }).click();
  await expect(page.getByRole('button', { name: 'Apply' })).toBeVisible({ timeout: 30_000 });
  await picture('19-two-rosters-keep');
}
