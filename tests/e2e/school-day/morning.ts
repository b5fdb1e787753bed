/** The front office's morning: who is absent, who comes late or leaves early, who visits, and what is stated by hand. */
import { expect, type Page } from '@playwright/test';
import { openRecord, sayWhy } from '../shots-people.ts';
import { goTo } from '../steps.ts';
import { mayCome, type Day } from './day.ts';
import type { Named, Student } from './roster-facts.ts';

export interface Morning {
  readonly absent: ReadonlySet<string>;
  readonly left: ReadonlySet<string>;
  readonly visitors: readonly string[];
}

export const VISITORS = ['Ravi Nair', 'Olga Petrov'] as const;

async function openToday(page: Page): Promise<void> {
  await goTo(page, 'People');
  await page.getByRole('button', { name: 'Today', exact: true }).click();
}

async function choose(page: Page, person: Named, label: 'Name' | 'Another name'): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(label, { exact: true }).fill(person.spoken);
  await dialog.locator('.person-search button.ledger-row', { hasText: person.listed }).first().click();
  await expect(dialog.getByRole('list', { name: 'Chosen' })).toContainText(person.listed);
}

/** Three who are ill, of whom one comes late after all; one who leaves with a parent; two visitors. */
export async function officeMorning(day: Day, absentAlready: readonly string[]): Promise<Morning> {
  const { page } = day;
  const absent = new Set(absentAlready);
  const marked = [1, 2, 3].map(() => day.mustTake((student) => !absent.has(student.id)));
  const [late] = marked;
  const early = day.mustTake((student) => !absent.has(student.id) && mayCome(student).length > 0);

  await openToday(page);
  await page.getByRole('button', { name: 'Mark absent' }).click();
  for (const [index, student] of marked.entries()) await choose(page, student, index === 0 ? 'Name' : 'Another name');
  await page.getByRole('button', { name: 'Ill', exact: true }).click();
  await page.getByRole('button', { name: 'Mark 3 people absent' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  for (const student of marked) absent.add(student.id);
  await expect(page.getByRole('tab', { name: /Absent$/ })).toContainText(String(absent.size));

  if (late !== undefined) {
    await page.getByRole('button', { name: 'Came late' }).click();
    await choose(page, late, 'Name');
    await page.getByRole('button', { name: /came in$/ }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    absent.delete(late.id);
  }

  await page.getByRole('button', { name: 'Leaves early' }).click();
  await choose(page, early, 'Name');
  await page.getByRole('button', { name: `With this adult: ${mayCome(early)[0]?.spoken ?? ''}` }).click();
  await page.getByRole('button', { name: /left early$/ }).click();
  await expect(page.getByRole('dialog')).toBeHidden();

  for (const name of VISITORS) {
    await page.getByRole('button', { name: 'Sign in a visitor' }).click();
    await page.getByLabel('Name of the visitor').fill(name);
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('button', { name: `Sign out ${name}` })).toBeVisible();
  }
  await expect(page.getByRole('heading', { name: `${absent.size} people are absent, 2 visitors are in.` })).toBeVisible();
  return { absent, left: new Set([early.id]), visitors: VISITORS };
}

export async function signOutVisitor(day: Day, name: string): Promise<void> {
  await openToday(day.page);
  await day.page.getByRole('button', { name: `Sign out ${name}` }).click();
  await expect(day.page.getByText(/out \d\d:\d\d/)).toBeVisible();
}

export const USUAL_RESTRICTION = 'May not be picked up by this person';

/** A court order that came on paper; the roster does not know of it. */
export async function restrictByHand(day: Day, student: Student, adult: Named): Promise<void> {
  await openRecord(day.page, 'Students', student.spoken);
  await day.page.getByRole('button', { name: `Restrict ${adult.spoken}` }).click();
  await sayWhy(day.page, 'Court order of this morning', 'Set the restriction');
  await expect(day.page.locator('.pair-row', { hasText: adult.listed })).toContainText('RESTRICTION');
}

/** New today: on no roster, in no class, and without a contact. */
export async function addStudent(day: Day, given: string, family: string): Promise<void> {
  const { page } = day;
  await goTo(page, 'People');
  await page.getByRole('button', { name: 'Add a student by hand' }).click();
  await page.getByLabel('Given name', { exact: true }).fill(given);
  await page.getByLabel('Family name', { exact: true }).fill(family);
  await page.getByLabel('Why').fill('New today, papers come on Monday');
  await page.getByRole('button', { name: 'Add the student' }).click();
  await expect(page.locator('.record-head')).toContainText('Added by hand');
}
