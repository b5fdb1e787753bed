/**
 * Two consoles of one school, each a host of its own with a window of its own, side by side: let in through the screens,
 * cut off from each other, one child released on both, brought together, and settled on one.
 */
import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { LanHost } from '../support/lan-host.ts';
import { LanFleet } from '../support/lan-fleet.ts';
import { expectSound } from './audit.ts';
import { openSetup } from './sign-in-steps.ts';
import { checkIn, goTo, openSampleSchool, startDrill } from './steps.ts';

const STUDENT = 'Johnson, Noah';
const SPOKEN = 'Noah Johnson';
/** Each may take him. */
const MOTHER = 'Johnson, Lisa';
const GRANDMOTHER = 'Miller, Denise';
/** Of real hosts, on a machine with two processors that has other work. */
const SOON_MS = 30_000;

test.use({ actionTimeout: 20_000, viewport: { width: 1024, height: 768 } });

let fleet: LanFleet;
test.beforeEach(async () => {
  fleet = await LanFleet.start(['Front office', 'Gym'], null);
});
test.afterEach(() => fleet.end());

async function windowOf(host: LanHost, context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(await host.freshUrl());
  return page;
}

const digitsOn = async (page: Page): Promise<string> => {
  await expect(page.getByRole('button', { name: 'They are the same' })).toBeVisible({ timeout: SOON_MS });
  return (await page.locator('.six-digits .digit').allInnerTexts()).join('');
};

const foot = (page: Page): Locator => page.locator('.foot');

async function release(page: Page, adult: string): Promise<void> {
  await goTo(page, 'Reunification');
  await checkIn(page, STUDENT, adult);
  await page.getByRole('button', { name: 'Hand-off' }).click();
  await page.getByRole('button', { name: /^Yes/ }).click();
  await page.getByRole('button', { name: 'Hand over' }).click();
  await expect(page.getByRole('heading', { name: `${SPOKEN} left with` })).toBeVisible();
}

test('a console is added by six digits; a child released on both while they were apart is a card on both, settled on one', async ({ context }) => {
  test.setTimeout(300_000);
  const [officeHost, gymHost] = [fleet.at(0), fleet.at(1)];
  let office = await windowOf(officeHost, context);
  let gym = await windowOf(gymHost, context);

  await test.step('the gym is let in, through the screens of both', async () => {
    await openSampleSchool(office, 'Dana Okonkwo');
    await expect(foot(office)).toContainText('alone');
    await openSetup(office, 'Consoles');
    await office.getByRole('button', { name: 'Add a console' }).click();
    await office.getByRole('button', { name: 'Open for ten minutes' }).click();
    const address = await office.locator('.own-address').first().innerText();
    await expectSound(office);
    await gym.getByRole('button', { name: /^Join a school/ }).click();
    // As a scanner types it: into the field that has the focus.
    await expect(gym.getByLabel('Address of the other computer')).toBeFocused();
    await gym.keyboard.type(address);
    await gym.getByLabel('Name of this computer').fill('Gym');
    await gym.getByRole('button', { name: 'Ask to join' }).click();
    expect(await digitsOn(gym)).toBe(await digitsOn(office));
    await expectSound(gym);
    await gym.getByRole('button', { name: 'They are the same' }).click();
    await office.getByRole('button', { name: 'They are the same' }).click();
    await expect(office.getByRole('heading', { name: 'Gym is in.' })).toBeVisible({ timeout: SOON_MS });
    await office.getByRole('button', { name: 'Done' }).click();
    await expect(gym.getByRole('heading', { name: 'What must everybody do?' })).toBeVisible({ timeout: SOON_MS });
    for (const page of [office, gym]) await expect(foot(page)).toContainText('2 of 2 in step', { timeout: SOON_MS });
    await expect(gym.getByText('1,200 students')).toBeVisible();
  });

  await test.step('each dials the other over a cable that can be cut', async () => {
    await fleet.layCables();
    [office, gym] = [await windowOf(officeHost, context), await windowOf(gymHost, context)];
    for (const page of [office, gym]) await expect(foot(page)).toContainText('2 of 2 in step', { timeout: SOON_MS });
  });

  await test.step('a drill that is started on one runs on both', async () => {
    await startDrill(office, 'EVACUATE', 'North field');
    await expect(gym.getByRole('heading', { name: 'EVACUATE', level: 1 })).toBeVisible();
    await expect(gym.getByText('DRILL', { exact: true })).toBeVisible();
  });

  await test.step('cut: each says that it does not hear the other, and works on', async () => {
    fleet.part([], 'cut');
    await expect(foot(office)).toContainText('Gym stale since', { timeout: SOON_MS });
    await expect(foot(gym)).toContainText('Front office stale since', { timeout: SOON_MS });
    await expect(gym.getByText(/^Front office was last heard .*: what is reported there since does not count here yet\.$/)).toBeVisible();
    await expectSound(gym);
    await release(office, MOTHER);
    await release(gym, GRANDMOTHER);
  });

  await test.step('healed: both show the card', async () => {
    fleet.heal();
    for (const page of [office, gym]) {
      await expect(foot(page)).toContainText('2 of 2 in step', { timeout: SOON_MS });
      await goTo(page, 'Conflicts');
      await expect(page.getByRole('heading', { name: new RegExp(`^Released twice: .*${STUDENT}`) })).toBeVisible();
      for (const side of ['Front office', 'Gym']) await expect(page.locator('section.stop').getByRole('cell', { name: side })).toBeVisible();
    }
    await expectSound(office);
  });

  await test.step('settled on one, both agree', async () => {
    for (const adult of ['Lisa Johnson', 'Denise Miller']) await expect(gym.locator('section.stop')).toContainText(adult);
    await gym.getByRole('radio', { name: 'Not known: treat as missing' }).click();
    await gym.getByLabel('How do you know?').fill('Neither desk can reach the adult');
    await gym.getByRole('button', { name: 'Settle it' }).click();
    for (const page of [gym, office]) await expect(page.getByRole('heading', { name: /^Released twice/ })).toBeHidden({ timeout: SOON_MS });
    await goTo(office, 'Now');
    await expect(office.getByRole('link', { name: '1 Missing' })).toBeVisible();
    await fleet.agree(SOON_MS);
  });
});

