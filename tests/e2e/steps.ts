/** What a person does on the thin path, in the words that stand on screen. Used by the end-to-end tests and by the pictures. */
import { expect, type Locator, type Page } from '@playwright/test';
import { foundSchool } from './sign-in-steps.ts';

export async function openSampleSchool(page: Page, founder: string): Promise<void> {
  await page.getByRole('button', { name: 'Try the sample school' }).click();
  await page.getByLabel('Your name').fill(founder);
  await page.getByRole('button', { name: 'Open the sample school' }).click();
  await expect(page.getByRole('heading', { name: 'What must everybody do?' })).toBeVisible({ timeout: 30_000 });
}

/** Without a roster. */
export async function openOwnSchool(page: Page): Promise<void> {
  await foundSchool(page, 'Grand Bend', 'Dana Okonkwo');
  await expect(page.getByRole('button', { name: 'Import your roster' })).toBeVisible();
}

export async function startDrill(page: Page, directive: string, detail: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${directive}`) }).click();
  if (detail !== '') await page.locator('#detail').fill(detail);
  await page.getByRole('button', { name: `${directive}, DRILL` }).click();
  await expect(page.getByRole('heading', { name: directive, level: 1 })).toBeVisible();
}

/** Presses and holds for the second that it takes. */
export async function hold(page: Page, button: Locator): Promise<void> {
  await button.hover();
  await page.mouse.down();
  await page.waitForTimeout(1_300);
  await page.mouse.up();
}

/** The row of a person in a list of four touches. */
export const rowOf = (page: Page, listedName: string): Locator => page.locator('.roll-row', { hasText: listedName });

export async function touch(page: Page, listedName: string, status: string): Promise<void> {
  const mark = rowOf(page, listedName).getByRole('radio', { name: status, exact: true });
  await mark.click();
  await expect(mark).toBeChecked();
}

export async function goTo(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: new RegExp(`^${screen}`) }).click();
}

/** From the list of classes: everybody of one class is here. */
export async function markWholeClass(page: Page, room: string): Promise<void> {
  await goTo(page, 'Accounting');
  await page.locator('a.class-row', { hasText: room }).click();
  // Not the button of one who is absent, “Yerin Jung is here”.
  await page.getByRole('button', { name: /^(All \d+ are|The other \d+ are|The other one is|This one is) here$/ }).click();
  await expect(page.getByRole('heading', { name: 'This class has reported.' })).toBeVisible();
}

/** On the reunification screen: two letters of the name, then the student. */
export async function findStudent(page: Page, listedName: string): Promise<void> {
  const [family = '', given = ''] = listedName.split(', ');
  await page.getByLabel('Name of the student').fill(`${given} ${family}`);
  await page.locator('.person-search button.ledger-row', { hasText: listedName }).first().click();
  await expect(page.getByRole('heading', { name: new RegExp(listedName) })).toBeVisible();
}

export async function checkIn(page: Page, student: string, adult: string): Promise<void> {
  await findStudent(page, student);
  await page.getByRole('radio', { name: new RegExp(adult) }).click();
  await page.getByRole('radio', { name: 'Driver license' }).click();
  await page.getByRole('radio', { name: 'Yes' }).click();
  await page.getByRole('button', { name: 'Check in', exact: true }).click();
  await expect(page.getByRole('heading', { name: /may pick up/ })).toBeVisible();
}

/** With people open, so that it asks for a reason. */
export async function giveAllClear(page: Page, reason: string): Promise<void> {
  await hold(page, page.getByRole('button', { name: /All clear/ }));
  await page.getByRole('dialog').getByRole('textbox').fill(reason);
  await page.getByRole('button', { name: 'Give all clear' }).click();
  // The band's; the dialog that asked has a heading of like words, and may still be going.
  await expect(page.getByRole('heading', { name: 'ALL CLEAR', level: 1 })).toBeVisible();
}

export async function answerForEverybody(page: Page, reason: string): Promise<void> {
  // Somebody is missing in every story told here; their rows come first.
  const open = page.getByRole('checkbox', { checked: false });
  await expect(open.first()).toBeVisible();
  while ((await open.count()) > 0) await open.first().check();
  await page.getByLabel('Reason').fill(reason);
  await page.getByRole('button', { name: /^I answer for/ }).click();
  await expect(page.getByRole('button', { name: 'Answer by name' })).toBeHidden({ timeout: 30_000 });
}

/** Where somebody still waits aside, or a student stays after a no: the close leads to the hard count, and asks for a signature first. */
export async function closeWithSignature(page: Page, what: 'drill' | 'incident', words: string): Promise<void> {
  const close = page.getByRole('button', { name: `Close the ${what}` }).first();
  // Once the answers for everybody are counted.
  await expect(close).toBeVisible({ timeout: 60_000 });
  await close.click();
  await signForAll(page, words);
  await page.getByRole('button', { name: `Close the ${what}` }).click();
}

/** At the hard count: one signature for all that is open. */
export async function signForAll(page: Page, words: string): Promise<void> {
  const matters = page.locator('.closing-matter input[type="checkbox"]');
  await expect(matters.first()).toBeVisible();
  for (const open of await matters.all()) await open.check();
  await page.getByRole('button', { name: /^Sign for \d+ matter/ }).click();
  await page.getByRole('dialog').getByRole('textbox').fill(words);
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
}
