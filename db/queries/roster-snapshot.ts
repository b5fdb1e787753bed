/**
 * The roster as of one or more activations, in memory: who is in which class, who may be asked to take whom. It is read
 * once and kept until another activation counts, because every list of names needs it and it never changes in between.
 * Where two imports did not know of each other, both hold: people of either are on it, restrictions of both apply.
 */
import type { EventId, PersonId } from '../../shared/kernel/ids.ts';
import { atOnce } from '../../shared/kernel/slices.ts';
import type { Database } from '../driver.ts';
import { foldText } from '../../shared/kernel/fold-text.ts';
import { Activations, ROWS_AT_ONCE, standingRowsInPieces, type WriteRow } from './standing-writes.ts';

export interface RosterPerson {
  readonly id: PersonId;
  readonly kind: 'student' | 'guardian' | 'staff';
  readonly given: string;
  readonly family: string;
  readonly preferredGiven: string | null;
  readonly preferredFamily: string | null;
  readonly middle: string | null;
  /** All names, folded for searching. */
  readonly search: string;
  readonly withdrawn: boolean;
  readonly grade: string | null;
  readonly studentNumber: string | null;
  readonly birthDate: string | null;
  readonly needs: readonly string[];
  readonly homeLanguage: string | null;
  readonly bus: string | null;
  /** Staff: the student system's role. */
  readonly role: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly trainings: readonly { readonly name: string; readonly on: string | null }[];
  /** No roster knows of this person; see by-hand.ts. */
  readonly addedByHand: boolean;
  /** The other record of the same person under which this one is counted; null: under its own. */
  readonly countsAs: PersonId | null;
}

/** ISO dates, both inclusive; null where the source does not say. */
export interface RosterTerm {
  readonly title: string;
  readonly startDate: string | null;
  readonly endDate: string | null;
}

export interface RosterClassInfo {
  readonly id: string;
  readonly title: string;
  readonly homeroom: boolean;
  readonly room: string | null;
  readonly zone: string | null;
  readonly periods: readonly string[];
  readonly students: readonly PersonId[];
  readonly teachers: readonly PersonId[];
  /** None: the class is held all the time. See classes-on.ts. */
  readonly terms: readonly RosterTerm[];
}

export interface RosterPair {
  readonly student: PersonId;
  readonly contact: PersonId;
  readonly relation: string | null;
  readonly primaryContact: boolean | null;
  readonly livesWith: boolean | null;
  readonly emergencyContact: boolean | null;
  readonly priority: number | null;
  /** What counts: the roster's and those set by hand. */
  readonly restriction: string | null;
  /** What the roster says, lifted by hand or not. */
  readonly rosterRestriction: string | null;
  readonly legalGuardian: boolean | null;
  /** Whose record the pair is on, where it is another record of the student or of the adult; null: this one. */
  readonly through: { readonly student: PersonId; readonly contact: PersonId } | null;
}

export interface RosterSnapshot {
  readonly heads: readonly EventId[];
  readonly students: ReadonlyMap<PersonId, RosterPerson>;
  readonly guardians: ReadonlyMap<PersonId, RosterPerson>;
  readonly staff: ReadonlyMap<PersonId, RosterPerson>;
  readonly classes: ReadonlyMap<string, RosterClassInfo>;
  /** The class that answers for a student: the homeroom, else the one of the earliest period. Of all terms; a day's are in classes-on.ts. */
  readonly classOf: ReadonlyMap<PersonId, RosterClassInfo>;
  readonly pairsOfStudent: ReadonlyMap<PersonId, readonly RosterPair[]>;
  readonly pairsOfContact: ReadonlyMap<PersonId, readonly RosterPair[]>;
  /** Students by folded full name, for telling namesakes apart. */
  readonly sameName: ReadonlyMap<string, readonly PersonId[]>;
}

type Pieces<T> = Generator<void, T, undefined>;

