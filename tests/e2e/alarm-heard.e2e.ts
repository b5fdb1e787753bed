/** An alarm that is heard ahead of its event, in a real window: above whatever is open, said to a screen reader, recorded here by one key, gone when its event is here. */
import { expect, type Page } from '@playwright/test';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { auditAxe, measurePage } from './audit.ts';
import { test } from './school-test.ts';
import { openSetup } from './sign-in-steps.ts';
import { StagedRows } from './staged-rows.ts';
import { startDrill } from './steps.ts';

test.use({ viewport: { width: 1366, height: 768 } });

let staged: StagedRows;
test.beforeEach(async ({ page }) => {
  staged = new StagedRows();
  staged.show('alarms', []);
  await staged.stage(page);
  await page.reload();
});

const alarm = (more: Partial<SubscriptionRow<'alarms'>> = {}): SubscriptionRow<'alarms'> => ({
  key: 'a'.repeat(26),
  incident: 'b'.repeat(26),
  starts: true,
  consoleName: 'Gym',
  raisedHere: false,
  directive: 'lockdown',
  detail: '',
  exercise: false,
  raisedWall: Date.UTC(2026, 9, 14, 9, 41),
  heardWall: Date.UTC(2026, 9, 14, 9, 41),
  elapsedMs: 2_000,
  sentAtWall: Date.UTC(2026, 9, 14, 9, 41),
  ...more,
});

/** What a finger would touch in the middle of it. */
const isOnTop = (page: Page): Promise<boolean> =>
  page.locator('.heard-alarm').evaluate((strip) => {
    const box = strip.getBoundingClientRect();
    const touched = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return touched !== null && strip.contains(touched);
  });

test('it stands above a dialog, is said at once, and goes when its event has come', async ({ page }) => {
  await startDrill(page, 'EVACUATE', 'North field');
  await page.getByRole('button', { name: 'Add a note' }).click();
  await page.getByLabel('What do you know?').fill('Half a sen');
  staged.show('alarms', [alarm({ directive: 'shelter', detail: 'Tornado: to the inner halls, away from windows, and down on the floor' })]);
  const said = page.getByRole('alert').filter({ hasText: 'Heard from Gym, not yet recorded here' });
  await expect(said).toContainText('SHELTER');
  await expect(said).toContainText('Tornado: to the inner halls');
  await expect(said).toHaveAttribute('aria-live', 'assertive');
  expect(await isOnTop(page)).toBe(true);
  await expect(page).toHaveTitle(/^HEARD REAL SHELTER/);
  // The lists behind it make room.
  await expect.poll(() => measurePage(page)).toEqual([]);
  expect(await auditAxe(page)).toEqual([]);
  // Nothing that was being written is lost.
  await expect(page.getByLabel('What do you know?')).toHaveValue('Half a sen');
  staged.show('alarms', []);
  await expect(page.locator('.heard-alarm')).toBeHidden();
});

test('two at once are both shown, a drill as DRILL, and a lockdown makes the screen quiet', async ({ page }) => {
  staged.show('alarms', [alarm(), alarm({ key: 'c'.repeat(26), directive: 'evacuate', detail: 'North field', exercise: true, consoleName: null })]);
  await expect(page.locator('.heard-alarm')).toHaveCount(2);
  await expect(page.locator('.heard-alarm').nth(1)).toContainText('DRILL');
  await expect(page.getByText('Heard from a console that is not known here yet')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Alarm heard', level: 1 })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await openSetup(page, 'Consoles');
  await expect(page.locator('.heard-alarm')).toHaveCount(2);
});

test('by keyboard it is the first thing reached, and recorded here under the command that raised it', async ({ page }) => {
  staged.show('alarms', [alarm()]);
  const record = page.getByRole('button', { name: 'Record it here' });
  await expect(record).toBeVisible();
  // What else begins every page comes after it.
  await page.getByRole('link', { name: 'Skip to the work area' }).focus();
  await page.keyboard.press('Shift+Tab');
  await expect(record).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'LOCKDOWN', level: 1 })).toBeVisible();
  await expect(page.getByText('REAL', { exact: true }).last()).toBeVisible();
  // Once more it is the same command, and no second incident.
  await record.click();
  await expect(page.getByText(/started apart/)).toBeHidden();
});

test.describe('on a new computer', () => {
  test.use({ before: 'nothing' });
  test('before there is a site it is shown all the same, and not asked to be recorded', async ({ page }) => {
    staged.show('alarms', [alarm({ consoleName: null })]);
    await expect(page.getByRole('alert').filter({ hasText: 'LOCKDOWN' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Not set up' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Record it here' })).toBeHidden();
  });
});
