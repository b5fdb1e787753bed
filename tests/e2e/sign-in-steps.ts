/** What a person does to sign in, in the words that stand on screen. Used by the end-to-end tests and by the pictures. */
import { expect, type Page } from '@playwright/test';

export const PASSPHRASE = 'tiger lamp river nine';

export async function chooseSecret(page: Page, secret: string): Promise<void> {
  await page.getByLabel(/^New (?:PIN|passphrase)$/).fill(secret);
  await page.getByLabel(/^The (?:PIN|passphrase) again$/).fill(secret);
}

/** The first-run screen to the end of the recovery code. Returns the code. */
export async function foundSchool(page: Page, school: string, founder: string): Promise<string> {
  await page.getByLabel('Name of the school').fill(school);
  await page.getByLabel('Your name').fill(founder);
  await chooseSecret(page, PASSPHRASE);
  await page.getByRole('button', { name: 'Start this school' }).click();
  const code = await page.locator('.code-paper .code').innerText();
  await keepCode(page);
  return code;
}

export async function keepCode(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: /goes into the safe/ }).check();
  await page.getByRole('button', { name: 'Go on' }).click();
}

export async function chooseName(page: Page, letters: string, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(letters);
  await page.getByRole('button', { name, exact: true }).click();
}

export async function typePin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await page.getByRole('group', { name: 'PIN' }).getByRole('button', { name: digit, exact: true }).click();
}

export async function signInWithPassphrase(page: Page, letters: string, name: string, passphrase: string): Promise<void> {
  await chooseName(page, letters, name);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** `section`: as Setup names it. */
export async function openSetup(page: Page, section: string): Promise<void> {
  await page.getByRole('link', { name: /^Setup/ }).click();
  await page.getByRole('link', { name: new RegExp(`^${section}`) }).click();
}

export async function addTeacher(page: Page, name: string): Promise<void> {
  await openSetup(page, 'Staff and roles');
  await page.getByRole('button', { name: 'Add staff' }).first().click();
  await page.getByLabel('Or somebody who is not on it').fill(name);
  await page.getByRole('button', { name: 'Take', exact: true }).click();
  await page.getByRole('button', { name: 'Add 1 person' }).click();
  await expect(page.getByRole('heading', { name: '1 person cannot sign in yet.' })).toBeVisible();
}

/** Returns the code of the one letter. */
export async function makeLetter(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Letters for all of them' }).click();
  await page.getByRole('button', { name: 'Make the letter' }).click();
  return page.locator('.letter .code').innerText();
}
