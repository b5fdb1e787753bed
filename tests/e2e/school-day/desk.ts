/** The desk on this day: each way in which an adult comes for a student, done at the screens and kept in the ledger. */
import { expect } from '@playwright/test';
import * as desk from '../desk-steps.ts';
import { goTo } from '../steps.ts';
import { mayCome, type Day } from './day.ts';
import type { Contact, Student } from './roster-facts.ts';

/** Somebody who waits aside; what was asked of them is done later, by somebody who may. */
export interface Waiting {
  readonly student: Student;
  /** As it was said or stands on the record. */
  readonly adult: string;
  readonly relation: string;
  readonly identity: string;
}

const LICENSE = 'driver license, photo matches';
const WHY = {
  restricted: 'may not pick up this student',
  notOnRecord: 'is not on the student’s record',
  noContactOnFile: 'no authorized contact on file',
  escort: 'a colleague speaks to them in private',
  alreadyGone: 'the student had already left',
} as const;

const withRelation = (adult: string, relation: string): string => (relation === '' ? adult : `${adult}, ${relation}`);

function firstWhoMayCome(student: Student): Contact {
  const [contact] = mayCome(student);
  if (contact === undefined) throw new Error(`nobody may come for ${student.listed}`);
  return contact;
}

/** In the ledger: asked, comfortable, and gone. `word`: on whose decisions it rests. */
function tellRelease(day: Day, { student, adult, relation }: Pick<Waiting, 'student' | 'adult' | 'relation'>, word: string): void {
  day.ledger.tell(day.me, { person: student.id, text: `Asked, and comfortable leaving with ${adult}` });
  day.ledger.tell(day.me, { person: student.id, text: `Released to ${withRelation(adult, relation)}${word}` });
  day.ledger.set(student.id, 'released');
}

async function checkIn(day: Day, students: readonly Student[], contact: Contact): Promise<void> {
  const [first, ...others] = students;
  if (first === undefined) throw new Error('nobody is asked for');
  await desk.openStudent(day.page, first);
  await desk.chooseAdult(day.page, contact);
  for (const other of others) await desk.alsoFor(day.page, other);
  await desk.showId(day.page, desk.GOOD_ID);
  await desk.pressCheckIn(day.page);
  await expect(desk.deskSlab(day.page)).toContainText(others.length === 0 ? `${contact.spoken} may pick up` : `${contact.spoken}: look at each of the ${students.length} students.`);
  day.ledger.tell(day.me, ...students.map(({ id, contacts }) => ({ person: id, text: `${withRelation(contact.spoken, contacts.find((one) => one.id === contact.id)?.relation ?? '')}, checked in: ${LICENSE}` })));
}

export async function release(day: Day, student: Student, contact: Contact = firstWhoMayCome(student)): Promise<void> {
  await checkIn(day, [student], contact);
  await desk.deskSlab(day.page).getByRole('button', { name: 'Hand-off' }).click();
  await desk.handOver(day.page, student, contact.spoken);
  tellRelease(day, { student, adult: contact.spoken, relation: contact.relation }, '');
}

/** One adult, one document, several students. */
export async function releaseSiblings(day: Day, students: readonly Student[], contact: Contact): Promise<void> {
  await checkIn(day, students, contact);
  for (const student of students) {
    await desk.openHandOff(day.page, student);
    await desk.handOver(day.page, student, contact.spoken);
    tellRelease(day, { student, adult: contact.spoken, relation: student.contacts.find((one) => one.id === contact.id)?.relation ?? '' }, '');
  }
}

async function isStopped(day: Day, waiting: Waiting, why: readonly string[]): Promise<Waiting> {
  await desk.toAside(day.page, waiting.adult);
  day.ledger.tell(day.me, { person: waiting.student.id, text: `${withRelation(waiting.adult, waiting.relation)}, was asked to step aside: ${why.join('; ')}` });
  return waiting;
}

async function stopContact(day: Day, student: Student, contact: Contact, shown: desk.Shown, identity: string, why: readonly string[]): Promise<Waiting> {
  await desk.openStudent(day.page, student);
  await desk.chooseAdult(day.page, contact);
  await desk.showId(day.page, shown);
  await desk.pressCheckIn(day.page);
  return isStopped(day, { student, adult: contact.spoken, relation: contact.relation, identity }, why);
}

export function comesWithoutId(day: Day, student: Student): Promise<Waiting> {
  return stopContact(day, student, firstWhoMayCome(student), { document: 'No ID', photo: null, family: '' }, 'no ID', ['identity not verified (no ID)']);
}

