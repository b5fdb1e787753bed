/** A district of any size as a OneRoster 1.2 package with its contacts beside it, drawn from a seed: the same seed gives the same bytes. */
import { CONTACTS_HEADER } from '../formats/oneroster-package.ts';
import { zipOf } from '../roster-import/zip-writer.ts';
import { Random } from '../support/console.ts';

export interface DistrictSize {
  readonly students: number;
  readonly guardians: number;
  readonly enrollments: number;
}

const GIVEN = ['Ana', 'Ben', 'Chloé', 'Dmitri', 'Eszter', 'Femi', 'Grace', 'Hana', 'Ibrahim', 'José', 'Kwame', 'Linh', 'María', 'Noor', 'Owen', 'Priya', 'Quinn', 'Rosa', 'Søren', 'Tariq', 'Uma', 'Vera', 'Wei', 'Ximena', 'Yusuf', 'Zoë'];
const FAMILY = ['Núñez', 'Okonkwo', 'Nguyen', 'García', 'Smith', 'Petrov', 'Haddad', 'Kim', 'O’Brien', 'Müller', 'Singh', 'Tran', 'Walker', 'Yılmaz', 'Johnson', 'Moss', 'Stone', 'Lindqvist', 'Baker', 'Flores'];
const RELATIONS = ['Mother', 'Father', 'Grandparent', 'Aunt'];
const SCHOOLS = 6;
const STUDENTS_IN_A_CLASS = 25;
/** One pair in a hundred. */
const RESTRICTED = 0.01;

const file = (header: string, rows: readonly string[]): Uint8Array => Buffer.from(`${[header, ...rows].join('\r\n')}\r\n`);
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

/** The zip of the package, and student-contacts.csv. */
export function drawDistrict(seed: number, { students, guardians, enrollments }: DistrictSize): { readonly zip: Buffer; readonly contacts: Uint8Array } {
  const random = new Random(seed);
  const classes = Math.max(1, Math.ceil(enrollments / STUDENTS_IN_A_CLASS));
  const teachers = Math.max(1, Math.ceil(classes / 6));
  const schoolOf = (number: number): string => `school-${number % SCHOOLS}`;
  const person = (id: string, more: { readonly number?: string; readonly phone?: string; readonly grade?: string; readonly school?: string }): string =>
    [id, '', 'true', id, random.pick(GIVEN), `${random.pick(FAMILY)}${random.below(4) === 0 ? `-${random.pick(FAMILY)}` : ''}`, '', more.number ?? '', `${id}@example.org`, '', more.phone ?? '', '', more.grade ?? '', '', more.school ?? ''].join(',');
  const phone = (): string => `555-${String(random.below(10_000_000)).padStart(7, '0')}`;
  const users = [
    ...upTo(students).map((i) => person(`student-${i}`, { number: String(100_000 + i), grade: String(1 + (i % 12)).padStart(2, '0'), school: schoolOf(i) })),
    ...upTo(guardians).map((i) => person(`guardian-${i}`, { phone: phone() })),
    ...upTo(teachers).map((i) => person(`teacher-${i}`, { phone: phone(), school: schoolOf(i) })),
  ];
  const role = (id: string, kind: string, school: string): string => `role-${id},,${id},primary,${kind},,,${school}`;
  const roles = [
    ...upTo(students).map((i) => role(`student-${i}`, 'student', schoolOf(i))),
    ...upTo(guardians).map((i) => role(`guardian-${i}`, 'guardian', schoolOf(i))),
    ...upTo(teachers).map((i) => role(`teacher-${i}`, 'teacher', schoolOf(i))),
  ];
  const taught = upTo(enrollments).map((i) => `seat-${i},,class-${Math.floor(i / students) * Math.ceil(students / STUDENTS_IN_A_CLASS) + Math.floor((i % students) / STUDENTS_IN_A_CLASS)},${schoolOf(i % students)},student-${i % students},student,,,`);
  const teaching = upTo(classes).map((i) => `desk-${i},,class-${i},${schoolOf(i)},teacher-${i % teachers},teacher,TRUE,,`);
  const contacts = upTo(guardians).map((i) => {
    const restricted = random.next() < RESTRICTED;
    return `student-${i % students},guardian-${i},${random.pick(RELATIONS)},${String(i < students)},${String(!restricted)},${String(!restricted)},${1 + Math.floor(i / students)},${restricted ? 'May not pick up (court order on file)' : ''},${String(!restricted)}`;
  });
  const files: Readonly<Record<string, Uint8Array>> = {
    'manifest.csv': file('propertyName,value', ['manifest.version,1.0', 'oneroster.version,1.2', ...['orgs', 'academicSessions', 'courses', 'classes', 'users', 'roles', 'enrollments'].map((name) => `file.${name},bulk`)]),
    'orgs.csv': file('sourcedId,status,name,type,identifier', ['district,,District,district,', ...upTo(SCHOOLS).map((i) => `school-${i},,School ${i},school,${i}`)]),
    'academicSessions.csv': file('sourcedId,status,title,type,startDate,endDate,schoolYear', ['term,,Fall,semester,2026-08-10,2026-12-18,2027']),
    'courses.csv': file('sourcedId,title,orgSourcedId', ['course,Course,school-0']),
    'classes.csv': file('sourcedId,status,title,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,periods', upTo(classes).map((i) => `class-${i},,Class ${i},course,C${i},scheduled,Room ${i % 400},${schoolOf(i)},term,${1 + (i % 7)}`)),
    'users.csv': file('sourcedId,status,enabledUser,username,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,primaryOrgSourcedId', users),
    'roles.csv': file('sourcedId,status,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId', roles),
    'enrollments.csv': file('sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate', [...taught, ...teaching]),
  };
  return { zip: zipOf(Object.entries(files).map(([name, bytes]) => ({ name, bytes }))), contacts: file(CONTACTS_HEADER, contacts) };
}
