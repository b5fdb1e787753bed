/** A console that was just added, in a real window, while the others' roster is not here yet: nothing is taken for whole, and no second roster is asked for. */
import { expect } from '@playwright/test';
import { expectSound } from './audit.ts';
import { test } from './school-test.ts';
import { StagedRows } from './staged-rows.ts';
import { goTo, openOwnSchool, startDrill } from './steps.ts';

test.use({ before: 'nothing' });

test('until the roster is here every screen says so, an alarm can be raised, and no roster is imported', async ({ page }) => {
  const staged = new StagedRows();
  const admission = { key: 'admission', setAside: [], letting: null };
  staged.show('admission', [{ ...admission, joining: null }]);
  await staged.stage(page);
  // A window that is loaded anew before it is let in has given its code away.
  await expect(page.getByRole('heading', { name: 'Not set up' })).toBeVisible();
  await page.reload();
  await openOwnSchool(page);
  staged.show('admission', [{ ...admission, joining: { step: 'catchingUp', address: '10.0.4.17:47653', comparing: null, caughtUp: { have: 1_200, of: 14_000 }, why: null } }]);
  const strip = page.getByRole('status').filter({ hasText: 'The roster is not here yet.' });
  await expect(strip).toContainText('whoever is not on one is unknown, not safe');
  await expect(strip).toContainText('1,200 of 14,000 events');
  await expect(page.getByRole('heading', { name: 'What must everybody do?' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import your roster' })).toBeHidden();
  const waits = page.getByRole('heading', { name: 'Wait: the roster comes from the other consoles.' });
  await goTo(page, 'People');
  await expect(waits).toBeVisible();
  for (const screen of ['people/today', 'people/import']) {
    await page.evaluate((address) => (window.location.hash = `#/${address}`), screen);
    await expect(waits).toBeVisible();
    await expect(strip).toBeVisible();
    await expectSound(page);
  }
  await goTo(page, 'Now');
  await startDrill(page, 'EVACUATE', 'North field');
  await expect(strip).toBeVisible();
  staged.show('admission', [{ ...admission, joining: null }]);
  await expect(strip).toBeHidden();
});
