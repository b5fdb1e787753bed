/**
 * Parses School Data Sync v2.1, whose files are like OneRoster's without a manifest: who is what stands in roles.csv,
 * who belongs to which student in relationships.csv, who needs help in userFlags.csv. Password, sex and race are never read.
 */
import { EnrollmentList } from '../enrollment-list.ts';
import { TERM_COLUMNS, readTerms } from '../oneroster/classes.ts';
import { readBirthDates } from '../oneroster/people.ts';
import { enrolledIn, readRecordSet, refersTo, type RecordSet } from '../record-set.ts';
import { NOTHING_SAID_OF_STUDENT, MAX_SCHOOLS_PER_PERSON, MAX_SHORT_TEXT, MAX_TERMS_PER_CLASS, type RosterFile, type RosterFileClass, type RosterFileEnrollment, type RosterFileGuardian, type RosterFileRelationship, type RosterFileSchool, type RosterFileStaff, type RosterFileStudent, type SourceFile } from '../roster-file.ts';
import type { ProblemList } from '../roster-problems.ts';
import { RowReader, readGrade } from '../row-reader.ts';
import { NOTHING_SAID, STUDENT_CONTACTS, joinContacts, readContactTable } from '../student-contacts.ts';
import { readTable, type TableColumns } from '../table.ts';
import { combineRoles, type RoleClaim, type UserRoles } from '../user-roles.ts';

import { USER_FLAG_COLUMNS, readNeeds } from './user-flags.ts';
import { readUserNames } from './user-names.ts';
import { classRole, isSchoolType, organisationRole } from './vocabulary.ts';

const REQUIRED_FILES = ['orgs.csv', 'users.csv', 'roles.csv'] as const;
const READ_FILES = ['classes.csv', 'enrollments.csv', 'academicSessions.csv', 'courses.csv', 'demographics.csv', 'relationships.csv', 'userFlags.csv'] as const;
type ReadFile = (typeof REQUIRED_FILES)[number] | (typeof READ_FILES)[number];

const KNOWN_FILES: ReadonlySet<string> = new Set([...REQUIRED_FILES, ...READ_FILES, STUDENT_CONTACTS].map((name) => name.toLowerCase()));

const USER_COLUMNS = { required: ['username'], optional: ['givenName', 'familyName', 'email', 'phone', 'sms'] } as const;
const ROLE_COLUMNS = { required: ['userSourcedId', 'orgSourcedId', 'role'], optional: ['grade', 'isPrimary'] } as const;
const CLASS_COLUMNS = { required: ['orgSourcedId', 'title'], optional: ['sessionSourcedIds', 'courseSourcedId', 'code'] } as const;
const ENROLLMENT_COLUMNS = { required: ['classSourcedId', 'userSourcedId', 'role'], optional: [] } as const;
const RELATIONSHIP_COLUMNS = { required: ['userSourcedId', 'relationshipUserSourcedId'], optional: ['relationshipRole'] } as const;

type ColumnOf<C> = C extends TableColumns<infer Column> ? Column : never;
type Users = RecordSet<ColumnOf<typeof USER_COLUMNS>>;
type Rows<C> = readonly RowReader<ColumnOf<C>>[];

