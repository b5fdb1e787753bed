/**
 * Larkmoor School: an invented middle and high school to try Muster on. It has what makes real rosters hard: siblings,
 * shared surnames, two students of one name, contacts who may not pick up a child, students without any contact, a
 * teacher who is also a parent, names in several scripts. The same seed and size give the same school.
 */
import type {
  RosterFile,
  RosterFileClass,
  RosterFileEnrollment,
  RosterFileGuardian,
  RosterFilePerson,
  RosterFileRelationship,
  RosterFileStaff,
  RosterFileStudent,
} from '../../../shared/formats/roster-file.ts';

import { NAME_POOLS, type NamePool } from './sample-names.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

const SAMPLE_SEED = 1;
const SAMPLE_STUDENTS = 412;

const SCHOOL = { sourceId: 'larkmoor', name: 'Larkmoor School' };
const SCHOOL_YEAR = { sourceId: 'larkmoor-2026', title: 'School year 2026-2027', startDate: '2026-08-17', endDate: '2027-06-04' };
const GRADES = ['6', '7', '8', '9', '10', '11', '12'] as const;
const CLASS_SIZE = 24;
const SUBJECTS = ['Mathematics', 'English', 'Science', 'History', 'Physical Education', 'Art and Music', 'Languages'] as const;
const RESTRICTIONS = ['May not be picked up by this person: court order on file', 'Supervised visits only; may not be picked up by this person'] as const;
const OTHER_STAFF = [
  'principal', 'assistant principal', 'counselor', 'nurse', 'office staff', 'office staff', 'security', 'custodian', 'librarian', 'aide', 'aide', 'aide', 'aide',
] as const;

/** `studentCount` is at least 1. */
export function sampleSchool(seed: number = SAMPLE_SEED, studentCount: number = SAMPLE_STUDENTS): RosterFile {
  const random = seededRandom(seed);
  const families = makeFamilies(random, studentCount);
  const { classes, enrollments, teachers } = makeClasses(random, families.students);
  const staff = [...teachers, ...OTHER_STAFF.map((role, index) => makeStaff(random, `LM-O${number(index + 1, 3)}`, role))];
  const teacherContact = teacherAsContact(teachers[0], families);
  return {
    format: 'sample school',
    custody: true,
    schools: [SCHOOL],
    terms: [SCHOOL_YEAR],
    students: families.students,
    guardians: [...families.guardians, ...teacherContact.guardians],
    staff,
    classes,
    enrollments,
    relationships: [...families.relationships, ...teacherContact.relationships],
  };
}

const number = (value: number, digits: number): string => String(value).padStart(digits, '0');

function makePerson(sourceId: string, givenName: string, familyName: string): RosterFilePerson {
  return { sourceId, givenName, familyName, middleName: null, preferredGivenName: null, preferredFamilyName: null };
}

function pickPool(random: SeededRandom): NamePool {
  let rest = random.below(NAME_POOLS.reduce((sum, pool) => sum + pool.share, 0));
  return NAME_POOLS.find((pool) => (rest -= pool.share) < 0) ?? NAME_POOLS[0];
}

interface Families {
  readonly students: RosterFileStudent[];
  readonly guardians: RosterFileGuardian[];
  readonly relationships: RosterFileRelationship[];
}

function makeFamilies(random: SeededRandom, studentCount: number): Families {
  const families: Families = { students: [], guardians: [], relationships: [] };
  while (families.students.length < studentCount) {
    const pool = pickPool(random);
    const children = Math.min(random.chance(30) ? 2 + random.below(2) : 1, studentCount - families.students.length);
    addFamily(random, families, pool, children);
  }
  giveTwoStudentsOneName(families.students);
  return families;
}

