/**
 * The main job once through, by a person at a real window of a real host: a school and its roster, a drill, one class
 * accounted for, one child to the right adult and to nobody else, all clear, close, and the record of it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from './school-test.ts';
import { foundSchool } from './sign-in-steps.ts';
import { answerForEverybody, closeWithSignature, checkIn, findStudent, giveAllClear, goTo, hold, openSampleSchool, rowOf, startDrill, touch } from './steps.ts';

const GRAND_BEND = join(import.meta.dirname, '../../../shared/data/grand-bend');

interface School {
  readonly students: number;
  readonly open: (page: Page) => Promise<void>;
  /** Two who may pick the student up would both be checked in; `restricted` is on the record and may not. */
  readonly student: string;
  readonly spoken: string;
  readonly adult: string;
  readonly restricted: string;
  /** Somebody of another class. */
  readonly extra: string;
}

const sample: School = {
  students: 1_200,
  open: (page) => openSampleSchool(page, 'Dana Okonkwo'),
  student: 'Johnson, Noah',
  spoken: 'Noah Johnson',
  adult: 'Johnson, Lisa',
  restricted: 'Johnson, Marcus',
  extra: 'Muñoz, Lucía',
};

/** Its people have preferred names: students are listed by those, adults as on documents. */
const grandBend: School = {
  students: 960,
  open: openGrandBend,
  student: 'Dye, Ty',
  spoken: 'Ty Dye',
  adult: 'Dyer, Carmen',
  restricted: 'Dyer, Manuel',
  extra: 'Clarke, Maribel',
};

test.use({ actionTimeout: 20_000 });

