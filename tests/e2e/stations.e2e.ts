/** A volunteer takes Checker 1 by name and badge, does one family in as few touches as are promised, and leaves: then nobody acts there. */
import { expect } from '@playwright/test';
import { HANDS } from '../pace/touches.ts';
import { deskSlab, GOOD_ID, pressCheckIn, showId } from './desk-steps.ts';
import { test } from './school-test.ts';
import { greet, openStations, openStationScreen, takeStation } from './shots-stations.ts';
import { startDrill } from './steps.ts';
import { countTouches, touchesOf } from './touches.ts';

/** Over all posts, for one student of one adult. */
const TOUCHES_OF_RELEASE = 8;

test.beforeEach(async ({ page }) => {
  await startDrill(page, 'EVACUATE', 'North field');
  await countTouches(page);
});

test('one family passes greeter, checker and reunifier in at most eight touches, the checker being a volunteer who leaves a locked screen', async ({ page }) => {
  await openStations(page);
  await page.getByRole('button', { name: 'Line 1', exact: true }).click();
  await expect(page.getByRole('link', { name: /^Checker 1/ })).toBeVisible();
  await openStationScreen(page, 'greeter');
  await expect(page.locator('.person-search input')).toBeFocused();
  const greeter = await touchesOf(page, async () => {
    // The field is ready: three letters, one touch.
    await page.keyboard.type('lucia mun');
    await page.locator('.person-search button.ledger-row', { hasText: 'Muñoz' }).click();
    await expect(page.getByRole('heading', { name: 'Muñoz family: line 1.' })).toBeVisible();
  });

  await openStations(page);
  await page.getByRole('button', { name: 'Here: Checker 1' }).click();
  await takeStation(page, 'Pat Lee', '7');
  // Nothing else is reachable: no other door on the rail, no Ctrl K, no address.
  await expect(page.getByRole('navigation', { name: 'Screens' }).getByRole('link')).toHaveText(['Checker 1', 'Job sheet', 'Alarm', 'Leave']);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.evaluate(() => (location.hash = '#/people'));
  await expect(page.getByRole('heading', { name: 'Which adult is here?' }).first()).toBeVisible();
  const checker = await touchesOf(page, async () => {
    await page.getByRole('radio', { name: /Rodríguez, Guadalupe/ }).click();
    await showId(page, GOOD_ID);
    await pressCheckIn(page);
    await expect(page.getByText('Guadalupe Rodríguez may pick up Lucía Muñoz. Tear the card')).toBeVisible();
  });
  await expect(page.getByRole('heading', { name: 'Nobody waits here. Find the student if somebody comes.' })).toBeVisible();

  await page.getByRole('link', { name: 'Leave' }).click();
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Who works at Checker 1?' })).toBeVisible();
  await expect(page.getByText('Nobody signed in')).toBeVisible();
  await page.evaluate(() => (location.hash = '#/reunification'));
  await expect(page.getByRole('heading', { name: 'Who works at Checker 1?' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Who works at Checker 1?' })).toBeVisible();
  await page.getByRole('button', { name: 'No station any more' }).click();

  await countTouches(page);
  await openStationScreen(page, 'reunifier');
  const reunifier = await touchesOf(page, async () => {
    await deskSlab(page).getByRole('button', { name: 'I go' }).click();
    await page.getByRole('button', { name: /^Yes/ }).click();
    await page.getByRole('button', { name: 'Hand over', exact: true }).click();
    await expect(page.getByText('Lucía Muñoz left with Guadalupe Rodríguez.')).toBeVisible();
  });
  expect({ greeter, checker, reunifier }).toEqual({ greeter: HANDS.greet.touches, checker: HANDS.checkIn.touches, reunifier: HANDS.fetch.touches + HANDS.comfort.touches + HANDS.handOver.touches });
  expect(greeter + checker + reunifier).toBeLessThanOrEqual(TOUCHES_OF_RELEASE);

  await page.getByRole('link', { name: 'Records' }).click();
  await page.locator('a.record-row').first().click();
  await expect(page.getByText('Checker 1: Pat Lee, badge 7')).toBeVisible();
  await expect(page.getByText('Pat Lee, badge 7').nth(1)).toBeVisible();
});

test('a line is paused and diverted, and a volunteer hands over to the next at the station', async ({ page }) => {
  await openStations(page);
  for (const line of ['Line 1', 'Line 2']) await page.getByRole('button', { name: line, exact: true }).click();
  await openStationScreen(page, 'greeter');
  await greet(page, 'lucia munoz', 'Muñoz');
  await greet(page, 'noah johnson', 'Johnson');
  await expect(page.getByRole('heading', { name: 'Johnson family: line 2.' })).toBeVisible();
  // Families can read this screen: it says that there is a restriction, and not of whom.
  await expect(page.getByText('A restriction is on this record.')).toBeVisible();
  await expect(page.getByText('Marcus')).toHaveCount(0);
  await openStations(page);
  await page.getByRole('button', { name: 'Set Checker 2' }).click();
  await page.getByRole('dialog').getByRole('radio', { name: 'Paused' }).click();
  await page.getByLabel('Its line goes on at').selectOption({ label: 'Checker 1' });
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('link', { name: /^Checker 2 paused · goes on at 1/ })).toBeVisible();
  await page.getByRole('button', { name: 'Here: Checker 1' }).click();
  await takeStation(page, 'Pat Lee', '7');
  await expect(page.getByText(/^Checker 1 · 2 in line/)).toBeVisible();
  await page.getByRole('link', { name: 'Leave' }).click();
  await takeStation(page, 'Kim Oh', '9');
  await expect(page.getByText('Pat Lee, badge 7')).toHaveCount(0);
  await page.getByRole('link', { name: 'Checker 1' }).click();
  await expect(page.getByText(/^Checker 1 · 2 in line/)).toBeVisible();
});
