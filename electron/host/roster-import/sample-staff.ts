/** The staff of the sample school: as many of each role as a school of its size has, and what they are trained in. */
import type { RosterFileEnrollment, RosterFileGuardian, RosterFileStaff, RosterFileTraining } from '../../../shared/formats/roster-file.ts';

import { daysAfter, type SchoolYear } from './sample-calendar.ts';
import { NAME_POOLS } from './sample-names.ts';
import { inventedPhone, withLatin, type SamplePeople } from './sample-people.ts';
import { enrolled, type Timetable } from './sample-timetable.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

/** One for so many students; at least so many however small the school is. */
const ROLES = [
  { role: 'principal', students: Infinity, least: 1 },
  { role: 'assistant principal', students: 400, least: 0 },
  { role: 'counselor', students: 300, least: 0 },
  { role: 'psychologist', students: 1_500, least: 0 },
  { role: 'nurse', students: 750, least: 1 },
  { role: 'front office', students: 350, least: 1 },
  { role: 'campus supervisor', students: 250, least: 1 },
  { role: 'custodian', students: 250, least: 1 },
  { role: 'librarian', students: 1_500, least: 0 },
  { role: 'cafeteria', students: 300, least: 0 },
  { role: 'aide', students: 100, least: 1 },
  { role: 'substitute teacher', students: 150, least: 1 },
] as const;
type Role = (typeof ROLES)[number]['role'] | 'teacher';

const TRAININGS = [
  { name: 'De-escalation', always: ['campus supervisor', 'assistant principal', 'counselor'], often: 30 },
  { name: 'Non-violent crisis intervention', always: ['campus supervisor', 'psychologist'], often: 12 },
  { name: 'AED/CPR', always: ['nurse', 'campus supervisor', 'principal'], often: 35 },
  { name: 'Narcan', always: ['nurse'], often: 15 },
  { name: 'Epi-pen', always: ['nurse', 'front office'], often: 30 },
] as const satisfies readonly { readonly name: string; readonly always: readonly Role[]; readonly often: number }[];
/** A card of CPR lasts two years: some of these are out of date. */
const OLDEST_TRAINING_DAYS = 1_100;

const FIRST_OTHER_NUMBER = 510_001;
const STUDENTS_PER_PARENT_ON_STAFF = 150;

export interface StaffRequest {
  readonly seed: number;
  readonly year: SchoolYear;
  readonly school: string;
}

/** The staff, and the people and enrollments that change by them: some teachers are parents here, and some students have an aide of their own. */
export function makeStaff(people: SamplePeople, timetable: Timetable, { seed, year, school }: StaffRequest): SamplePeople & { readonly staff: readonly RosterFileStaff[]; readonly enrollments: readonly RosterFileEnrollment[] } {
  const random = seededRandom(seed, 'staff');
  const parents = parentsOnStaff(people, timetable.teachers);
  const member = (sourceId: string, role: Role): RosterFileStaff => {
    const pool = random.weighted(NAME_POOLS);
    const name = { givenName: random.pick(random.chance(60) ? pool.women : pool.men), familyName: random.pick(pool.familyNames) };
    const drawn = { ...withLatin({ sourceId, ...name }, true), phone: inventedPhone(random), email: `${sourceId}@larkmoor.example.org` };
    return { ...drawn, ...parents.get(sourceId), sourceId, role, trainings: drawTrainings(random, role, year), schools: [school] };
  };
  const teachers = timetable.teachers.map((sourceId) => member(sourceId, 'teacher'));
  let next = FIRST_OTHER_NUMBER;
  const others = ROLES.flatMap(({ role, students, least }) => Array.from({ length: Math.max(least, Math.round(people.students.length / students)) }, () => member(`stf-${next++}`, role)));
  const staff = [...teachers, ...others];
  const staffIdOf = new Map([...parents].map(([staffId, { sourceId }]) => [sourceId, staffId]));
  return {
    students: people.students,
    guardians: people.guardians.map((guardian) => ({ ...guardian, sourceId: staffIdOf.get(guardian.sourceId) ?? guardian.sourceId })),
    relationships: people.relationships.map((relationship) => ({ ...relationship, contact: staffIdOf.get(relationship.contact) ?? relationship.contact })),
    staff,
    enrollments: [...timetable.enrollments, ...ownAides(people, timetable, others)],
  };
}

/** Teachers who are on a student's record too: one person under one id. Nobody who is restricted. */
function parentsOnStaff({ students, guardians, relationships }: SamplePeople, teachers: readonly string[]): ReadonlyMap<string, RosterFileGuardian> {
  const fitting = new Set(relationships.filter(({ relation }) => relation === 'Mother' || relation === 'Father').map(({ contact }) => contact));
  for (const { contact, restriction } of relationships) if (restriction !== null) fitting.delete(contact);
  const parents = guardians.filter(({ sourceId }) => fitting.has(sourceId));
  const count = Math.min(parents.length, teachers.length, Math.ceil(students.length / STUDENTS_PER_PARENT_ON_STAFF));
  return new Map(
    Array.from({ length: count }, (_, index) => index).flatMap((index): [string, RosterFileGuardian][] => {
      const [teacher, parent] = [teachers[Math.floor(((index + 0.5) * teachers.length) / count)], parents[Math.floor(((index + 0.5) * parents.length) / count)]];
      return teacher !== undefined && parent ? [[teacher, parent]] : [];
    }),
  );
}

function drawTrainings(random: SeededRandom, role: Role, year: SchoolYear): readonly RosterFileTraining[] {
  return TRAININGS.filter(({ always, often }) => always.some((one) => one === role) || random.chance(role === 'substitute teacher' ? often / 3 : often)).map(({ name }) => ({
    name,
    on: random.chance(95) ? daysAfter(year.startDate, -random.below(OLDEST_TRAINING_DAYS)) : null,
  }));
}

/** As far as there are aides. */
function ownAides({ students }: SamplePeople, { classesOf }: Timetable, staff: readonly RosterFileStaff[]): readonly RosterFileEnrollment[] {
  const aides = staff.filter(({ role }) => role === 'aide').map(({ sourceId }) => sourceId);
  const withAide = students.filter(({ needs }) => needs.includes('One-to-one aide'));
  return aides.flatMap((aide, index) => (classesOf.get(withAide[index]?.sourceId ?? '') ?? []).map((given) => enrolled(given, aide, 'aide')));
}
