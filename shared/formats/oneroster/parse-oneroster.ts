/**
 * Parses a OneRoster 1.1 or 1.2 bulk package, with its side file of contact facts if there is one. Two steps: every
 * file must be readable as a table before any record is looked at, or one bad file would drag a thousand complaints
 * about broken references behind it.
 */
import type { ParsedRoster, RosterFile, SourceFile } from '../roster-file.ts';
import type { ProblemList } from '../roster-problems.ts';

import { CLASS_COLUMNS, COURSE_COLUMNS, ENROLLMENT_COLUMNS, ORG_COLUMNS, TERM_COLUMNS, readClasses, readEnrollments, readSchools, readTerms } from './classes.ts';
import { isOneRosterFile, openPackage } from './manifest.ts';
import { DEMOGRAPHICS_COLUMNS, USER_COLUMNS_1_1, USER_COLUMNS_1_2, readBirthDates, readPeople, type UserColumn } from './people.ts';
import { readRecordSet } from './record-set.ts';
import { STUDENT_CONTACTS, readContactTable, readRelationships } from './relationships.ts';
import { ROLE_COLUMNS, rolesFromRoles, rolesFromUsers } from './roles.ts';

export function parseOneRoster(given: ReadonlyMap<string, SourceFile>, problems: ProblemList): ParsedRoster {
  const roster = read(given, problems);
  return { roster: problems.hasErrors ? null : roster, problems: problems.all() };
}

function read(given: ReadonlyMap<string, SourceFile>, problems: ProblemList): RosterFile | null {
  const opened = openPackage(given, problems);
  for (const [name, file] of given) {
    if (!isOneRosterFile(name) && name !== STUDENT_CONTACTS) problems.add('file-not-used', { file: file.name });
  }
  if (!opened || problems.hasErrors) return null;
  const { version, files } = opened;

  const userColumns = version === '1.2' ? USER_COLUMNS_1_2 : USER_COLUMNS_1_1;
  const orgs = readRecordSet(files.orgs, 'orgs.csv', ORG_COLUMNS, problems);
  const sessions = readRecordSet(files.academicSessions, 'academicSessions.csv', TERM_COLUMNS, problems);
  const courses = readRecordSet(files.courses, 'courses.csv', COURSE_COLUMNS, problems);
  const classes = readRecordSet(files.classes, 'classes.csv', CLASS_COLUMNS, problems);
  const users = readRecordSet<UserColumn>(files.users, 'users.csv', userColumns, problems);
  const roleRows = readRecordSet(files.roles, 'roles.csv', ROLE_COLUMNS, problems);
  const enrollmentRows = readRecordSet(files.enrollments, 'enrollments.csv', ENROLLMENT_COLUMNS, problems);
  const demographics = readRecordSet(files.demographics, 'demographics.csv', DEMOGRAPHICS_COLUMNS, problems);
  const contactFile = given.get(STUDENT_CONTACTS);
  const contactRows = contactFile ? readContactTable(contactFile, problems) : [];
  if (problems.hasErrors) return null;

  const roles = version === '1.2' ? rolesFromRoles(roleRows, users, orgs) : rolesFromUsers(users, orgs);
  const schools = readSchools(orgs, problems);
  const schoolIds = new Set(schools.map((school) => school.sourceId));
  const relationships = readRelationships(users, roles, contactRows, problems);
  const people = readPeople({
    users,
    roles,
    contacts: new Set(relationships.map((relationship) => relationship.contact)),
    birthDates: readBirthDates(demographics, users),
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
