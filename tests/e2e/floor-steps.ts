/** How a floor plan is added and drawn on, for the stories and the pictures. */
import { expect, type Page } from '@playwright/test';

export async function openNewFloor(page: Page, name: string, picture: Buffer): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/setup/floors';
  });
  await page.getByRole('button', { name: 'Add a floor' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name of the floor').fill(name);
  await page.locator('input[type=file]').setInputFiles({ name: 'plan.png', mimeType: 'image/png', buffer: picture });
  await expect(dialog.getByText('plan.png, kept as')).toBeVisible();
  await dialog.getByRole('button', { name: 'Add it' }).click();
  await expect(page.getByRole('heading', { name: 'Choose a room or zone, and draw it.' })).toBeVisible();
}

/** From one corner to the other, each in parts of the picture. */
export async function drawZone(page: Page, zone: string, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  await page.getByRole('combobox', { name: 'Room or zone' }).fill(zone);
  await page.getByRole('option', { name: zone, exact: true }).click();
  const box = await page.getByRole('img', { name: /^Plan of/ }).boundingBox();
  if (box === null) throw new Error('the picture is not on the screen');
  await page.mouse.move(box.x + from[0] * box.width, box.y + from[1] * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + to[0] * box.width, box.y + to[1] * box.height, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole('button', { name: zone, exact: true })).toBeVisible();
}
