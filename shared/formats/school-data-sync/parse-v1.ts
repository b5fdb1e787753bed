/**
 * Parses School Data Sync v1 ("classic"): students and teachers in files of their own, classes with their term in one
 * row, and optionally guardians, who are known by their e-mail address. A student's second school is a second row.
 * Passwords are never read.
 */
import { EnrollmentList } from '../enrollment-list.ts';
import { alikeAmong, enrolledIn, readRecordSet, refersTo, type RecordSet } from '../record-set.ts';
import { NOTHING_SAID_OF_STUDENT, MAX_PERIODS_PER_CLASS, MAX_SCHOOLS_PER_PERSON, MAX_SHORT_TEXT, MAX_TEXT, type RosterFile, type RosterFileClass, type RosterFileEnrollment, type RosterFileStaff, type RosterFileStudent, type RosterFileTerm, type SourceFile } from '../roster-file.ts';
import type { ProblemList } from '../roster-problems.ts';
import { RowReader, readGrade } from '../row-reader.ts';
import { STUDENT_CONTACTS, joinContacts, readContactTable } from '../student-contacts.ts';
import { cutText, readTable, type TableColumns } from '../table.ts';
import type { UserRoles } from '../user-roles.ts';

import { GUARDIAN_FILES, readGuardians } from './guardians-v1.ts';
import { readUserNames } from './user-names.ts';

const REQUIRED_FILES = ['School.csv', 'Section.csv', 'Student.csv', 'Teacher.csv', 'StudentEnrollment.csv', 'TeacherRoster.csv'] as const;
type RequiredFile = (typeof REQUIRED_FILES)[number];
const KNOWN_FILES: ReadonlySet<string> = new Set([...REQUIRED_FILES, ...GUARDIAN_FILES, STUDENT_CONTACTS].map((name) => name.toLowerCase()));

const NAME_COLUMNS = ['First Name', 'Last Name', 'Middle Name'] as const;
const STUDENT_COLUMNS = { required: ['School SIS ID', 'Username'], optional: [...NAME_COLUMNS, 'Student Number', 'Grade', 'Birthdate'] } as const;
const TEACHER_COLUMNS = { required: ['School SIS ID', 'Username'], optional: [...NAME_COLUMNS, 'Secondary Email', 'Title'] } as const;
const SECTION_COLUMNS = {
  required: ['School SIS ID', 'Section Name'],
  optional: ['Section Number', 'Term SIS ID', 'Term Name', 'Term StartDate', 'Term EndDate', 'Course Name', 'Periods'],
} as const;
const ENROLLMENT_COLUMNS = { required: ['Section SIS ID', 'SIS ID'], optional: [] } as const;

type ColumnOf<C> = C extends TableColumns<infer Column> ? Column : never;
type Records<C> = RecordSet<ColumnOf<C>, 'SIS ID'>;
type EnrollmentRow = RowReader<ColumnOf<typeof ENROLLMENT_COLUMNS>>;

