/** What takes the screen, staged in all its looks: each of the five actions, as a drill and for real, on an office's screen and on a large one. */
import { expect, type Page } from '@playwright/test';
import { directive as anyDirective } from '../../shared/domain/incident/events.ts';
import { StagedRows } from './staged-rows.ts';

const SCREENS = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;
const RAISED_WALL = Date.UTC(2026, 9, 14, 9, 41);

interface TakeoverLook {
  readonly directive: (typeof anyDirective.options)[number];
  readonly exercise: boolean;
  readonly width: number;
}

/** `page` at the sample school; it stays at the takeover. */
export async function everyTakeover(page: Page, look: (of: TakeoverLook) => Promise<void>): Promise<void> {
  const staged = new StagedRows();
  staged.show('alarms', []);
  await staged.stage(page);
  await page.evaluate(() => (location.hash = '#/takeover'));
  await page.reload();
  for (const size of SCREENS) {
    await page.setViewportSize(size);
    for (const exercise of [true, false]) {
      for (const directive of anyDirective.options) {
        const incident = `${directive}${exercise ? 'drill' : 'real'}`.padEnd(26, 'b');
        const detail = directive === 'shelter' ? 'Tornado: to the inner halls, away from windows' : directive === 'evacuate' ? 'North field' : '';
        staged.show('alarms', [{ key: 'a'.repeat(26), incident, starts: true, consoleName: 'Gym', raisedHere: false, directive, detail, exercise, raisedWall: RAISED_WALL, heardWall: RAISED_WALL, elapsedMs: 2_000, sentAtWall: RAISED_WALL }]);
        await expect(page.locator('.takeover').getByRole('heading', { name: directive.toUpperCase(), level: 1 })).toBeVisible();
        await expect(page.locator('.takeover-plate')).toHaveText(exercise ? 'DRILL' : 'REAL');
        await look({ directive, exercise, width: size.width });
      }
    }
  }
}
