/** The desk's part of the day: first whoever is stopped, then those who decide, then who is let in after all, and between them everybody else. */
import { seededRandom } from '../../../electron/host/roster-import/seeded-random.ts';
import { foundAgain, type Accounted } from './accounting.ts';
import { mayCome, type Day } from './day.ts';
import * as desk from './desk.ts';
import { addStudent, restrictByHand, USUAL_RESTRICTION, type Morning } from './morning.ts';
import type { Contact, Student } from './roster-facts.ts';
import { PRINCIPAL, SUPERVISOR, VOLUNTEER } from './staff.ts';

interface RestrictedPair {
  readonly student: Student;
  readonly contact: Contact;
  readonly words: string;
}

export interface Families {
  readonly restricted: readonly RestrictedPair[];
  readonly withoutContact: readonly Student[];
  /** By hand, this morning. */
  readonly added: readonly Student[];
}

const NEWCOMERS = [['Zora', 'Quistgaard'], ['Milo', 'Wexelblatt'], ['Thea', 'Oyelaran']] as const;

/** As many as the day needs of each; what the roster does not have the office states by hand. */
export async function prepareFamilies(day: Day, each: number, { absent, left }: Morning): Promise<Families> {
  const inSchool = (student: Student): boolean => !absent.has(student.id) && !left.has(student.id);
  const restricted: RestrictedPair[] = [];
  while (restricted.length < 2 * each) {
    const onRecord = day.take((student) => inSchool(student) && mayCome(student).length > 0 && student.contacts.some((one) => one.restriction !== ''));
    const [restrictedContact] = onRecord?.contacts.filter((one) => one.restriction !== '') ?? [];
    if (onRecord !== null && restrictedContact !== undefined) {
      restricted.push({ student: onRecord, contact: restrictedContact, words: restrictedContact.restriction });
      continue;
    }
    const student = day.mustTake((one) => inSchool(one) && mayCome(one).length > 1);
    const contact = mayCome(student)[1];
    if (contact === undefined) throw new Error('a student of two contacts has one');
    await restrictByHand(day, student, contact);
    restricted.push({ student, contact, words: USUAL_RESTRICTION });
  }
  const withoutContact: Student[] = [];
  const added: Student[] = [];
  while (withoutContact.length < each) {
    const onRecord = day.take((student) => inSchool(student) && student.contacts.length === 0);
    if (onRecord !== null) {
      withoutContact.push(onRecord);
      continue;
    }
    const [given, family] = NEWCOMERS[added.length] ?? ['', ''];
    await addStudent(day, given, family);
    const student: Student = { id: `added ${given}`, listed: `${family}, ${given}`, spoken: `${given} ${family}`, grade: 0, contacts: [] };
    added.push(student);
    withoutContact.push(student);
  }
  return { restricted, withoutContact, added };
}

interface DeskPlan {
  readonly releases: number;
  readonly each: number;
  readonly seed: number;
}

const LOWEST_GRADE_ALONE = 11;

interface DeskDay {
  /** How often each path was gone. */
  readonly paths: Readonly<Record<string, number>>;
  /** Whoever still waits aside in the evening, in the order in which they came. */
  readonly aside: readonly desk.Waiting[];
}

