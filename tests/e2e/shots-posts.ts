/**
 * The states of posts for `npm run shots`: the column on Now, filling and handing over, a job sheet, the start of reunification, the sheets
 * to be printed; and, on a school of their own, what is late after half an hour.
 */
import { expect, type Page } from '@playwright/test';
import { goTo, startDrill } from './steps.ts';

type Picture = (name: string) => Promise<void>;

/** From Now: a helper takes an empty post. */
export async function fillPost(page: Page, title: string, name: string, badge = ''): Promise<void> {
  await page.getByRole('button', { name: `Fill ${title}`, exact: true }).click();
  await sayHelper(page, name, badge);
  await expect(page.getByRole('link', { name: new RegExp(`^${title} ${name}`) })).toBeVisible();
}

/** In the open dialog. */
export async function sayHelper(page: Page, name: string, badge = ''): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Or a helper, by name').fill(name);
  await dialog.getByLabel('Badge').fill(badge);
  await dialog.getByRole('button', { name: /^Takes/ }).click();
  await expect(dialog).toBeHidden();
}

export async function openPost(page: Page, title: string): Promise<void> {
  await goTo(page, 'Now');
  await page.getByRole('link', { name: new RegExp(`^${title} `) }).click();
  await expect(page.getByRole('region', { name: 'Job sheet' })).toBeVisible();
}

/** In a drill that has just begun. */
export async function postStates(page: Page, picture: Picture): Promise<void> {
  await goTo(page, 'Now');
  await page.getByRole('button', { name: 'Fill Reunification director' }).click();
  await page.getByRole('dialog').getByLabel('Somebody of the staff').fill('an');
  await expect(page.locator('.person-search button.ledger-row').first()).toBeVisible();
  await picture('36-post-fill');
  await page.getByRole('button', { name: /^I do/ }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await fillPost(page, 'Check-in director', 'Wolfeschlegelsteinhausenbergerdorff, Maximiliana');
  await fillPost(page, 'Safety', 'الحسيني, ليلى', '17');
  await openPost(page, 'Assembly director');
  await picture('37-post-empty');
  await openPost(page, 'Check-in director');
  for (const step of [/^Get the briefing/, /^Put on the vest/, /^Get cards/]) {
    await page.getByRole('checkbox', { name: step }).click();
    await expect(page.getByRole('checkbox', { name: step })).toContainText('Dana Okonkwo');
  }
  await page.waitForTimeout(1_800);
  await picture('37-post-sheet');
  await page.getByRole('button', { name: /^Hand over/ }).click();
  await picture('37-post-hand-over');
  await page.keyboard.press('Escape');
  await goTo(page, 'Now');
  await page.getByRole('button', { name: 'Start reunification' }).click();
  await page.getByLabel('Where do families come to?').fill('Larkmoor Community Church, west door');
  await picture('38-reunification-start');
  await page.getByRole('dialog').getByRole('button', { name: 'Start reunification' }).click();
  await expect(page.getByText('Larkmoor Community Church, west door').first()).toBeVisible();
  await fillPost(page, 'Greeter', 'Nguyễn, Thị Minh Châu', '3');
  await picture('38-now-posts');
  await page.getByRole('link', { name: 'Print the job sheets' }).click();
  await expect(page.getByRole('heading', { name: /^Print \d+ job sheets/ })).toBeVisible();
  await picture('39-job-sheets');
}

/** Half an hour after the start: to be called when the clock has been moved on. */
export async function latePostStates(page: Page, picture: Picture): Promise<void> {
  await expect(page.getByText(/steps late/).first()).toBeVisible();
  await picture('39-posts-late');
  await page.getByRole('link', { name: /^Safety / }).click();
  await expect(page.getByText(/^late by/).first()).toBeVisible();
  await picture('39-post-late');
}

/** What the half hour begins with. */
export async function beginPosts(page: Page): Promise<void> {
  await startDrill(page, 'EVACUATE', 'North field');
  await fillPost(page, 'Safety', 'Ben Whitehorse');
}
