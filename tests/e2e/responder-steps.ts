/** Naming people as responders under Setup, in the words that stand on screen. Used by the end-to-end tests and by the pictures. */
import { expect, type Page } from '@playwright/test';
import { openSetup } from './sign-in-steps.ts';

/** Where signing in is not set up yet the list of staff asks for that first; its address works all the same. */
export async function addStaffMembers(page: Page, names: readonly string[]): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/setup/add';
  });
  for (const name of names) {
    await page.getByLabel('Or somebody who is not on it').fill(name);
    await page.getByRole('button', { name: 'Take', exact: true }).click();
  }
  await page.getByRole('button', { name: /^Add \d+ (?:person|people)$/ }).click();
  await expect(page.getByRole('region', { name: 'Staff and roles' })).toContainText(names[0] ?? '');
}

interface Named {
  readonly name: string;
  readonly skill: string;
  readonly zone: string;
}

export async function nameResponders(page: Page, people: readonly Named[]): Promise<void> {
  await openSetup(page, 'Responders');
  await page.getByRole('tab', { name: /All who use Muster$/ }).click();
  for (const { name, skill, zone } of people) {
    await page.getByRole('button', { name: `Change ${name}` }).click();
    await page.getByRole('checkbox', { name: skill }).check();
    await page.getByRole('checkbox', { name: zone }).check();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('region', { name: 'Responders' })).toContainText(`${skill} · ${zone}`);
  }
}
