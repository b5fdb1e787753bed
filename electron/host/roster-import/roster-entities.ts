/**
 * A parsed roster as Muster's entities. Ids come from the source's ids through a keyed hash, so that a person keeps their
 * id from import to import, and one who is teacher and guardian has one id for both.
 */
import type { RosterEntity, RosterKind } from '../../../shared/domain/roster/entities.ts';
import type { RosterFile, RosterFilePerson } from '../../../shared/formats/roster-file.ts';

export interface RosterCounts {
  readonly students: number;
  readonly guardians: number;
  readonly staff: number;
  readonly classes: number;
  readonly enrollments: number;
  readonly relationships: number;
  readonly restrictions: number;
}

/** What a person's id is derived from. */
export const personKey = (sourceId: string): string => `person:${sourceId}`;

/** Kind and id: a person who is staff and guardian has one id and two entities. */
export const entityKey = (entity: RosterEntity): string => `${entity.kind}:${entity.id}`;

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

/** By kind, then by id: an order that depends on nothing else. */
export const compareEntities = (one: RosterEntity, other: RosterEntity): number =>
  ORDER_OF_KINDS[one.kind] - ORDER_OF_KINDS[other.kind] || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);

/** The order of keys differs between a parser and a database. */
export const sameEntity = (one: RosterEntity, other: RosterEntity): boolean => sameValue(one, other);

/** The fields in which two entities of one id differ. */
export function differingFields(one: RosterEntity, other: RosterEntity): readonly string[] {
  const before = new Map<string, unknown>(Object.entries(one));
  return Object.entries(other).flatMap(([field, value]) => (sameValue(before.get(field), value) ? [] : [field]));
}

function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const before = new Map<string, unknown>(Object.entries(one));
  const after = Object.entries(other);
  return before.size === after.length && after.every(([field, value]) => sameValue(before.get(field), value));
}

export function countEntities(entities: Iterable<RosterEntity>): RosterCounts {
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

/** Each enrollment names a class and a person: the same few, again and again. */
function remembered(idOf: (sourceId: string) => string): (sourceId: string) => string {
  const known = new Map<string, string>();
  return (sourceId) => {
    const id = known.get(sourceId) ?? idOf(sourceId);
    known.set(sourceId, id);
    return id;
  };
}

export function toEntities(roster: RosterFile, keyedId: (text: string) => string): readonly RosterEntity[] {
  const schoolId = (sourceId: string): string => keyedId(`school:${sourceId}`);
  const termId = (sourceId: string): string => keyedId(`term:${sourceId}`);
  const personId = remembered((sourceId) => keyedId(personKey(sourceId)));
  const classId = remembered((sourceId) => keyedId(`class:${sourceId}`));
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
