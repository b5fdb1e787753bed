/**
 * The classes of the sample school. Every grade is divided into groups of at most 24 that stay together: a homeroom, then
 * one subject in each of seven periods. A teacher teaches one subject, in one room, one group at a time.
 */
import type { RosterFileClass, RosterFileEnrollment, RosterFileStudent } from '../../../shared/formats/roster-file.ts';

import { GRADES } from './sample-families.ts';

const GROUP_SIZE = 24;

/** What each subject is called from grade 6 to grade 12. */
const SUBJECTS = [
  ['Mathematics 6', 'Mathematics 7', 'Pre-Algebra', 'Algebra I', 'Geometry', 'Algebra II', 'Statistics'],
  ['English 6', 'English 7', 'English 8', 'English I', 'English II', 'English III', 'English IV'],
  ['Earth Science', 'Life Science', 'Physical Science', 'Biology', 'Chemistry', 'Physics', 'Environmental Science'],
  ['World History 6', 'World History 7', 'US History 8', 'World Geography', 'World History', 'US History', 'Government'],
  ['Physical Education 6', 'Physical Education 7', 'Physical Education 8', 'Physical Education I', 'Physical Education II', 'Weights', 'Lifetime Sports'],
  ['Art and Music 6', 'Art and Music 7', 'Art and Music 8', 'Choir', 'Band', 'Ceramics', 'Theater'],
  ['Spanish 6', 'Spanish 7', 'Spanish 8', 'Spanish I', 'Spanish II', 'French II', 'Spanish III'],
] as const;
/** Each subject once. */
export const PERIODS = SUBJECTS.length;
const [GYM, ARTS] = [4, 5] as const;

export const HOMEROOM = 'HR';

export interface Timetable {
  readonly classes: readonly RosterFileClass[];
  readonly enrollments: readonly RosterFileEnrollment[];
  readonly teachers: readonly string[];
  /** The classes of each student. */
  readonly classesOf: ReadonlyMap<string, readonly string[]>;
}

interface Lesson {
  readonly group: Group;
  readonly title: string;
  readonly period: string;
  readonly teacher: string;
}

export function makeTimetable(students: readonly RosterFileStudent[], at: Pick<RosterFileClass, 'school' | 'terms'>): Timetable {
  const groups = makeGroups(students);
  const subjectOf = new Map<string, number>();
  const teacherOf = (subject: number, nth: number, known: string[][]): string => {
    const own = (known[subject] ??= []);
    const teacher = (own[nth] ??= `stf-${FIRST_TEACHER_NUMBER + subjectOf.size}`);
    subjectOf.set(teacher, subject);
    return teacher;
  };
  const known: string[][] = [];
  // Homerooms first: the teachers of the first groups have the first rooms.
  const homerooms = groups.map((group, index): Lesson => ({ group, title: `Homeroom ${group.name}`, period: HOMEROOM, teacher: teacherOf(index % SUBJECTS.length, Math.floor(index / SUBJECTS.length), known) }));
  const lessons = SUBJECTS.flatMap((_, period) => {
    const busy = SUBJECTS.map(() => 0);
    return groups.map((group, index): Lesson => {
      const subject = (index + period) % SUBJECTS.length;
      const nth = busy[subject] ?? 0;
      busy[subject] = nth + 1;
      return { group, title: SUBJECTS[subject]?.[group.gradeIndex] ?? 'Study hall', period: String(period + 1), teacher: teacherOf(subject, nth, known) };
    });
  });
  const teachers = [...subjectOf.keys()];
  const places = placesOf(subjectOf);
  const classes: RosterFileClass[] = [];
  const enrollments: RosterFileEnrollment[] = [];
  const classesOf = new Map<string, string[]>(students.map(({ sourceId }) => [sourceId, []]));
  for (const { group, title, period, teacher } of [...homerooms, ...lessons]) {
    const sourceId = `cls-${group.name}-${period}`;
    const { room, zone } = places.get(teacher) ?? { room: null, zone: null };
    classes.push({ sourceId, title, code: `${group.name}-${period}`, homeroom: period === HOMEROOM, room, zone, periods: [period], ...at });
    enrollments.push(enrolled(sourceId, teacher, 'teacher'));
    for (const student of group.students) {
      enrollments.push(enrolled(sourceId, student, 'student'));
      classesOf.get(student)?.push(sourceId);
    }
  }
  return { classes, enrollments, teachers, classesOf };
}

export const enrolled = (given: string, person: string, role: RosterFileEnrollment['role']): RosterFileEnrollment => ({ class: given, person, role, primary: role === 'teacher', beginDate: null, endDate: null });

const FIRST_TEACHER_NUMBER = 520_001;

interface Group {
  readonly name: string;
  readonly gradeIndex: number;
  readonly students: readonly string[];
}

function makeGroups(students: readonly RosterFileStudent[]): readonly Group[] {
  const byGrade = Map.groupBy(students, ({ grade }) => grade);
  return GRADES.flatMap((grade, gradeIndex) => {
    const own = byGrade.get(grade) ?? [];
    const count = Math.ceil(own.length / GROUP_SIZE);
    const members = Array.from({ length: count }, (): string[] => []);
    for (const [position, { sourceId }] of own.entries()) members[position % count]?.push(sourceId);
    return members.map((group, index) => ({ name: `${grade}${letter(index)}`, gradeIndex, students: group }));
  });
}

/** A to Z, then A2, B2 … */
const letter = (index: number): string => `${String.fromCharCode('A'.charCodeAt(0) + (index % 26))}${index < 26 ? '' : String(Math.floor(index / 26) + 1)}`;

interface Place {
  readonly room: string;
  readonly zone: string;
}

const PORTABLES_PER_HUNDRED = 10;

/** Sport is in the gym, the arts have their own wing, a tenth sit in portables, and the others in the North and South wings in turn. */
function placesOf(subjectOf: ReadonlyMap<string, number>): ReadonlyMap<string, Place> {
  const inGym = [...subjectOf].filter(([, subject]) => subject === GYM).map(([teacher]) => teacher);
  const inArts = [...subjectOf].filter(([, subject]) => subject === ARTS).map(([teacher]) => teacher);
  const others = [...subjectOf].filter(([, subject]) => subject !== GYM && subject !== ARTS).map(([teacher]) => teacher);
  const indoors = others.length - Math.floor((others.length * PORTABLES_PER_HUNDRED) / 100);
  const digits = indoors / 2 > 99 ? 3 : 2;
  const wing = (index: number): Place => ({ room: `${1 + (index % 2)}${String(Math.floor(index / 2) + 1).padStart(digits, '0')}`, zone: index % 2 === 0 ? 'North' : 'South' });
  return new Map([
    ...inGym.map((teacher, index): [string, Place] => [teacher, { room: `Gym ${index + 1}`, zone: 'Gym' }]),
    ...inArts.map((teacher, index): [string, Place] => [teacher, { room: `A${index + 1}`, zone: 'Arts' }]),
    ...others.map((teacher, index): [string, Place] => [teacher, index < indoors ? wing(index) : { room: `P${index - indoors + 1}`, zone: 'Portables' }]),
  ]);
}
