/** The states of those who wait aside, of siblings and of leaving alone, for `npm run shots`. Nobody is released here. */
import { expect, type Page } from '@playwright/test';
import { deskSlab } from './desk-steps.ts';
import { findStudent, goTo } from './steps.ts';

type Picture = (name: string) => Promise<void>;

export async function deskStates(page: Page, picture: Picture): Promise<void> {
  const dialog = page.getByRole('dialog');
  await goTo(page, 'Reunification');
  await page.getByLabel('Name of the student').fill('ella carter');
  await expect(page.locator('.person-search button.ledger-row')).toContainText('Enter');
  await picture('55-found-alone');
  await findStudent(page, 'Carter, Ella');
  await page.getByRole('radio', { name: /Carter, Joyce/ }).click();
  await page.getByRole('checkbox', { name: /Carter, James/ }).check();
  await page.getByRole('radio', { name: 'Driver license' }).click();
  await page.getByRole('radio', { name: 'Yes' }).click();
  await picture('55-siblings');
  await deskSlab(page).getByRole('button', { name: 'Check in', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Hand-off of James Carter' })).toBeVisible();
  await picture('55-siblings-checked-in');
  await page.getByRole('button', { name: 'Hand-off of James Carter' }).click();
  await page.getByRole('button', { name: 'Send for James' }).click();
  await expect(dialog.getByLabel('Who goes?')).toBeFocused();
  await picture('55-send-for');
  await page.keyboard.press('Escape');

  await goTo(page, 'Reunification');
  await findStudent(page, 'Mitchell, Levi');
  await expect(page.getByLabel('The name that the adult says')).toBeFocused();
  await page.keyboard.type('Ray Mitchell');
  await picture('56-no-contact-named');
  await page.getByRole('radio', { name: 'Driver license' }).click();
  await page.getByRole('radio', { name: 'Yes' }).click();
  await deskSlab(page).getByRole('button', { name: 'Record it' }).click();
  await page.getByRole('button', { name: 'What is next' }).click();
  await expect(deskSlab(page)).toContainText('Find out who may come');
  await picture('56-aside');
  await deskSlab(page).getByRole('button', { name: 'Record a call' }).click();
  await dialog.getByRole('radio', { name: /Mitchell, Gregory/ }).click();
  await dialog.getByRole('button', { name: 'I sent them.' }).click();
  await picture('56-call');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Take aside, in private' }).click();
  await picture('56-take-aside');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Authorize' }).click();
  await expect(dialog.getByLabel('Who answers for the adult?')).toBeVisible();
  await picture('56-authorize');
  await page.keyboard.press('Escape');

  await goTo(page, 'Reunification');
  await page.getByRole('button', { name: 'Who may leave alone' }).click();
  await page.getByLabel('Students may leave alone').selectOption('From grade 10');
  await page.getByRole('button', { name: 'Save the rule' }).click();
  await expect(deskSlab(page)).toContainText('from grade 10');
  await goTo(page, 'Reunification');
  await findStudent(page, 'Muñoz, Lucía');
  await page.getByRole('button', { name: 'Leaves alone' }).click();
  await page.getByRole('radio', { name: /A member of the staff/ }).click();
  await page.getByRole('button', { name: 'On foot' }).click();
  await picture('57-leaves-alone');
}
