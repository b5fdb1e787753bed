/** Whose classes answer, from the bell schedule to the list: set by keyboard, chosen in a drill, found by name. */
import { expect } from '@playwright/test';
import { test } from './school-test.ts';
import { goTo, startDrill } from './steps.ts';

test('a bell schedule is set by keyboard alone, and the next drill begins in its period', async ({ host, page }) => {
  await page.goto(new URL('/#/setup/bell-schedule', host.url).href);
  await expect(page.getByRole('heading', { name: /Advisory, until 10:00/ })).toBeVisible();
  await page.getByRole('tab', { name: 'Regular' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name of this schedule')).toHaveValue('Wednesday');
  await page.getByLabel('Ends, Advisory').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('925');
  await page.getByLabel('Begins, Period 1').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('9:25');
  await expect(page.getByRole('heading', { name: /Period 1, until 10:39/ })).toBeVisible();
  await page.getByRole('button', { name: 'Save the bell schedule' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Saved', exact: true })).toBeVisible();

  await goTo(page, 'Now');
  await startDrill(page, 'EVACUATE', 'North field');
  await expect(page.getByText('The classes of Period 1 answer, by the bell schedule')).toBeVisible();
  await goTo(page, 'Accounting');
  await expect(page.getByLabel('Classes of')).toHaveValue('1');
});

test('whoever is in charge has another period answer; rooms, numbers and names lead to the class of that period', async ({ page }) => {
  await startDrill(page, 'EVACUATE', 'North field');
  await goTo(page, 'Accounting');
  await expect(page.getByRole('link', { name: /^Rm 101 Homeroom/ })).toBeVisible();
  await page.getByLabel('Classes of').selectOption({ label: 'Period 3' });
  await expect(page.getByText('chosen for this incident')).toBeVisible();
  await page.getByRole('tab', { name: 'By room' }).click();
  await expect(page.getByRole('link', { name: /^A1 Art and Music/ })).toBeVisible();
  await page.getByRole('link', { name: /unknown in A1$/ }).click();
  await expect(page.getByRole('tab', { name: /To answer$/ })).toHaveAttribute('aria-selected', 'true');
  await goTo(page, 'Accounting');
  await page.getByLabel('Find a student, staff member or class').fill('johnson noah');
  await page.getByRole('link', { name: /^Johnson, Noah/ }).click();
  await expect(page.locator('li[data-found] .roll-row')).toContainText('Johnson, Noah');
  await page.locator('li[data-found]').getByRole('radio', { name: 'Elsewhere' }).click();
  await page.getByRole('textbox', { name: 'Where', exact: true }).fill('Nurse’s office');
  await page.getByLabel('With whom').fill('Sam Ortiz');
  await page.getByRole('button', { name: 'Report elsewhere' }).click();
  await expect(page.locator('li[data-found]')).toContainText('Nurse’s office, with Sam Ortiz');
  await goTo(page, 'Accounting');
  await page.getByRole('tab', { name: /People not heard of$/ }).click();
  await expect(page.getByRole('heading', { name: /^Unknown: 1,\d+ people$/ })).toBeVisible();
});
