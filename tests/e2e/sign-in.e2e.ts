/** A school with sign-in, at real windows: founded with a passphrase, a letter becomes a PIN, roles hold, and an alarm is never behind a lock. */
import { expect, test } from '@playwright/test';
import { startHost, type HostProcess } from './host-process.ts';
import { addTeacher, chooseName, chooseSecret, foundSchool, keepCode, makeLetter, openSetup, PASSPHRASE, signInWithPassphrase, typePin } from './sign-in-steps.ts';
import { hold } from './steps.ts';

test.use({ actionTimeout: 20_000 });

const A_MINUTE_MS = 60_000;

let host: HostProcess;
test.beforeEach(async () => {
  host = await startHost();
});
test.afterEach(async () => {
  await host.stop();
});

test('found, letter, PIN, what a teacher may not, switch, lock with an alarm coming in, recovery', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(host.url);
  const code = await foundSchool(page, 'Grand Bend', 'Dana Okonkwo');
  await expect(page.getByRole('heading', { name: 'Import your roster.' })).toBeVisible();
  expect(code).toMatch(/^(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5}$/);

  let letter = '';
  await test.step('a letter for a teacher', async () => {
    await addTeacher(page, 'Sam Ortiz');
    letter = await makeLetter(page);
    await expect(page.getByText('In an emergency nobody needs to sign in to raise the alarm.')).toBeVisible();
  });

  await test.step('the teacher chooses a PIN and is signed in', async () => {
    await page.getByRole('link', { name: /^You/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Who are you?' })).toBeVisible();
    await page.getByRole('button', { name: 'I have a letter' }).click();
    // The screen before it asks for a name too.
    await expect(page.getByRole('heading', { name: 'Choose your PIN.' })).toBeVisible();
    await chooseName(page, 'ort', 'Sam Ortiz');
    await page.getByLabel('Code on the letter').fill(letter.toLowerCase());
    await chooseSecret(page, '123456');
    await page.getByRole('button', { name: 'Choose it and sign in' }).click();
    await expect(page.getByText('PinTooCommon')).toBeVisible();
    await chooseSecret(page, '394615');
    await page.getByRole('button', { name: 'Choose it and sign in' }).click();
    await expect(page.locator('.foot')).toContainText('Sam Ortiz · teacher');
  });

  await test.step('a teacher may not set up', async () => {
    await page.getByRole('link', { name: /^Setup/ }).click();
    await expect(page.getByText('For administrators')).toBeVisible();
    await expect(page.getByRole('link', { name: /^Staff and roles/ })).toBeHidden();
    await page.goto(new URL('/#/setup/staff', host.url).href);
    await expect(page.getByRole('heading', { name: 'Staff and roles are for administrators.' })).toBeVisible();
  });

  await test.step('locked: only the PIN is asked for; a wrong one says so', async () => {
    await page.getByRole('link', { name: /^You/ }).click();
    await page.getByRole('button', { name: 'Lock', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Sam Ortiz: enter your PIN.' })).toBeVisible();
    await typePin(page, '000001');
    await expect(page.getByText('SecretWrong')).toBeVisible();
    await page.keyboard.type('394615');
    await expect(page.locator('.foot')).toContainText('Sam Ortiz · teacher');
  });

  await test.step('switch to the administrator', async () => {
    await page.getByRole('link', { name: /^You/ }).click();
    await page.getByRole('button', { name: 'Somebody else signs in' }).click();
    await page.getByRole('button', { name: 'Dana Okonkwo', exact: true }).click();
    await page.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.locator('.foot')).toContainText('Dana Okonkwo · administrator');
  });

  await test.step('nobody signed in: an alarm is raised, seen at the lock, and nothing names anybody', async () => {
    await page.getByRole('link', { name: /^You/ }).click();
    await page.getByRole('button', { name: 'Lock', exact: true }).click();
    await page.getByRole('button', { name: 'Raise an alarm' }).click();
    await page.getByRole('radio', { name: /^HOLD/ }).click();
    await hold(page, page.getByRole('button', { name: /HOLD, REAL/ }));
    await expect(page.getByRole('heading', { name: 'HOLD', level: 1 })).toBeVisible();
    await expect(page.getByRole('region', { name: 'The numbers now' })).toContainText('Expected');
    await page.getByRole('button', { name: 'Change directive' }).click();
    await page.getByRole('dialog').getByRole('radio', { name: /^LOCKDOWN/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: /LOCKDOWN/ }).last().click();
    await expect(page.getByRole('heading', { name: 'LOCKDOWN', level: 1 })).toBeVisible();
    await page.goto(new URL('/#/people', host.url).href);
    await expect(page.getByRole('heading', { name: 'Dana Okonkwo: enter your passphrase.' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'LOCKDOWN', level: 1 })).toBeVisible();
  });

  await test.step('the passphrase is forgotten: the code from the safe', async () => {
    await page.getByRole('button', { name: 'Forgot the passphrase' }).click();
    await page.getByLabel('Recovery code').fill(code);
    await chooseSecret(page, 'candle orbit moss eleven');
    await page.getByRole('button', { name: 'Set the new passphrase' }).click();
    await expect(page.locator('.code-paper .code')).not.toHaveText(code);
    await keepCode(page);
    await expect(page.locator('.foot')).toContainText('Dana Okonkwo · administrator');
  });
  expect(errors).toEqual([]);
});

test('a computer that nobody touches is locked; an alarm from another window is on it at once, and while it is open nothing is locked', async ({ page, context }) => {
  await page.goto(host.url);
  await foundSchool(page, 'Grand Bend', 'Dana Okonkwo');
  await openSetup(page, 'Signing in');
  await page.getByLabel(/^Lock after so many minutes/).fill('1');
  await page.getByRole('button', { name: 'Set it' }).click();
  await expect(page.getByRole('heading', { name: 'Locks after 1 minutes without a touch.' })).toBeVisible();
  host.passTime(A_MINUTE_MS);
  await expect(page.getByRole('heading', { name: 'Dana Okonkwo: enter your passphrase.' })).toBeVisible();

  // A window that the first one opens belongs to the same session, and is at the lock too.
  const opening = context.waitForEvent('page');
  await page.evaluate(() => void window.open(window.location.href));
  const other = await opening;
  await other.getByRole('button', { name: 'Raise an alarm' }).click();
  await other.getByRole('radio', { name: /^LOCKDOWN/ }).click();
  await other.getByRole('button', { name: 'LOCKDOWN, DRILL' }).click();
  await expect(page.getByRole('heading', { name: 'LOCKDOWN', level: 1 })).toBeVisible();
  await expect(page.getByRole('region', { name: 'The numbers now' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'To the alarm' })).toBeVisible();

  await signInWithPassphrase(page, 'dana', 'Dana Okonkwo', PASSPHRASE);
  await expect(page.locator('.foot')).toContainText('Dana Okonkwo · administrator');
  host.passTime(A_MINUTE_MS);
  await expect(page.getByRole('button', { name: 'Still me' })).toBeVisible();
  await page.getByRole('button', { name: 'Still me' }).click();
  await expect(page.getByRole('button', { name: 'Still me' })).toBeHidden();
  await expect(page.locator('.foot')).toContainText('Dana Okonkwo · administrator');
});
