/**
 * Says what a set of writes would change, by person, in words for whoever decides: classes and contacts under their
 * student, a class under its teacher. Schools and terms are not about a person and are only counted (`ImportPlan`).
 */
import { MAX_CHANGES_SHOWN, type RosterChange } from '../../../shared/contract/import-changes.ts';
import type { RosterEntity, RosterWrite } from '../../../shared/domain/roster/entities.ts';

import { standingValues, type Entities, type StandingRoster } from './active-roster.ts';
import { differingFields, entityKey } from './roster-entities.ts';
import { Restrictions } from './restriction-changes.ts';

type Of<Kind extends RosterEntity['kind']> = Extract<RosterEntity, { readonly kind: Kind }>;
type Person = Of<'student' | 'guardian' | 'staff'>;

export interface RosterDifference {
  readonly people: { readonly added: number; readonly changed: number; readonly withdrawn: number };
  readonly restrictionChanges: { readonly added: number; readonly gone: number; readonly changed: number };
  readonly changes: RosterChange[];
  readonly moreChanges: number;
}

export const NO_DIFFERENCE: RosterDifference = { people: { added: 0, changed: 0, withdrawn: 0 }, restrictionChanges: { added: 0, gone: 0, changed: 0 }, changes: [], moreChanges: 0 };

/** `writes` lead from what stands to what is wanted. */
export function describeChanges(before: StandingRoster, wanted: Entities, writes: readonly RosterWrite[]): RosterDifference {
  const ledger = new Ledger(before, wanted);
  // People come before what is said under them: who is added or leaves as a whole needs few words.
  for (const { op, entity } of writes) if (isPerson(entity)) ledger.person(op, entity);
  for (const { op, entity } of writes) {
    if (entity.kind === 'enrollment') ledger.enrollment(op, entity);
    else if (entity.kind === 'relationship') ledger.relationship(op, entity);
    else if (entity.kind === 'class') ledger.classChange(op, entity);
  }
  return ledger.difference();
}

const isPerson = (entity: RosterEntity): entity is Person => entity.kind === 'student' || entity.kind === 'guardian' || entity.kind === 'staff';

/** In words; fields without a word of their own are called as they are. */
const FIELD_WORDS: ReadonlyMap<string, string> = new Map([
  ['givenName', 'name'],
  ['familyName', 'name'],
  ['middleName', 'middle name'],
  ['preferredGivenName', 'preferred name'],
  ['preferredFamilyName', 'preferred name'],
  ['studentNumber', 'student number'],
  ['birthDate', 'date of birth'],
  ['homeLanguage', 'home language'],
  ['email', 'e-mail'],
  ['schoolIds', 'school'],
  ['schoolId', 'school'],
  ['termIds', 'term'],
  ['beginDate', 'dates'],
  ['endDate', 'dates'],
  ['primaryContact', 'primary contact'],
  ['livesWith', 'lives with'],
  ['emergencyContact', 'emergency contact'],
  ['contactPriority', 'order of contacts'],
  ['legalGuardian', 'legal guardian'],
]);

/** Short values of which the old one is worth saying. */
const WITH_BEFORE: ReadonlySet<string> = new Set(['grade', 'bus', 'role', 'room', 'title']);
/** More classes at once are said as a number: a new term changes all of them. */
const MAX_CLASSES_NAMED = 3;
const MAX_STUDENTS_NAMED = 3;
/** Of one person; more is not read. */
const MAX_LINES = 12;

interface Draft {
  readonly key: string;
  readonly entity: Person | Of<'class'>;
  readonly change: RosterChange['change'];
  readonly restrictions: string[];
  readonly lines: Set<string>;
  readonly joined: Of<'class'>[];
  readonly left: Of<'class'>[];
}

class Ledger {
  readonly #before: StandingRoster;
  readonly #wanted: Entities;
  readonly #drafts = new Map<string, Draft>();
  readonly #restrictions = new Restrictions();
  readonly #studentsOf = new Map<string, string[]>();
  #teachers: ReadonlyMap<string, string> | null = null;

  constructor(before: StandingRoster, wanted: Entities) {
    this.#before = before;
    this.#wanted = wanted;
  }

