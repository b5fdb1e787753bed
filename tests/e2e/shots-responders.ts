/** Responders, relief and training for `npm run shots`: named under Setup, on Dispatch beside calls, proposed for one; relief asked for; who is due; a list that comes in. */
import { expect, type Page } from '@playwright/test';
import { floorPlan } from '../support/pictures.ts';
import { drawZone, openNewFloor } from './floor-steps.ts';
import { addStaffMembers, nameResponders } from './responder-steps.ts';
import { openSetup } from './sign-in-steps.ts';
import { goTo } from './steps.ts';

type Picture = (name: string) => Promise<void>;

const LIST = 'name,course,completed,hours\r\nNoa Levy,De-escalation,2026-09-01,4\r\nNoa Levy,Nonviolent crisis intervention,2025-10-01,8\r\nJana Novak,AED,2026-08-20,4\r\nNobody Here,AED,2026-08-20,4\r\nJana Novak,Juggling,2026-08-20,4\r\n';

/** Relief is ended and the call is cleared; those who were named stay. */
export async function responderStates(page: Page, picture: Picture): Promise<void> {
  await addStaffMembers(page, ['Noa Levy', 'Ben Whitehorse', 'Jana Novak', 'Danilo Cruz']);
  await openSetup(page, 'Responders');
  await picture('86-setup-responders-none');
  await nameResponders(page, [
    { name: 'Noa Levy', skill: 'mental health', zone: 'North' },
    { name: 'Ben Whitehorse', skill: 'security', zone: 'South' },
    { name: 'Jana Novak', skill: 'nurse', zone: 'Shared' },
    { name: 'Danilo Cruz', skill: 'security', zone: 'North' },
  ]);
  await picture('86-setup-responders');
  await page.getByRole('button', { name: 'Change Noa Levy' }).click();
  await picture('86-setup-responder');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await openSetup(page, 'Courses of responders');
  await picture('86-setup-courses');
  await openSetup(page, 'Relief for some minutes');
  await picture('86-setup-relief');
  await openNewFloor(page, 'Main building', floorPlan());
  await drawZone(page, 'North', [0.02, 0.03], [0.98, 0.4]);
  await picture('86-setup-floor');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Choose a room or zone, and draw it.' })).toBeVisible();

  await goTo(page, 'People');
  await page.getByRole('tab', { name: /Staff$/ }).click();
  await page.getByRole('button', { name: 'Training', exact: true }).click();
  await picture('86-training-due');
  await page.getByRole('button', { name: 'Import a list' }).click();
  await page.locator('input[type=file]').setInputFiles({ name: 'trainings.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) });
  await expect(page.getByRole('button', { name: 'Import 3 courses' })).toBeVisible();
  await picture('86-training-import');
  await page.getByRole('button', { name: 'Import 3 courses' }).click();
  await page.getByRole('button', { name: 'Who is due' }).click();
  await page.getByRole('link', { name: /^Noa Levy/ }).click();
  await picture('86-training-of-one');
  await page.getByRole('button', { name: 'Record a course' }).click();
  await picture('86-training-record');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  await goTo(page, 'Dispatch');
  await page.getByRole('button', { name: 'Jana Novak is away' }).click();
  await page.getByRole('button', { name: 'Ask for relief' }).click();
  await expect(page.getByRole('button', { name: 'I am back' })).toBeVisible();
  await page.getByRole('button', { name: 'Enter a call by radio or phone' }).click();
  await page.getByLabel('Who calls').fill('Lars Bergström');
  await page.getByRole('radio', { name: 'Fight' }).click();
  await page.getByRole('button', { name: 'Send the call' }).click();
  await page.getByRole('article').getByRole('link').click();
  await picture('86-dispatch-proposed');
  await page.getByRole('button', { name: 'Ask Ben Whitehorse' }).click();
  await page.getByRole('button', { name: 'Ben Whitehorse: Has it' }).click();
  await goTo(page, 'Dispatch');
  await expect(page.getByRole('heading', { name: 'Ask Noa Levy to go to' })).toBeVisible();
  await picture('86-dispatch-pair-missing');
  await page.getByRole('button', { name: 'I am back' }).click();
  await page.getByRole('article').getByRole('link').click();
  await page.getByRole('button', { name: 'Clear the call…' }).click();
  await page.getByRole('button', { name: 'Calm again, everybody stayed.' }).click();
  await page.getByRole('button', { name: 'Clear the call', exact: true }).click();
  await expect(page.getByText('Outcome: Calm again, everybody stayed.')).toBeVisible();
}
