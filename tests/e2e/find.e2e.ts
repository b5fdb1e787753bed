/** Ctrl K in a real window: what it finds and where Enter leads, for every role, on a school at rest and in a drill. */
import { expect, type Page } from '@playwright/test';
import { ACTIONS, type Action } from '../../renderer/screens/find/actions.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { expectSound } from './audit.ts';
import { PEOPLE_OF_ROLES, type RolePerson } from './people-of-roles.ts';
import { test } from './school-test.ts';
import { goByFind, typeInFind } from './shots-find.ts';
import { chooseName, signInWithPassphrase, typePin } from './sign-in-steps.ts';
import { checkIn, goTo, startDrill } from './steps.ts';

test.use({ actionTimeout: 20_000 });

const options = (page: Page) => page.getByRole('option');

test('people, rooms, visitors and adults at the desk are found by a few letters, and Enter leads to what one does with them', async ({ page }) => {
  await test.step('four letters and Enter reach a student, also when Enter comes before the answer', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Find' })).toBeFocused();
    await page.keyboard.type('noah j');
    await page.keyboard.press('Enter');
    await expect(page.locator('.record-head')).toContainText('Johnson, Noah');
  });

  await test.step('spelling and accents need not be exact; keys choose; what is read aloud says how many', async () => {
    await typeInFind(page, 'munos');
    await expect(options(page).first()).toContainText('Muñoz');
    await expect(page.getByRole('dialog').getByRole('status')).toContainText(/People: \d+/);
    await page.keyboard.press('ArrowDown');
    const chosen = page.getByRole('option', { selected: true });
    await expect(chosen).toHaveId((await page.getByRole('combobox', { name: 'Find' }).getAttribute('aria-activedescendant')) ?? '');
    await expect(options(page).nth(1)).toHaveAttribute('aria-selected', 'true');
    await expectSound(page);
  });

  await test.step('closed and opened again nothing is remembered, and nothing typed chooses nothing', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Find' })).toHaveValue('');
    await expect(page.getByRole('option', { selected: true })).toHaveCount(0);
    await page.keyboard.press('Escape');
  });

  await test.step('a room leads to its classes, the one that is on now first', async () => {
    await goByFind(page, 'room 204', /^Rm 204.*now/);
    await expect(page).toHaveURL(/people\/classes\//);
  });

  await test.step('an action opens its dialog; a visitor who signed in is found by name and badge', async () => {
    await goByFind(page, 'sign visitor', 'Sign in a visitor');
    await page.getByLabel('Name of the visitor').fill('Pat Lee');
    await page.getByLabel('Badge').fill('77');
    await page.getByRole('dialog').getByRole('button', { name: /Sign in/ }).click();
    await expect(page.getByRole('region', { name: 'Visitors' }).getByText('Pat Lee')).toBeVisible();
    await goTo(page, 'Records');
    await goByFind(page, 'pat lee', 'Pat Lee');
    await expect(page).toHaveURL(/people\/today/);
  });

  await test.step('nothing found says what to do', async () => {
    await typeInFind(page, 'xyzzy');
    await expect(page.getByText('Try another spelling, fewer letters, or the family name alone.')).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
  });

  await test.step('in a drill a student leads to their row, with where they stand; at the desk to the check-in; an adult who waits to the hand-off', async () => {
    await goTo(page, 'Now');
    await startDrill(page, 'EVACUATE', 'To the north field');
    await goByFind(page, 'noah johnson', /Johnson, Noah.*Unknown · Account for/);
    await expect(page).toHaveURL(/accounting\/.*person=/);
    await typeInFind(page, 'noah johnson');
    await expect(page.getByRole('option', { name: /Noah Johnson.*Record/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await goTo(page, 'Reunification');
    await goByFind(page, 'noah johnson', /Johnson, Noah.*Check in an adult/);
    await expect(page).toHaveURL(/reunification\/student\//);
    await goTo(page, 'Reunification');
    await checkIn(page, 'Johnson, Noah', 'Johnson, Lisa');
    await goTo(page, 'Now');
    await typeInFind(page, 'lisa johnson');
    await page.getByRole('option', { name: /Lisa Johnson for Johnson, Noah/ }).click();
    await expect(page).toHaveURL(/reunification\/hand-off\//);
    await goByFind(page, '204', /Rm 204.*unknown/);
    await expect(page).toHaveURL(/accounting\//);
  });
});

/** With the row of the rail, since whoever is at the lock may not know the key. */
async function offeredActions(page: Page): Promise<readonly Action[]> {
  await page.getByRole('button', { name: /^Find/ }).click();
  await expect(options(page).first()).toBeVisible();
  const names = await options(page).locator('.grow').allInnerTexts();
  await page.keyboard.press('Escape');
  return names.map((name) => defined(ACTIONS.find((one) => one.words === name), name));
}

/** An action is an address; the story above goes there by Enter. Returns once the page has drawn it and rests. */
async function goToAddress(page: Page, to: string): Promise<void> {
  await page.evaluate(async (address) => {
    if (location.hash !== address) {
      const heard = new Promise((done) => addEventListener('hashchange', done, { once: true }));
      location.hash = address;
      await heard;
    }
    await new Promise((rests) => requestAnimationFrame(() => requestIdleCallback(rests)));
  }, `#${to}`);
}

/** A window that asks faster than anybody taps is refused: what a screen asks, at the rate that a window has. */
const A_SCREEN_MS = 200;

async function walk(page: Page, who: string, visited: Set<string>, only: (action: Action) => boolean): Promise<void> {
  for (const { words: name, to } of (await offeredActions(page)).filter(only)) {
    const sinceMs = performance.now();
    await goToAddress(page, to);
    await expect(page.locator('.next-sentence'), `${who}: ${name}`).toBeVisible();
    await expect(page.locator('.ledger-none', { hasText: 'Reading' }), `${who}: ${name}`).toHaveCount(0);
    expect(await page.getByRole('alert').allInnerTexts(), `${who}: ${name}`).toEqual([]);
    await expect(page.getByRole('heading', { name: /(?:is|are) for administrators/ }), `${who}: ${name}`).toHaveCount(0);
    visited.add(name);
    await page.waitForTimeout(Math.max(0, A_SCREEN_MS - (performance.now() - sinceMs)));
  }
}

async function signInAs(page: Page, { role, name, secret }: RolePerson): Promise<void> {
  await goTo(page, 'Sign in');
  if (role === 'administrator' || role === 'assistantPrincipal') await signInWithPassphrase(page, name.slice(0, 3), name, secret);
  else {
    await chooseName(page, name.slice(0, 3), name);
    await typePin(page, secret);
  }
  await expect(page.locator('.foot')).toContainText(name);
}

async function signOut(page: Page): Promise<void> {
  await goTo(page, 'You');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: /^Sign in/ })).toBeVisible();
}

test.describe('with a person of each role', () => {
  test.use({ before: new URL('./staff-of-every-role.ts', import.meta.url) });
  test('every action that is offered to a role leads to a screen that does not refuse it, at rest and in a drill', async ({ page }) => {
    test.setTimeout(600_000);
    const visited = new Set<string>();
    const everybody = async (when: string, only: (action: Action) => boolean): Promise<void> => {
      await walk(page, `nobody, ${when}`, visited, only);
      for (const person of PEOPLE_OF_ROLES) {
        await signInAs(page, person);
        await walk(page, `${person.role}, ${when}`, visited, only);
        await signOut(page);
      }
    };
    await everybody('at rest', () => true);
    await goTo(page, 'Now');
    await startDrill(page, 'EVACUATE', 'To the north field');
    // The other screens are the same in a drill.
    await everybody('in a drill', ({ to }) => /^\/(?:now|accounting|reunification|stations|cards|posts?|drills\/now)\b/.test(to));
    const afterAllClear = ['Answer for people by name', 'Close'];
    const inLockdown = ['Release rooms', '911 was phoned'];
    expect(ACTIONS.map((one) => one.words).filter((words) => !visited.has(words) && !afterAllClear.includes(words) && !inLockdown.includes(words))).toEqual([]);
  });
});