test('what goes wrong when a console is added is said; a restart in the middle goes on; renamed and revoked, both show it', async ({ context }) => {
  test.setTimeout(300_000);
  const [officeHost, gymHost] = [fleet.at(0), fleet.at(1)];
  const office = await windowOf(officeHost, context);
  const gym = await windowOf(gymHost, context);
  await openSampleSchool(office, 'Dana Okonkwo');
  await openSetup(office, 'Consoles');
  await expect(office.getByRole('heading', { name: 'This console is the only one.' })).toBeVisible();
  await office.getByRole('button', { name: 'Add a console' }).click();
  await gym.getByRole('button', { name: /^Join a school/ }).click();
  const askToJoin = async (address: string): Promise<void> => {
    await gym.getByLabel('Address of the other computer').fill(address);
    await gym.getByLabel('Name of this computer').fill('Gym');
    await gym.getByRole('button', { name: 'Ask to join' }).click();
  };
  const tryAgain = async (): Promise<void> => {
    await expect(gym.getByRole('heading', { name: 'This computer did not join.' })).toBeVisible({ timeout: SOON_MS });
    await gym.getByRole('button', { name: 'Try again' }).click();
  };
  const address = `127.0.0.1:${await officeHost.lanPort()}`;

  await test.step('an address that is none, one where nobody answers, and a door that is shut', async () => {
    await askToJoin('10.0.4');
    await expect(gym.getByRole('alert').filter({ hasText: 'four numbers' })).toBeVisible();
    await gym.getByRole('button', { name: 'Put away' }).click();
    await askToJoin('127.0.0.1:9');
    await tryAgain();
    await expect(gym.getByLabel('Address of the other computer')).toHaveValue('127.0.0.1:9');
    await askToJoin(address);
    await tryAgain();
  });

  await test.step('digits that differ: nothing is shared', async () => {
    await office.getByRole('button', { name: 'Open for ten minutes' }).click();
    await expect(office.getByText('Time left')).toBeVisible();
    await askToJoin(address);
    await digitsOn(office);
    await office.getByRole('button', { name: 'They differ' }).click();
    await tryAgain();
    await expectSound(gym);
  });

  await test.step('a restart in the middle goes on', async () => {
    await expect(office.getByText('Time left')).toBeVisible();
    await askToJoin(address);
    await digitsOn(office);
    await gym.getByRole('button', { name: 'They are the same' }).click();
    await expect(gym.getByText('Said here: the same.')).toBeVisible();
    await office.getByRole('button', { name: 'They are the same' }).click();
    await expect(office.getByRole('heading', { name: 'Gym is in.' })).toBeVisible({ timeout: SOON_MS });
    await gymHost.kill();
    await gymHost.start();
  });
  const again = await windowOf(gymHost, context);
  await expect(again.getByRole('heading', { name: 'What must everybody do?' })).toBeVisible({ timeout: SOON_MS });
  await expect(foot(again)).toContainText('2 of 2 in step', { timeout: SOON_MS });

  await test.step('renamed at one, it is called so at the other', async () => {
    await openSetup(office, 'Consoles');
    await expect(office.getByRole('listitem').filter({ hasText: 'Gym' })).toContainText('In step', { timeout: SOON_MS });
    await office.getByRole('button', { name: 'Rename Gym' }).click();
    await office.getByLabel('Name of the console').fill('West gym');
    await office.getByRole('button', { name: 'Rename it' }).click();
    await openSetup(again, 'Consoles');
    await expect(again.getByRole('listitem').filter({ hasText: 'West gym' })).toContainText('This console');
    await expectSound(again);
  });

  await test.step('revoked, it is heard no more, and says so itself', async () => {
    await office.getByRole('button', { name: 'Revoke West gym' }).click();
    const revoke = office.getByRole('button', { name: 'Revoke it' });
    await office.getByLabel(/^To confirm, type its name/).fill('gym');
    await office.getByLabel('Why').fill('It was lost on the bus');
    await expect(revoke).toBeDisabled();
    await office.getByLabel(/^To confirm, type its name/).fill('West gym');
    await revoke.click();
    await expect(office.getByRole('region', { name: /^No longer of this site/ }).getByRole('listitem')).toContainText('Revoked');
    await expect(foot(office)).toContainText('alone');
    await expect(again.getByRole('alert').filter({ hasText: 'This console was revoked' })).toBeVisible({ timeout: SOON_MS });
    await expectSound(again);
  });
});

