/** Cards in a drill: printed with DRILL on each half, halves given in by a scanner, one that does not pair signed for, and one typed back against the record. */
import { expect } from '@playwright/test';
import { openCards, printBlanks, printCardOf, scan } from './cards-steps.ts';
import { test } from './school-test.ts';
import { checkIn, startDrill } from './steps.ts';

test.beforeEach(async ({ page }) => {
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await startDrill(page, 'EVACUATE', 'North field');
});

test('a card is printed, its halves are scanned, what does not pair is signed for, and a blank one is typed back', async ({ page }) => {
  await openCards(page, 'Print cards');
  const [blank = ''] = await printBlanks(page, 1);
  await expect(page.locator('body')).toHaveAttribute('data-printed', '');
  await expect(page.getByRole('article').locator('.card-drill-box')).toHaveCount(2);

  // The address that check-in leads to.
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: /^Reunification/ }).click();
  await checkIn(page, 'Muñoz, Mateo', 'Rodríguez, Guadalupe');
  const person = /student\/([a-z2-7]+)/.exec(page.url())?.[1] ?? '';
  await page.evaluate((address) => (window.location.hash = address), `#/cards/print/student/${person}`);
  const card = await printCardOf(page, 'Muñoz, Mateo');

  // One field that is always ready: nothing is touched between two halves.
  await openCards(page, 'Accountant: top halves');
  await scan(page, card, 'A');
  await expect(page.getByRole('heading', { name: 'Muñoz, Mateo.' })).toBeVisible();
  await scan(page, card, 'A');
  await expect(page.getByRole('heading', { name: `${card} A is in already, given in by Dana Okonkwo.` })).toBeVisible();
  await scan(page, card, 'B');
  await expect(page.getByText('OtherHalf')).toBeVisible();
  await page.getByLabel('Number on the top half').fill('C-0148-H');
  await page.keyboard.press('Enter');
  await expect(page.getByText('CardNumberMistyped')).toBeVisible();
  await scan(page, blank, 'A');
  await expect(page.getByRole('heading', { name: 'Whose card is it?' })).toBeVisible();
  await page.getByRole('button', { name: 'Not this one' }).click();
  await expect(page.getByRole('heading', { name: 'Given in 1' })).toBeVisible();

  // The bottom half comes though nobody recorded a hand-over.
  await openCards(page, 'Assembly accountant');
  await scan(page, card, 'B');
  await expect(page.getByRole('heading', { name: 'By the record Muñoz, Mateo is still here.' })).toBeVisible();
  await expect(page.getByText('You gave in 1 top half too.')).toBeVisible();
  await page.getByRole('button', { name: 'What does not pair: 1' }).click();
  await expect(page.getByText('Bottom half in, and by the record still here')).toBeVisible();
  await page.getByRole('button', { name: 'Sign for it' }).click();
  await page.getByLabel('Why').fill('The reunifier brought it too early');
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await expect(page.getByRole('tab', { name: /1\s*signed for/ })).toBeVisible();
  await page.getByRole('tab', { name: /1\s*signed for/ }).click();
  await expect(page.getByText('The reunifier brought it too early')).toBeVisible();

  // After an outage: the student is gone, whatever the record says of the adult.
  await openCards(page, 'Type cards back');
  await scan(page, blank, 'A');
  await page.getByLabel('Student on the card').fill('noah johnson');
  await page.locator('.person-search button.ledger-row').first().click();
  await page.getByRole('radio', { name: /RESTRICTION/ }).first().click();
  await page.getByLabel('Time on the card').fill('10:40');
  await page.getByRole('button', { name: 'Record it', exact: true }).click();
  await expect(page.getByText('PaperAgainstRecord')).toBeVisible();
  await page.getByRole('button', { name: 'Record it as it stands' }).click();
  await expect(page.getByRole('heading', { name: 'Typed back here 1' })).toBeVisible();
  await openCards(page, 'What does not pair');
  await expect(page.getByText('From paper, against the record')).toBeVisible();
  await expect(page.getByText(/the adult may not pick up this student/)).toBeVisible();
});
