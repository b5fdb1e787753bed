/** The reunification desk: one release, siblings, and each path on which an adult steps aside. */
import { expect, type Locator, type Page } from '@playwright/test';
import { goTo, openSampleSchool, startDrill } from '../e2e/steps.ts';
import type { Hand } from './hand.ts';
import type { Story } from './stranger.ts';

const slab = (page: Page): Locator => page.getByRole('region', { name: 'Next step' });
const found = (page: Page, listedName: string): Locator => page.locator('.person-search').getByRole('button', { name: listedName });

/** When all letters have been looked for: before, “Enter” does not stand beside the one who is found yet. */
export const isFound = (hand: Hand): Promise<void> => hand.see(hand.page.getByRole('status').filter({ hasText: /^\d+ found/ }));

/** The name as it stands on the card. */
export async function ask(hand: Hand, given: string, family: string): Promise<void> {
  await hand.type(hand.page.getByLabel('Name of the student'), `${given} ${family}`);
  await isFound(hand);
  await hand.goOn(found(hand.page, `${family}, ${given}`));
}

async function shows(hand: Hand, document: string, photo: 'Yes' | 'No'): Promise<void> {
  await hand.touch(hand.page.getByRole('radio', { name: document }));
  await hand.touch(hand.page.getByRole('radio', { name: photo, exact: true }));
}

export const adult = (page: Page, listedName: string): Locator => page.getByRole('radio', { name: new RegExp(`^${listedName}`) });
const checkIn = (page: Page): Locator => page.getByRole('button', { name: 'Check in', exact: true });
const aside = (page: Page): Locator => page.getByRole('button', { name: 'What is next' });

async function handOver(hand: Hand): Promise<void> {
  const { page } = hand;
  await hand.touch(page.getByRole('button', { name: /^Yes/ }));
  await hand.touch(page.getByRole('button', { name: 'Hand over' }));
  await hand.see(page.getByRole('heading', { name: /left with/ }));
}

async function call(hand: Hand, whom: Locator, said: string): Promise<void> {
  const dialog = hand.page.getByRole('dialog');
  await hand.touch(slab(hand.page).getByRole('button', { name: 'Record a call' }));
  await hand.touch(whom);
  await hand.touch(dialog.getByRole('button', { name: said }));
  await hand.goOn(dialog.getByRole('button', { name: 'Record the call' }));
}

export async function grant(hand: Hand, button: string, why: string, action: string): Promise<void> {
  const dialog = hand.page.getByRole('dialog');
  await hand.touch(hand.page.getByRole('button', { name: button }));
  await hand.type(dialog.getByLabel('Why'), why);
  await hand.goOn(dialog.getByRole('button', { name: action }));
}

async function authorizeByRecords(hand: Hand, vouchedBy: string, why: string): Promise<void> {
  const dialog = hand.page.getByRole('dialog');
  await hand.touch(hand.page.getByRole('button', { name: 'Authorize' }));
  await hand.touch(dialog.getByRole('radio', { name: /records name them/ }));
  await hand.type(dialog.getByLabel('Who answers for the adult?'), vouchedBy);
  await hand.type(dialog.getByLabel('Why'), why);
  await hand.goOn(dialog.getByRole('button', { name: 'Authorize' }));
}

