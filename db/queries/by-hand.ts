/**
 * Lays over a roster what people stated by hand: people added, amended and gone, contacts made, restrictions set and
 * lifted, records linked. An import never removes it and never needs to know it. It takes a snapshot and gives one; what
 * nobody touched is shared with the snapshot underneath, so that an amendment costs little at a school of any size.
 */
import { FIELDS_OF, type ContactFields, type PersonFields, type PersonKind } from '../../shared/domain/roster/fields.ts';
import { rosterWordsThatApply, type Amended, type ContactByHand, type FieldValue, type RecordByHand } from '../../shared/domain/roster/state.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import type { Database } from '../driver.ts';
import { foldText } from '../../shared/kernel/fold-text.ts';
import { linksIn, type Links } from './links.ts';
import { answeringClasses, fullName, type RosterClassInfo, type RosterPair, type RosterPerson, type RosterSnapshot } from './roster-snapshot.ts';

/** By the person or class that they are about. */
export type Records = ReadonlyMap<string, RecordByHand>;

export function loadRecords(db: Database): Records {
  const rows = db.prepare<[], { about: string; record: string }>('SELECT about, record FROM view_by_hand ORDER BY about').all();
  return new Map(rows.map(({ about, record }) => [about, JSON.parse(record) as RecordByHand]));
}

type People = ReadonlyMap<PersonId, RosterPerson>;

export const peopleOfKind = (roster: RosterSnapshot, kind: PersonKind): People => {
  switch (kind) {
    case 'student':
      return roster.students;
    case 'guardian':
      return roster.guardians;
    case 'staff':
      return roster.staff;
  }
};

/** What a record says of a person, by the names that people use when they amend it. */
export const fieldsOf = (person: RosterPerson): PersonFields => ({
  givenName: person.given,
  familyName: person.family,
  middleName: person.middle,
  preferredGivenName: person.preferredGiven,
  preferredFamilyName: person.preferredFamily,
  grade: person.grade,
  studentNumber: person.studentNumber,
  birthDate: person.birthDate,
  needs: [...person.needs],
  homeLanguage: person.homeLanguage,
  bus: person.bus,
  role: person.role,
  phone: person.phone,
  email: person.email,
});

export const contactFieldsOf = ({ relation, primaryContact, livesWith, emergencyContact, priority, legalGuardian }: RosterPair): ContactFields => ({ relation, primaryContact, livesWith, emergencyContact, priority, legalGuardian });

const addedFields = (stated: NonNullable<RecordByHand['added']>['fields']): PersonFields => ({
  givenName: stated.givenName,
  familyName: stated.familyName,
  middleName: stated.middleName ?? null,
  preferredGivenName: stated.preferredGivenName ?? null,
  preferredFamilyName: stated.preferredFamilyName ?? null,
  grade: stated.grade ?? null,
  studentNumber: stated.studentNumber ?? null,
  birthDate: stated.birthDate ?? null,
  needs: stated.needs ?? [],
  homeLanguage: stated.homeLanguage ?? null,
  bus: stated.bus ?? null,
  role: stated.role ?? null,
  phone: stated.phone ?? null,
  email: stated.email ?? null,
});

type Stays = Pick<RosterPerson, 'id' | 'kind' | 'withdrawn' | 'trainings' | 'addedByHand' | 'countsAs'>;

const withFields = ({ id, kind, withdrawn, trainings, addedByHand, countsAs }: Stays, fields: PersonFields): RosterPerson => ({
  id, kind, withdrawn, trainings, addedByHand, countsAs,
  given: fields.givenName,
  family: fields.familyName,
  middle: fields.middleName,
  preferredGiven: fields.preferredGivenName,
  preferredFamily: fields.preferredFamilyName,
  search: foldText([fields.givenName, fields.middleName, fields.familyName, fields.preferredGivenName, fields.preferredFamilyName].filter((part) => part !== null).join(' ')),
  grade: fields.grade,
  studentNumber: fields.studentNumber,
  birthDate: fields.birthDate,
  needs: fields.needs,
  homeLanguage: fields.homeLanguage,
  bus: fields.bus,
  role: fields.role,
  phone: fields.phone,
  email: fields.email,
});

/** The values that count, where several stand: the first; of needs all of them, since to miss one would harm. */
function valuesOf(amended: readonly Amended[]): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries(
    amended.flatMap(({ field, values }) => {
      const [first] = values;
      if (first === undefined) return [];
      const needs = values.flatMap(({ value }) => (typeof value === 'object' && value !== null ? value : []));
      return [[field, field === 'needs' ? [...new Set(needs)] : first.value] as const];
    }),
  );
}

/** What the person is without amendments: as the roster says, or as they were added by hand. */
export function personUnderneath(base: RosterSnapshot, records: Records, kind: PersonKind, id: PersonId): RosterPerson | null {
  const known = peopleOfKind(base, kind).get(id);
  if (known !== undefined) return known;
  const added = records.get(id)?.added;
  if (added?.kind !== kind) return null;
  return withFields({ id, kind, withdrawn: false, trainings: [], addedByHand: true, countsAs: null }, addedFields(added.fields));
}