interface PersonRecord extends WriteRow {
  readonly id: PersonId;
  readonly given: string;
  readonly family: string;
  readonly preferred_given: string | null;
  readonly preferred_family: string | null;
  readonly middle: string | null;
  readonly grade?: string | null;
  readonly student_number?: string | null;
  readonly birth_date?: string | null;
  /** JSON. */
  readonly needs?: string;
  readonly home_language?: string | null;
  readonly bus?: string | null;
  readonly role?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  /** JSON. */
  readonly trainings?: string;
}

/** Most have none: one list for all of them. */
const NONE: readonly never[] = [];
const listOf = <T>(json: string | undefined): readonly T[] => (json === undefined || json === '[]' ? NONE : (JSON.parse(json) as T[]));

const flag = (cell: number | null): boolean | null => (cell === null ? null : cell === 1);

export function currentHeads(db: Database): readonly EventId[] {
  return db.prepare<[], EventId>('SELECT activation FROM view_roster_head ORDER BY activation').pluck().all() as EventId[];
}

export const loadRoster = (db: Database, heads: readonly EventId[]): RosterSnapshot => atOnce(loadRosterInPieces(db, heads, new Activations(db, heads)));

/** Yields between pieces of work, so that an alarm can be raised while a large roster is read. */
export function* loadRosterInPieces(db: Database, heads: readonly EventId[], at: Activations): Pieces<RosterSnapshot> {
  const students = yield* loadPeople(db, at, 'student');
  const classes = yield* loadClasses(db, at, students);
  const { pairsOfStudent, pairsOfContact } = yield* loadPairs(db, at);
  const sameName = new Map<string, PersonId[]>();
  for (const student of students.values()) if (!student.withdrawn) push(sameName, fullName(student), student.id);
  yield;
  const guardians = yield* loadPeople(db, at, 'guardian');
  const staff = yield* loadPeople(db, at, 'staff');
  return { heads, students, guardians, staff, classes, classOf: answeringClasses(classes.values()), pairsOfStudent, pairsOfContact, sameName };
}

function* loadPeople(db: Database, at: Activations, kind: RosterPerson['kind']): Pieces<ReadonlyMap<PersonId, RosterPerson>> {
  const map = new Map<PersonId, RosterPerson>();
  for (const [index, row] of (yield* standingRowsInPieces<PersonRecord>(db, kind, at)).entries()) {
    if (index % ROWS_AT_ONCE === 0) yield;
    // "put" sorts before "withdraw": where two rosters disagree, the person is here.
    if (map.has(row.id)) continue;
    map.set(row.id, {
      id: row.id,
      kind,
      given: row.given,
      family: row.family,
      preferredGiven: row.preferred_given,
      preferredFamily: row.preferred_family,
      middle: row.middle,
      search: foldText([row.given, row.middle, row.family, row.preferred_given, row.preferred_family].filter((part) => part !== null).join(' ')),
      withdrawn: row.op === 'withdraw',
      grade: row.grade ?? null,
      studentNumber: row.student_number ?? null,
      birthDate: row.birth_date ?? null,
      needs: listOf<string>(row.needs),
      homeLanguage: row.home_language ?? null,
      bus: row.bus ?? null,
      role: row.role ?? null,
      phone: row.phone ?? null,
      email: row.email ?? null,
      trainings: listOf<RosterPerson['trainings'][number]>(row.trainings),
      addedByHand: false,
      countsAs: null,
    });
  }
  return map;
}