/** The roster, which counts only if `problems` has no errors. */
export function readSchoolDataSync2(given: ReadonlyMap<string, SourceFile>, problems: ProblemList): RosterFile | null {
  for (const [name, file] of given) {
    if (!KNOWN_FILES.has(name)) problems.add('file-not-used', { file: file.name });
  }
  const fileOf = (name: ReadFile): SourceFile | null => given.get(name.toLowerCase()) ?? null;
  for (const name of REQUIRED_FILES) {
    if (fileOf(name) === null) problems.add('file-missing', { file: name }, { missing: name });
  }
  const records = <Column extends string, IdColumn extends string = 'sourcedId'>(name: ReadFile, idColumn: IdColumn, columns: TableColumns<Column>): RecordSet<Column, IdColumn> =>
    readRecordSet({ file: fileOf(name), name, idColumn }, columns, problems);
  const rows = <Column extends string>(name: ReadFile, columns: TableColumns<Column>): readonly RowReader<Column>[] => {
    const file = fileOf(name);
    return ((file && readTable(file, columns, problems)) ?? []).map((row) => new RowReader(name, row, problems));
  };
  const orgs = records('orgs.csv', 'sourcedId', { required: ['name', 'type'], optional: [] });
  const sessions = records('academicSessions.csv', 'sourcedId', TERM_COLUMNS);
  const courses = records('courses.csv', 'sourcedId', { required: ['title'], optional: ['code'] });
  const classes = records('classes.csv', 'sourcedId', CLASS_COLUMNS);
  const users = records('users.csv', 'sourcedId', USER_COLUMNS);
  const demographics = records('demographics.csv', 'userSourcedId', { required: [], optional: ['birthDate'] });
  const roleRows = rows('roles.csv', ROLE_COLUMNS);
  const enrollmentRows = rows('enrollments.csv', ENROLLMENT_COLUMNS);
  const relationshipRows = rows('relationships.csv', RELATIONSHIP_COLUMNS);
  const flagRows = rows('userFlags.csv', USER_FLAG_COLUMNS);
  const contactTable = readContactTable(given.get(STUDENT_CONTACTS), problems);
  if (problems.hasErrors) return null;

  const schools = readSchools(orgs);
  if (schools.length === 0) problems.add('no-school', { file: orgs.file });
  const schoolIds = new Set(schools.map(({ sourceId }) => sourceId));
  const roles = readRoles(roleRows, users, orgs);
  const isStudent = (id: string): boolean => roles.get(id)?.student ?? false;
  const known = { file: users.file, isStudent, isPerson: (id: string) => users.byId.has(id), alike: users.alike };
  const relationships = joinContacts(readRelationships(relationshipRows, users, isStudent), contactTable, known, problems);
  const people = readPeople({
    users,
    roles,
    schools: schoolIds,
    grades: readGrades(roleRows, users),
    birthDates: readBirthDates(demographics, 'userSourcedId', users),
    needs: readNeeds(flagRows, users),
    contacts: new Set(relationships.map(({ contact }) => contact)),
  });
  if (people.students.length === 0) problems.add('no-students', { file: users.file });
  return {
    format: 'School Data Sync v2.1',
    custody: contactTable.custody,
    schools,
    terms: readTerms(sessions),
    ...people,
    classes: readClasses(classes, courses, sessions, orgs, schoolIds),
    enrollments: readEnrollments(enrollmentRows, classes, users, roles),
    relationships,
  };
}

function readSchools(orgs: RecordSet<'name' | 'type'>): readonly RosterFileSchool[] {
  return [...orgs.byId].filter(([, row]) => isSchoolType(row.word('type'))).map(([sourceId, row]) => ({ sourceId, name: row.text('name') || sourceId }));
}

function readRoles(rows: Rows<typeof ROLE_COLUMNS>, users: Users, orgs: RecordSet<string>): ReadonlyMap<string, UserRoles> {
  const claims: RoleClaim[] = [];
  for (const row of rows) {
    const given = row.id('userSourcedId');
    const meaning = organisationRole(row.word('role'));
    if (meaning === null) row.report('role-unknown', 'role');
    const user = meaning === null ? null : refersTo(row, 'userSourcedId', given, users);
    if (user === null || meaning === null) continue;
    const org = refersTo(row, 'orgSourcedId', row.idOrNull('orgSourcedId'), orgs);
    claims.push({ user, meaning, primary: row.yesNo('isPrimary') ?? false, orgs: org === null ? [] : [org] });
  }
  return combineRoles(claims);
}

/** The grade of the primary role as a student; a student of two schools has two rows. */
function readGrades(rows: Rows<typeof ROLE_COLUMNS>, users: Users): ReadonlyMap<string, string> {
  const grades = new Map<string, { readonly grade: string; readonly primary: boolean }>();
  for (const row of rows) {
    const given = row.idOrNull('userSourcedId');
    const user = given === null || users.byId.has(given) ? given : users.alike(given);
    const grade = readGrade(row.text('grade', MAX_SHORT_TEXT));
    if (user === null || grade === null || organisationRole(row.word('role'))?.kind !== 'student') continue;
    const primary = row.word('isPrimary') === 'true';
    if (!grades.has(user) || (primary && !grades.get(user)?.primary)) grades.set(user, { grade, primary });
  }
  return new Map([...grades].map(([user, { grade }]) => [user, grade]));
}

function* readRelationships(
  rows: Rows<typeof RELATIONSHIP_COLUMNS>,
  users: RecordSet<string>,
  isStudent: (id: string) => boolean,
): Generator<RosterFileRelationship> {
  for (const row of rows) {
    const user = refersTo(row, 'userSourcedId', row.id('userSourcedId'), users);
    const other = refersTo(row, 'relationshipUserSourcedId', row.id('relationshipUserSourcedId'), users);
    if (user === null || other === null) continue;
    const relation = row.textOrNull('relationshipRole', MAX_SHORT_TEXT);
    if (isStudent(user) && !isStudent(other)) yield { ...NOTHING_SAID, student: user, contact: other, relation };
    // The row of an adult says what the student is to them ("child").
    else if (!isStudent(user) && isStudent(other)) yield { ...NOTHING_SAID, student: other, contact: user };
    else row.report('agent-not-fitting', 'relationshipUserSourcedId', { id: user });
  }
}

