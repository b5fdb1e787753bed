/** The front office's morning and a drill in it: absences and visitors by keyboard alone, and who is looked for afterwards. */
import { expect, type Page } from '@playwright/test';
import { test } from './school-test.ts';
import { goTo, rowOf, startDrill } from './steps.ts';

test.use({ actionTimeout: 20_000 });

/** Types a name into the dialog and takes the first who is found. */
async function choose(page: Page, letters: string): Promise<void> {
  await page.keyboard.type(letters);
  await expect(page.locator('.person-search button.ledger-row').first()).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
}

test('who is absent is not looked for, who is reported is, and a visitor is until they sign out', async ({ host, page }) => {
  await goTo(page, 'People');
  await page.getByRole('button', { name: 'Today', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^[1-9]\d* people are absent/ })).toBeVisible();
  const absentBefore = Number(await page.getByRole('tab', { name: /Absent/ }).locator('b').innerText());

  // By keyboard alone: two students of one class, with a reason.
  await page.getByRole('button', { name: 'Mark absent' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByLabel('Name', { exact: true })).toBeFocused();
  await choose(page, 'noah johnson');
  await expect(page.getByRole('dialog').getByLabel('Another name')).toBeFocused();
  await choose(page, 'valentina reyes');
  await page.getByRole('button', { name: 'Ill', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Mark 2 people absent' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: /Absent/ })).toContainText(String(absentBefore + 2));

  // An adult whom the record forbids takes nobody, whatever is typed.
  await page.getByRole('button', { name: 'Leaves early' }).click();
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeFocused();
  await choose(page, 'noah johnson');
  await expect(page.getByText(/RESTRICTION/)).toBeVisible();
  await page.getByLabel('With whom').fill('Marcus Johnson, uncle');
  await page.getByRole('button', { name: /left early$/ }).click();
  await expect(page.getByText('PickupRestricted')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Sign in a visitor' }).click();
  await expect(page.getByRole('dialog').getByLabel('Name of the visitor')).toBeFocused();
  await page.keyboard.type('Pat Lee');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Sign out Pat Lee' })).toBeVisible();

  await goTo(page, 'Now');
  await expect(page.getByRole('button', { name: `${absentBefore + 2} absent today, 1 visitor` })).toBeVisible();
  await startDrill(page, 'EVACUATE', 'North field');
  await expect(page.getByRole('link', { name: `${absentBefore + 2} absent` })).toBeVisible();
  await goTo(page, 'Accounting');
  await page.locator('a.class-row', { hasText: 'Rm 101' }).click();
  await rowOf(page, 'Johnson, Noah').getByRole('button', { name: 'Noah Johnson is here' }).click();
  await expect(rowOf(page, 'Johnson, Noah').getByRole('radio', { name: 'Here', exact: true })).toBeChecked();
  await rowOf(page, 'Reyes, Valentina').getByRole('button', { name: 'Report missing' }).click();
  // All the others: who is absent is not among them.
  await page.getByRole('button', { name: /^The other \d+ are here$/ }).click();
  await expect(page.getByRole('heading', { name: 'This class has reported.' })).toBeVisible();

  // A screen that cannot be drawn takes nothing else with it.
  await page.evaluate(() => {
    let thrown = false;
    Element.prototype.scrollIntoView = () => {
      if (thrown) return;
      thrown = true;
      throw new Error('a mistake in a screen');
    };
  });
  await goTo(page, 'Conflicts');
  await expect(page.getByRole('heading', { name: 'This screen could not be shown.' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'EVACUATE', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: /^Missing, and marked absent/ })).toBeVisible();
  await page.getByRole('radio', { name: 'Not at school, as the office says' }).click();
  await page.getByLabel('How do you know?').fill('Phoned home');
  await page.getByRole('button', { name: 'Settle it' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing is in conflict.' })).toBeVisible();

  // Visitors stand before the many who have no report yet.
  await page.goto(new URL('/#/now/list/unknown', host.url).href);
  await expect(rowOf(page, 'Pat Lee')).toContainText('visitor');
  await page.goto(new URL('/#/people/today', host.url).href);
  await page.getByRole('button', { name: 'Sign out Pat Lee' }).click();
  await expect(page.getByText(/out \d\d:\d\d/)).toBeVisible();
  await goTo(page, 'Now');
  await expect(page.getByRole('link', { name: '1 left' })).toBeVisible();
});
