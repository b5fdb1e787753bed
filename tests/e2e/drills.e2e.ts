/** A drill over the screens: rules and calendar, a plan from what is proposed, started as a drill, recorded, evaluated, and what is to be mended. */
import { expect } from '@playwright/test';
import { expectSound } from './audit.ts';
import { STORY_DATE } from './host-process.ts';
import { test } from './school-test.ts';
import { goTo } from './steps.ts';

test.use({ actionTimeout: 20_000 });

test('a school chooses its rules, plans a drill, runs it, records it and evaluates it, and the year says so', async ({ page }) => {
  await goTo(page, 'Drills');
  await page.getByRole('button', { name: 'Rules and calendar' }).first().click();
  await page.getByLabel('The rules, one a line').fill('pack Mine\nsome drills');
  await page.getByRole('button', { name: 'Save the rules' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Line 2' })).toBeVisible();
  await page.getByLabel('The rules, one a line').fill('pack Mine\n1 drill of fire in the year\n  cite § 1');
  await page.getByRole('button', { name: 'Save the rules' }).click();
  await expect(page.getByText(/^saved by /)).toBeVisible();
  await page.getByLabel('Calendar file').setInputFiles({ name: 'year.csv', mimeType: 'text/csv', buffer: Buffer.from('from,to,kind,name\n2026-08-26,2027-06-11,school year,Year\n') });
  await expect(page.getByText('read from the file, not saved yet')).toBeVisible();
  await page.getByRole('button', { name: 'Save the calendar' }).click();
  await expect(page.getByText('from an ICS or CSV file')).toBeVisible();
  await expectSound(page);

  await page.getByRole('button', { name: 'Back to the year' }).click();
  await page.getByRole('button', { name: 'Plan this drill' }).click();
  await page.getByRole('textbox', { name: 'Day' }).fill(STORY_DATE);
  await page.getByRole('button', { name: 'Save the plan' }).click();
  await expect(page.getByRole('heading', { name: 'What Mine asks for 1' })).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: /^Fire/ }).click();
  await page.getByRole('link', { name: 'Brief and roles' }).click();
  await page.getByRole('button', { name: 'A role' }).click();
  await page.getByLabel('Who', { exact: true }).fill('Karin Lindqvist');
  await page.getByRole('button', { name: 'Save the brief' }).click();
  await expect(page.getByRole('heading', { name: 'The brief is written.' })).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('checkbox', { name: /^No props/ }).click();
  await expect(page.getByRole('checkbox', { name: /^No props.*Dana Okonkwo/ })).toBeChecked();
  await expectSound(page);
  await page.getByRole('button', { name: 'The drill' }).click();
  await page.getByRole('button', { name: 'Start the drill now' }).click();
  await expect(page.getByText('DRILL', { exact: true })).toBeVisible();

  await goTo(page, 'Drills');
  await page.getByRole('link', { name: /^Fire/ }).click();
  await page.getByRole('link', { name: 'Confirm and observe' }).click();
  await page.getByRole('radiogroup', { name: /^Routes and exits/ }).getByText('Partly').click();
  await page.getByLabel(/^Routes and exits.*in words$/).fill('North door stuck');
  await page.getByRole('button', { name: /^Save: Routes and exits/ }).click();
  await expect(page.getByText('Partly, North door stuck')).toBeVisible();
  await page.getByRole('button', { name: 'The drill' }).click();
  await page.getByRole('button', { name: 'Record it as held' }).click();
  await page.getByLabel('Conducted by').fill('Dana Okonkwo');
  await page.getByRole('button', { name: 'Something to mend' }).click();
  await page.getByLabel('What', { exact: true }).fill('Mend the bell');
  await page.getByLabel('Who', { exact: true }).fill('Pat Ruiz');
  await page.getByRole('button', { name: 'Save the evaluation' }).click();
  await expect(page.getByRole('heading', { name: 'This drill is evaluated.' })).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Back to the year' }).click();
  await expect(page.getByText('1/1')).toBeVisible();
  await expectSound(page);
  await expect(page.getByRole('region', { name: 'The year' }).getByRole('link', { name: /^Fire.*: Held$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Done: Mend the bell' }).click();
  await expect(page.getByText('Nothing is open.')).toBeVisible();
});
