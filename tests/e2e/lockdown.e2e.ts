/** A lockdown at a real window: dark, rooms in two touches, 911 told, rooms released; one person alone needs a reason, and counting comes back. */
import { expect } from '@playwright/test';
import { test } from './school-test.ts';
import { goByFind } from './shots-find.ts';
import { lockdownStates, reportRoom } from './shots-lockdown.ts';
import { giveAllClear, hold } from './steps.ts';

test.beforeEach(async ({ page }) => {
  await page.getByRole('radio', { name: /^LOCKDOWN/ }).click();
  await hold(page, page.getByRole('button', { name: /LOCKDOWN, REAL/ }));
});

test('the wall, 911, the rooms released, and all clear by one person with a reason', async ({ page }) => {
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(page.getByText('Counting is deferred.')).toBeVisible();
  await lockdownStates(page, () => Promise.resolve());
  await hold(page, page.getByRole('button', { name: /All clear/ }));
  await expect(page.getByRole('dialog')).toContainText('Every room is released.');
  await page.getByRole('dialog').getByRole('button', { name: 'Propose it' }).click();
  await expect(page.getByRole('heading', { name: 'A second person confirms all clear.' })).toBeVisible();
  await giveAllClear(page, 'The police released the building; only one of us is here');
  await expect(page.getByRole('heading', { name: /^Posts/ })).toBeVisible();
  await expect(page.getByText(/^All clear against the school’s rule, by one person alone/)).toBeVisible();
});

test('a room that somebody else reported otherwise counts as the worse until one report takes the place of both', async ({ page }) => {
  await reportRoom(page, 'Library', 'Locked');
  await page.getByRole('button', { name: 'Library Locked' }).click();
  await page.getByRole('dialog').getByLabel('Who says so').fill('Coach Reyes');
  await page.getByRole('dialog').getByRole('button', { name: 'Needs help' }).click();
  await page.getByRole('button', { name: 'Library Help · differ' }).click();
  await page.getByRole('checkbox', { name: /in place of what others said/ }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Locked' }).click();
  await expect(page.getByRole('button', { name: 'Library Locked' })).toBeVisible();
});

test('Ctrl K leads to what is done in a lockdown, and reunification can start in it', async ({ page }) => {
  const dialog = page.getByRole('dialog');
  await goByFind(page, 'phoned', '911 was phoned');
  await expect(dialog.getByLabel('Operator, or what was said')).toBeVisible();
  await goByFind(page, 'release rooms', 'Release rooms');
  await expect(dialog.getByLabel('Opened by')).toBeVisible();
  await goByFind(page, 'start reunification', 'Start reunification');
  await dialog.getByLabel('Where do families come to?').fill('Community Church');
  await dialog.getByRole('button', { name: 'Start reunification' }).click();
  await expect(page.getByText('Check-in · at Community Church')).toBeVisible();
});
