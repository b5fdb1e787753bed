/** Accounting through its screens: class by class, whoever says it and however it comes, with what is odd in some of them. */
import { expect, type Locator } from '@playwright/test';
import { literally } from '../desk-steps.ts';
import { goTo, rowOf, touch } from '../steps.ts';
import type { Day } from './day.ts';
import type { Named, SchoolClass, Student } from './roster-facts.ts';
import type { Answering } from './schools.ts';

/** How a class is heard of, in turn: what is touched, and what the record says of it. */
const CHANNELS = [
  { touch: 'Teacher', words: 'in person' },
  { touch: 'By radio', words: 'by radio' },
  { touch: 'By phone', words: 'by phone' },
  { touch: 'By runner', words: 'by runner' },
] as const;

/** One student of a class each, in the order in which classes report. `extra`: missing there, and then with the next class. `slip`: the same, and it was not them. */
export type Odd = 'injured' | 'missing' | 'elsewhere' | 'extra' | 'slip';

export interface Said {
  readonly student: Student;
  readonly reporter: string;
}

export interface Accounted {
  readonly odd: Readonly<Record<Odd, readonly Said[]>>;
  /** Of whom a teacher said that they are here, by class. */
  readonly here: readonly (readonly Said[])[];
}

const slab = (day: Day): Locator => day.page.getByRole('region', { name: 'Next step' });

async function saidBy(day: Day, label: string): Promise<void> {
  await day.page.locator('.command-bar label', { hasText: new RegExp(`^${label}$`) }).click();
}

/** The class that is open, by its title and its teacher. */
async function classOnScreen(day: Day, answering: Answering): Promise<SchoolClass> {
  await expect(slab(day).locator('.next-context')).toContainText('expected');
  const [, title, teacher] = (await slab(day).locator('.next-context').innerText()).split(' · ');
  const found = day.facts.classes.find((one) => one.period === answering.period && one.title === title && (one.teacher?.listed ?? 'no teacher on the roster') === teacher);
  if (found === undefined) throw new Error(`no class of ${answering.name} in the files is ${title ?? ''} of ${teacher ?? ''}`);
  return found;
}

/** So many classes report, or all of them; `wanted` are spread over them, a class each. */
export async function classesReport(day: Day, answering: Answering, most: number, wanted: readonly Odd[]): Promise<Accounted> {
  const odd: Record<Odd, Said[]> = { injured: [], missing: [], elsewhere: [], extra: [], slip: [] };
  const here: Said[][] = [];
  const classes = Math.min(most, day.facts.classes.filter((one) => one.period === answering.period).length);
  const queue = [...wanted];
  /** Missing in their own class, and waiting to be found with another. */
  let astray: { readonly student: Student; readonly odd: 'extra' | 'slip' } | null = null;
  await goTo(day.page, 'Accounting');
  await day.page.locator('a.class-row').first().click();
  for (let index = 0; index < classes; index += 1) {
    const one = await classOnScreen(day, answering);
    const reporter = one.teacher?.spoken ?? day.me;
    const channel = CHANNELS[one.teacher === null ? 0 : index % CHANNELS.length] ?? CHANNELS[0];
    await saidBy(day, one.teacher === null ? 'Me' : channel.touch);
    const word = `reported by ${reporter} ${channel.words}`;
    const expected = one.students.filter((id) => day.ledger.statusOf(id) === 'unknown');
    if (astray !== null) {
      await addExtra(day, astray.student);
      day.ledger.tell(day.me, { person: astray.student.id, text: `Extra, ${word}` });
      day.ledger.set(astray.student.id, 'extra');
      odd[astray.odd].push({ student: astray.student, reporter });
      if (astray.odd === 'slip') await undoExtra(day, { student: astray.student, reporter });
      astray = null;
    }
    // Of a long class only the rows in view are in the page.
    const inSight = new Set(await day.page.locator('.roll-row .name').allInnerTexts());
    const next = queue[0];
    const student = next === undefined ? null : day.take((someone) => inSight.has(someone.listed) && someone.contacts.some((contact) => contact.restriction === ''), expected);
    if (next !== undefined && student !== null) {
      queue.shift();
      await markOdd(day, next, student, word);
      if (next === 'extra' || next === 'slip') astray = { student, odd: next };
      else odd[next].push({ student, reporter });
    }
    const others = one.students.filter((id) => day.ledger.statusOf(id) === 'unknown');
    await slab(day).getByRole('button', { name: /are here$|is here$/ }).click();
    await expect(slab(day).getByRole('heading', { name: 'This class has reported.' })).toBeVisible();
    day.ledger.tell(day.me, ...others.map((person) => ({ person, text: `Here, ${word}` })));
    for (const person of others) day.ledger.set(person, 'here');
    here.push(others.map((id) => ({ student: day.student(id), reporter })));
    if (index === classes - 1) break;
    const context = slab(day).locator('.next-context');
    // Title and teacher: the counts beside them change by themselves.
    const before = (await context.innerText()).split(' · ').slice(1, 3).join(' · ');
    await day.page.getByRole('button', { name: /^Next class/ }).click();
    await expect(context).not.toContainText(before);
  }
  if (queue.length > 0 || astray !== null) throw new Error(`the classes were too few for ${queue.join(', ')}`);
  return { odd, here };
}