/** The roster, which counts only if `problems` has no errors. */
export function readSchoolDataSync1(given: ReadonlyMap<string, SourceFile>, problems: ProblemList): RosterFile | null {
  for (const [name, file] of given) {
    if (!KNOWN_FILES.has(name)) problems.add('file-not-used', { file: file.name });
  }
  const fileOf = (name: RequiredFile): SourceFile | null => given.get(name.toLowerCase()) ?? null;
  for (const name of REQUIRED_FILES) {
    if (fileOf(name) === null) problems.add('file-missing', { file: name }, { missing: name });
  }
  const records = <Column extends string>(name: RequiredFile, columns: TableColumns<Column>): RecordSet<Column, 'SIS ID'> =>
    readRecordSet({ file: fileOf(name), name, idColumn: 'SIS ID' }, columns, problems);
  const people = <Column extends string>(name: RequiredFile, columns: TableColumns<Column | PersonColumn>): RecordSet<Column | PersonColumn, 'SIS ID'> =>
    readRecordSet({ file: fileOf(name), name, idColumn: 'SIS ID' }, columns, problems, { addsTo: isSamePerson });
  const rows = (name: RequiredFile): readonly EnrollmentRow[] => {
    const file = fileOf(name);
    return ((file && readTable(file, ENROLLMENT_COLUMNS, problems)) ?? []).map((row) => new RowReader(name, row, problems));
  };
  const schoolRows = records('School.csv', { required: ['Name'], optional: [] });
  const sections = records('Section.csv', SECTION_COLUMNS);
  const studentRows = people('Student.csv', STUDENT_COLUMNS);
  const teacherRows = people('Teacher.csv', TEACHER_COLUMNS);
  const learning = rows('StudentEnrollment.csv');
  const teaching = rows('TeacherRoster.csv');
  const contactTable = readContactTable(given.get(STUDENT_CONTACTS), problems);
  const guardians = readGuardians(given, studentRows, teacherRows, problems);
  if (problems.hasErrors) return null;

  const staffId = (id: string): string => (studentRows.byId.has(id) ? cutText(`teacher:${id}`, MAX_TEXT) : id);
  const students = readStudents(studentRows, schoolRows);
  const staff = readStaff(teacherRows, schoolRows, staffId);
  if (students.length === 0) problems.add('no-students', { file: studentRows.file });
  const staffById = new Map(staff.map((member) => [member.sourceId, member]));
  const guardianIds = new Set(guardians.guardians.map(({ sourceId }) => sourceId));
  const known = {
    file: teacherRows.file,
    isStudent: (id: string) => studentRows.byId.has(id),
    isPerson: (id: string) => guardianIds.has(id) || staffById.has(id),
    alike: alikeAmong(() => new Set([...studentRows.byId.keys(), ...guardianIds, ...staffById.keys()])),
  };
  const relationships = joinContacts(guardians.relationships, contactTable, known, problems);
  const staffContacts = new Set(relationships.map(({ contact }) => contact).filter((id) => !guardianIds.has(id)));
  return {
    format: 'School Data Sync v1',
    custody: contactTable.custody,
    schools: [...schoolRows.byId].map(([sourceId, row]) => ({ sourceId, name: row.text('Name') || sourceId })),
    terms: readTerms(sections),
    students,
    guardians: [...guardians.guardians, ...[...staffContacts].flatMap((id) => staffById.get(id) ?? []).map(({ role: _role, schools: _schools, trainings: _trainings, ...person }) => person)],
    staff,
    classes: readClasses(sections, schoolRows),
    enrollments: readEnrollments({ learning, teaching, sections, studentRows, teacherRows, staffId }),
    relationships,
  };
}

type PersonColumn = (typeof NAME_COLUMNS)[number] | 'School SIS ID' | 'Username';

const isSamePerson = (first: RowReader<PersonColumn>, second: RowReader<PersonColumn>): boolean =>
  first.word('School SIS ID') !== second.word('School SIS ID') &&
  (['First Name', 'Last Name', 'Username'] as const).every((column) => first.word(column) === second.word(column));

function schoolsOf(id: string, people: RecordSet<PersonColumn, 'SIS ID'>, schools: RecordSet<string, 'SIS ID'>): readonly string[] {
  const first = people.byId.get(id);
  const rows = [...(first ? [first] : []), ...(people.additions.get(id) ?? [])];
  const own = rows.flatMap((row) => {
    return refersTo(row, 'School SIS ID', row.id('School SIS ID'), schools) ?? [];
  });
  return first?.limited(null, [...new Set(own)], MAX_SCHOOLS_PER_PERSON) ?? [];
}

const NAMES = { given: 'First Name', family: 'Last Name', middle: 'Middle Name', userName: 'Username' } as const;

function readStudents(rows: Records<typeof STUDENT_COLUMNS>, schoolRows: RecordSet<string, 'SIS ID'>): readonly RosterFileStudent[] {
  return [...rows.byId].map(([id, row]) => {
    const schools = schoolsOf(id, rows, schoolRows);
    if (schools.length === 0) row.report('student-without-school', null, { id });
    return {
      ...readUserNames(id, row, NAMES),
      grade: readGrade(row.text('Grade', MAX_SHORT_TEXT)),
      studentNumber: row.textOrNull('Student Number', MAX_SHORT_TEXT),
      birthDate: row.date('Birthdate'),
      ...NOTHING_SAID_OF_STUDENT,
      schools,
    };
  });
}