export const fullName = (person: RosterPerson): string => `${person.family} ${person.given}`.toLowerCase();

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function* loadClasses(db: Database, at: Activations, students: ReadonlyMap<PersonId, RosterPerson>): Pieces<ReadonlyMap<string, RosterClassInfo>> {
  const studentsOf = new Map<string, PersonId[]>();
  const teachersOf = new Map<string, PersonId[]>();
  const seen = new Set<string>();
  const enrollments = yield* standingRowsInPieces<WriteRow & { class_id: string; person_id: PersonId; role: string; is_primary: number }>(db, 'enrollment', at);
  for (const [index, row] of enrollments.entries()) {
    if (index % ROWS_AT_ONCE === 0) yield;
    if (row.op !== 'put' || seen.has(row.id)) continue;
    seen.add(row.id);
    if (row.role === 'student') {
      if (students.get(row.person_id)?.withdrawn === false) push(studentsOf, row.class_id, row.person_id);
    } else if (row.is_primary === 1) {
      teachersOf.set(row.class_id, [row.person_id, ...(teachersOf.get(row.class_id) ?? [])]);
    } else {
      push(teachersOf, row.class_id, row.person_id);
    }
  }
  const terms = new Map<string, RosterTerm>();
  for (const row of yield* standingRowsInPieces<WriteRow & { title: string; start_date: string | null; end_date: string | null }>(db, 'term', at)) {
    if (row.op === 'put' && !terms.has(row.id)) terms.set(row.id, { title: row.title, startDate: row.start_date, endDate: row.end_date });
  }
  const classes = new Map<string, RosterClassInfo>();
  for (const row of yield* standingRowsInPieces<WriteRow & { title: string; homeroom: number; room: string | null; zone: string | null; periods: string; term_ids: string }>(db, 'class', at)) {
    if (row.op !== 'put' || classes.has(row.id)) continue;
    const periods = JSON.parse(row.periods) as string[];
    classes.set(row.id, { id: row.id, title: row.title, homeroom: row.homeroom === 1, room: row.room, zone: row.zone, periods, students: studentsOf.get(row.id) ?? [], teachers: teachersOf.get(row.id) ?? [], terms: (JSON.parse(row.term_ids) as string[]).flatMap((id) => terms.get(id) ?? []) });
  }
  return classes;
}

function* loadPairs(db: Database, at: Activations): Pieces<Pick<RosterSnapshot, 'pairsOfStudent' | 'pairsOfContact'>> {
  interface PairRecord extends WriteRow {
    readonly student_id: PersonId;
    readonly contact_id: PersonId;
    readonly relation: string | null;
    readonly primary_contact: number | null;
    readonly lives_with: number | null;
    readonly emergency_contact: number | null;
    readonly contact_priority: number | null;
    readonly restriction: string | null;
    readonly legal_guardian: number | null;
  }
  const pairsOfStudent = new Map<PersonId, RosterPair[]>();
  const pairsOfContact = new Map<PersonId, RosterPair[]>();
  const rows = yield* standingRowsInPieces<PairRecord>(db, 'relationship', at);
  // Where one of two rosters took the pair off the record, it is off; a restriction of either stays.
  const withdrawn = new Set(rows.filter((row) => row.op === 'withdraw').map((row) => row.id));
  let pairId = '';
  let said: RosterPair[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_AT_ONCE === 0) yield;
    if (row.op !== 'put' || (withdrawn.has(row.id) && row.restriction === null)) continue;
    const pair: RosterPair = {
      student: row.student_id,
      contact: row.contact_id,
      relation: row.relation,
      primaryContact: flag(row.primary_contact),
      livesWith: flag(row.lives_with),
      emergencyContact: flag(row.emergency_contact),
      priority: row.contact_priority,
      restriction: row.restriction,
      rosterRestriction: row.restriction,
      legalGuardian: flag(row.legal_guardian),
      through: null,
    };
    // Rows of a pair follow each other; what two rosters say alike is said once.
    if (pairId !== row.id) said = [];
    pairId = row.id;
    if (said.some((other) => JSON.stringify(other) === JSON.stringify(pair))) continue;
    said.push(pair);
    push(pairsOfStudent, pair.student, pair);
    push(pairsOfContact, pair.contact, pair);
  }
  return { pairsOfStudent, pairsOfContact };
}

const periodOrder = new Intl.Collator('en', { numeric: true });

export function answeringClasses(classes: Iterable<RosterClassInfo>): ReadonlyMap<PersonId, RosterClassInfo> {
  const rank = (a: RosterClassInfo, b: RosterClassInfo): number =>
    Number(b.homeroom) - Number(a.homeroom) || periodOrder.compare(a.periods[0] ?? '~', b.periods[0] ?? '~') || (a.id < b.id ? -1 : 1);
  const classOf = new Map<PersonId, RosterClassInfo>();
  for (const one of [...classes].sort(rank)) for (const student of one.students) if (!classOf.has(student)) classOf.set(student, one);
  return classOf;
}
