/** A license at check-in, by a scanner that types and by the camera: what it says beside the record, and what it never answers. */
import { writeFileSync } from 'node:fs';
import { chromium, expect, type Page } from '@playwright/test';
import { findBrowser } from '../support/browser.ts';
import { barcodePicture, film } from '../support/camera-film.ts';
import { HOLDER, licenseText } from '../support/licenses.ts';
import { HANDS } from '../pace/touches.ts';
import { moveClock } from '../support/moved-clock.ts';
import { auditAxe, expectSound } from './audit.ts';
import { typeAsScanner } from './scanner.ts';
import { test } from './school-test.ts';
import { findStudent, goTo, startDrill } from './steps.ts';
import { countTouches, touchesOf } from './touches.ts';

test.use({ actionTimeout: 20_000 });

const slab = (page: Page) => page.getByRole('region', { name: 'Next step' });
const row = (page: Page, field: string) => page.locator('.compare-row').filter({ hasText: field });

async function openDesk(page: Page): Promise<void> {
  await startDrill(page, 'EVACUATE', 'To the north field');
  await goTo(page, 'Reunification');
  await expect(page.getByLabel('Name of the student')).toBeVisible();
}

const HECTOR = { ...HOLDER, family: 'SOLIS', given: 'HECTOR', middle: 'RAUL' };

test('by a scanner that types: another’s license, then their own, checked in with its last four signs', async ({ page }) => {
  await openDesk(page);
  await typeAsScanner(page, licenseText(8, 'USA', HECTOR));
  await page.getByRole('region', { name: 'License of HECTOR RAUL SOLIS' }).getByRole('link', { name: /Muñoz, Mateo/ }).click();
  await expect(page.getByRole('heading', { name: /Muñoz, Mateo/ })).toBeVisible();
  // The focus is on a button: no Enter of the scan may press it.
  await page.getByRole('button', { name: 'Another student' }).focus();
  await typeAsScanner(page, licenseText(8, 'USA', { ...HOLDER, expires: '2019-03-01' }));
  await expect(page.getByText('Nobody here has that name')).toBeVisible();
  await page.getByRole('radio', { name: /Solís, Héctor/ }).click();
  await expect(row(page, 'Family name')).toContainText('Mismatch');
  await expect(row(page, 'ID expires')).toContainText('Expired');
  await expect(row(page, 'Date of birth')).toContainText('Blank');
  await expectSound(page);

  await typeAsScanner(page, licenseText(8, 'USA', HECTOR));
  await expect(row(page, 'Family name')).toContainText('SOLIS');
  await expect(row(page, 'Family name')).toContainText('Match');
  await expect(row(page, 'Given name')).toContainText('Match');
  await expect(row(page, 'ID expires')).toContainText('In date');
  // Whose face it is only a person sees.
  await expect(slab(page).getByRole('button', { name: 'Check in' })).toBeDisabled();
  await countTouches(page);
  const checkIn = await touchesOf(page, async () => {
    await page.getByRole('radiogroup', { name: 'Does the photo match the face?' }).getByRole('radio', { name: 'Yes' }).click();
    await slab(page).getByRole('button', { name: 'Check in' }).click();
    await expect(slab(page)).toContainText('Héctor Solís may pick up Mateo Muñoz.');
  });
  expect(checkIn).toBe(HANDS.checkInScanned.touches);
  await goTo(page, 'Records');
  await page.locator('.record-row').first().click();
  await expect(page.getByText('driver license ending 9156, photo matches')).toBeVisible();
});

test('what is typed fast and is no license stays what was typed; without a camera the way by hand is told', async ({ page }) => {
  await openDesk(page);
  await findStudent(page, 'Muñoz, Mateo');
  await page.getByRole('radio', { name: /not on this list/ }).click();
  const name = page.getByLabel('The name that the adult says');
  await name.focus();
  // A pause after a space, as a slow computer makes one of any pause.
  await page.keyboard.type('Mr. Ray ');
  await expect(name).toHaveValue('Mr. Ray ');
  await page.keyboard.type('Mitchell');
  await expect(name).toHaveValue('Mr. Ray Mitchell');
  await page.getByRole('button', { name: 'Scan with the camera' }).click();
  await expect(page.getByRole('alert').getByText('Type the names from the card')).toBeVisible();
  expect(await auditAxe(page)).toEqual([]);
});

test('by the camera, which goes out at once', async ({ host }, info) => {
  const barcode = info.outputPath('license.y4m');
  writeFileSync(barcode, film(await barcodePicture(licenseText(8, 'USA', HECTOR), 'PDF417')));
  const launch = await findBrowser();
  const browser = await chromium.launch({ ...launch, args: [...launch.args, '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${barcode}`] });
  try {
    const page = await browser.newPage();
    await page.addInitScript(moveClock, host.clockOffsetMs);
    await page.goto(host.url);
    await openDesk(page);
    await findStudent(page, 'Muñoz, Mateo');
    await page.getByRole('button', { name: 'Scan with the camera' }).click();
    await expect(row(page, 'Given name')).toContainText('HECTOR RAUL');
    await expect(page.getByRole('radio', { name: /Solís, Héctor/ })).toBeChecked();
    await expect(page.locator('video')).toHaveCount(0);
  } finally {
    await browser.close();
  }
});
