/** The states of the entrance and of the day's lists for `npm run shots`: who may not enter, a visitor compared, held and decided about, the badge, and lists brought in. On the sample school at rest. */
import { expect, type Page } from '@playwright/test';
import { chooseText } from './shots-import.ts';
import { goTo } from './steps.ts';

type Picture = (name: string) => Promise<void>;

export async function goToToday(page: Page): Promise<void> {
  await goTo(page, 'People');
  await page.getByRole('button', { name: 'Today', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^Visitors in the building/ })).toBeVisible();
}

async function bringIn(page: Page, heading: string, name: string, rows: readonly string[]): Promise<void> {
  await page.getByRole('region', { name: heading }).getByRole('link', { name: 'Bring in a list' }).click();
  await chooseText(page, name, rows.join('\r\n'));
}

export async function entranceStates(page: Page, picture: Picture): Promise<void> {
  const dialog = page.getByRole('dialog');
  await goToToday(page);
  await page.getByRole('button', { name: 'Who may not enter' }).click();
  await page.getByRole('button', { name: 'Add a person' }).click();
  await dialog.getByLabel('Name', { exact: true }).fill('Samuel Black');
  await dialog.getByLabel('Other names').fill('Sammy Black');
  await dialog.getByLabel('Birth year, if known').fill('1980');
  await dialog.getByLabel('Until, if it was set').fill('2026-09-01');
  await dialog.getByLabel('Note for the desk').fill('Trespass notice of May. Call the officer, 555 0100.');
  await picture('12-barred-add');
  await dialog.getByRole('button', { name: 'Put on the list' }).click();
  await expect(page.getByRole('heading', { name: '1 person may not enter.' })).toBeVisible();
  await picture('12-barred');
  await page.getByRole('button', { name: 'Back' }).click();

  // A slip of the finger, and the family's name first.
  await page.getByRole('button', { name: 'Sign in a visitor' }).click();
  await dialog.getByLabel('Name of the visitor').fill('Blakc, Sam');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog.getByText('Was to end Sep 1, 2026.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Save the answers' })).toBeDisabled();
  await picture('12-visitor-compared');
  await dialog.getByRole('radio', { name: 'Not sure' }).click();
  await dialog.getByRole('button', { name: 'Save the answers' }).click();
  await expect(dialog.getByText('One moment, please.')).toBeVisible();
  await picture('12-visitor-waits');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('heading', { name: /^At the entrance/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign out Blakc, Sam' })).toBeHidden();
  await picture('12-today-waits');
  await page.getByRole('button', { name: 'Decide about Blakc, Sam' }).click();
  await dialog.getByText('Comes in', { exact: true }).click();
  await dialog.getByLabel('Why').fill('Another person: the ID says 1999');
  await picture('12-visitor-decided');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Sign out Blakc, Sam' })).toBeVisible();

  await page.getByRole('link', { name: 'Badge of Blakc, Sam' }).click();
  await expect(page.getByRole('heading', { name: /^Print the badge of/ })).toBeVisible();
  await picture('12-badge');
  await page.getByRole('button', { name: 'Back' }).click();

  await bringIn(page, 'Students and staff', 'absences.csv', ['Daily attendance,,', 'Student Name,Attendance Code,Comment', '"Johnson, Noah",A,Flu', '"Reyes, Valentina",Tardy,', '"Johnson, Leah",E,', '"Nobody, Anne",A,']);
  await expect(page.getByRole('heading', { name: '1 absent, 1 came late.' })).toBeVisible();
  await picture('12-list-looked-at');
  await page.getByRole('combobox', { name: 'What E means' }).click();
  await page.getByRole('option', { name: 'Absent' }).click();
  await expect(page.getByRole('heading', { name: '2 absent, 1 came late.' })).toBeVisible();
  await page.getByRole('button', { name: 'Import it' }).click();
  await expect(page.getByRole('heading', { name: /^Done: 2 absent/ })).toBeVisible();
  await picture('12-list-done');
  await page.getByRole('button', { name: 'Today', exact: true }).click();
  await expect(page.getByText('absences.csv')).toHaveCount(1);

  await bringIn(page, 'Visitors', 'visitors.csv', ['Visitor,Check-in,Check-out,Host,Purpose,Badge', 'Pat Lee,00:05,,Karin,Repairs,7', 'Sammy Black,00:10,,,,', 'Ida Moss,00:01,00:30,,,9']);
  await expect(page.getByRole('heading', { name: '2 visitors in, 1 came and went.' })).toBeVisible();
  await page.getByRole('button', { name: 'Import it' }).click();
  await page.getByRole('button', { name: 'Today', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Who is Sammy Black?' })).toBeVisible();
  await picture('12-today-to-compare');
  await page.getByRole('button', { name: 'Compare Sammy Black' }).click();
  await dialog.getByRole('radio', { name: 'Match', exact: true }).click();
  await dialog.getByRole('button', { name: 'Save the answers' }).click();
  await expect(page.getByText('is in and may not be')).toBeVisible();
  await picture('12-today-matched');
}
