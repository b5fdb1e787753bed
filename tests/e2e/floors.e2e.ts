/** A floor plan, as somebody meets it: its picture is added, a zone is pulled open with the mouse and a room put in with the keyboard; a call then stands at its room on Dispatch. */
import { expect } from '@playwright/test';
import { floorPlan } from '../support/pictures.ts';
import { expectSound } from './audit.ts';
import { test } from './school-test.ts';
import { drawZone, openNewFloor } from './floor-steps.ts';
import { goTo } from './steps.ts';

test('a floor is drawn by mouse and by keyboard, and a call stands at its room on it', async ({ page }) => {
  await openNewFloor(page, 'Main building', floorPlan());
  await drawZone(page, 'North', [0.02, 0.03], [0.98, 0.4]);
  await page.getByRole('combobox', { name: 'Room or zone' }).fill('118');
  await page.getByRole('option', { name: 'Rm 118', exact: true }).click();
  await page.getByRole('button', { name: 'Put it in the middle' }).click();
  const room = page.getByRole('button', { name: 'Rm 118' });
  await room.press('ArrowUp');
  await room.press('Shift+ArrowRight');
  await expect(page.getByLabel('From the top')).toHaveValue('44.5 %');
  await expect(page.getByLabel('Width')).toHaveValue('10.5 %');
  await page.getByLabel('From the top').fill('10');
  await expectSound(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Choose a room or zone, and draw it.' })).toBeVisible();
  await page.getByRole('button', { name: 'Floor plans' }).click();
  await expect(page.getByRole('link', { name: /^Main building/ })).toContainText('1 room and 1 zone drawn');

  await goTo(page, 'Dispatch');
  await page.getByRole('button', { name: 'Enter a call by radio or phone' }).click();
  await page.getByLabel('Who calls').fill('Lars Bergström');
  await page.getByLabel('Room', { exact: true }).selectOption('Rm 118');
  await page.getByRole('radio', { name: 'Fight' }).click();
  await page.getByRole('button', { name: 'Send the call' }).click();
  const marks = page.getByRole('list', { name: 'Calls on the plan of Main building' });
  await expect(marks.getByRole('link', { name: /Rm 118.*Fight · New/ })).toBeVisible();
  await expectSound(page);
  await marks.getByRole('link').click();
  await expect(page.getByText('Fight').first()).toBeVisible();
});
