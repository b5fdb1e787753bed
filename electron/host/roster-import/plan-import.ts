/**
 * Compares a parsed roster with the active one and states the difference as writes. Pure: the same two rosters give the
 * same writes in the same order on every console. Ids come from the source's ids through a keyed hash, so that a person
 * keeps their id from import to import, and one who is teacher and guardian has one id for both.
 */
import type { RosterEntity, RosterKind, RosterWrite } from '../../../shared/domain/roster/entities.ts';
import type { RosterFile, RosterFilePerson } from '../../../shared/formats/roster-file.ts';
import { rosterProblem, type RosterProblem } from '../../../shared/formats/roster-problems.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';

import { onlySchool } from './school-filter.ts';

interface RosterCounts {
  readonly students: number;
  readonly guardians: number;
  readonly staff: number;
  readonly classes: number;
  readonly enrollments: number;
  readonly relationships: number;
  readonly restrictions: number;
}

export interface ImportPlan {
  /** Only what differs from the active roster, in an order that depends on nothing else. */
  readonly writes: readonly RosterWrite[];
  /** Of what is active once the writes are applied. */
  readonly counts: RosterCounts;
  readonly added: number;
  readonly changed: number;
  readonly withdrawn: number;
  readonly problems: readonly RosterProblem[];
}

export interface ImportRequest {
  readonly roster: RosterFile;
  /** By `entityKey`. */
  readonly active: ReadonlyMap<string, RosterEntity>;
  readonly keyedId: (text: string) => string;
  /** The source's id of the one school to import; null imports all. */
  readonly school: string | null;
}

/** Kind and id: a person who is staff and guardian has one id and two entities. */
export const entityKey = (entity: RosterEntity): string => `${entity.kind}:${entity.id}`;

export function planImport({ roster, active, keyedId, school }: ImportRequest): Result<ImportPlan, RosterProblem> {
  if (school !== null && !roster.schools.some(({ sourceId }) => sourceId === school)) {
    const schools = roster.schools.map(({ sourceId, name }) => `${sourceId} (${name})`).join(', ');
    return err(rosterProblem('school-unknown', { file: '' }, { schools: schools || 'none' }));
  }
  const given = toEntities(school === null ? roster : onlySchool(roster, school), keyedId);
  const { entities, kept } = roster.custody ? { entities: given, kept: 0 } : keepCustody(given, active);
  const wanted = new Map(entities.map((entity) => [entityKey(entity), entity]));
  const puts = [...wanted].filter(([key, entity]) => !sameEntity(active.get(key), entity)).map(([, entity]) => entity);
  const withdrawals = [...active].filter(([key]) => !wanted.has(key)).map(([, entity]) => entity);
  const added = puts.filter((entity) => !active.has(entityKey(entity))).length;
  const writes: RosterWrite[] = [
    ...puts.map((entity) => ({ op: 'put' as const, entity })),
    ...withdrawals.map((entity) => ({ op: 'withdraw' as const, entity })),
  ];
  writes.sort((one, other) => compareEntities(one.entity, other.entity));
  return ok({ writes, counts: countEntities(entities), added, changed: puts.length - added, withdrawn: withdrawals.length, problems: kept === 0 ? [] : [rosterProblem('restrictions-kept', { file: '' }, { count: String(kept) })] });
}

/**
 * A source without custody says nothing of a pair's facts, which is never the same as "none": those on record stay, and
 * a restricted pair stays on record though the source does not name it, as long as both people do.
 */
function keepCustody(given: readonly RosterEntity[], active: ReadonlyMap<string, RosterEntity>): { readonly entities: readonly RosterEntity[]; readonly kept: number } {
  const people = new Set(given.flatMap((entity) => (entity.kind === 'student' || entity.kind === 'guardian' || entity.kind === 'staff' ? [entity.id] : [])));
  const named = new Set(given.map(entityKey));
  const entities = given.map((entity) => {
    const before = active.get(entityKey(entity));
    if (entity.kind !== 'relationship' || before?.kind !== 'relationship') return entity;
    return { ...before, relation: entity.relation ?? before.relation };
  });
  const unnamed = [...active.values()].filter(
    (entity) => entity.kind === 'relationship' && entity.restriction !== null && !named.has(entityKey(entity)) && people.has(entity.studentId) && people.has(entity.contactId),
  );
  const all = [...entities, ...unnamed];
  return { entities: all, kept: countEntities(all).restrictions };
}

const ORDER_OF_KINDS: Readonly<Record<RosterKind, number>> = {
  school: 0,
  term: 1,
  student: 2,
  guardian: 3,
  staff: 4,
  class: 5,
  enrollment: 6,
  relationship: 7,
};