/** The side file of the district has no restriction; one father gets one here. */
async function openGrandBend(page: Page): Promise<void> {
  await foundSchool(page, 'Grand Bend', 'Dana Okonkwo');
  await page.getByRole('button', { name: 'Import your roster' }).click();
  const contacts = readFileSync(join(GRAND_BEND, 'student-contacts.csv'), 'utf8');
  const restricted = contacts.replace('stu-604821,con-779017,Father,false,true,true,,,', 'stu-604821,con-779017,Father,false,true,true,,May not be picked up by this person,');
  expect(restricted).not.toBe(contacts);
  await page.locator('input[type=file]').setInputFiles([
    { name: 'grand-bend-oneroster-1.2.zip', mimeType: 'application/zip', buffer: readFileSync(join(GRAND_BEND, 'grand-bend-oneroster-1.2.zip')) },
    { name: 'student-contacts.csv', mimeType: 'text/csv', buffer: Buffer.from(restricted) },
  ]);
  await expect(page.getByRole('heading', { name: 'Which school is this computer in?' })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('radio', { name: /^All of them/ }).click();
  await page.getByRole('button', { name: 'This one' }).click();
  const counts = page.getByRole('region', { name: 'The roster would have' });
  for (const held of ['960students', '1,872guardians', '68staff', '260classes', '6,977places in classes', '1,872contacts of students', '1restriction']) await expect(counts).toContainText(held);
  await expect(page.getByText('No problem was found in these files.')).toBeVisible();
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('heading', { name: 'The roster is in. Print the class lists.' })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Back to People' }).click();
  await expect(page.getByRole('tab', { name: '960Students' })).toBeVisible();
  await goTo(page, 'Now');
}

async function thinPath(page: Page, school: School): Promise<void> {
  await test.step('a school and its roster', async () => {
    expect(new URL(page.url()).hash).not.toContain('code');
    await expect(page.getByText('Help cannot be called here yet.')).toBeVisible();
    await school.open(page);
    await expect(page.getByText(`${school.students.toLocaleString('en-US')} students`)).toBeVisible();
  });

  await test.step('a drill', async () => {
    await startDrill(page, 'EVACUATE', 'To the north field');
    await expect(page.getByText('DRILL', { exact: true })).toBeVisible();
    await expect(page.getByText('EVACUATE drill started').first()).toBeVisible();
  });

  const absent: string[] = [];
  await test.step('one class: here, missing, injured, extra', async () => {
    await goTo(page, 'Accounting');
    await page.locator('a.class-row').first().click();
    const names = page.locator('.roll-row .name');
    await expect(names.nth(3)).toBeVisible();
    const inClass = (await names.allTextContents()).filter((name) => name !== school.student);
    absent.push(inClass[0] ?? '', inClass[1] ?? '');
    await touch(page, absent[0] ?? '', 'Missing');
    await touch(page, absent[1] ?? '', 'Injured');
    await page.getByRole('button', { name: 'Add an extra student' }).first().click();
    await page.getByLabel('Name of the student').fill(school.extra.split(', ').reverse().join(' '));
    await page.locator('.person-search button.ledger-row', { hasText: school.extra }).first().click();
    await expect(page.getByText('Counted once, with you.').first()).toBeVisible();
    await page.getByRole('button', { name: /^The other \d+ are here$/ }).click();
    await expect(page.getByRole('heading', { name: 'This class has reported.' })).toBeVisible();
    await expect(rowOf(page, inClass[2] ?? '').getByRole('radio', { name: 'Here', exact: true })).toBeChecked();
  });

  await test.step('a reload in the middle changes nothing', async () => {
    await page.reload();
    await expect(page.getByRole('heading', { name: 'This class has reported.' })).toBeVisible();
    await expect(rowOf(page, absent[0] ?? '').getByRole('radio', { name: 'Missing' })).toBeChecked();
    await goTo(page, 'Now');
    await expect(page.getByRole('link', { name: '1 Missing' })).toBeVisible();
    await expect(page.getByRole('link', { name: '1 Injured' })).toBeVisible();
    await expect(page.getByRole('link', { name: '1 Extra' })).toBeVisible();
  });

  await test.step('the adult who may not is refused, the one who may is checked in', async () => {
    await goTo(page, 'Reunification');
    await findStudent(page, school.student);
    await page.getByRole('radio', { name: new RegExp(school.restricted) }).click();
    await page.getByRole('button', { name: 'Record it' }).click();
    await expect(page.getByRole('heading', { name: 'RESTRICTION: may not pick up' })).toBeVisible();
    await expect(page.getByText('A colleague will help you').first()).toBeVisible();
    await page.getByRole('button', { name: 'Next adult' }).click();
    await checkIn(page, school.student, school.adult);
  });

  await test.step('the student is asked, then handed over, once', async () => {
    await page.getByRole('button', { name: 'Hand-off' }).click();
    await expect(page.getByRole('button', { name: 'Hand over' })).toBeDisabled();
    await page.getByRole('button', { name: /^Yes/ }).click();
    await page.getByRole('button', { name: 'Hand over' }).click();
    await expect(page.getByRole('heading', { name: `${school.spoken} left with` })).toBeVisible();
    await goTo(page, 'Reunification');
    await findStudent(page, school.student);
    await expect(page.getByRole('heading', { name: 'Already released' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Check in', exact: true })).toBeHidden();
  });

  await test.step('all clear with a reason; closing is refused until somebody answers for the rest', async () => {
    await goTo(page, 'Now');
    await expect(page.getByRole('link', { name: '1 Released' })).toBeVisible();
    await giveAllClear(page, 'The fire marshal released the building');
    await page.getByRole('button', { name: 'Close the drill' }).click();
    await expect(page.getByText('PeopleUnaccountedFor')).toBeVisible();
    await page.getByRole('button', { name: 'Answer by name' }).click();
    await answerForEverybody(page, 'Seen on the field by the assistant principal');
    await closeWithSignature(page, 'drill', 'Left with the officer');
  });

  await test.step('the record', async () => {
    await expect(page.getByRole('heading', { name: 'EVACUATE drill: To the north field' })).toBeVisible();
    const only = page.getByLabel('Only entries that contain');
    await only.fill(school.spoken);
    const entries = page.getByRole('region', { name: 'Timeline' });
    await expect(entries).toContainText(/may not|restrict/i);
    await expect(entries).toContainText(/released/i);
    await goTo(page, 'Now');
    await expect(page.getByRole('heading', { name: 'Ready' })).toBeVisible();
    await goTo(page, 'Records');
    await expect(page.locator('a.record-row')).toHaveCount(1);
    await expect(page.locator('a.record-row')).toContainText('Closed after');
  });
}

test('a real one needs a held button, by hand or by keyboard, and a short press starts nothing', async ({ page }) => {
  await page.getByRole('radio', { name: /^HOLD/ }).click();
  const real = page.getByRole('button', { name: /HOLD, REAL/ });
  await real.click();
  await expect(real).toContainText('Keep it pressed');
  await expect(page.getByRole('heading', { name: 'Ready' })).toBeVisible();
  await real.focus();
  await page.keyboard.down('Enter');
  await page.waitForTimeout(1_300);
  await page.keyboard.up('Enter');
  await expect(page.getByText('REAL', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'HOLD', level: 1 })).toBeVisible();
  await goTo(page, 'Now');
  await expect(page.getByRole('button', { name: /All clear/ })).toBeVisible();
  await hold(page, page.getByRole('button', { name: /All clear/ }));
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a real emergency in the middle of a drill ends it with one hold', async ({ page }) => {
  await startDrill(page, 'EVACUATE', '');
  await page.getByRole('button', { name: 'Real emergency' }).click();
  await page.getByRole('radio', { name: /^LOCKDOWN/ }).click();
  await hold(page, page.getByRole('button', { name: /LOCKDOWN, REAL/ }));
  await expect(page.getByRole('heading', { name: 'LOCKDOWN', level: 1 })).toBeVisible();
  await expect(page.getByText('REAL', { exact: true })).toBeVisible();
  await expect(page.getByText('DRILL', { exact: true })).toHaveCount(0);
});

test.describe('on a new computer', () => {
  test.use({ before: 'nothing' });

  test('the thin path on the sample school', ({ page }) => thinPath(page, sample));

  test('the thin path on the roster of a real district', async ({ page }) => {
    test.skip(!existsSync(GRAND_BEND), `${GRAND_BEND} is not on this machine`);
    await thinPath(page, grandBend);
  });

  test('a code works once, and the window says what to do', async ({ context, host, page }) => {
    await expect(page.getByRole('heading', { name: 'Not set up' })).toBeVisible();
    const late = await context.newPage();
    await late.goto(host.url);
    await expect(late.getByText('Nothing is lost')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Not set up' })).toBeVisible();
  });
});
