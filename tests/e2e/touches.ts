/** Counts where a person would touch the screen, whatever it is that they touch. */
import type { Page } from '@playwright/test';

/** From now on, until the page is loaded anew. */
export const countTouches = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.body.dataset['touches'] = '0';
    document.addEventListener('pointerdown', () => (document.body.dataset['touches'] = String(Number(document.body.dataset['touches']) + 1)), true);
  });

const touches = async (page: Page): Promise<number> => Number(await page.locator('body').getAttribute('data-touches'));

/** How many touches that takes. */
export async function touchesOf(page: Page, act: () => Promise<void>): Promise<number> {
  const before = await touches(page);
  await act();
  return (await touches(page)) - before;
}
