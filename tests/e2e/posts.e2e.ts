/** Posts in a drill: filled, ticked, handed over, printed, and read back afterwards; reunification starts, and the stations are wanted. */
import { expect } from '@playwright/test';
import { test } from './school-test.ts';
import { fillPost, openPost, sayHelper } from './shots-posts.ts';
import { goTo, startDrill } from './steps.ts';

test.beforeEach(async ({ page }) => {
  await startDrill(page, 'EVACUATE', 'North field');
});

test('a post is filled from the staff, its sheet ticked by keyboard, handed over and printed', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'Posts 0 of 6 filled' })).toBeVisible();
  await page.getByRole('button', { name: 'Fill Safety' }).click();
  await page.getByRole('dialog').getByLabel('Somebody of the staff').fill('andre scott');
  await page.locator('.person-search button.ledger-row', { hasText: 'Scott, Andre' }).click();
  await expect(page.getByRole('heading', { name: 'Posts 1 of 6 filled' })).toBeVisible();

  await openPost(page, 'Safety');
  await expect(page.getByRole('heading', { name: 'Get the briefing from the reunification director.' })).toBeVisible();
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Put on the vest or badge of this post.' })).toBeVisible();
  const walk = page.getByRole('checkbox', { name: /^Walk the site/ });
  await walk.focus();
  await page.keyboard.press('Space');
  await expect(walk).toBeChecked();
  await expect(walk).toContainText('Dana Okonkwo');
  await page.keyboard.press('Space');
  await expect(walk).not.toBeChecked();

  await page.getByRole('button', { name: 'Hand over from Andre Scott' }).click();
  await sayHelper(page, 'Pat Lee', '12');
  await expect(page.getByText('badge 12')).toBeVisible();
  await expect(page.getByText('Andre Scott')).toHaveCount(0);

  await page.evaluate(() => (window.print = () => document.body.setAttribute('data-printed', '')));
  await page.getByRole('button', { name: 'Print this sheet' }).click();
  const sheet = page.getByRole('region', { name: 'Job sheet: Safety' });
  await expect(sheet).toContainText('Pat Lee (badge 12)');
  await expect(sheet).toContainText('DRILL');
  await expect(sheet.getByRole('img', { name: 'done', exact: true })).toHaveCount(1);
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', '');
  await page.emulateMedia({ media: 'print' });
  await expect(sheet).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  await openPost(page, 'Safety');
  await page.getByRole('button', { name: 'Pat Lee leaves' }).click();
  await expect(page.getByRole('heading', { name: 'Nobody is at this post.' })).toBeVisible();
  await goTo(page, 'Now');
  await expect(page.getByText('Safety: handed over from Andre Scott to Pat Lee, badge 12')).toBeVisible();
});

test('reunification starts without a place, gets one, and its stations are wanted; the sheets stay under Records', async ({ page }) => {
  await fillPost(page, 'Safety', 'Pat Lee');
  await page.getByRole('button', { name: 'Start reunification' }).click();
  await page.getByRole('button', { name: 'Start, place not known yet' }).click();
  await expect(page.getByRole('heading', { name: 'Posts 1 of 12 filled' })).toBeVisible();
  await expect(page.getByText('Reunification: place not said yet')).toBeVisible();
  await goTo(page, 'Reunification');
  await page.getByRole('button', { name: 'Say where it is' }).click();
  await page.getByLabel('Where do families come to?').fill('Community Church');
  await page.getByRole('button', { name: 'Reunification is there' }).click();
  await expect(page.getByText('Check-in · at Community Church')).toBeVisible();
  await fillAccountant(page);

  await goTo(page, 'Records');
  await page.locator('a.record-row').first().click();
  await expect(page.getByText('Reunification is at Community Church')).toBeVisible();
  await page.getByRole('button', { name: 'Job sheets' }).click();
  await expect(page.getByRole('region', { name: 'Job sheet: Safety' })).toContainText('Pat Lee');
  await expect(page.getByRole('region', { name: 'Job sheet: Accountant' })).toContainText('Dana Okonkwo');
});

/** Whoever is signed in takes a station. */
async function fillAccountant(page: Parameters<typeof fillPost>[0]): Promise<void> {
  await goTo(page, 'Now');
  await page.getByRole('button', { name: 'Fill Accountant' }).click();
  await page.getByRole('button', { name: /^I do/ }).click();
  await expect(page.getByRole('heading', { name: 'Posts 2 of 12 filled' })).toBeVisible();
}