/** The photo is another's, or the name is. */
export function comesWithWrongId(day: Day, student: Student, what: 'photo' | 'name'): Promise<Waiting> {
  const shown: desk.Shown = what === 'photo' ? { document: 'Driver license', photo: 'No', family: '' } : { document: 'Driver license', photo: 'Yes', family: 'Quillfeather' };
  const identity = what === 'photo' ? 'driver license, photo does not match' : `${LICENSE}, another name on it`;
  return stopContact(day, student, firstWhoMayCome(student), shown, identity, [`identity not verified (${identity})`]);
}

export function comesThoughRestricted(day: Day, student: Student, contact: Contact): Promise<Waiting> {
  return stopContact(day, student, contact, desk.GOOD_ID, LICENSE, [WHY.restricted]);
}

/** The student is injured or missing; no word at the desk says which. */
export function comesForOneWhoIsNotWell(day: Day, student: Student): Promise<Waiting> {
  return stopContact(day, student, firstWhoMayCome(student), desk.GOOD_ID, LICENSE, [WHY.escort]);
}

/** Somebody who is on no record, with a document of their own. */
async function stranger(day: Day, student: Student, name: string, why: string): Promise<Waiting> {
  await desk.openStudent(day.page, student);
  await desk.writeAdult(day.page, name);
  await desk.showId(day.page, desk.GOOD_ID);
  await desk.pressCheckIn(day.page);
  return isStopped(day, { student, adult: name, relation: '', identity: LICENSE }, [why]);
}

export const comesForOneWithoutContacts = (day: Day, student: Student, name: string): Promise<Waiting> => stranger(day, student, name, WHY.noContactOnFile);

export async function isSentByContact(day: Day, student: Student, name: string): Promise<Waiting> {
  const contact = firstWhoMayCome(student);
  const waiting = await stranger(day, student, name, WHY.notOnRecord);
  const said = `${name} is a neighbor and comes in my place`;
  const number = await desk.recordCall(day.page, contact, '555-0142', said);
  day.ledger.tell(day.me, { person: student.id, text: `${contact.spoken} was called at ${number} about ${name} and agrees: ${said}` });
  return waiting;
}

export async function isEscorted(day: Day, { student, adult }: Waiting): Promise<void> {
  await desk.openAside(day.page, adult, student);
  await desk.takeAside(day.page, 'Grace Kim', 'Room 3');
  day.ledger.tell(day.me, { person: student.id, text: `${adult} went with Grace Kim, in private: Room 3` });
}

/** By somebody who answers for the school. */
export async function grant(day: Day, { student, adult }: Waiting, what: 'Authorize' | 'I know who this is' | 'Override', restriction = ''): Promise<void> {
  await desk.openAside(day.page, adult, student);
  await day.page.getByRole('button', { name: what, exact: true }).click();
  const dialog = day.page.getByRole('dialog');
  // After a call the dialog knows who agreed.
  const called = what === 'Authorize' && (await dialog.getByRole('radio', { name: /A contact was called/ }).count()) > 0;
  if (what === 'Authorize' && !called) {
    await dialog.getByRole('radio', { name: /records name them/ }).click();
    await dialog.getByLabel('Who answers for the adult?').fill('The district’s office');
  }
  const vouched = what === 'Authorize' ? `, vouched for by ${await dialog.getByLabel('Who answers for the adult?').inputValue()}, ${called ? 'a contact was called' : 'by other records'}` : '';
  const reason = { Authorize: 'The family was reached at the number on record', 'I know who this is': 'Known to me for years', Override: 'The order was lifted this morning, seen in writing' }[what];
  await desk.sayWhyAtDesk(day.page, reason, what === 'I know who this is' ? 'Take as certain' : what);
  const text = { Authorize: `${adult}, who is not on the record, may pick up${vouched}: ${reason}`, 'I know who this is': `Identity of ${adult} taken as certain: ${reason}`, Override: `Restriction on ${adult} overridden (${restriction}): ${reason}` }[what];
  day.ledger.tell(day.me, { person: student.id, text });
}

/** Nothing keeps the adult any more. `by`: whoever granted it; null: it was no decision. */
export async function letIn(day: Day, waiting: Waiting, by: string | null): Promise<void> {
  const { student, adult, relation, identity } = waiting;
  const word = by === null ? '' : `, on the word of ${by}`;
  await desk.openAside(day.page, adult, student);
  await desk.checkInFromAside(day.page);
  day.ledger.tell(day.me, { person: student.id, text: `${withRelation(adult, relation)}, checked in: ${identity}${word}` });
  await desk.handOver(day.page, student, adult);
  tellRelease(day, waiting, word);
}

export async function waitsNoLonger(day: Day, { student, adult }: Waiting): Promise<void> {
  const reason = 'Left the school grounds; the other contact comes';
  await desk.openAside(day.page, adult, student);
  await day.page.getByRole('button', { name: 'Waits no longer' }).click();
  await desk.sayWhyAtDesk(day.page, reason, 'Waits no longer');
  day.ledger.tell(day.me, { person: student.id, text: `${adult} waits aside no longer: ${reason}` });
}