function addFamily(random: SeededRandom, families: Families, pool: NamePool, children: number): void {
  const familyName = random.pick(pool.familyNames);
  const own: RosterFileStudent[] = [];
  let gradeIndex = random.below(GRADES.length);
  while (own.length < children) {
    const sourceId = `LM-S${number(families.students.length + 1, 4)}`;
    const namesakes = families.students.filter((student) => student.familyName === familyName);
    const givenName = otherThan(random, pool.students, namesakes.map((student) => student.givenName));
    const student = makeStudent(random, makePerson(sourceId, givenName, familyName), families.students.length, gradeIndex);
    gradeIndex = (gradeIndex + 1 + random.below(3)) % GRADES.length;
    own.push(student);
    families.students.push(student);
  }
  if (random.chance(4)) return; // Nobody on file.
  const adults: readonly [relation: string, givenName: string, familyName: string][] = [
    ['Mother', random.pick(pool.women), random.chance(25) ? random.pick(pool.familyNames) : familyName],
    ...(random.chance(75) ? [['Father', random.pick(pool.men), familyName] as [string, string, string]] : []),
    ...(random.chance(15) ? [['Grandmother', random.pick(pool.women), random.pick(pool.familyNames)] as [string, string, string]] : []),
  ];
  const restricted = adults.length > 1 && random.chance(4) ? 1 : null;
  for (const [index, [relation, givenName, adultFamilyName]] of adults.entries()) {
    const guardian = makeGuardian(random, families.guardians.length + 1, givenName, adultFamilyName);
    families.guardians.push(guardian);
    for (const child of own) {
      families.relationships.push({
        student: child.sourceId,
        contact: guardian.sourceId,
        relation,
        primaryContact: index === 0,
        livesWith: index === 0 ? true : index !== restricted && relation === 'Father',
        emergencyContact: index !== restricted,
        contactPriority: index + 1,
        restriction: index === restricted ? random.pick(RESTRICTIONS) : null,
        legalGuardian: relation !== 'Grandmother' && index !== restricted,
      });
    }
  }
}

/** Students of one surname have different names, as long as the list allows it. */
function otherThan(random: SeededRandom, names: readonly [string, ...string[]], taken: readonly string[]): string {
  const [first, ...others] = names.filter((name) => !taken.includes(name));
  return first === undefined ? random.pick(names) : random.pick([first, ...others]);
}

function makeStudent(random: SeededRandom, person: RosterFilePerson, index: number, gradeIndex: number): RosterFileStudent {
  const birthYear = 2014 - gradeIndex;
  return {
    ...person,
    preferredGivenName: random.chance(5) ? person.givenName.slice(0, 3) : null,
    grade: GRADES[gradeIndex] ?? GRADES[0],
    studentNumber: String(410_001 + index),
    needs: [],
    homeLanguage: null,
    bus: null,
    birthDate: `${birthYear}-${number(1 + random.below(12), 2)}-${number(1 + random.below(28), 2)}`,
    schools: [SCHOOL.sourceId],
  };
}

function makeGuardian(random: SeededRandom, index: number, givenName: string, familyName: string): RosterFileGuardian {
  return {
    ...makePerson(`LM-G${number(index, 4)}`, givenName, familyName),
    phone: makePhone(random),
    email: random.chance(80) ? `contact${index}@example.org` : null,
  };
}

/** 555-0100 to 555-0199 are set aside for invented people. */
const makePhone = (random: SeededRandom): string => `(${201 + random.below(700)}) 555-01${number(random.below(100), 2)}`;

function makeStaff(random: SeededRandom, sourceId: string, role: string): RosterFileStaff {
  const pool = pickPool(random);
  const givenName = random.pick(random.chance(60) ? pool.women : pool.men);
  return {
    ...makePerson(sourceId, givenName, random.pick(pool.familyNames)),
    role,
    phone: makePhone(random),
    email: `${sourceId.toLowerCase()}@larkmoor.example.org`,
    trainings: [],
    schools: [SCHOOL.sourceId],
  };
}

/** The first and the last student, who are in different families, share their whole name. */
function giveTwoStudentsOneName(students: RosterFileStudent[]): void {
  const [first] = students;
  const last = students.at(-1);
  if (!first || !last || students.length < 10) return;
  students[students.length - 1] = { ...last, givenName: first.givenName, familyName: first.familyName };
}

