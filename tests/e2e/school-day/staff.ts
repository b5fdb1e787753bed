/** The five who work at the console on this day, and how each signs in and takes over from another. */
import { expect, type Page } from '@playwright/test';
import { chooseName, chooseSecret, openSetup, PASSPHRASE, signInWithPassphrase, typePin } from '../sign-in-steps.ts';
import { goTo } from '../steps.ts';

export interface Worker {
  readonly name: string;
  readonly role: string;
  readonly secret: string;
}

export const ADMINISTRATOR: Worker = { name: 'Dana Okonkwo', role: 'administrator', secret: PASSPHRASE };
export const PRINCIPAL: Worker = { name: 'Marta Ruiz', role: 'assistant principal', secret: 'candle orbit moss eleven' };
export const OFFICE: Worker = { name: 'Joan Park', role: 'front office', secret: '394615' };
export const SUPERVISOR: Worker = { name: 'Leo Grant', role: 'campus supervisor', secret: '582047' };
export const VOLUNTEER: Worker = { name: 'Tess Byrne', role: 'station volunteer', secret: '716293' };
const WITH_LETTERS = [PRINCIPAL, OFFICE, SUPERVISOR, VOLUNTEER];

const lettersOf = ({ name }: Worker): string => name.slice(name.indexOf(' ') + 1);
const isSignedIn = (page: Page, { name, role }: Worker): Promise<void> => expect(page.locator('.foot')).toContainText(`${name} · ${role}`);

/** By the administrator: a role for each, a letter for each, and each letter taken up. In the end the last of them is signed in. */
export async function giveRolesAndLetters(page: Page): Promise<void> {
  await goTo(page, 'Setup');
  await openSetup(page, 'Staff and roles');
  for (const { name, role } of WITH_LETTERS) {
    await page.getByRole('button', { name: 'Add staff' }).first().click();
    await page.getByLabel('Or somebody who is not on it').fill(name);
    await page.getByRole('button', { name: 'Take', exact: true }).click();
    await page.getByRole('combobox', { name: 'Role of all of them' }).click();
    await page.getByRole('option', { name: role, exact: true }).click();
    await page.getByRole('button', { name: 'Add 1 person' }).click();
    await expect(page.getByRole('button', { name: `Letter for ${name}` })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Letters for all of them' }).click();
  await page.getByRole('button', { name: 'Make the letters' }).click();
  const codes = new Map<string, string>();
  for (const { name } of WITH_LETTERS) codes.set(name, await page.getByRole('region', { name: `Letter for ${name}` }).locator('.code').innerText());
  for (const worker of WITH_LETTERS) {
    await openSignIn(page);
    await page.getByRole('button', { name: 'I have a letter' }).click();
    // The screen before it asks for a name too.
    await expect(page.getByRole('heading', { name: 'Choose your PIN.' })).toBeVisible();
    await chooseName(page, lettersOf(worker), worker.name);
    await page.getByLabel('Code on the letter').fill(codes.get(worker.name) ?? '');
    await chooseSecret(page, worker.secret);
    await page.getByRole('button', { name: 'Choose it and sign in' }).click();
    await isSignedIn(page, worker);
  }
}

async function openSignIn(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^You/ }).click();
  await page.getByRole('button', { name: 'Somebody else signs in' }).click();
}

export async function takeOver(page: Page, worker: Worker): Promise<void> {
  await openSignIn(page);
  await signIn(page, worker);
}

/** On the screen that asks who it is. */
export async function signIn(page: Page, worker: Worker): Promise<void> {
  if (/^\d+$/.test(worker.secret)) {
    await chooseName(page, lettersOf(worker), worker.name);
    await typePin(page, worker.secret);
  } else await signInWithPassphrase(page, lettersOf(worker), worker.name, worker.secret);
  await isSignedIn(page, worker);
}
