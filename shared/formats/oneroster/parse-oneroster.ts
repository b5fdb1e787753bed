/**
 * Parses a OneRoster 1.1 or 1.2 bulk package, with its side file of contact facts if there is one. Two steps: every
 * file must be readable as a table before any record is looked at, or one bad file would drag a thousand complaints
 * about broken references behind it.
 */
import { readRecordSet } from '../record-set.ts';
import type { RosterFile, SourceFile } from '../roster-file.ts';
import type { ProblemList } from '../roster-problems.ts';
import { STUDENT_CONTACTS, joinContacts, readContactTable } from '../student-contacts.ts';

import { readAgents } from './agents.ts';
import { CLASS_COLUMNS, COURSE_COLUMNS, ENROLLMENT_COLUMNS, ORG_COLUMNS, TERM_COLUMNS, readClasses, readEnrollments, readSchools, readTerms } from './classes.ts';
import { isOneRosterFile, openPackage } from './manifest.ts';
import { DEMOGRAPHICS_COLUMNS, USER_COLUMNS_1_1, USER_COLUMNS_1_2, readBirthDates, readPeople, type UserColumn } from './people.ts';
import { ROLE_COLUMNS, rolesFromRoles, rolesFromUsers } from './roles.ts';

/** The roster, which counts only if `problems` has no errors. */
export function readOneRoster(given: ReadonlyMap<string, SourceFile>, problems: ProblemList): RosterFile | null {
  const opened = openPackage(given, problems);
  for (const [name, file] of given) {
    if (!isOneRosterFile(name) && name !== STUDENT_CONTACTS) problems.add('file-not-used', { file: file.name });
  }
  if (!opened || problems.hasErrors) return null;
  const { version, files, misplacedRoles } = opened;

  const userColumns = version === '1.2' ? USER_COLUMNS_1_2 : USER_COLUMNS_1_1;
  const orgs = readRecordSet({ file: files.orgs, name: 'orgs.csv', idColumn: 'sourcedId' }, ORG_COLUMNS, problems);
  const sessions = readRecordSet({ file: files.academicSessions, name: 'academicSessions.csv', idColumn: 'sourcedId' }, TERM_COLUMNS, problems);
  const courses = readRecordSet({ file: files.courses, name: 'courses.csv', idColumn: 'sourcedId' }, COURSE_COLUMNS, problems);
  const classes = readRecordSet({ file: files.classes, name: 'classes.csv', idColumn: 'sourcedId' }, CLASS_COLUMNS, problems);
  const users = readRecordSet<UserColumn, 'sourcedId'>({ file: files.users, name: 'users.csv', idColumn: 'sourcedId' }, userColumns, problems);
  const roleRows = readRecordSet({ file: files.roles, name: 'roles.csv', idColumn: 'sourcedId' }, ROLE_COLUMNS, problems);
  const misplacedRows = readRecordSet({ file: misplacedRoles, name: 'userProfiles.csv', idColumn: 'sourcedId' }, ROLE_COLUMNS, problems);
  const enrollmentRows = readRecordSet({ file: files.enrollments, name: 'enrollments.csv', idColumn: 'sourcedId' }, ENROLLMENT_COLUMNS, problems);
  const demographics = readRecordSet({ file: files.demographics, name: 'demographics.csv', idColumn: 'sourcedId' }, DEMOGRAPHICS_COLUMNS, problems);
  const contactRows = readContactTable(given.get(STUDENT_CONTACTS), problems);
  if (problems.hasErrors) return null;

  const roles = version === '1.2' ? rolesFromRoles([roleRows, misplacedRows], users, orgs) : rolesFromUsers(users, orgs);
  const schools = readSchools(orgs, problems);
  const schoolIds = new Set(schools.map((school) => school.sourceId));
  const isStudent = (id: string): boolean => roles.get(id)?.student ?? false;
  const known = { file: users.file, isStudent, isPerson: (id: string) => users.byId.has(id) };
  const relationships = joinContacts(readAgents(users, isStudent), contactRows, known, problems);
  const people = readPeople({
    users,
    roles,
    contacts: new Set(relationships.map((relationship) => relationship.contact)),
    birthDates: readBirthDates(demographics, 'sourcedId', users),
    schools: schoolIds,
  });
  if (people.students.length === 0) problems.add('no-students', { file: users.file });
  return {
    format: `OneRoster ${version}`,
    schools,
    terms: readTerms(sessions),
    ...people,
    classes: readClasses({ classes, courses, sessions, orgs, schools: schoolIds }),
    enrollments: readEnrollments(enrollmentRows, classes, users, roles),
    relationships,
  };
}
