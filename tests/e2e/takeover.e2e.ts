/** What takes the screen, for each of the five actions: its name in capitals of at least 72 px, nothing cut off, and a drill unmistakably one. */
import { expect, type Page } from '@playwright/test';
import { directive as anyDirective } from '../../shared/domain/incident/events.ts';
import { test } from './school-test.ts';
import { StagedRows } from './staged-rows.ts';

const CAPITALS_PX = 72;
/** A drill has a frame and a line more, so it is the one that must fit the smaller screen. */
const SCREENS = [
  { size: { width: 1366, height: 768 }, exercise: true },
  { size: { width: 1920, height: 1080 }, exercise: false },
];

/** How high the capitals of the heading stand, as the browser draws them; and whether all of the page is on the screen. */
const measured = (page: Page) =>
  page.locator('.takeover h1').evaluate((heading, capitalsPx) => {
    const { fontWeight, fontSize, fontFamily } = getComputedStyle(heading);
    const pen = document.createElement('canvas').getContext('2d');
    if (pen === null) throw new Error('a canvas can be drawn on');
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    const takeover = heading.closest('.takeover');
    return { words: heading.textContent, highEnough: pen.measureText('H').actualBoundingBoxAscent >= capitalsPx, cutOff: takeover === null || takeover.scrollHeight > takeover.clientHeight || takeover.scrollWidth > takeover.clientWidth };
  }, CAPITALS_PX);

test('an alarm on the whole screen is read across a room', async ({ page }) => {
  const staged = new StagedRows();
  staged.show('alarms', []);
  await staged.stage(page);
  await page.evaluate(() => (location.hash = '#/takeover'));
  await page.reload();
  const raisedWall = Date.UTC(2026, 9, 14, 9, 41);
  for (const { size, exercise } of SCREENS) {
    await page.setViewportSize(size);
    for (const directive of anyDirective.options) {
      staged.show('alarms', [
        { key: 'a'.repeat(26), incident: directive.padEnd(26, 'b'), starts: true, consoleName: 'Gym', raisedHere: false, directive, detail: directive === 'shelter' ? 'Tornado: to the inner halls, away from windows' : '', exercise, raisedWall, heardWall: raisedWall, elapsedMs: 2_000, sentAtWall: raisedWall },
      ]);
      await expect(page.locator('.takeover-plate')).toHaveText(exercise ? 'DRILL' : 'REAL');
      await expect(page.getByText('This is a drill', { exact: true })).toHaveCount(exercise ? 1 : 0);
      await expect.poll(() => measured(page), `${directive} at ${size.width}`).toEqual({ words: directive.toUpperCase(), highEnough: true, cutOff: false });
    }
  }
});
