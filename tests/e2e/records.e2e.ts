/** Records at the screens: a document of a drill is previewed as it is printed, given to somebody outside only on record, and the evidence is saved. */
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { expectSound } from './audit.ts';
import { test } from './school-test.ts';
import { goTo, startDrill } from './steps.ts';

test('a document shows DRILL, names who gets it once that is on record, and the evidence comes as one zip', async ({ page }) => {
  await startDrill(page, 'EVACUATE', 'To the north field');
  await goTo(page, 'Records');
  await page.getByRole('button', { name: 'Open the newest' }).click();
  await page.getByRole('button', { name: 'Files' }).click();
  await page.getByRole('button', { name: 'Open Reunification summary' }).click();
  const preview = page.frameLocator('iframe[title="Preview: Reunification summary"]');
  await expect(preview.getByRole('heading', { name: 'Reunification summary' })).toBeVisible();
  // The style came through the page's policy: the mark is laid over the page, not beside its text.
  await expect(preview.locator('.drill')).toHaveCSS('position', 'fixed');
  // And with it the product's own fonts, whatever this computer has.
  await expect.poll(() => preview.locator('body').evaluate(async () => [...(await document.fonts.ready)].filter(({ family, status }) => status === 'loaded' && family.includes('Inter')).length)).toBeGreaterThan(0);
  await expectSound(page);

  await page.getByRole('button', { name: 'For somebody outside' }).click();
  await page.getByLabel('To whom?').fill('Lt. Wu, fire department');
  await page.getByLabel('Because of which threat?').fill('Smoke in the east wing');
  await page.getByRole('button', { name: /^Record it/ }).click();
  await expect(preview.getByText('Given to Lt. Wu, fire department')).toBeVisible();

  await page.getByRole('button', { name: 'Back' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Evidence package: stays in the school' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('evidence-DRILL.zip');
  expect((await readFile(await download.path())).subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
});