function layPerson(under: RosterPerson, record: RecordByHand | undefined): RosterPerson {
  if (record === undefined) return under;
  const left = record.left.some((one) => one.kind === under.kind);
  return withFields({ ...under, withdrawn: under.withdrawn || left }, { ...fieldsOf(under), ...valuesOf(record.amended.filter(({ field }) => FIELDS_OF[under.kind].some((own) => own === field))) });
}

function layPeople(base: RosterSnapshot, records: Records, links: Links, kind: PersonKind): People {
  const all = new Map(peopleOfKind(base, kind));
  for (const [about, record] of records) {
    const under = personUnderneath(base, records, kind, about as PersonId);
    if (under !== null) all.set(under.id, layPerson(under, record));
  }
  // RO-14 counted once: under a record that is here, one from a roster before one added by hand, else under the smaller id.
  for (const group of links.groups) {
    const here = group.flatMap((id) => all.get(id) ?? []).filter((person) => !person.withdrawn);
    const [counts] = here.sort((a, b) => Number(a.addedByHand) - Number(b.addedByHand) || (a.id < b.id ? -1 : 1));
    if (counts === undefined) continue;
    for (const other of here) if (other !== counts) all.set(other.id, { ...other, countsAs: counts.id });
  }
  return all;
}

/** A student added by hand sits in the class named; whoever left, or is counted under another record, sits in none by their own. */
function layClasses(base: RosterSnapshot, records: Records, students: People): ReadonlyMap<string, RosterClassInfo> {
  const seats = new Map<string, PersonId[]>();
  const touched = new Set<string>();
  for (const student of students.values()) {
    const under = base.students.get(student.id);
    if (under === student) continue;
    const seat = under === undefined ? records.get(student.id)?.added?.classId : null;
    // Once a roster gives the person a class, the seat that was named by hand is out of date.
    if (typeof seat === 'string' && !(student.countsAs !== null && base.classOf.has(student.countsAs))) seats.set(seat, [...(seats.get(seat) ?? []), student.id]);
    if (typeof seat === 'string' || student.countsAs !== null || student.withdrawn !== under?.withdrawn) touched.add(student.id);
  }
  if (touched.size === 0) return base.classes;
  const classes = new Map(base.classes);
  for (const one of base.classes.values()) {
    const more = seats.get(one.id) ?? [];
    if (more.length === 0 && !one.students.some((id) => touched.has(id))) continue;
    const here = [...one.students, ...more].flatMap((id) => students.get(id) ?? []).filter((student) => !student.withdrawn);
    classes.set(one.id, { ...one, students: [...new Set(here.map((student) => student.countsAs ?? student.id))] });
  }
  return classes;
}

function patched<K, V>(under: ReadonlyMap<K, V>, changed: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  const map = new Map(under);
  for (const [key, value] of changed) map.set(key, value);
  return map;
}

/** Only whoever sits, or sat, in a class that changed can be answered for by another one. */
function layClassOf(base: RosterSnapshot, classes: RosterSnapshot['classes']): RosterSnapshot['classOf'] {
  const changed = [...classes.values()].filter((one) => base.classes.get(one.id) !== one);
  if (changed.length === 0) return base.classOf;
  const moved = new Set(changed.flatMap((one) => [...one.students, ...(base.classes.get(one.id)?.students ?? [])]));
  const answering = answeringClasses([...classes.values()].filter((one) => one.students.some((student) => moved.has(student))));
  const classOf = new Map(base.classOf);
  for (const student of moved) {
    const one = answering.get(student);
    if (one === undefined) classOf.delete(student);
    else classOf.set(student, one);
  }
  return classOf;
}

const joined = (words: readonly string[]): string | null => (words.length === 0 ? null : [...new Set(words)].join('; '));

/** The pairs of one student: the roster's, with what was stated by hand over them. */
function layPairs(student: PersonId, pairs: readonly RosterPair[], contacts: readonly ContactByHand[]): RosterPair[] {
  const byContact = new Map(contacts.map((one) => [one.contact, one]));
  const laid = pairs.map((pair) => {
    const hand = byContact.get(pair.contact);
    return hand === undefined ? pair : layPair(pair, hand);
  });
  for (const hand of contacts) {
    if (pairs.some((pair) => pair.contact === hand.contact) || (hand.made === null && hand.restrictions.length === 0)) continue;
    laid.push(layPair({ ...emptyPair, student, contact: hand.contact }, hand));
  }
  return laid;
}

const emptyPair = { relation: null, primaryContact: null, livesWith: null, emergencyContact: null, priority: null, restriction: null, rosterRestriction: null, legalGuardian: null, through: null };

