/** The states of cards for `npm run shots`: printing, both accountants, what does not pair, cards typed back, words in other languages. In a running drill. */
import { expect, type Page } from '@playwright/test';
import { openCards, printBlanks, scan } from './cards-steps.ts';
import { goTo } from './steps.ts';

type Picture = (name: string) => Promise<void>;

export async function cardStates(page: Page, picture: Picture): Promise<void> {
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await goTo(page, 'Reunification');
  await page.getByRole('button', { name: 'Cards', exact: true }).click();
  await picture('70-cards');
  await openCards(page, 'Print cards');
  await page.getByRole('combobox', { name: 'Language beside English' }).click();
  await page.getByRole('option', { name: 'Arabic' }).click();
  const [card = '', other = '', third = ''] = await printBlanks(page, 3);
  await picture('71-cards-printed');
  await openCards(page, 'Accountant: top halves');
  await picture('72-accountant');
  await scan(page, card, 'A');
  await expect(page.getByRole('heading', { name: 'Whose card is it?' })).toBeVisible();
  await page.getByLabel(`Whose is ${card}?`).fill('mateo munoz');
  await picture('72-accountant-whose');
  await page.locator('.person-search button.ledger-row').first().click();
  await expect(page.getByRole('heading', { name: 'Muñoz, Mateo.' })).toBeVisible();
  await scan(page, card, 'B');
  await expect(page.getByText('OtherHalf')).toBeVisible();
  await picture('72-accountant-other-half');
  await openCards(page, 'Assembly accountant');
  await scan(page, card, 'B');
  await expect(page.getByRole('heading', { name: /still here/ })).toBeVisible();
  await scan(page, other, 'B');
  await expect(page.getByRole('heading', { name: 'Whose card is it?' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Not this one' })).toBeEnabled();
  await picture('73-assembly-accountant');
  await openCards(page, 'Type cards back');
  await picture('74-type-back');
  await scan(page, third, 'A');
  await page.getByLabel('Student on the card').fill('noah johnson');
  await page.locator('.person-search button.ledger-row').first().click();
  await page.getByRole('radio', { name: /RESTRICTION/ }).first().click();
  await page.getByRole('button', { name: 'Record it', exact: true }).click();
  await expect(page.getByText('PaperAgainstRecord')).toBeVisible();
  await picture('74-type-back-against');
  await page.getByRole('button', { name: 'Record it as it stands' }).click();
  await expect(page.getByRole('heading', { name: 'Typed back here 1' })).toBeVisible();
  await openCards(page, 'What does not pair');
  await expect(page.getByText('From paper, against the record')).toBeVisible();
  await picture('75-unpaired');
  await page.getByRole('button', { name: 'Sign for it' }).first().click();
  await picture('75-unpaired-sign');
  await page.keyboard.press('Escape');
  await goTo(page, 'Setup');
  await page.getByRole('link', { name: /^Words in other languages/ }).click();
  await page.getByText('Arabic', { exact: true }).click();
  await picture('76-texts');
  await page.getByRole('button', { name: /^Correct: Hand-off/ }).click();
  await picture('76-texts-correct');
  await page.keyboard.press('Escape');
  await goTo(page, 'Reunification');
}