  person(op: RosterWrite['op'], entity: Person): void {
    const key = entityKey(entity);
    const values = standingValues(this.#before, key);
    const draft = this.#draft(entity, op === 'withdraw' ? 'withdrawn' : values.length === 0 ? 'added' : 'changed');
    if (draft.change !== 'changed') return;
    for (const value of values) for (const line of fieldLines(value, entity)) draft.lines.add(line);
    if (draft.lines.size === 0) draft.lines.add(ONLY_IN_ONE);
  }

  enrollment(op: RosterWrite['op'], entity: Of<'enrollment'>): void {
    const person = this.#find(entity.role === 'student' ? 'student' : 'staff', entity.personId);
    const given = this.#find('class', entity.classId);
    if (person === null || given === null) return;
    const draft = this.#draft(person, 'changed');
    if (draft.change !== 'changed') return;
    const values = standingValues(this.#before, entityKey(entity));
    if (op === 'withdraw') draft.left.push(given);
    else if (values.length === 0) draft.joined.push(given);
    else draft.lines.add(`${given.title}: ${wordsFor(values, entity)}`);
  }

  relationship(op: RosterWrite['op'], entity: Of<'relationship'>): void {
    const student = this.#find('student', entity.studentId);
    const contact = this.#find('guardian', entity.contactId) ?? this.#find('staff', entity.contactId);
    if (student === null || contact === null) return;
    const values = standingValues(this.#before, entityKey(entity));
    const draft = this.#draft(student, 'changed');
    const name = listName(contact);
    const restriction = this.#restrictions.of(values, op === 'put' ? entity : null);
    if (restriction !== null) draft.restrictions.push(`RESTRICTION ${restriction}: ${name}`);
    if (op === 'withdraw' || values.length === 0) {
      this.#nameStudent(contact, student);
      if (draft.change === 'changed') draft.lines.add(`contact ${op === 'withdraw' ? 'gone' : 'added'}: ${name}${entity.relation === null ? '' : ` (${entity.relation})`}`);
    } else if (draft.change === 'changed') {
      const words = wordsFor(values, entity);
      if (words !== '' && (words !== ONLY_IN_ONE || restriction === null)) draft.lines.add(`contact ${name}: ${words}`);
    }
  }

  /** A class that comes or goes with its teacher's or under one is said by the enrollment. */
  classChange(op: RosterWrite['op'], entity: Of<'class'>): void {
    const values = standingValues(this.#before, entityKey(entity));
    const teacher = this.#find('staff', this.#teacherOf(entity.id) ?? '');
    if (op === 'put' && values.length > 0) {
      const draft = this.#draft(teacher ?? entity, 'changed');
      draft.lines.add(teacher === null ? wordsFor(values, entity) : `${entity.title}: ${wordsFor(values, entity)}`);
    } else if (teacher === null) {
      this.#draft(entity, op === 'withdraw' ? 'withdrawn' : 'added');
    }
  }

  difference(): RosterDifference {
    const people = { added: 0, changed: 0, withdrawn: 0 };
    const drafts = [...this.#drafts.values()].filter((draft) => draft.change !== 'changed' || draft.restrictions.length + draft.lines.size + draft.joined.length + draft.left.length > 0);
    for (const { entity, change } of drafts) if (entity.kind !== 'class') people[change] += 1;
    const ranked = drafts.map((draft) => ({ draft, rank: rankOf(draft), name: listName(draft.entity) }));
    ranked.sort((one, other) => one.rank - other.rank || collator.compare(one.name, other.name) || (one.draft.key < other.draft.key ? -1 : 1));
    const shown = ranked.slice(0, MAX_CHANGES_SHOWN);
    return { people, restrictionChanges: this.#restrictions.counts, changes: shown.map(({ draft }) => this.#row(draft)), moreChanges: ranked.length - shown.length };
  }

  #row({ key, entity, change, restrictions, lines, joined, left }: Draft): RosterChange {
    const what = [...restrictions, ...(entity.kind === 'class' ? [] : classLines(entity.kind, joined, left)), ...lines, ...this.#contactOf(key)];
    return {
      key,
      person: entity.kind === 'class' ? null : entity.id,
      kind: entity.kind,
      change,
      name: nameOf(entity),
      grade: entity.kind === 'student' ? entity.grade : null,
      restriction: restrictions.length > 0,
      what: what.length <= MAX_LINES ? what : [...what.slice(0, MAX_LINES - 1), `and ${what.length - MAX_LINES + 1} more`],
    };
  }

  #draft(entity: Draft['entity'], change: Draft['change']): Draft {
    const key = entityKey(entity);
    const known = this.#drafts.get(key);
    if (known !== undefined) return known;
    const draft: Draft = { key, entity, change, restrictions: [], lines: new Set(), joined: [], left: [] };
    this.#drafts.set(key, draft);
    return draft;
  }

  /** As it will be, else as it is. */
  #find<Kind extends 'student' | 'guardian' | 'staff' | 'class'>(kind: Kind, id: string): Of<Kind> | null {
    const found = this.#wanted.get(`${kind}:${id}`) ?? this.#before.entities.get(`${kind}:${id}`);
    return found !== undefined && isKind(found, kind) ? found : null;
  }

  /** Whose contact somebody is who comes or goes. */
  #nameStudent(contact: Person, student: Of<'student'>): void {
    const key = entityKey(contact);
    if (this.#drafts.get(key)?.change === 'changed') return;
    const names = this.#studentsOf.get(key);
    if (names) names.push(listName(student));
    else this.#studentsOf.set(key, [listName(student)]);
  }

  #contactOf(key: string): readonly string[] {
    const names = this.#studentsOf.get(key) ?? [];
    const more = names.length - MAX_STUDENTS_NAMED;
    return names.length === 0 ? [] : [`contact of ${names.slice(0, MAX_STUDENTS_NAMED).join(' and ')}${more > 0 ? ` and ${more} more` : ''}`];
  }

  #teacherOf(classId: string): string | undefined {
    this.#teachers ??= teachersOf(this.#wanted);
    return this.#teachers.get(classId);
  }
}

/** Said of what stays although one of several rosters does not have it. */
const ONLY_IN_ONE = 'stays, though not every active roster has it';

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

function isKind<Kind extends RosterEntity['kind']>(entity: RosterEntity, kind: Kind): entity is Of<Kind> {
  return entity.kind === kind;
}

function teachersOf(entities: Entities): ReadonlyMap<string, string> {
  const teachers = new Map<string, string>();
  for (const entity of entities.values()) {
    if (entity.kind === 'enrollment' && entity.role === 'teacher' && (entity.primary || !teachers.has(entity.classId))) teachers.set(entity.classId, entity.personId);
  }
  return teachers;
}

/** Restrictions first, then who leaves, students before others; then the rest. */
function rankOf({ entity, change, restrictions }: Draft): number {
  if (restrictions.length > 0) return 0;
  if (change === 'withdrawn') return entity.kind === 'student' ? 1 : 2;
  return 3 + ['student', 'staff', 'guardian', 'class'].indexOf(entity.kind);
}

/** The name that people use. */
const nameOf = (entity: Draft['entity']): RosterChange['name'] =>
  entity.kind === 'class' ? { given: '', family: entity.title } : { given: entity.preferredGivenName ?? entity.givenName, family: entity.preferredFamilyName ?? entity.familyName };

function listName(entity: Draft['entity']): string {
  const { given, family } = nameOf(entity);
  return [family, given].filter((part) => part !== '').join(', ');
}

function fieldLines(before: RosterEntity, after: RosterEntity): readonly string[] {
  const was = new Map<string, unknown>(Object.entries(before));
  const lines = differingFields(before, after)
    .filter((field) => field !== 'restriction')
    .map((field) => {
      const word = FIELD_WORDS.get(field) ?? field;
      if (word === 'name' && isPerson(before)) return `name, was ${listName(before)}`;
      return WITH_BEFORE.has(field) ? `${word} ${textOf(Object.entries(after).find(([name]) => name === field)?.[1])}, was ${textOf(was.get(field))}` : word;
    });
  return [...new Set(lines)];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : 'none');

function wordsFor(values: readonly RosterEntity[], after: RosterEntity): string {
  const lines = new Set(values.flatMap((value) => fieldLines(value, after)));
  return lines.size > 0 ? [...lines].join(', ') : ONLY_IN_ONE;
}

function classLines(kind: Person['kind'], joined: readonly Of<'class'>[], left: readonly Of<'class'>[]): readonly string[] {
  const [home, ...otherHomes] = joined.filter((one) => one.homeroom);
  const [former, ...otherFormers] = left.filter((one) => one.homeroom);
  if (kind === 'student' && home !== undefined && former !== undefined && otherHomes.length + otherFormers.length === 0) {
    const others = (classes: readonly Of<'class'>[]): Of<'class'>[] => classes.filter((one) => !one.homeroom);
    return [`moved from ${former.title} to ${home.title}`, ...classLines(kind, others(joined), others(left))];
  }
  const say = (classes: readonly Of<'class'>[], verb: string): string[] =>
    classes.length > MAX_CLASSES_NAMED ? [`${verb} ${classes.length} classes`] : classes.map((one) => `${verb} ${one.title}`);
  return kind === 'student' ? [...say(joined, 'joins'), ...say(left, 'leaves')] : [...say(joined, 'teaches'), ...say(left, 'no longer teaches')];
}
