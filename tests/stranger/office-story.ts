/** The front office's morning, signing in with a PIN, and a restriction that another person overrides. */
import { expect, type Page } from '@playwright/test';
import { chooseName, chooseSecret, keepCode, makeLetter, openSetup, PASSPHRASE } from '../e2e/sign-in-steps.ts';
import { goTo, openSampleSchool, startDrill } from '../e2e/steps.ts';
import { adult, ask, grant, isFound } from './desk-story.ts';
import type { Story } from './stranger.ts';

const PIN = '394615';
const COLLEAGUE = 'Sam Ortiz';

async function addToFrontOffice(page: Page, name: string): Promise<void> {
  await openSetup(page, 'Staff and roles');
  await page.getByRole('button', { name: 'Add staff' }).first().click();
  await page.getByLabel('Or somebody who is not on it').fill(name);
  await page.getByRole('button', { name: 'Take', exact: true }).click();
  await page.getByRole('combobox', { name: 'Role of all of them' }).click();
  await page.getByRole('option', { name: 'front office' }).click();
  await page.getByRole('button', { name: 'Add 1 person' }).click();
  await expect(page.getByRole('heading', { name: '1 person cannot sign in yet.' })).toBeVisible();
}

async function lock(page: Page, how: 'Lock' | 'Sign out'): Promise<void> {
  await page.getByRole('link', { name: /^You/ }).click();
  await page.getByRole('button', { name: how, exact: true }).click();
  await page.getByRole('link', { name: /^Sign in/ }).waitFor();
}

export const officeStory: Story = {
  name: 'the front office and a second person',
  run: async (page, task) => {
    await openSampleSchool(page, 'Dana Okonkwo');
    await goTo(page, 'People');
    await page.getByRole('button', { name: 'Today', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await task('a student marked absent', async (hand) => {
      await hand.touch(page.getByRole('button', { name: 'Mark absent' }));
      await hand.type(dialog.getByLabel('Name', { exact: true }), 'noah johnson');
      await isFound(hand);
      await hand.goOn(dialog.getByRole('button', { name: 'Johnson, Noah' }));
      await hand.touch(dialog.getByRole('button', { name: 'Ill', exact: true }));
      await hand.goOn(dialog.getByRole('button', { name: /^Mark .* absent$/ }));
      await hand.see(dialog, 'gone');
    });
    await task('a visitor signed in', async (hand) => {
      await hand.touch(page.getByRole('button', { name: 'Sign in a visitor' }));
      await hand.type(dialog.getByLabel('Name of the visitor'), 'Pat Lee');
      await hand.goOn(dialog.getByRole('button', { name: 'Sign in', exact: true }));
      await hand.see(page.getByRole('button', { name: 'Sign out Pat Lee' }));
    });

    await openSetup(page, 'Signing in');
    await chooseSecret(page, PASSPHRASE);
    await page.getByRole('button', { name: 'Set up sign-in' }).click();
    await keepCode(page);
    await addToFrontOffice(page, COLLEAGUE);
    const letter = await makeLetter(page);
    await lock(page, 'Sign out');
    await page.getByRole('button', { name: 'I have a letter' }).click();
    // The screen before it asks for a name too.
    await expect(page.getByRole('heading', { name: 'Choose your PIN.' })).toBeVisible();
    await chooseName(page, 'ort', COLLEAGUE);
    await page.getByLabel('Code on the letter').fill(letter);
    await chooseSecret(page, PIN);
    await page.getByRole('button', { name: 'Choose it and sign in' }).click();
    await expect(page.locator('.foot')).toContainText(COLLEAGUE);

    await lock(page, 'Sign out');
    await task('signed in with a PIN', async (hand) => {
      await hand.touch(page.getByRole('button', { name: COLLEAGUE, exact: true }));
      await page.getByRole('group', { name: 'PIN' }).waitFor();
      await hand.press(PIN);
      await hand.see(page.getByRole('link', { name: /^You/ }));
    });
    await startDrill(page, 'EVACUATE', '');
    await goTo(page, 'Reunification');
    await task('a restriction: stopped', async (hand) => {
      await ask(hand, 'Imani', 'Johnson');
      await hand.touch(adult(page, 'Johnson, Marcus'));
      await hand.touch(page.getByRole('button', { name: 'Record it' }));
      await hand.see(page.getByRole('heading', { name: 'RESTRICTION: may not pick up' }));
    });
    await task('a restriction: another person overrides it, and a colleague lets in', async (hand) => {
      await hand.touch(page.getByRole('button', { name: 'What is next' }));
      await hand.touch(page.getByRole('button', { name: 'A supervisor signs in' }));
      await hand.touch(page.getByRole('button', { name: 'Dana Okonkwo', exact: true }));
      await hand.type(page.getByRole('textbox', { name: 'Passphrase' }), PASSPHRASE);
      await hand.goOn(page.getByRole('button', { name: 'Sign in', exact: true }));
      await grant(hand, 'Override', 'The court lifted the order, seen in writing', 'Override');
      await grant(hand, 'I know who this is', 'ID and photo looked at by me', 'Take as certain');
      // Whoever overrode does not check the adult in as well.
      await hand.touch(page.getByRole('button', { name: 'Somebody else signs in' }));
      await hand.touch(page.getByRole('button', { name: COLLEAGUE, exact: true }));
      await page.getByRole('group', { name: 'PIN' }).waitFor();
      await hand.press(PIN);
      await hand.touch(page.getByRole('button', { name: 'Check in', exact: true }));
      await hand.see(page.getByRole('heading', { name: /comfortable/ }));
    });
  },
};