async function markOdd(day: Day, odd: Odd, student: Student, word: string): Promise<void> {
  if (odd === 'elsewhere') {
    await rowOf(day.page, student.listed).getByRole('radio', { name: 'Elsewhere', exact: true }).click();
    await day.page.getByRole('textbox', { name: 'Where', exact: true }).fill('Nurse’s office');
    await day.page.getByLabel('With whom').fill('Sam Ortiz');
    await day.page.getByRole('button', { name: 'Report elsewhere' }).click();
    await expect(rowOf(day.page, student.listed)).toContainText('Nurse’s office, with Sam Ortiz');
    day.ledger.tell(day.me, { person: student.id, text: `Elsewhere, Nurse’s office, with Sam Ortiz, ${word}` });
    day.ledger.set(student.id, 'elsewhere');
    return;
  }
  const status = odd === 'injured' ? 'Injured' : 'Missing';
  await touch(day.page, student.listed, status);
  day.ledger.tell(day.me, { person: student.id, text: `${status}, ${word}` });
  day.ledger.set(student.id, odd === 'injured' ? 'injured' : 'missing');
}

async function addExtra(day: Day, student: Named): Promise<void> {
  await day.page.getByRole('button', { name: 'Add an extra student' }).first().click();
  await day.page.getByLabel('Name of the student').fill(student.spoken);
  await day.page.locator('.person-search button.ledger-row', { hasText: student.listed }).first().click();
  await expect(day.page.getByRole('button', { name: `Undo: ${student.listed} is not an extra` })).toBeVisible();
}

/** Taken back by the same word: then they are missing again. */
async function undoExtra(day: Day, { student, reporter }: Said): Promise<void> {
  await day.page.getByRole('button', { name: `Undo: ${student.listed} is not an extra` }).click();
  await expect(day.page.getByRole('button', { name: `Undo: ${student.listed} is not an extra` })).toBeHidden();
  day.ledger.tell(day.me, { person: student.id, text: `“Extra” taken back by ${reporter}` });
  day.ledger.set(student.id, 'missing');
}

/** By search, to the student's row in their class. */
async function openInClass(day: Day, student: Named): Promise<void> {
  await goTo(day.page, 'Accounting');
  await day.page.getByLabel('Find a student, staff member or class').fill(student.spoken);
  await day.page.getByRole('link', { name: new RegExp(`^${literally(student.listed)}`) }).first().click();
  await expect(day.page.locator('li[data-found] .roll-row')).toContainText(student.listed);
}

/** The same teacher by radio, later: a correction. */
export async function foundAgain(day: Day, { student, reporter }: Said): Promise<void> {
  await openInClass(day, student);
  await saidBy(day, 'By radio');
  await touch(day.page, student.listed, 'Here');
  day.ledger.tell(day.me, { person: student.id, text: `Here, reported by ${reporter} by radio` });
  day.ledger.set(student.id, 'here');
}

/** Somebody else says missing of whom the teacher said here: until it is settled the worse counts. */
export async function contradict(day: Day, { student }: Said): Promise<void> {
  await openInClass(day, student);
  await saidBy(day, 'Me');
  await touch(day.page, student.listed, 'Missing');
  day.ledger.tell(day.me, { person: student.id, text: `Missing, reported by ${day.me} in person` });
  day.ledger.set(student.id, 'missing');
}

/** On the red card, by somebody who may. */
export async function settle(day: Day, { student, reporter }: Said): Promise<void> {
  const reason = `Seen with ${reporter} on the field`;
  await goTo(day.page, 'Conflicts');
  const other = day.page.getByRole('button', { name: `Reports disagree: ${student.listed}` });
  await expect(day.page.locator('.stop h2')).toBeVisible();
  if (await other.isVisible()) await other.click();
  await expect(day.page.locator('.stop h2')).toContainText(student.listed);
  await day.page.getByRole('radio', { name: `Here, as ${reporter} says` }).click();
  await day.page.getByLabel('How do you know?').fill(reason);
  await day.page.getByRole('button', { name: 'Settle it' }).click();
  await expect(day.page.locator('.stop h2', { hasText: student.listed })).toBeHidden();
  day.ledger.tell(day.me, { person: student.id, text: `Reports settled: Here, by ${day.me}: ${reason}` });
  day.ledger.set(student.id, 'here');
}
