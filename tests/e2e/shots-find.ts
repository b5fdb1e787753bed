/** The states of Ctrl K for `npm run shots`: nothing typed, people, a room, an action, nothing found; and in an incident. */
import { expect, type Page } from '@playwright/test';

type Picture = (name: string) => Promise<void>;

/** Opens it and types; an empty text only opens it. */
export async function typeInFind(page: Page, text: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Find' });
  if (!(await field.isVisible())) await page.keyboard.press('Control+k');
  await field.fill(text);
}

/** Types, waits for a row with the words, and goes there with Enter. */
export async function goByFind(page: Page, text: string, first: string | RegExp): Promise<void> {
  await typeInFind(page, text);
  await expect(page.getByRole('option').first()).toContainText(first);
  const field = page.getByRole('combobox', { name: 'Find' });
  // In the field: closed and opened again at once, what had the focus before may get it back for a moment.
  await field.press('Enter');
  await expect(field).toBeHidden();
}

export async function findStates(page: Page, picture: Picture): Promise<void> {
  await typeInFind(page, '');
  await expect(page.getByRole('option').first()).toBeVisible();
  await picture('15-find-empty');
  await typeInFind(page, 'jo');
  await expect(page.getByRole('option').first()).toContainText('Jo');
  await page.keyboard.press('ArrowDown');
  await picture('15-find-people');
  await typeInFind(page, '204');
  await expect(page.getByRole('option').first()).toContainText('Rm 204');
  await picture('15-find-room');
  await typeInFind(page, 'mark absnt');
  await expect(page.getByRole('option').first()).toContainText('Mark absent');
  await picture('15-find-action');
  await typeInFind(page, 'xyzzy');
  await expect(page.getByText('Nothing of that name here.')).toBeVisible();
  await picture('15-find-nothing');
  await page.keyboard.press('Escape');
}

export async function findInIncident(page: Page, picture: Picture): Promise<void> {
  await typeInFind(page, 'noah johnson');
  await expect(page.getByRole('option').first()).toContainText('Johnson, Noah');
  await picture('36-find-in-incident');
  await page.keyboard.press('Escape');
}
