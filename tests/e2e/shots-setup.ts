/** Setup and its sections, for `npm run shots`: on the sample school, which is left as it was, and on a school of its own that has nothing yet. */
import { expect, type Page } from '@playwright/test';
import { openSetup } from './sign-in-steps.ts';
import { goTo } from './steps.ts';

type Picture = (name: string) => Promise<void>;

export async function chooseClock(page: Page, name: RegExp): Promise<void> {
  await openSetup(page, 'Site and schools');
  // It is chosen when the host has said so.
  await page.getByRole('radio', { name }).click();
  await expect(page.getByRole('radio', { name })).toBeChecked();
}

/** On a school at rest, with nobody signed in. */
export async function setupStates(page: Page, picture: Picture): Promise<void> {
  await goTo(page, 'Setup');
  await picture('18-setup');
  await openSetup(page, 'Rooms and zones');
  await expect(page.getByRole('heading', { name: /^Arts/ })).toBeVisible();
  await picture('18-rooms');
  await page.getByRole('button', { name: /^Choose all .* of North$/ }).click();
  await page.getByRole('checkbox', { name: /^Rm 101/ }).uncheck();
  await picture('18-rooms-chosen');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('checkbox', { name: /^Main office/ }).check();
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByLabel('Name of the room').fill('Library');
  await page.getByRole('button', { name: 'Rename it' }).click();
  await expect(page.getByText('RoomAlreadyThere')).toBeVisible();
  await picture('18-rooms-rename-refused');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Add a room' }).click();
  await page.getByLabel('Name of the room').fill('Rm 101');
  await page.getByRole('button', { name: 'Add it' }).click();
  await expect(page.getByText('RoomAlreadyThere')).toBeVisible();
  await picture('18-rooms-add-refused');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByLabel('Only rooms that begin with').fill('pool');
  await expect(page.getByText('No room is like that.')).toBeVisible();
  await picture('18-rooms-none-like-that');
  await openSetup(page, 'Backups');
  // A run that takes long makes its first by itself.
  await expect(page.getByText(/^(?:No backup has been made yet|The last backup was made)/)).toBeVisible();
  await picture('18-backups');
  await openSetup(page, 'Keys for scripts');
  await expect(page.getByText('No script has a key at this computer.')).toBeVisible();
  await picture('18-keys');
  await openSetup(page, 'Who may leave alone');
  await picture('18-self-release');
  await openSetup(page, 'Signing in');
  await picture('18-sign-in-not-set-up');
  await chooseClock(page, /^12-hour clock/);
  await picture('18-site-12-hours');
  await openSetup(page, 'Bell schedule');
  await picture('18-bell-schedule-12-hours');
  await chooseClock(page, /^24-hour clock/);
}

/** On a school that has no roster; `teacher` uses Muster and cannot sign in yet. */
export async function emptySetupStates(page: Page, picture: Picture, teacher: string): Promise<void> {
  await goTo(page, 'Setup');
  await picture('91-setup-things-due');
  await openSetup(page, 'Rooms and zones');
  await picture('91-rooms-none');
  await openSetup(page, 'Site and schools');
  await picture('91-site-no-school');
  await openSetup(page, 'Signing in');
  await picture('91-signing-in');
  await openSetup(page, 'Staff and roles');
  await picture('91-staff');
  await page.getByRole('button', { name: `Change ${teacher}` }).click();
  await picture('91-staff-change');
  await page.getByRole('button', { name: 'Close without saving' }).click();
  await page.getByLabel('Only staff with').fill('nobody');
  await expect(page.getByText('Nobody in this list is like that.')).toBeVisible();
  await picture('91-staff-none-like-that');
  await page.getByLabel('Only staff with').fill('');
}
