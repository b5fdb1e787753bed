/** The support file for the pictures and the end-to-end test: what it holds is said first, then a zip is saved. */
import { expect, type Download, type Page } from '@playwright/test';

type Picture = (name: string) => Promise<void>;

export async function openSupport(page: Page): Promise<void> {
  await page.evaluate(() => (window.location.hash = '#/setup/support'));
  await expect(page.getByRole('heading', { name: /^Save a file for whoever helps you/ })).toBeVisible();
}

/** What the browser was given to keep. */
export async function saveSupport(page: Page): Promise<Download> {
  const given = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the file' }).click();
  const download = await given;
  await expect(page.getByRole('status').filter({ hasText: /^Made: muster-support\.zip, \d+ KB/ })).toBeVisible();
  return download;
}

export async function supportStates(page: Page, picture: Picture): Promise<void> {
  await openSupport(page);
  await picture('97-support');
  await saveSupport(page);
  await picture('98-support-made');
}
