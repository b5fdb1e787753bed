/** Photos in a real window of a real host: in by the import screen, seen where faces matter, and gone when somebody removes one. */
import { expect } from '@playwright/test';
import { STORY_DATE } from './host-process.ts';
import { test } from './school-test.ts';
import { openRecord, sayWhy } from './shots-people.ts';
import { choosePhotos, fileThem, photosInView, samplePhotos } from './shots-photos.ts';
import { findStudent, goTo, startDrill } from './steps.ts';

test.use({ actionTimeout: 20_000 });

test('a zip of photos, a roll with faces, and a wrong one removed', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/photo/')) asked.push(request.url());
  });
  const { zip, photos, room } = samplePhotos(STORY_DATE);
  await choosePhotos(page, zip);
  await expect(page.getByText(`Photos: ${photos} new, 0 on file already, 1 of nobody on the roster`)).toBeVisible();
  expect(asked).toEqual([]);
  await fileThem(page);

  // Of 1,200 students only those in view are asked for.
  await page.getByRole('tab', { name: /Students$/ }).click();
  await photosInView(page);
  expect(asked.length).toBeLessThan(40);

  await startDrillAndOpen();
  await photosInView(page, 6);
  await expect(page.getByAltText('Photo of Noah Johnson')).toBeVisible();
  // Rows without one keep their initials.
  await expect(page.locator('.roll-row .initials').first()).toBeVisible();

  await page.reload();
  await expect(page.getByAltText('Photo of Noah Johnson')).toBeVisible();

  await goTo(page, 'Reunification');
  await findStudent(page, 'Johnson, Noah');
  await expect(page.locator('.station-title').getByAltText('Photo of Noah Johnson')).toBeVisible();

  await openRecord(page, 'Students', 'Johnson, Noah');
  await expect(page.locator('.record-head').getByAltText('Photo of Noah Johnson')).toBeVisible();
  await page.getByRole('button', { name: 'Remove the photo' }).click();
  await sayWhy(page, 'This is another child', 'Remove');
  await expect(page.locator('.record-head .initials')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove the photo' })).toBeHidden();

  async function startDrillAndOpen(): Promise<void> {
    await goTo(page, 'Now');
    await startDrill(page, 'EVACUATE', 'North field');
    await goTo(page, 'Accounting');
    await page.locator('a.class-row', { hasText: room }).first().click();
  }
});
