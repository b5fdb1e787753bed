/**
 * The states of signing in on a school of its own: `npm run shots:sign-in -- DIR`. Apart from the other
 * pictures, which take place at the sample school, where no sign-in is set up.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect } from '@playwright/test';
import { launchBrowser } from '../support/browser.ts';
import { moveClock } from '../support/moved-clock.ts';
import { auditAxe, measurePage } from './audit.ts';
import { startHost } from './host-process.ts';
import { emptySetupStates } from './shots-setup.ts';
import { addTeacher, chooseName, chooseSecret, keepCode, makeLetter, openSetup, PASSPHRASE, typePin } from './sign-in-steps.ts';
import { hold } from './steps.ts';

const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), process.argv[2] ?? 'shots');
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
] as const;
const ZOOMED = { width: 683, height: 384 } as const;
const LONG_NAME = 'María-Fernanda de la Concepción Vāsquez-Papadopoulos-Oyelaran';

await mkdir(folder, { recursive: true });
const breaches: string[] = [];
const host = await startHost();
const browser = await launchBrowser();
const context = await browser.newContext({ viewport: SIZES[0], reducedMotion: 'reduce' });
await context.addInitScript(moveClock, host.clockOffsetMs);
const page = await context.newPage();
page.on('pageerror', (error) => breaches.push(`error in the page: ${error.message}`));

async function picture(name: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.waitForTimeout(120);
      const found = await measurePage(page);
      if (size === SIZES[0]) found.push(...(await auditAxe(page)));
      breaches.push(...found.map((what) => `${name}-${size.width}-${scheme}: ${what}`));
      await page.screenshot({ path: join(folder, `${name}-${size.width}-${scheme}.png`), animations: 'disabled' });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(ZOOMED);
  await page.waitForTimeout(120);
  breaches.push(...(await measurePage(page)).map((what) => `${name}-zoomed: ${what}`));
  await page.screenshot({ path: join(folder, `${name}-zoomed.png`), animations: 'disabled', fullPage: true });
  await page.setViewportSize(SIZES[0]);
}

async function onPaper(name: string): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.screenshot({ path: join(folder, `${name}-print.png`), fullPage: true });
  await page.emulateMedia({ media: 'screen' });
}

async function story(): Promise<void> {
  await page.goto(host.url);
  await page.getByLabel('Name of the school').fill('Grand Bend');
  await page.getByLabel('Your name').fill('Dana Okonkwo');
  await page.getByRole('button', { name: 'Suggest four words' }).click();
  await picture('90-first-run-passphrase');
  await chooseSecret(page, PASSPHRASE);
  await page.getByRole('button', { name: 'Start this school' }).click();
  await expect(page.locator('.code-paper')).toBeVisible();
  await picture('90-recovery-code');
  await onPaper('90-recovery-code');
  await keepCode(page);

  await addTeacher(page, 'Sam Ortiz');
  await emptySetupStates(page, picture, 'Sam Ortiz');
  await page.getByRole('button', { name: 'Add staff' }).first().click();
  await page.getByLabel('Or somebody who is not on it').fill(LONG_NAME);
  await page.getByRole('button', { name: 'Take', exact: true }).click();
  await picture('91-add-staff');
  await page.getByRole('button', { name: 'Back' }).click();
  const code = await makeLetter(page);
  await picture('92-letters');
  await onPaper('92-letters');
  await openSetup(page, 'Who may do what');
  await picture('92-permissions');
  await page.getByRole('link', { name: /^You/ }).click();
  await picture('93-you');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await picture('94-sign-in');
  await page.getByRole('button', { name: 'I have a letter' }).click();
  await chooseName(page, 'ort', 'Sam Ortiz');
  await page.getByLabel('Code on the letter').fill(code);
  await chooseSecret(page, '123456');
  await page.getByRole('button', { name: 'Choose it and sign in' }).click();
  await expect(page.getByText('PinTooCommon')).toBeVisible();
  await picture('94-letter-refused');
  await chooseSecret(page, '394615');
  await page.getByRole('button', { name: 'Choose it and sign in' }).click();
  await expect(page.locator('.foot')).toContainText('Sam Ortiz · teacher');
  await page.getByRole('link', { name: /^You/ }).click();
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Sam Ortiz: enter your PIN.' })).toBeVisible();
  await page.keyboard.type('39');
  await picture('95-locked');
  await typePin(page, '0000');
  for (let i = 0; i < 3; i++) {
    await expect(page.getByText('SecretWrong')).toBeVisible();
    await page.getByRole('button', { name: 'Put away' }).click();
    await page.keyboard.type('000001');
  }
  await expect(page.getByText('TooManyWrongTries')).toBeVisible();
  await picture('95-locked-wait');
  await page.getByRole('button', { name: 'Forgot the passphrase' }).click();
  await picture('96-recover');
  await page.getByRole('link', { name: /^Now/ }).click();
  await picture('97-now-signed-out');
  await page.getByRole('radio', { name: /^EVACUATE/ }).click();
  await hold(page, page.getByRole('button', { name: /EVACUATE, REAL/ }));
  await expect(page.getByRole('heading', { name: 'EVACUATE', level: 1 })).toBeVisible();
  await picture('97-alarm-signed-out');
  await page.getByRole('link', { name: /^Sign in/ }).click();
  await picture('98-alarm-at-the-lock');
}

try {
  await story();
} catch (error) {
  await page.screenshot({ path: join(folder, 'stopped-here.png') });
  breaches.push(`stopped: ${error instanceof Error ? error.message : String(error)}`);
} finally {
  await browser.close();
  await host.stop();
}
for (const breach of new Set(breaches)) console.error(breach);
if (breaches.length > 0) process.exitCode = 1;