/** `inTheMiddle`: what happens to the console while families wait. */
export async function deskDay(day: Day, families: Families, { odd }: Accounted, plan: DeskPlan, say: (words: string) => void, inTheMiddle: () => Promise<void>): Promise<DeskDay> {
  const paths: Record<string, number> = {};
  const went = (path: string): void => void (paths[path] = (paths[path] ?? 0) + 1);
  const here = day.ledger.keys('here');
  const some = (): readonly Student[] => Array.from({ length: plan.each }, () => day.mustTake((student) => mayCome(student).length > 1, here));
  const overridden = families.restricted.slice(0, plan.each);
  const upheld = families.restricted.slice(plan.each);
  await desk.letLeaveAloneFrom(day, LOWEST_GRADE_ALONE);

  await day.handOverTo(VOLUNTEER);
  const noContact: desk.Waiting[] = [];
  for (const [index, student] of families.withoutContact.entries()) noContact.push(await desk.comesForOneWithoutContacts(day, student, `Rae Dunn ${'I'.repeat(index + 1)}`));
  const uncertain: desk.Waiting[] = [];
  for (const student of some()) uncertain.push(await desk.comesWithoutId(day, student));
  for (const [index, student] of some().entries()) uncertain.push(await desk.comesWithWrongId(day, student, index % 2 === 0 ? 'name' : 'photo'));
  const sent: desk.Waiting[] = [];
  for (const student of some()) sent.push(await desk.isSentByContact(day, student, `Pat Lindgren of ${student.spoken}`));
  const despite: desk.Waiting[] = [];
  for (const { student, contact } of overridden) despite.push(await desk.comesThoughRestricted(day, student, contact));
  for (const { student, contact } of upheld) {
    await desk.waitsNoLonger(day, await desk.comesThoughRestricted(day, student, contact));
    went('restriction stopped, not overridden');
  }
  const notWell: desk.Waiting[] = [];
  for (const { student } of [...odd.injured, ...odd.missing.slice(0, plan.each)]) {
    const waiting = await desk.comesForOneWhoIsNotWell(day, student);
    await desk.isEscorted(day, waiting);
    notWell.push(waiting);
  }
  const [staying, askedAgain] = [some(), some()];
  for (const student of [...staying, ...askedAgain]) await desk.isNotComfortable(day, student);
  say(`waiting aside: ${noContact.length + uncertain.length + sent.length + despite.length + notWell.length}, and ${staying.length + askedAgain.length} who said no`);

  await day.handOverTo(PRINCIPAL);
  for (const one of [...noContact, ...sent]) await desk.grant(day, one, 'Authorize');
  for (const one of uncertain) await desk.grant(day, one, 'I know who this is');
  for (const [index, one] of despite.entries()) await desk.grant(day, one, 'Override', overridden[index]?.words);
  for (const student of staying) await desk.decide(day, student, 'stays');
  for (const student of askedAgain) await desk.decide(day, student, 'may be asked again');
  await day.handOverTo(SUPERVISOR);
  for (const said of odd.missing.slice(0, plan.each)) await foundAgain(day, said);

  await day.handOverTo(VOLUNTEER);
  for (const [path, waiting, by] of [['no contact on file', noContact, PRINCIPAL.name], ['no ID or another’s', uncertain, PRINCIPAL.name], ['sent by a contact', sent, PRINCIPAL.name], ['restriction overridden by another person', despite, PRINCIPAL.name], ['injured, or missing and found: escorted', notWell, null]] as const) {
    for (const one of waiting) {
      await desk.letIn(day, one, by);
      went(path);
    }
  }
  for (const student of askedAgain) {
    await desk.askAgain(day, student, PRINCIPAL.name);
    went('said no, asked again');
  }
  for (const student of staying) {
    await desk.release(day, student, mayCome(student)[1]);
    went('said no, left with another');
  }
  for (const { student } of upheld) await desk.release(day, student);
  for (const { student } of odd.extra) {
    await desk.release(day, student);
    went('extra');
  }
  for (let index = 0; index < plan.each; index += 1) {
    await desk.leavesAlone(day, day.mustTake((student) => student.grade >= LOWEST_GRADE_ALONE, here), index % 2 === 0 ? 'own ID' : 'by staff');
    went('left alone');
    await desk.mayNotLeaveAlone(day, day.mustTake((student) => student.grade < LOWEST_GRADE_ALONE && student.contacts.length > 0, here));
    went('refused to leave alone');
  }
  say(`${day.ledger.names('released').length} have left by the exceptional paths`);
  await inTheMiddle();
  return { paths, aside: await everybodyElse(day, plan, went, say) };
}

/** Families first, then one by one, in an order that the seed says. Returns whoever came when the student had left. */
async function everybodyElse(day: Day, { releases, each, seed }: DeskPlan, went: (path: string) => void, say: (words: string) => void): Promise<readonly desk.Waiting[]> {
  const random = seededRandom(seed, 'families at the desk');
  const waiting = [...day.ledger.keys('here', 'elsewhere')].filter((id) => day.facts.students.has(id)).map((id) => ({ id, order: random.below(1_000_000) })).sort((a, b) => a.order - b.order).map(({ id }) => id);
  const left = (): number => releases - day.ledger.names('released').length;
  const families = Map.groupBy(waiting.flatMap((id) => mayCome(day.student(id)).map((contact) => ({ id, contact }))), ({ contact }) => contact.id);
  for (const members of families.values()) {
    const [first] = members;
    if (first === undefined || members.length < 2 || left() < members.length + 2 * each) continue;
    const taken = members.flatMap(({ id }) => day.take((student) => student.id === id, [id]) ?? []);
    if (taken.length > 1) {
      await desk.releaseSiblings(day, taken, first.contact);
      for (const _ of taken) went('with a sibling');
    } else for (const student of taken) await ordinary(day, student, went);
  }
  const tooLate: desk.Waiting[] = [];
  while (left() > 0) {
    const student = day.take((one) => mayCome(one).length > 0, waiting);
    if (student === null) {
      say(`nobody is left to release: ${left()} fewer than was asked for`);
      return tooLate;
    }
    await ordinary(day, student, went);
    const [first, other] = mayCome(student);
    if (tooLate.length < each && first !== undefined && other !== undefined) {
      tooLate.push(await desk.isAlreadyGone(day, student, first.spoken, other));
      went('already released to the other parent');
    }
    if (left() % 50 === 0) say(`${left()} to go`);
  }
  return tooLate;
}

async function ordinary(day: Day, student: Student, went: (path: string) => void): Promise<void> {
  await desk.release(day, student);
  went('ordinary');
}
