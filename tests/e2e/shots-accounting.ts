/** Accounting by period, by room and by search, and the bell schedule, for `npm run shots`. They leave no report behind. */
import { expect, type Page } from '@playwright/test';
import { goTo } from './steps.ts';

type Picture = (name: string) => Promise<void>;

/** On a school at rest. */
export async function bellScheduleStates(page: Page, picture: Picture): Promise<void> {
  await page.goto(new URL('/#/setup/bell-schedule', page.url()).href);
  await expect(page.getByRole('heading', { name: /Advisory, until/ })).toBeVisible();
  await picture('19-bell-schedule');
  await page.getByRole('tab', { name: 'Regular' }).click();
  await page.getByLabel('Begins, Period 2').fill('8:5');
  await page.getByLabel('Period on the roster, Period 3').fill('3B');
  await picture('19-bell-schedule-wrong');
  await page.getByLabel('Begins, Period 2').fill('9:00');
  await page.getByRole('button', { name: 'Save the bell schedule' }).click();
  await expect(page.getByText('PeriodsOverlap')).toBeVisible();
  await picture('19-bell-schedule-refused');
}

/** In the drill that has just begun. */
export async function accountingStates(page: Page, picture: Picture): Promise<void> {
  await goTo(page, 'Accounting');
  await page.getByRole('tab', { name: 'By room' }).click();
  await page.getByLabel('Classes of').selectOption({ label: 'Period 3' });
  await expect(page.getByText('chosen for this incident')).toBeVisible();
  await picture('21-accounting-rooms-of-period');
  await page.getByLabel('Find a student, staff member or class').fill('johnson');
  await expect(page.getByRole('link', { name: /^Johnson, Noah/ })).toBeVisible();
  await picture('21-accounting-search');
  await page.getByRole('link', { name: /^Johnson, Noah/ }).click();
  await expect(page.locator('.roll-row', { hasText: 'Johnson, Noah' })).toBeVisible();
  await picture('21-accounting-found');
  await goTo(page, 'Accounting');
  await page.getByLabel('Classes of').selectOption({ label: 'Advisory' });
  // The classes of the other period stand there until the host has answered.
  await expect(page.getByRole('link', { name: /^Rm 101 Homeroom/ })).toBeVisible();
}
