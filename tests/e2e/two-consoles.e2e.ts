/**
 * Two consoles of one school, each a host of its own with a window of its own, side by side: let in through the screens,
 * cut off from each other, one child released on both, brought together, and settled on one.
 */
import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { LanHost } from '../support/lan-host.ts';
import { LanFleet } from '../support/lan-fleet.ts';
import { auditAxe, measurePage } from './audit.ts';
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

async function audit(page: Page): Promise<void> {
  expect([...(await measurePage(page)), ...(await auditAxe(page))]).toEqual([]);
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
    await audit(office);
    await gym.getByRole('button', { name: /^Join a school/ }).click();
    // As a scanner types it: into the field that has the focus.
    await expect(gym.getByLabel('Address of the other computer')).toBeFocused();
    await gym.keyboard.type(address);
    await gym.getByLabel('Name of this computer').fill('Gym');
    await gym.getByRole('button', { name: 'Ask to join' }).click();
    expect(await digitsOn(gym)).toBe(await digitsOn(office));
    await audit(gym);
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
    await audit(gym);
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
    await audit(office);
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
