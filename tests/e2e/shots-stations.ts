/** The screens of stations for `npm run shots`: a day's start without any, greeter, checker, runner, class leader, the lock, and a volunteer's own window. */
import { expect, type Page } from '@playwright/test';
import { deskSlab, GOOD_ID, pressCheckIn, showId } from './desk-steps.ts';
import { goTo } from './steps.ts';

type Picture = (name: string) => Promise<void>;

export async function openStations(page: Page): Promise<void> {
  await goTo(page, 'Reunification');
  await page.getByRole('button', { name: 'Stations', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^Checker/ })).toBeVisible();
}

export async function openStationScreen(page: Page, post: string): Promise<void> {
  await openStations(page);
  await page.getByRole('link', { name: new RegExp(`^Open a ${post}’s screen here`) }).click();
}

/** At the greeter's screen: some letters and one touch. */
export async function greet(page: Page, letters: string, listed: string): Promise<void> {
  await page.getByLabel('Name of the student').fill(letters);
  await page.locator('.person-search button.ledger-row', { hasText: listed }).click();
  await expect(deskSlab(page).getByRole('heading', { name: / family: / })).toBeVisible();
}

/** Makes this console a station, by whoever leads. It ends at the lock. */
async function becomeStation(page: Page, post: string): Promise<void> {
  await openStations(page);
  await page.getByRole('button', { name: new RegExp(`^This computer is ${post}`) }).click();
  await expect(page.getByRole('heading', { name: /^Who works at/ })).toBeVisible();
}

export async function takeStation(page: Page, name: string, badge: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Your badge number').fill(badge);
  await page.getByRole('button', { name: /^I (am here|take over)$/ }).click();
  await expect(page.getByText(`${name}, badge ${badge}`).first()).toBeVisible();
}

/** In a drill that has just begun: whoever is greeted now waits long by the time of the pictures. */
export async function beginStations(page: Page): Promise<void> {
  await openStationScreen(page, 'greeter');
  await greet(page, 'noah johnson', 'Johnson');
}

/** Half an hour later, with nobody signed in but the founder. */
export async function stationStates(page: Page, picture: Picture): Promise<void> {
  await openStations(page);
  await picture('50-stations-none');
  await openStationScreen(page, 'greeter');
  await picture('51-greeter-empty');
  await greet(page, 'lucia munoz', 'Muñoz');
  await picture('51-greeter');
  await openStationScreen(page, 'checker');
  await expect(deskSlab(page).getByRole('button', { name: 'Call them' })).toBeVisible();
  await picture('52-checker-free');
  await page.getByRole('button', { name: 'Call the Muñoz family' }).click();
  await page.locator('.contact-card[role="radio"]').first().click();
  await showId(page, GOOD_ID);
  await picture('52-checker');
  await pressCheckIn(page);
  await expect(page.getByText(/Tear the card/)).toBeVisible();
  await openStationScreen(page, 'reunifier');
  await expect(deskSlab(page).getByRole('button', { name: 'I go' })).toBeVisible();
  await picture('53-runner');
  await deskSlab(page).getByRole('button', { name: 'I go' }).click();
  await expect(page.getByRole('button', { name: /^Yes/ })).toBeVisible();
  await picture('53-runner-hand-off');
  await openStationScreen(page, 'class leader');
  const ofRoom = await page.getByLabel('Class').locator('option', { hasText: 'Rm 212' }).first().getAttribute('value');
  await page.getByLabel('Class').selectOption(ofRoom);
  await expect(page.getByRole('heading', { name: /comes for Lucía Muñoz/ })).toBeVisible();
  await picture('54-class-leader');
  await openStations(page);
  await page.getByRole('button', { name: 'Line 1', exact: true }).click();
  await page.getByRole('button', { name: 'Set Checker 1' }).click();
  await page.getByRole('dialog').getByLabel('Last names from').fill('A');
  await page.getByRole('dialog').getByLabel('to', { exact: true }).fill('M');
  await picture('56-station-set');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await becomeStation(page, 'Checker');
  await picture('55-station-lock');
  await takeStation(page, 'Pat Lee', '7');
  await picture('55-volunteer');
  await page.getByRole('link', { name: 'Leave' }).click();
  await picture('55-volunteer-leaves');
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await page.getByRole('button', { name: 'No station any more' }).click();
  await openStations(page);
  await picture('56-stations');
}
