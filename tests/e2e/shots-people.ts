/**
 * The states of People for `npm run shots`: lists, records, what is stated by hand, duplicates, class lists. On a school at
 * rest, and about students whom the other stories leave alone.
 */
import { expect, type Page } from '@playwright/test';
import { goTo } from './steps.ts';

type Picture = (name: string) => Promise<void>;

/** Fills and saves the dialog that asks why. */
export async function sayWhy(page: Page, why: string, action: string | RegExp): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why').fill(why);
  await dialog.getByRole('button', { name: action }).click();
  await expect(dialog).toBeHidden();
}

/** From the list of a kind: the record whose row has the words. */
export async function openRecord(page: Page, tab: 'Students' | 'Guardians' | 'Staff', words: string): Promise<void> {
  await goTo(page, 'People');
  await page.getByRole('tab', { name: new RegExp(`${tab}$`) }).click();
  await page.getByPlaceholder('Name, room, phone…').fill(words);
  await page.locator('.people-list a.ledger-row').first().click();
  await expect(page.locator('.record-head')).toBeVisible();
}

export async function peopleStates(page: Page, picture: Picture): Promise<void> {
  await goTo(page, 'People');
  await expect(page.locator('.ledger-row').first()).toBeVisible();
  await picture('09-people-students');
  await page.getByPlaceholder('Name, room, phone…').fill('jo');
  await page.getByRole('tab', { name: /Restriction$/ }).click();
  await picture('09-people-students-narrowed');
  await page.getByRole('tab', { name: /Guardians$/ }).click();
  await expect(page.locator('.ledger-row').first()).toBeVisible();
  await picture('10-people-guardians');
  await page.getByRole('tab', { name: /Staff$/ }).click();
  await expect(page.locator('.ledger-row').first()).toBeVisible();
  await picture('11-people-staff');
  await page.locator('.people-list a.ledger-row').first().click();
  await expect(page.locator('.record-head')).toBeVisible();
  await picture('11-staff-record');

  await goTo(page, 'People');
  await page.getByRole('tab', { name: /Classes$/ }).click();
  await expect(page.locator('.people-list a.ledger-row').first()).toBeVisible();
  await picture('11-people-classes');
  await page.locator('.people-list a.ledger-row').first().click();
  await page.getByRole('button', { name: 'Name a substitute' }).click();
  await page.getByLabel('Or somebody else, by name').fill('Sam Ortiz');
  await picture('11-class-substitute');
  await page.getByRole('button', { name: 'Teaches today' }).click();
  await expect(page.getByText('Today Sam Ortiz')).toBeVisible();
  await picture('11-class-record');

  await openRecord(page, 'Students', 'Johnson, Leah');
  await picture('16-student');
  await page.getByRole('button', { name: 'Amend the record' }).click();
  await page.getByLabel('Bus home').fill('7');
  await picture('16-student-amend');
  await sayWhy(page, 'The family moved', 'Save 1 change');
  await page.getByRole('button', { name: /^Amend what is on record of/ }).first().click();
  await picture('16-contact-amend');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Restrict / }).first().click();
  await picture('16-restriction');
  await sayWhy(page, 'Court order of Nov 12, copy in the office', 'Set the restriction');
  await page.getByRole('button', { name: /^Lift the restriction on/ }).first().click();
  await picture('16-restriction-lift');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Has left the school' }).click();
  await picture('16-has-left');
  await page.keyboard.press('Escape');
  await picture('16-student-changed');
  await page.locator('.pair-row .record-link').first().click();
  await expect(page.getByText('Contact of', { exact: false }).first()).toBeVisible();
  await picture('16-guardian');
  await page.goBack();
  await page.getByRole('button', { name: 'Add a contact' }).click();
  await page.getByLabel('Name of the adult').fill('ro');
  await expect(page.locator('.person-search button.ledger-row').first()).toBeVisible();
  await picture('16-contact-add');
  await page.getByRole('tab', { name: 'Somebody new' }).click();
  await picture('16-contact-add-new');

  await goTo(page, 'People');
  await page.getByRole('button', { name: 'Add a student by hand' }).click();
  await page.getByLabel('Given name', { exact: true }).fill('Malik');
  await page.getByLabel('Family name', { exact: true }).fill('Adams');
  await page.getByLabel('Why').fill('New today, papers come on Monday');
  await picture('17-student-add');
  await page.getByRole('button', { name: 'Add the student' }).click();
  await expect(page.getByRole('heading', { name: /on record twice/ })).toBeVisible();
  await picture('17-student-duplicate');
  await page.getByRole('button', { name: 'Compare the two' }).click();
  await expect(page.getByRole('heading', { name: 'Are these two records one person?' })).toBeVisible();
  await picture('17-compare');
  await page.getByRole('button', { name: 'The same person' }).click();
  await picture('17-compare-why');
  await sayWhy(page, 'Same mother, asked her by phone', 'Link the two records');
  await expect(page.getByText('Other records of the same person')).toBeVisible();
  await picture('17-student-linked');

  await goTo(page, 'People');
  await page.getByRole('button', { name: 'Print class lists' }).click();
  await expect(page.locator('.sheet').first()).toBeVisible();
  await picture('18-print');
}
