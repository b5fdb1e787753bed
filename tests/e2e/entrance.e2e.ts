/** The entrance and the day's lists at a real window, and a room in a lockdown that says how it is in two touches. */
import { expect, type Page } from '@playwright/test';
import { expectSound } from './audit.ts';
import { test } from './school-test.ts';
import { entranceStates, goToToday } from './shots-entrance.ts';
import { goTo, hold } from './steps.ts';

const DAY_MS = 86_400_000;

test('a visitor is compared, waits and comes in; lists of the day are looked at and then count; who came before is found by name; a year later the visit is erased by whoever types how many', async ({ host, page }) => {
  await entranceStates(page, () => Promise.resolve());
  await page.getByRole('button', { name: 'Sign out Pat Lee' }).click();
  await expect(page.getByRole('button', { name: 'Sign out Pat Lee' })).toBeHidden();
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Sign in a visitor' }).click();
  await dialog.getByLabel('Name of the visitor').fill('pat l');
  await dialog.getByRole('list', { name: 'Was here before' }).getByRole('button', { name: /^Pat Lee · Karin · Repairs/ }).click();
  await expect(dialog.getByLabel('Whom they visit, or where')).toHaveValue('Karin');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Sign out Pat Lee' })).toBeVisible();
  await goToToday(page);

  host.passTime(400 * DAY_MS);
  await page.goto(new URL('/#/records/retention', host.url).href);
  await page.getByRole('textbox', { name: 'Visitors: years' }).fill('1');
  await page.getByRole('button', { name: 'Save the times' }).click();
  await page.getByRole('button', { name: 'Erase Visitors' }).click();
  const number = dialog.getByLabel('Type the number that is erased: 2');
  await expect(number).toBeFocused();
  await number.fill('1');
  await expect(dialog.getByRole('button', { name: 'Erase for good', exact: true })).toBeDisabled();
  await number.fill('2');
  await dialog.getByRole('button', { name: 'Erase for good', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('region', { name: 'Erased 1' })).toContainText('Visitors: kept 1 year, then erased.');
  await expect(page.getByText('Nothing is past its time.')).toBeVisible();
  await expectSound(page);
});

/** Every touch of a button, as the page hears them. */
async function countTouches(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    document.documentElement.dataset['touches'] = '0';
    document.addEventListener('click', () => (document.documentElement.dataset['touches'] = String(Number(document.documentElement.dataset['touches']) + 1)), true);
  });
  return async () => Number(await page.locator('html').getAttribute('data-touches'));
}

test('IN-39 in a lockdown a room tells “locked, 23 here, 1 injured” in two touches, quiet and dark, or later', async ({ page }) => {
  await goTo(page, 'Setup');
  await page.getByRole('link', { name: /^Site and schools/ }).click();
  await page.getByRole('textbox', { name: 'Name of this console' }).fill('Room 101');
  await page.getByRole('button', { name: 'Save: Name of this console' }).click();
  await goTo(page, 'Now');
  await page.getByRole('radio', { name: /^LOCKDOWN/ }).click();
  await hold(page, page.getByRole('button', { name: /LOCKDOWN, REAL/ }));
  const own = page.getByRole('region', { name: 'Your room' });
  await expect(own).toContainText('Your room: Rm 101');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');

  await own.getByRole('button', { name: 'Later' }).click();
  await expect(own).toBeHidden();
  await page.getByRole('button', { name: 'Rm 101: say how it is' }).click();

  const touches = await countTouches(page);
  const everybody = Number(/^(\d+)/.exec(await own.getByRole('group', { name: 'Here' }).getByRole('status').innerText())?.[1]);
  expect(everybody).toBeGreaterThan(10);
  await own.getByRole('button', { name: 'Injured: one more' }).click();
  await own.getByRole('button', { name: `Locked: ${everybody} here, 1 injured` }).click();
  expect(await touches()).toBe(2);
  await expect(own).toBeHidden();
  await expect(page.getByRole('button', { name: new RegExp(`^101 Locked ${everybody}, 1 injured`) })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Tell 911: 1 injured, 101/ })).toBeVisible();
  expect(await page.evaluate(() => document.getAnimations().length + document.querySelectorAll('audio, video').length)).toBe(0);
});