interface PeopleSources {
  readonly users: Users;
  readonly roles: ReadonlyMap<string, UserRoles>;
  readonly schools: ReadonlySet<string>;
  readonly grades: ReadonlyMap<string, string>;
  readonly birthDates: ReadonlyMap<string, string>;
  readonly needs: ReadonlyMap<string, readonly string[]>;
  readonly contacts: ReadonlySet<string>;
}

function readPeople({ users, roles, schools, grades, birthDates, needs, contacts }: PeopleSources): Pick<RosterFile, 'students' | 'guardians' | 'staff'> {
  const students: RosterFileStudent[] = [];
  const guardians: RosterFileGuardian[] = [];
  const staff: RosterFileStaff[] = [];
  for (const [id, row] of users.byId) {
    const own = roles.get(id);
    const isGuardian = own?.guardian === true || contacts.has(id);
    if (!own && !isGuardian) {
      row.report('person-without-role', null, { id });
      continue;
    }
    const names = readUserNames(id, row, { given: 'givenName', family: 'familyName', middle: null, userName: 'username' });
    const reach = { phone: row.textOrNull('phone', MAX_SHORT_TEXT) ?? row.textOrNull('sms', MAX_SHORT_TEXT), email: row.textOrNull('email') };
    const ownSchools = (orgs: readonly string[]): readonly string[] => row.limited(null, orgs.filter((org) => schools.has(org)), MAX_SCHOOLS_PER_PERSON);
    if (own?.student) {
      const studentSchools = ownSchools(own.studentOrgs);
      if (studentSchools.length === 0) row.report('student-without-school', null, { id });
      students.push({ ...names, grade: grades.get(id) ?? null, studentNumber: null, birthDate: birthDates.get(id) ?? null, ...NOTHING_SAID_OF_STUDENT, needs: needs.get(id) ?? [], schools: studentSchools });
    }
    if (isGuardian) guardians.push({ ...names, ...reach });
    if (own && own.staffRole !== null) staff.push({ ...names, ...reach, role: own.staffRole, trainings: [], schools: ownSchools(own.staffOrgs) });
  }
  return { students, guardians, staff };
}

function readClasses(
  classes: RecordSet<ColumnOf<typeof CLASS_COLUMNS>>,
  courses: RecordSet<'title' | 'code'>,
  sessions: RecordSet<string>,
  orgs: RecordSet<string>,
  schools: ReadonlySet<string>,
): readonly RosterFileClass[] {
  return [...classes.byId].map(([sourceId, row]) => {
    const org = refersTo(row, 'orgSourcedId', row.idOrNull('orgSourcedId'), orgs);
    const terms = row.idList('sessionSourcedIds').flatMap((term) => refersTo(row, 'sessionSourcedIds', term, sessions) ?? []);
    const course = courses.byId.get(row.idOrNull('courseSourcedId') ?? '');
    return {
      sourceId,
      title: row.text('title') || course?.text('title') || sourceId,
      code: row.textOrNull('code', MAX_SHORT_TEXT) ?? course?.textOrNull('code', MAX_SHORT_TEXT) ?? null,
      homeroom: false,
      room: null,
      zone: null,
      periods: [],
      school: org !== null && schools.has(org) ? org : null,
      terms: row.limited('sessionSourcedIds', terms, MAX_TERMS_PER_CLASS),
    };
  });
}

function readEnrollments(
  rows: Rows<typeof ENROLLMENT_COLUMNS>,
  classes: RecordSet<string>,
  users: RecordSet<string>,
  roles: ReadonlyMap<string, UserRoles>,
): readonly RosterFileEnrollment[] {
  const list = new EnrollmentList(roles);
  for (const row of rows) {
    const classId = enrolledIn(row, 'classSourcedId', classes);
    const person = enrolledIn(row, 'userSourcedId', users);
    const role = classRole(row.word('role'));
    if (role === null) row.report('role-unknown', 'role');
    if (classId === null || person === null || role === null) continue;
    list.add(row, 'role', { class: classId, person, role, primary: false, beginDate: null, endDate: null });
  }
  return list.all();
}
