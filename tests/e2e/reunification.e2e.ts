/** The exceptional paths of the reunification desk at a real window: siblings, sent by a contact, no ID, a restriction where one person acts, a no, leaving alone. */
import { expect, type Page } from '@playwright/test';
import { expectSound } from './audit.ts';
import { test } from './school-test.ts';
import { checkIn, findStudent, goTo, startDrill } from './steps.ts';

test.use({ actionTimeout: 20_000 });

test.beforeEach(async ({ page }) => {
  await startDrill(page, 'EVACUATE', 'To the north field');
  await goTo(page, 'Reunification');
});

const slab = (page: Page) => page.getByRole('region', { name: 'Next step' });

async function because(page: Page, reason: string, action: string): Promise<void> {
  await page.getByRole('dialog').getByLabel('Why').fill(reason);
  await page.getByRole('dialog').getByRole('button', { name: action }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('one adult for two siblings: the restriction of one stops that one only', async ({ page }) => {
  await findStudent(page, 'Muñoz, Lucía');
  await page.getByRole('radio', { name: /Solís, Héctor/ }).click();
  await expect(page.getByText(/RESTRICTION: May not/)).toBeVisible();
  await goTo(page, 'Reunification');
  await findStudent(page, 'Muñoz, Mateo');
  await page.getByRole('radio', { name: /Solís, Héctor/ }).click();
  await page.getByRole('checkbox', { name: /Muñoz, Lucía/ }).check();
  await page.getByRole('radio', { name: 'Driver license' }).click();
  await page.getByRole('radio', { name: 'Yes' }).click();
  await page.getByLabel('Family name on the ID').fill('SOLIS');
  await expect(page.getByText('Match', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Check in', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Hand-off of Mateo Muñoz' })).toBeVisible();
  await page.getByRole('button', { name: 'What is next for Lucía Muñoz' }).click();
  // Only the founder can act in this school, and it was the founder who recorded it.
  await expect(page.getByText(/Only one person of this school may override/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Override' })).toHaveCount(0);
  await expectSound(page);
  // Told quietly to those who lead: a badge, and who it is on Now and in the list alone.
  await expect(page.getByRole('link', { name: 'Quiet alerts 1 not answered' })).toBeVisible();
  await expect(page.getByText(/came for Lucía Muñoz, and may not/)).toHaveCount(0);
  await goTo(page, 'Now');
  await expect(page.getByText(/Héctor Solís came for Lucía Muñoz, and may not/)).toBeVisible();
  await page.getByRole('link', { name: 'Say what is done' }).click();
  await page.getByRole('button', { name: 'Say what was done' }).click();
  await page.getByRole('button', { name: 'An officer stands with them.' }).click();
  await page.getByRole('button', { name: 'Record it' }).click();
  await expect(page.getByText('No quiet alert waits for an answer.')).toBeVisible();
  await expect(page.getByText('An officer stands with them.')).toBeVisible();
  await expectSound(page);
});

test('sent by a contact: the call, the supervisor’s word, the check-in, fetched, a no, asked again, handed over', async ({ page }) => {
  await findStudent(page, 'Johnson, Noah');
  await page.getByRole('radio', { name: /not on this list/ }).click();
  await page.getByLabel('The name that the adult says').fill('Pat Stranger');
  await page.getByRole('button', { name: 'Record it' }).click();
  await page.getByRole('button', { name: 'What is next' }).click();
  await slab(page).getByRole('button', { name: 'Record a call' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /Johnson, Lisa/ }).click();
  await dialog.getByLabel('What was said').fill('Pat is her neighbor and comes for Noah');
  await dialog.getByRole('radio', { name: 'Yes' }).click();
  await dialog.getByRole('button', { name: 'Record the call' }).click();
  await expect(slab(page)).toContainText('A supervisor decides now.');
  await expectSound(page);
  await page.getByRole('button', { name: 'Authorize' }).click();
  await because(page, 'The mother was called at the number on record', 'Authorize');
  await page.getByRole('button', { name: 'I know who this is' }).click();
  await because(page, 'A neighbor of mine', 'Take as certain');
  await slab(page).getByRole('button', { name: 'Check in' }).click();

  await page.getByRole('button', { name: 'Send for Noah' }).click();
  await dialog.getByLabel('Who goes?').fill('Sam Ortiz');
  await dialog.getByRole('button', { name: 'Goes now' }).click();
  await expect(page.getByText(/Sam Ortiz went for Noah/)).toBeVisible();
  await page.getByRole('button', { name: 'Noah is here' }).click();
  await expect(page.getByText(/Noah is here since/)).toBeVisible();
  await page.getByRole('button', { name: 'This is not Noah' }).click();
  await dialog.getByLabel(/Who was brought/).fill('Noah Jones');
  await dialog.getByRole('button', { name: 'Goes back' }).click();
  await expect(page.getByText(/Nobody has been sent for Noah; Noah Jones went back/)).toBeVisible();
  await page.getByRole('button', { name: 'Noah is here' }).click();
  await expect(page.getByText(/Noah is here since/)).toBeVisible();
  await page.getByRole('button', { name: /^No, or not sure/ }).click();
  await page.getByRole('button', { name: 'Noah may be asked again' }).click();
  await because(page, 'The crowd frightened him', 'May be asked again');
  // Whoever decided has gone on; the desk still sees the family.
  await goTo(page, 'Reunification');
  await page.getByRole('link', { name: /^Pat Stranger for Johnson, Noah/ }).click();
  await slab(page).getByRole('button', { name: 'Ask again' }).click();
  await page.getByRole('button', { name: /^Yes/ }).click();
  await page.getByRole('button', { name: 'Hand over' }).click();
  await expect(slab(page)).toContainText('Noah Johnson left with Pat Stranger.');
  await expect(page.getByText(/authorized by Dana Okonkwo/)).toBeVisible();
});

test('no contact on file, already gone, and leaving alone by the school’s rule', async ({ page }) => {
  await findStudent(page, 'Mitchell, Levi');
  await expect(page.getByText('Numbers to try')).toBeVisible();
  await page.getByLabel('The name that the adult says').fill('Ray Mitchell');
  await page.getByRole('button', { name: 'Record it' }).click();
  await goTo(page, 'Reunification');
  await page.getByRole('link', { name: /Ray Mitchell for Mitchell, Levi/ }).click();
  await expect(slab(page)).toContainText('Find out who may come for this student.');
  await expectSound(page);
  await goTo(page, 'Reunification');
  await page.getByRole('button', { name: 'Who may leave alone' }).click();
  await page.getByLabel('Students may leave alone').selectOption('From grade 10');
  await page.getByRole('button', { name: 'Save the rule' }).click();
  await expect(slab(page)).toContainText('from grade 10');
  await goTo(page, 'Reunification');
  await findStudent(page, 'Muñoz, Lucía');
  await page.getByRole('button', { name: 'Leaves alone' }).click();
  await page.getByRole('radio', { name: /A member of the staff/ }).click();
  await page.getByLabel('Who knows the student').fill('Karin Lindqvist');
  await page.getByLabel('How are they getting home?').fill('On foot');
  await page.getByRole('button', { name: 'Leaves now' }).click();
  await expect(slab(page)).toContainText('Lucía Muñoz left alone.');
  await goTo(page, 'Reunification');
  await findStudent(page, 'Muñoz, Lucía');
  await expect(page.getByText('known by Karin Lindqvist')).toBeVisible();
  await page.getByRole('radio', { name: /Rodríguez, Guadalupe/ }).click();
  await page.getByRole('button', { name: 'Record it' }).click();
  await page.getByRole('button', { name: 'What is next' }).click();
  await expect(slab(page)).toContainText('Tell Guadalupe Rodríguez in private.');
  await expectSound(page);
  await goTo(page, 'Reunification');
  await findStudent(page, 'Johnson, Noah');
  await expect(page.getByRole('button', { name: 'Leaves alone' })).toHaveCount(0);
  await page.getByRole('link', { name: /^In private/ }).click();
  await page.getByRole('button', { name: 'In a hospital' }).click();
  await page.getByLabel('Which hospital?').fill('County General');
  await page.getByRole('button', { name: 'Record it' }).click();
  await expect(slab(page)).toContainText('Tell the family, in private.');
  await expectSound(page);
  await goTo(page, 'Reunification');
  await findStudent(page, 'Johnson, Noah');
  await page.getByRole('radio', { name: /Johnson, Lisa/ }).click();
  await page.getByRole('radio', { name: 'Driver license' }).click();
  await page.getByRole('radio', { name: 'Yes' }).click();
  await page.getByRole('button', { name: 'Check in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'A colleague is needed' })).toBeVisible();
  await expect(page.getByText(/hospital/i)).toHaveCount(0);
  await goTo(page, 'Reunification');
  await checkIn(page, 'Muñoz, Mateo', 'Rodríguez, Guadalupe');
});