/** A teacher is also the aunt or uncle of the second student, under one id. */
function teacherAsContact(teacher: RosterFileStaff | undefined, families: Families): Pick<RosterFile, 'guardians' | 'relationships'> {
  const child = families.students[1];
  if (!teacher || !child) return { guardians: [], relationships: [] };
  const { role: _role, schools: _schools, trainings: _trainings, ...person } = teacher;
  const relationship = {
    student: child.sourceId,
    contact: teacher.sourceId,
    relation: 'Aunt or uncle',
    primaryContact: false,
    livesWith: false,
    emergencyContact: true,
    contactPriority: 9,
    restriction: null,
    legalGuardian: false,
  };
  return { guardians: [person], relationships: [relationship] };
}

interface Timetable {
  readonly classes: RosterFileClass[];
  readonly enrollments: RosterFileEnrollment[];
  readonly teachers: readonly RosterFileStaff[];
}

/**
 * Every grade is divided into groups of about 24 that stay together: a homeroom, then one subject in each of seven
 * periods. A teacher teaches one subject, in one room, one group at a time.
 */
function makeClasses(random: SeededRandom, students: readonly RosterFileStudent[]): Timetable {
  const classes: RosterFileClass[] = [];
  const enrollments: RosterFileEnrollment[] = [];
  const teachers: RosterFileStaff[] = [];
  const teachersOfSubject = new Map<string, RosterFileStaff[]>();
  const rooms = new Map<string, string>();

  const teacherOf = (subject: string, nth: number): RosterFileStaff => {
    const own = teachersOfSubject.get(subject) ?? [];
    teachersOfSubject.set(subject, own);
    const found = own[nth];
    if (found) return found;
    const teacher = makeStaff(random, `LM-T${number(teachers.length + 1, 3)}`, 'teacher');
    rooms.set(teacher.sourceId, `${teachers.length % 2 === 0 ? 1 : 2}${number(Math.floor(teachers.length / 2) + 1, 2)}`);
    own.push(teacher);
    teachers.push(teacher);
    return teacher;
  };
  const addClass = (group: Group, title: string, period: string, teacher: RosterFileStaff): void => {
    const sourceId = `LM-C-${group.name}-${period}`;
    classes.push({
      sourceId,
      title,
      code: `${group.name}-${period}`,
      homeroom: period === 'HR',
      room: rooms.get(teacher.sourceId) ?? null,
      zone: null,
      periods: [period],
      school: SCHOOL.sourceId,
      terms: [SCHOOL_YEAR.sourceId],
    });
    const enroll = (person: string, role: 'student' | 'teacher'): RosterFileEnrollment => ({
      class: sourceId,
      person,
      role,
      primary: role === 'teacher',
      beginDate: null,
      endDate: null,
    });
    enrollments.push(enroll(teacher.sourceId, 'teacher'), ...group.students.map((student) => enroll(student.sourceId, 'student')));
  };

  const groups = makeGroups(students);
  for (const period of SUBJECTS.keys()) {
    const busy = new Map<string, number>();
    for (const [index, group] of groups.entries()) {
      const subject = SUBJECTS[(index + period) % SUBJECTS.length] ?? SUBJECTS[0];
      const nth = busy.get(subject) ?? 0;
      busy.set(subject, nth + 1);
      addClass(group, `${subject} ${group.grade}`, String(period + 1), teacherOf(subject, nth));
    }
  }
  for (const [index, group] of groups.entries()) {
    const subject = SUBJECTS[index % SUBJECTS.length] ?? SUBJECTS[0];
    addClass(group, `Homeroom ${group.name}`, 'HR', teacherOf(subject, Math.floor(index / SUBJECTS.length)));
  }
  return { classes, enrollments, teachers };
}

interface Group {
  readonly name: string;
  readonly grade: string;
  readonly students: readonly RosterFileStudent[];
}

function makeGroups(students: readonly RosterFileStudent[]): readonly Group[] {
  return GRADES.flatMap((grade) => {
    const own = students.filter((student) => student.grade === grade);
    const count = Math.ceil(own.length / CLASS_SIZE);
    return Array.from({ length: count }, (_, index) => ({
      name: `${grade}${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(index % 26)}${index < 26 ? '' : String(Math.floor(index / 26))}`,
      grade,
      students: own.filter((_student, position) => position % count === index),
    }));
  });
}