const layPair = (pair: RosterPair, hand: ContactByHand): RosterPair => ({
  ...pair,
  ...valuesOf(hand.amended),
  restriction: joined([...rosterWordsThatApply(hand, pair.rosterRestriction === null ? [] : [pair.rosterRestriction]), ...hand.restrictions.map((one) => one.words)]),
});

/**
 * The pairs of every student: as stated, then those of other records of the same student or adult. RO-14 contacts and
 * restrictions of linked records hold for each of them; where a link is disputed, only the restrictions do.
 */
function layAllPairs(base: RosterSnapshot, records: Records, links: Links): Pick<RosterSnapshot, 'pairsOfStudent' | 'pairsOfContact'> {
  const own = new Map<PersonId, readonly RosterPair[]>();
  for (const [about, record] of records) {
    if (record.contacts.length > 0) own.set(about as PersonId, layPairs(about as PersonId, base.pairsOfStudent.get(about as PersonId) ?? [], record.contacts));
  }
  const pairsNow = (student: PersonId): readonly RosterPair[] => own.get(student) ?? base.pairsOfStudent.get(student) ?? [];
  const studentsOf = (contact: PersonId): ReadonlySet<PersonId> =>
    new Set([...(base.pairsOfContact.get(contact) ?? []).map((pair) => pair.student), ...[...own].flatMap(([student, pairs]) => (pairs.some((pair) => pair.contact === contact) ? [student] : []))]);
  // A guardian who left takes nobody home; a restriction stays.
  for (const [about, record] of records) {
    if (!record.left.some((one) => one.kind === 'guardian')) continue;
    for (const student of studentsOf(about as PersonId)) own.set(student, pairsNow(student).filter((pair) => pair.contact !== about || pair.restriction !== null));
  }
  const shared = [...links.all].flatMap((id) => [...pairsNow(id), ...[...studentsOf(id)].flatMap((student) => pairsNow(student).filter((pair) => pair.contact === id))]);
  const more = new Map<PersonId, RosterPair[]>();
  for (const pair of new Set(shared)) {
    for (const student of links.widestOf(pair.student)) {
      for (const contact of links.widestOf(pair.contact)) {
        if (student === pair.student && contact === pair.contact) continue;
        const sure = links.sureOf(pair.student).includes(student) && links.sureOf(pair.contact).includes(contact);
        if (!sure && pair.restriction === null) continue;
        more.set(student, [...(more.get(student) ?? []), { ...pair, student, contact, through: { student: pair.student, contact: pair.contact } }]);
      }
    }
  }
  const changed = new Map([...new Set([...own.keys(), ...more.keys()])].map((student) => [student, [...pairsNow(student), ...(more.get(student) ?? [])]]));
  const { pairsOfStudent, pairsOfContact } = base;
  return changed.size === 0 ? { pairsOfStudent, pairsOfContact } : { pairsOfStudent: patched(pairsOfStudent, changed), pairsOfContact: byContactAgain(base, changed) };
}

function byContactAgain(base: RosterSnapshot, changed: ReadonlyMap<PersonId, readonly RosterPair[]>): RosterSnapshot['pairsOfContact'] {
  const touched = new Set([...changed].flatMap(([student, pairs]) => [...pairs, ...(base.pairsOfStudent.get(student) ?? [])].map((pair) => pair.contact)));
  const again = new Map<PersonId, RosterPair[]>([...touched].map((contact) => [contact, (base.pairsOfContact.get(contact) ?? []).filter((pair) => !changed.has(pair.student))]));
  for (const pairs of changed.values()) for (const pair of pairs) again.get(pair.contact)?.push(pair);
  return patched(base.pairsOfContact, again);
}

function laySameName(base: RosterSnapshot, students: People): RosterSnapshot['sameName'] {
  const again = new Map<string, PersonId[]>();
  const namesakes = (name: string): PersonId[] => {
    const known = again.get(name) ?? [...(base.sameName.get(name) ?? [])];
    again.set(name, known);
    return known;
  };
  for (const student of students.values()) {
    const under = base.students.get(student.id);
    if (under === student) continue;
    if (under !== undefined && !under.withdrawn) {
      const before = namesakes(fullName(under));
      before.splice(before.indexOf(student.id), 1);
    }
    if (!student.withdrawn && student.countsAs === null) namesakes(fullName(student)).push(student.id);
  }
  return again.size === 0 ? base.sameName : patched(base.sameName, again);
}

export function layOver(base: RosterSnapshot, records: Records): RosterSnapshot {
  if (records.size === 0) return base;
  const links = linksIn(records);
  const students = layPeople(base, records, links, 'student');
  const classes = layClasses(base, records, students);
  return {
    heads: base.heads,
    students,
    guardians: layPeople(base, records, links, 'guardian'),
    staff: layPeople(base, records, links, 'staff'),
    classes,
    classOf: layClassOf(base, classes),
    ...layAllPairs(base, records, links),
    sameName: laySameName(base, students),
  };
}
