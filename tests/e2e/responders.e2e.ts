/** The people of Dispatch, as somebody meets them: named under Setup, proposed for a call whose pair is not complete; their training from a list; relief asked for and over. */
import { expect } from '@playwright/test';
import { expectSound } from './audit.ts';
import { addStaffMembers, nameResponders } from './responder-steps.ts';
import { test } from './school-test.ts';
import { goTo } from './steps.ts';

test.use({ actionTimeout: 20_000 });

test('responders are named, one is trained by a list, and a fight asks for the second of its pair by name; relief is no call', async ({ page }) => {
  await addStaffMembers(page, ['Noa Levy', 'Ben Whitehorse']);
  await nameResponders(page, [
    { name: 'Noa Levy', skill: 'mental health', zone: 'North' },
    { name: 'Ben Whitehorse', skill: 'security', zone: 'South' },
  ]);

  await page.evaluate(() => {
    location.hash = '#/people/training/import';
  });
  const list = 'name,course,completed\r\nNoa Levy,De-escalation,2026-09-01\r\nNoa Levy,Nonviolent crisis intervention,2026-09-01\r\nNobody Here,AED,2026-09-01\r\n';
  await page.locator('input[type=file]').setInputFiles({ name: 'trainings.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await expect(page.getByText('Nobody of that name uses Muster here.')).toBeVisible();
  await page.getByRole('button', { name: 'Import 2 courses' }).click();
  await expect(page.getByRole('heading', { name: 'Done: 2 courses recorded.' })).toBeVisible();

  await goTo(page, 'Dispatch');
  await expect(page.getByRole('heading', { name: 'Responders 2 free of 2' })).toBeVisible();
  await page.getByRole('button', { name: 'Ask for relief' }).click();
  await expect(page.getByRole('heading', { name: 'Tap-out 1' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'No call waits.' })).toBeVisible();
  await page.getByRole('button', { name: 'I am back' }).click();
  await expect(page.getByRole('heading', { name: 'Tap-out 0' })).toBeVisible();

  await page.getByRole('button', { name: 'Enter a call by radio or phone' }).click();
  await page.getByLabel('Who calls').fill('Lars Bergström');
  await page.getByRole('radio', { name: 'Fight' }).click();
  await page.getByRole('button', { name: 'Send the call' }).click();
  await page.getByRole('article').getByRole('link').click();
  await page.getByRole('button', { name: 'Ask Ben Whitehorse' }).click();
  await page.getByRole('button', { name: 'Ben Whitehorse: Has it' }).click();
  await goTo(page, 'Dispatch');
  await expect(page.getByRole('article')).toContainText('Mental health missing');
  await expect(page.getByRole('heading', { name: 'Ask Noa Levy to go to Lars Bergström.' })).toBeVisible();
  await expect(page.getByText('Noa Levy: mental health, free.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Responders 1 free of 2' })).toBeVisible();
  await expectSound(page);
});
