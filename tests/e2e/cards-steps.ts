/** Cards as people at the tables use them: printed, scanned, signed for. Used by the end-to-end test and by the pictures. */
import { expect, type Page } from '@playwright/test';
import { typeAsScanner } from './scanner.ts';

/** From Reunification. */
export async function openCards(page: Page, row: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: /^Reunification/ }).click();
  await page.getByRole('button', { name: 'Cards', exact: true }).click();
  await page.getByRole('link', { name: new RegExp(`^${row}`) }).click();
}

/** A scanner types the code of the half and presses Enter, once the field is ready that always is. */
export async function scan(page: Page, card: string, half: 'A' | 'B'): Promise<void> {
  await expect(page.locator('input:focus')).toBeVisible();
  await typeAsScanner(page, `M1:${card}:${half}\n`);
}

/** Blank cards of the incident; their numbers, in order. */
export async function printBlanks(page: Page, many: number): Promise<readonly string[]> {
  await page.getByText('Blank cards', { exact: true }).click();
  await page.getByLabel('How many').fill(String(many));
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  await expect(page.getByRole('article')).toHaveCount(many);
  return page.getByRole('article').evaluateAll((all) => all.map((one) => (one.getAttribute('aria-label') ?? '').replace('Card ', '')));
}

/** For one student, by the address that greeter and check-in lead to; its number. */
export async function printCardOf(page: Page, listedName: string): Promise<string> {
  await expect(page.getByRole('heading', { name: 'Print 1 card.' })).toBeVisible();
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  const card = page.getByRole('article');
  await expect(card).toContainText(listedName);
  return ((await card.getAttribute('aria-label')) ?? '').replace('Card ', '');
}