const compareEntities = (one: RosterEntity, other: RosterEntity): number =>
  ORDER_OF_KINDS[one.kind] - ORDER_OF_KINDS[other.kind] || compareTexts(one.id, other.id);

const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Entities are flat: plain values and lists of texts. The order of keys differs between a parser and a database. */
function sameEntity(one: RosterEntity | undefined, other: RosterEntity): boolean {
  return one !== undefined && stableText(one) === stableText(other);
}

const stableText = (entity: RosterEntity): string =>
  JSON.stringify(Object.entries(entity).sort(([one], [other]) => compareTexts(one, other)));

function countEntities(entities: readonly RosterEntity[]): RosterCounts {
  const counts = { students: 0, guardians: 0, staff: 0, classes: 0, enrollments: 0, relationships: 0, restrictions: 0 };
  for (const entity of entities) {
    if (entity.kind === 'student') counts.students += 1;
    else if (entity.kind === 'guardian') counts.guardians += 1;
    else if (entity.kind === 'staff') counts.staff += 1;
    else if (entity.kind === 'class') counts.classes += 1;
    else if (entity.kind === 'enrollment') counts.enrollments += 1;
    else if (entity.kind === 'relationship') {
      counts.relationships += 1;
      if (entity.restriction !== null) counts.restrictions += 1;
    }
  }
  return counts;
}

function toEntities(roster: RosterFile, keyedId: (text: string) => string): readonly RosterEntity[] {
  const schoolId = (sourceId: string): string => keyedId(`school:${sourceId}`);
  const termId = (sourceId: string): string => keyedId(`term:${sourceId}`);
  const personId = (sourceId: string): string => keyedId(`person:${sourceId}`);
  const classId = (sourceId: string): string => keyedId(`class:${sourceId}`);
  // The parts are source ids, which may hold any character, so they are quoted.
  const joinedId = (kind: string, ...parts: readonly string[]): string => keyedId(`${kind}:${JSON.stringify(parts)}`);
  const names = (person: RosterFilePerson) => ({
    id: personId(person.sourceId),
    sourceId: person.sourceId,
    givenName: person.givenName,
    familyName: person.familyName,
    middleName: person.middleName,
    preferredGivenName: person.preferredGivenName,
    preferredFamilyName: person.preferredFamilyName,
  });
  return [
    ...roster.schools.map((school) => ({ kind: 'school' as const, id: schoolId(school.sourceId), ...school })),
    ...roster.terms.map((term) => ({ kind: 'term' as const, id: termId(term.sourceId), ...term })),
    ...roster.students.map((student) => ({
      kind: 'student' as const,
      ...names(student),
      grade: student.grade,
      studentNumber: student.studentNumber,
      birthDate: student.birthDate,
      needs: [...student.needs],
      homeLanguage: student.homeLanguage,
      bus: student.bus,
      schoolIds: student.schools.map(schoolId).sort(),
    })),
    ...roster.guardians.map((guardian) => ({ kind: 'guardian' as const, ...names(guardian), phone: guardian.phone, email: guardian.email })),
    ...roster.staff.map((member) => ({
      kind: 'staff' as const,
      ...names(member),
      role: member.role,
      phone: member.phone,
      email: member.email,
      trainings: member.trainings.map(({ name, on }) => ({ name, on })),
      schoolIds: member.schools.map(schoolId).sort(),
    })),
    ...roster.classes.map((given) => ({
      kind: 'class' as const,
      id: classId(given.sourceId),
      sourceId: given.sourceId,
      title: given.title,
      code: given.code,
      homeroom: given.homeroom,
      room: given.room,
      zone: given.zone,
      periods: [...given.periods],
      schoolId: given.school === null ? null : schoolId(given.school),
      termIds: given.terms.map(termId).sort(),
    })),
    ...roster.enrollments.map((enrollment) => ({
      kind: 'enrollment' as const,
      id: joinedId('enrollment', enrollment.class, enrollment.person, enrollment.role),
      classId: classId(enrollment.class),
      personId: personId(enrollment.person),
      role: enrollment.role,
      primary: enrollment.primary,
      beginDate: enrollment.beginDate,
      endDate: enrollment.endDate,
    })),
    ...roster.relationships.map(({ student, contact, ...facts }) => ({
      kind: 'relationship' as const,
      id: joinedId('relationship', student, contact),
      studentId: personId(student),
      contactId: personId(contact),
      ...facts,
    })),
  ];
}