function readStaff(
  rows: Records<typeof TEACHER_COLUMNS>,
  schoolRows: RecordSet<string, 'SIS ID'>,
  staffId: (id: string) => string,
): readonly RosterFileStaff[] {
  return [...rows.byId].map(([id, row]) => {
    if (staffId(id) !== id) row.report('id-of-two-people', 'SIS ID', { id });
    return {
      ...readUserNames(id, row, NAMES),
      sourceId: staffId(id),
      role: row.textOrNull('Title', MAX_SHORT_TEXT) ?? 'teacher',
      phone: null,
      email: row.textOrNull('Secondary Email'),
      trainings: [],
      schools: schoolsOf(id, rows, schoolRows),
    };
  });
}

function termOf(section: RowReader<ColumnOf<typeof SECTION_COLUMNS>>): string | null {
  return section.idOrNull('Term SIS ID') ?? section.textOrNull('Term Name');
}

/** Each section repeats its term; the first one counts. */
function readTerms(sections: Records<typeof SECTION_COLUMNS>): readonly RosterFileTerm[] {
  const terms = new Map<string, RosterFileTerm>();
  for (const row of sections.byId.values()) {
    const sourceId = termOf(row);
    if (sourceId === null || terms.has(sourceId)) continue;
    terms.set(sourceId, { sourceId, title: row.text('Term Name') || sourceId, startDate: row.date('Term StartDate'), endDate: row.date('Term EndDate') });
  }
  return [...terms.values()];
}

function readClasses(sections: Records<typeof SECTION_COLUMNS>, schools: RecordSet<string, 'SIS ID'>): readonly RosterFileClass[] {
  return [...sections.byId].map(([sourceId, row]) => {
    const term = termOf(row);
    return {
      sourceId,
      title: row.text('Section Name') || row.text('Course Name') || sourceId,
      code: row.textOrNull('Section Number', MAX_SHORT_TEXT),
      homeroom: false,
      room: null,
      zone: null,
      periods: row.textList('Periods', MAX_SHORT_TEXT, MAX_PERIODS_PER_CLASS),
      school: refersTo(row, 'School SIS ID', row.idOrNull('School SIS ID'), schools),
      terms: term === null ? [] : [term],
    };
  });
}

interface EnrollmentSources {
  readonly learning: readonly EnrollmentRow[];
  readonly teaching: readonly EnrollmentRow[];
  readonly sections: RecordSet<string, string>;
  readonly studentRows: RecordSet<string, string>;
  readonly teacherRows: RecordSet<string, string>;
  readonly staffId: (id: string) => string;
}

const ROLE_OF_FILE: Omit<UserRoles, 'student' | 'staffRole'> = { guardian: false, studentOrgs: [], staffOrgs: [] };

function readEnrollments({ learning, teaching, sections, studentRows, teacherRows, staffId }: EnrollmentSources): readonly RosterFileEnrollment[] {
  const roles = new Map<string, UserRoles>();
  for (const id of studentRows.byId.keys()) roles.set(id, { ...ROLE_OF_FILE, student: true, staffRole: null });
  for (const id of teacherRows.byId.keys()) roles.set(staffId(id), { ...ROLE_OF_FILE, student: false, staffRole: 'teacher' });
  const list = new EnrollmentList(roles);
  const add = (row: EnrollmentRow, role: 'student' | 'teacher', people: RecordSet<string, string>, idOf: (id: string) => string): void => {
    const section = enrolledIn(row, 'Section SIS ID', sections);
    const person = enrolledIn(row, 'SIS ID', people);
    if (section !== null && person !== null) list.add(row, null, { class: section, person: idOf(person), role, primary: false, beginDate: null, endDate: null });
  };
  for (const row of learning) add(row, 'student', studentRows, (id) => id);
  for (const row of teaching) add(row, 'teacher', teacherRows, staffId);
  return list.all();
}