test('a console leaves, begins a school of its own, and joins again: both are set aside, and where is said', async ({ context }) => {
  test.setTimeout(300_000);
  const [officeHost, gymHost] = [fleet.at(0), fleet.at(1)];
  await fleet.found(0, () => Promise.resolve());
  const office = await windowOf(officeHost, context);
  const gym = await windowOf(gymHost, context);
  await openSetup(gym, 'Consoles');
  await gym.getByRole('button', { name: 'Leave the site with this console' }).click();
  await gym.getByLabel(/^To confirm, type its name/).fill('Gym');
  await gym.getByRole('button', { name: 'Leave the site', exact: true }).click();
  await expect(gym.getByRole('heading', { name: 'Not set up' })).toBeVisible({ timeout: SOON_MS });
  await gym.getByRole('button', { name: /^Join a school/ }).click();
  await expect(gym.locator('.set-aside .folder')).toContainText(gymHost.data);
  await expectSound(gym);
  await openSetup(office, 'Consoles');
  await expect(office.getByRole('region', { name: /^No longer of this site/ }).getByRole('listitem')).toContainText('Left the site', { timeout: SOON_MS });

  await openSampleSchool(gym, 'Sam Ortiz');
  await openSetup(gym, 'Consoles');
  await gym.getByRole('button', { name: 'Join another school' }).click();
  await office.getByRole('button', { name: 'Add a console' }).click();
  await office.getByRole('button', { name: 'Open for ten minutes' }).click();
  await gym.getByLabel('Address of the other computer').fill(await office.locator('.own-address').first().innerText());
  await gym.getByLabel('Name of this computer').fill('Gym');
  await expect(gym.getByRole('button', { name: 'Ask to join' })).toBeDisabled();
  await gym.getByRole('checkbox', { name: 'Set Larkmoor School aside' }).check();
  await gym.getByRole('button', { name: 'Ask to join' }).click();
  expect(await digitsOn(gym)).toBe(await digitsOn(office));
  for (const page of [office, gym]) await page.getByRole('button', { name: 'They are the same' }).click();
  // The founder of the other school, and nobody of the one that was set aside.
  for (const page of [office, gym]) await expect(foot(page)).toContainText('2 of 2 in step', { timeout: SOON_MS });
  await expect(foot(gym)).toContainText('Dana Reyes');
  await openSetup(gym, 'Consoles');
  await expect(gym.locator('.set-aside .folder')).toHaveCount(2);
  await fleet.agree(SOON_MS);
});
