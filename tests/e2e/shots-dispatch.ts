/** Calls for help for `npm run shots`: entered, on the board, taken, in the caller's panel, on its own page, cleared; paper slips and what Setup says of calls. */
import { expect, type Page } from '@playwright/test';
import { openSetup } from './sign-in-steps.ts';
import { goTo } from './steps.ts';

type Picture = (name: string) => Promise<void>;

/** Nothing that is open here stands in the pictures that follow. */
export async function dispatchStates(page: Page, picture: Picture): Promise<void> {
  await goTo(page, 'Dispatch');
  await picture('84-dispatch-none');
  await page.getByRole('button', { name: 'Enter a call by radio or phone' }).click();
  await page.getByLabel('Who calls').fill('Lars Bergström');
  await page.getByRole('radio', { name: 'Fight' }).click();
  await page.getByLabel('Who is at risk').fill('Two students');
  await picture('84-dispatch-enter');
  await page.getByRole('button', { name: 'Send the call' }).click();
  await expect(page.getByRole('heading', { name: 'New 1' })).toBeVisible();
  await picture('84-dispatch-new');
  await page.getByRole('button', { name: /^Take / }).click();
  await expect(page.getByRole('heading', { name: 'Acknowledged 1' })).toBeVisible();
  await picture('84-dispatch-taken');
  await page.getByRole('button', { name: 'Say more' }).click();
  await page.getByRole('radio', { name: 'Weapon or intruder' }).click();
  await picture('84-dispatch-caller');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('article').getByRole('link').click();
  await picture('84-dispatch-call');
  await page.getByRole('button', { name: 'Clear the call…' }).click();
  await page.getByRole('button', { name: 'Calm again, everybody stayed.' }).click();
  await picture('84-dispatch-clear');
  await page.getByRole('button', { name: 'Clear the call', exact: true }).click();
  await expect(page.getByText('Outcome: Calm again, everybody stayed.')).toBeVisible();
  await goTo(page, 'Dispatch');
  await page.getByRole('button', { name: 'Paper slips' }).click();
  await picture('85-call-slips');
  await openSetup(page, 'Calls for help');
  await picture('85-setup-calls');
}
