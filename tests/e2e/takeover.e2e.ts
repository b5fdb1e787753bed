/** What takes the screen, in each of its twenty looks: its name in capitals of at least 72 px, nothing cut off, and a drill unmistakably one. */
import { expect, type Page } from '@playwright/test';
import { everyTakeover } from './every-takeover.ts';
import { test } from './school-test.ts';

const CAPITALS_PX = 72;

/** How high the capitals of the heading stand, as the browser draws them; whether all of the page is on the screen; and whether the frame of a drill is around it. */
const measured = (page: Page) =>
  page.locator('.takeover h1').evaluate((heading, capitalsPx) => {
    const { fontWeight, fontSize, fontFamily } = getComputedStyle(heading);
    const pen = document.createElement('canvas').getContext('2d');
    if (pen === null) throw new Error('a canvas can be drawn on');
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    const takeover = heading.closest('.takeover');
    return {
      words: heading.textContent,
      highEnough: pen.measureText('H').actualBoundingBoxAscent >= capitalsPx,
      cutOff: takeover === null || takeover.scrollHeight > takeover.clientHeight || takeover.scrollWidth > takeover.clientWidth,
      drill: takeover?.hasAttribute('data-drill'),
    };
  }, CAPITALS_PX);

test('an alarm on the whole screen is read across a room', async ({ page }) => {
  let looks = 0;
  await everyTakeover(page, async ({ directive, exercise, width }) => {
    looks += 1;
    await expect(page.getByText('This is a drill', { exact: true })).toHaveCount(exercise ? 1 : 0);
    await expect.poll(() => measured(page), `${directive} at ${width}, ${exercise ? 'a drill' : 'for real'}`).toEqual({ words: directive.toUpperCase(), highEnough: true, cutOff: false, drill: exercise });
  });
  expect(looks).toBe(20);
  // It is heard and not recorded here, so there is nothing that a name could be noted in.
  await expect(page.getByText('It is seen at this computer, under no name.')).toBeVisible();
});