/** Checked in, and the student says no. */
export async function isNotComfortable(day: Day, student: Student): Promise<void> {
  const contact = firstWhoMayCome(student);
  await checkIn(day, [student], contact);
  await desk.deskSlab(day.page).getByRole('button', { name: 'Hand-off' }).click();
  await desk.answerComfort(day.page, 'No, or not sure');
  await expect(desk.deskSlab(day.page)).toContainText('Call a counselor');
  await expect(day.page.getByRole('button', { name: 'Hand over', exact: true })).toBeHidden();
  day.ledger.tell(day.me, { person: student.id, text: `Asked, and not comfortable leaving with ${contact.spoken}: stays` });
}

/** After the talk; the decision is somebody's who answers for the school. */
export async function decide(day: Day, student: Student, decision: 'stays' | 'may be asked again'): Promise<void> {
  const contact = firstWhoMayCome(student);
  const reason = decision === 'stays' ? 'Afraid of this adult; the other parent is called' : 'Was afraid of the crowd, not of the adult';
  await desk.openWaiting(day.page, contact.spoken, student);
  await day.page.getByRole('button', { name: new RegExp(` ${decision}$`) }).click();
  await desk.sayWhyAtDesk(day.page, reason, decision === 'stays' ? 'Stays here' : 'May be asked again');
  day.ledger.tell(day.me, { person: student.id, text: `Decided about ${contact.spoken}: the student ${decision}: ${reason}` });
}

export async function askAgain(day: Day, student: Student, by: string): Promise<void> {
  const contact = firstWhoMayCome(student);
  const word = `, on the word of ${by}`;
  await desk.openWaiting(day.page, contact.spoken, student);
  await desk.deskSlab(day.page).getByRole('button', { name: 'Ask again' }).click();
  day.ledger.tell(day.me, { person: student.id, text: `${withRelation(contact.spoken, contact.relation)}, checked in: ${LICENSE}${word}` });
  await desk.handOver(day.page, student, contact.spoken);
  tellRelease(day, { student, adult: contact.spoken, relation: contact.relation }, word);
}

export async function letLeaveAloneFrom(day: Day, grade: number): Promise<void> {
  await goTo(day.page, 'Reunification');
  await day.page.getByRole('button', { name: 'Who may leave alone' }).click();
  await day.page.getByLabel('Students may leave alone').selectOption(`From grade ${grade}`);
  await day.page.getByRole('button', { name: 'Save the rule' }).click();
  await expect(desk.deskSlab(day.page)).toContainText(`from grade ${grade}`);
}

export async function leavesAlone(day: Day, student: Student, known: 'own ID' | 'by staff'): Promise<void> {
  await desk.openStudent(day.page, student);
  await day.page.getByRole('button', { name: 'Leaves alone' }).click();
  await day.page.getByRole('radio', { name: known === 'own ID' ? /Their own ID/ : /A member of the staff/ }).click();
  if (known === 'by staff') await day.page.getByLabel('Who knows the student').fill('Grace Kim');
  await day.page.getByLabel('How are they getting home?').fill('On foot');
  await day.page.getByRole('button', { name: 'Leaves now' }).click();
  await expect(desk.deskSlab(day.page)).toContainText(`${student.spoken} left alone.`);
  day.ledger.tell(day.me, { person: student.id, text: `Left alone, ${known === 'own ID' ? 'with their own ID' : 'known by Grace Kim'}; going home: On foot` });
  day.ledger.leftAlone(student.id);
}

export async function mayNotLeaveAlone(day: Day, student: Student): Promise<void> {
  await desk.openStudent(day.page, student);
  await expect(day.page.getByRole('button', { name: 'Another student' })).toBeVisible();
  await expect(day.page.getByRole('button', { name: 'Leaves alone' })).toHaveCount(0);
}

/** The other parent comes when the student has left: that they came is on the record, and they wait until a colleague has spoken to them. */
export async function isAlreadyGone(day: Day, student: Student, to: string, other: Contact): Promise<Waiting> {
  await desk.openStudent(day.page, student);
  await expect(day.page.getByRole('heading', { name: 'Already released' })).toBeVisible();
  await expect(day.page.getByText(`${student.spoken} was already released to ${to}.`)).toBeVisible();
  await expect(day.page.getByRole('button', { name: 'Check in', exact: true })).toBeHidden();
  await desk.chooseAdult(day.page, other);
  await desk.pressCheckIn(day.page);
  return isStopped(day, { student, adult: other.spoken, relation: other.relation, identity: '' }, [WHY.alreadyGone]);
}