export const deskStory: Story = {
  name: 'the reunification desk',
  run: async (page, task) => {
    const atDesk = async (name: string, act: (hand: Hand) => Promise<void>): Promise<void> => {
      await goTo(page, 'Reunification');
      await expect(slab(page)).toContainText('Which student does this adult ask for?');
      await task(name, act);
    };
    await openSampleSchool(page, 'Dana Okonkwo');
    await startDrill(page, 'EVACUATE', '');

    await atDesk('one release', async (hand) => {
      await ask(hand, 'Noah', 'Johnson');
      await hand.touch(adult(page, 'Johnson, Lisa'));
      await shows(hand, 'Driver license', 'Yes');
      await hand.touch(checkIn(page));
      await hand.touch(page.getByRole('button', { name: 'Hand-off' }));
      await handOver(hand);
    });
    await atDesk('already released', async (hand) => {
      await ask(hand, 'Noah', 'Johnson');
      await hand.see(page.getByRole('heading', { name: 'Already released' }));
      await hand.touch(adult(page, 'Johnson, Lisa'));
      await hand.touch(page.getByRole('button', { name: 'Record it' }));
      await hand.touch(page.getByRole('button', { name: 'Next adult' }));
    });
    await atDesk('siblings in one go', async (hand) => {
      await ask(hand, 'Ella', 'Carter');
      await hand.touch(adult(page, 'Carter, Joyce'));
      await hand.touch(page.getByRole('checkbox', { name: /Carter, James/ }));
      await shows(hand, 'Driver license', 'Yes');
      await hand.touch(checkIn(page));
      await hand.touch(page.getByRole('button', { name: 'Hand-off of Ella Carter' }));
      await handOver(hand);
      await hand.touch(page.getByRole('button', { name: 'Hand-off of James Carter' }));
      await handOver(hand);
    });
    await atDesk('no contact on file', async (hand) => {
      await ask(hand, 'Levi', 'Mitchell');
      await hand.type(page.getByLabel('The name that the adult says'), 'Ray Mitchell');
      await shows(hand, 'Driver license', 'Yes');
      await hand.goOn(page.getByRole('button', { name: 'Record it' }));
      await hand.touch(aside(page));
      await authorizeByRecords(hand, 'District office', 'The district’s record names him as father');
      await hand.touch(checkIn(page));
      await hand.see(page.getByRole('heading', { name: /comfortable/ }));
    });
    await atDesk('no ID', async (hand) => {
      await ask(hand, 'Imani', 'Johnson');
      await hand.touch(adult(page, 'Johnson, Lisa'));
      await hand.touch(page.getByRole('radio', { name: 'No ID' }));
      await hand.touch(checkIn(page));
      await hand.touch(aside(page));
      await grant(hand, 'I know who this is', 'I have known her for years', 'Take as certain');
      await hand.touch(checkIn(page));
      await hand.see(page.getByRole('heading', { name: /comfortable/ }));
    });
    await atDesk('the ID does not match', async (hand) => {
      await ask(hand, 'Chloe', 'Brooks');
      await hand.touch(adult(page, 'Brooks, Daniel'));
      await shows(hand, 'Driver license', 'No');
      await hand.touch(checkIn(page));
      await hand.see(page.getByRole('heading', { name: 'Identity is not certain' }));
    });
    await atDesk('sent by a contact', async (hand) => {
      await ask(hand, 'Mateo', 'Muñoz');
      await hand.touch(page.getByRole('radio', { name: /not on this list/ }));
      await hand.type(page.getByLabel('The name that the adult says'), 'Pat Stranger');
      await shows(hand, 'Driver license', 'Yes');
      await hand.goOn(page.getByRole('button', { name: 'Record it' }));
      await hand.touch(aside(page));
      await call(hand, page.getByRole('dialog').getByRole('radio', { name: /Rodríguez, Guadalupe/ }), 'I sent them.');
      await grant(hand, 'Authorize', 'The mother agreed by phone', 'Authorize');
      await hand.touch(checkIn(page));
      await hand.see(page.getByRole('heading', { name: /comfortable/ }));
    });
    await atDesk('not comfortable', async (hand) => {
      await ask(hand, 'Grace', 'Turner');
      await hand.touch(adult(page, 'Turner, Kevin'));
      await shows(hand, 'Driver license', 'Yes');
      await hand.touch(checkIn(page));
      await hand.touch(page.getByRole('button', { name: 'Hand-off' }));
      await hand.touch(page.getByRole('button', { name: /^No, or not sure/ }));
      await grant(hand, 'Grace stays', 'Talked with the counselor', 'Stays here');
      await hand.see(page.getByRole('heading', { name: /^Grace Turner stays, as/ }));
    });

    await goTo(page, 'Reunification');
    await page.getByRole('button', { name: 'Who may leave alone' }).click();
    await page.getByLabel('Students may leave alone').selectOption('From grade 10');
    await page.getByRole('button', { name: 'Save the rule' }).click();
    await expect(slab(page)).toContainText('from grade 10');
    await atDesk('leaves alone, by grade', async (hand) => {
      await ask(hand, 'Lucía', 'Muñoz');
      await hand.touch(page.getByRole('button', { name: 'Leaves alone' }));
      await hand.touch(page.getByRole('radio', { name: /^I, Dana Okonkwo/ }));
      await hand.touch(page.getByRole('button', { name: 'On foot' }));
      await hand.goOn(page.getByRole('button', { name: 'Leaves now' }));
      await hand.see(page.getByRole('heading', { name: /left alone/ }));
    });

    await goTo(page, 'Accounting');
    await page.getByLabel('Find a student, staff member or class').fill('ruby hughes');
    await page.getByRole('link', { name: /Hughes, Ruby/ }).click();
    await page.locator('.roll-row', { hasText: 'Hughes, Ruby' }).getByRole('radio', { name: 'Injured' }).click();
    await expect(page.locator('.roll-row', { hasText: 'Hughes, Ruby' }).getByRole('radio', { name: 'Injured' })).toBeChecked();
    await atDesk('injured: taken aside with neutral words', async (hand) => {
      await ask(hand, 'Ruby', 'Hughes');
      await hand.touch(adult(page, 'Ward, Joyce'));
      await shows(hand, 'Driver license', 'Yes');
      await hand.touch(checkIn(page));
      await hand.see(page.getByRole('heading', { name: 'A colleague is needed' }));
      await hand.touch(aside(page));
      await hand.touch(slab(page).getByRole('button', { name: 'Take aside' }));
      await hand.touch(page.getByRole('dialog').getByRole('button', { name: 'Dana Okonkwo' }));
      await hand.see(page.getByRole('dialog'), 'gone');
    });
  },
};
