/** The states of a lockdown for `npm run shots`: the wall untouched and in the middle of it, one room, its dialogs, the way to all clear. */
import { expect, type Page } from '@playwright/test';

type Picture = (name: string) => Promise<void>;

/** Two touches: the room, and what it says. */
export async function reportRoom(page: Page, room: string, says: 'Locked' | 'Needs help' | 'Not heard', words = ''): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${room} `) }).click();
  const dialog = page.getByRole('dialog');
  if (words !== '') await dialog.getByLabel('In their words').fill(words);
  await dialog.getByRole('button', { name: says }).click();
  await expect(dialog).toBeHidden();
}

async function sayKnown(page: Page, text: string, place: string): Promise<void> {
  await page.getByRole('button', { name: 'Add what you know' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What is known').fill(text);
  await dialog.getByLabel('Where').fill(place);
  await dialog.getByRole('button', { name: 'Save it' }).click();
  await expect(dialog).toBeHidden();
}

/** Of the sample school, whose zones these are. */
async function reportZone(page: Page, zone: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${zone}: report for`) }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Locked' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

async function releaseEveryRoom(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Release (?:a room|rooms)$/ }).last().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('checkbox').first()).toBeVisible();
  for (const room of await dialog.getByRole('checkbox').all()) await room.check();
  await dialog.getByLabel('Opened by').fill('Officer Hall');
  await dialog.getByRole('button', { name: /^Release \d+ rooms?$/ }).click();
  await expect(dialog).toBeHidden();
}

/** In a lockdown that has just begun. */
export async function lockdownStates(page: Page, picture: Picture): Promise<void> {
  await expect(page.getByRole('heading', { name: /^Rooms/ })).toBeVisible();
  await picture('70-lockdown-begins');
  await reportZone(page, 'North');
  await reportZone(page, 'South');
  await page.getByRole('button', { name: '911 was phoned' }).click();
  await page.getByLabel('Operator, or what was said').fill('operator 14');
  await picture('70-lockdown-phoned');
  await page.getByRole('dialog').getByRole('button', { name: 'Save it' }).click();
  await page.getByRole('button', { name: /^A3 / }).click();
  await page.getByRole('dialog').getByLabel('In their words').fill('A student is hurt, breathing');
  await picture('70-lockdown-room');
  await page.getByRole('dialog').getByRole('button', { name: 'Needs help' }).click();
  await expect(page.getByRole('button', { name: 'A3 Help' })).toBeVisible();
  await page.getByRole('button', { name: 'I have told 911' }).click();
  await expect(page.getByText(/^told /)).toBeVisible();
  await sayKnown(page, 'Adult not known to us', 'east stair');
  await expect(page.getByRole('heading', { name: /^Tell 911: Adult not known to us/ })).toBeVisible();
  await picture('70-lockdown-wall');
  await page.getByRole('button', { name: 'I have told 911' }).click();
  await expect(page.getByRole('heading', { name: /^Not heard: / })).toBeVisible();
  await picture('70-lockdown-not-heard');
  await page.getByRole('button', { name: 'Release a room' }).click();
  await expect(page.getByRole('dialog').getByRole('checkbox').first()).toBeVisible();
  await picture('70-lockdown-release');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await releaseEveryRoom(page);
  await expect(page.getByRole('heading', { name: 'Give all clear.' })).toBeVisible();
  await picture('70-lockdown-released');
}
