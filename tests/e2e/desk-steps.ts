/** What a person does at the reunification desk, in the words that stand on screen: whoever comes, and whatever keeps them waiting. */
import { expect, type Locator, type Page } from '@playwright/test';
import { findStudent, goTo } from './steps.ts';

/** As it stands in lists and in sentences. */
interface Named {
  readonly listed: string;
  readonly spoken: string;
}

export const deskSlab = (page: Page): Locator => page.getByRole('region', { name: 'Next step' });

/** A name in a pattern. */
export const literally = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export async function openStudent(page: Page, student: Named): Promise<void> {
  await goTo(page, 'Reunification');
  await findStudent(page, student.listed);
}

export const chooseAdult = (page: Page, adult: Named): Promise<void> => page.getByRole('radio', { name: new RegExp(literally(adult.listed)) }).click();

/** Somebody who is on no record. */
export async function writeAdult(page: Page, name: string): Promise<void> {
  const somebodyElse = page.getByRole('radio', { name: /not on this list/ });
  if (!(await page.getByLabel('The name that the adult says').isVisible())) await somebodyElse.click();
  await page.getByLabel('The name that the adult says').fill(name);
}

export interface Shown {
  readonly document: 'Driver license' | 'No ID';
  readonly photo: 'Yes' | 'No' | null;
  /** As the document says it; empty: nobody typed it. */
  readonly family: string;
}
export const GOOD_ID: Shown = { document: 'Driver license', photo: 'Yes', family: '' };

export async function showId(page: Page, { document, photo, family }: Shown): Promise<void> {
  await page.getByRole('radio', { name: document, exact: true }).click();
  if (photo !== null) await page.getByRole('radiogroup', { name: 'Does the photo match the face?' }).getByRole('radio', { name: photo, exact: true }).click();
  if (family !== '') await page.getByLabel('Family name on the ID').fill(family);
}

export const alsoFor = (page: Page, student: Named): Promise<void> => page.getByRole('checkbox', { name: new RegExp(literally(student.listed)) }).check();

/** Whether it lets them in is the host's answer. */
export const pressCheckIn = (page: Page): Promise<void> => deskSlab(page).getByRole('button', { name: /^(Check in|Record it)$/ }).click();

/** After a refusal that asks the adult to step aside. */
export async function toAside(page: Page, adult: string): Promise<void> {
  await deskSlab(page).getByRole('button', { name: 'What is next' }).click();
  await expect(page.getByRole('heading', { name: adult, exact: true })).toBeVisible();
}

/** From the list of those who wait, whatever is next for them. */
export async function openWaiting(page: Page, adult: string, student: Named): Promise<void> {
  await goTo(page, 'Reunification');
  await page.getByRole('link', { name: new RegExp(`^${literally(adult)} for ${literally(student.listed)}`) }).click();
}

/** The same, for whoever was asked to step aside. */
export async function openAside(page: Page, adult: string, student: Named): Promise<void> {
  await openWaiting(page, adult, student);
  await expect(page.getByRole('heading', { name: adult, exact: true })).toBeVisible();
}

export async function sayWhyAtDesk(page: Page, reason: string, action: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why').fill(reason);
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Returns the number that was called, which is on the record or else `number`. */
export async function recordCall(page: Page, contact: Named, number: string, said: string): Promise<string> {
  await deskSlab(page).getByRole('button', { name: 'Record a call' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: new RegExp(literally(contact.listed)) }).click();
  const phone = dialog.getByLabel('Number called');
  if ((await phone.inputValue()) === '') await phone.fill(number);
  const called = await phone.inputValue();
  await dialog.getByLabel('What was said').fill(said);
  await dialog.getByRole('radio', { name: 'Yes', exact: true }).click();
  await dialog.getByRole('button', { name: 'Record the call' }).click();
  await expect(dialog).toBeHidden();
  return called;
}

export async function takeAside(page: Page, colleague: string, place: string): Promise<void> {
  await page.getByRole('button', { name: /^Take aside/ }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Which colleague goes with the adult?').fill(colleague);
  await dialog.getByLabel('Where to').fill(place);
  await dialog.getByRole('button', { name: 'Goes with them' }).click();
  await expect(dialog).toBeHidden();
}

export async function checkInFromAside(page: Page): Promise<void> {
  await deskSlab(page).getByRole('button', { name: 'Check in' }).click();
  await expect(page.getByRole('button', { name: /^Yes/ })).toBeVisible();
}

/** From the list of those who are checked in. */
export async function openHandOff(page: Page, student: Named): Promise<void> {
  await goTo(page, 'Reunification');
  await page.locator('a.ledger-row[href*="hand-off"]', { hasText: student.listed }).click();
}

export async function answerComfort(page: Page, answer: 'Yes' | 'No, or not sure'): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${answer}`) }).click();
}

export async function handOver(page: Page, student: Named, adult: string): Promise<void> {
  await answerComfort(page, 'Yes');
  await page.getByRole('button', { name: 'Hand over', exact: true }).click();
  await expect(deskSlab(page)).toContainText(`${student.spoken} left with ${adult}.`);
}
