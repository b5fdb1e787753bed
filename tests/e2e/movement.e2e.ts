/** A bus, from its list to the recount at the site, as people at two ends of the way enter it; and the gap, by name, settled. */
import { expect } from '@playwright/test';
import { test } from './school-test.ts';
import { goTo, startDrill } from './steps.ts';

test('whoever usually rides is on the bus in one press but one; one does not arrive, stands as a gap by name, and is settled', async ({ page }) => {
  await startDrill(page, 'EVACUATE', 'North field');
  await goTo(page, 'Accounting');
  await page.getByRole('tab', { name: 'Buses', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Add the first bus, then put names on its list.' })).toBeVisible();
  await page.getByRole('button', { name: /^Bus 3, / }).click();
  await page.getByRole('link', { name: /Bus 3/ }).click();
  await page.getByRole('button', { name: /^Not on it: / }).first().click();
  await page.getByRole('button', { name: /^The other \d+ are on it$/ }).click();
  const list = page.getByRole('region', { name: 'List of bus 3', exact: true }).last();
  const lost = (await list.locator('.roll-row .name').first().textContent()) ?? '';
  await page.getByRole('button', { name: 'It has left' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'It has left' }).click();
  await expect(page.getByText('On its way')).toBeVisible();
  await page.getByRole('button', { name: 'It has arrived' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'It has arrived' }).click();
  await page.getByRole('tab', { name: 'Buses', exact: true }).click();
  await page.getByRole('button', { name: 'Tick who is there' }).click();

  await page.getByText('By phone', { exact: true }).click();
  await page.getByLabel('Who calls in').fill('Lee Park');
  await page.getByRole('region', { name: 'Still to come' }).last().locator('.roll-row', { hasText: lost }).getByRole('button', { name: /^Not here: / }).click();
  await page.getByRole('button', { name: /^The other \d+ are here$/ }).click();
  await page.getByRole('button', { name: 'Report this one missing' }).click();
  await page.getByRole('tab', { name: 'School, bus, site', exact: true }).click();
  await expect(page.getByRole('button', { name: /In two places, or reported in two ways/ })).toBeVisible();
  await expect(page.getByRole('region', { name: /In two places/ }).last()).toContainText(lost);
  await page.getByRole('button', { name: 'Settle it', exact: true }).click();

  await expect(page.getByText('On bus 3').first()).toBeVisible();
  await page.getByRole('radio', { name: 'Not known: treat as missing' }).click();
  await page.getByLabel('How do you know?').fill('The driver says that nobody was left on the bus');
  await page.getByRole('button', { name: 'Settle it' }).click();
  await expect(page.getByText('Nothing is in conflict.')).toBeVisible();
  await goTo(page, 'Accounting');
  await page.getByRole('tab', { name: 'School, bus, site', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^Where is / })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Missing' }).last()).toContainText(new RegExp(`${lost}.*settled it`));
});
