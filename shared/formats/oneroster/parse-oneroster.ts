/**
 * Parses a OneRoster 1.1 or 1.2 package, with its side file of contact facts if there is one. A package of changes is
 * applied to the active roster; a whole one to nothing. Two steps: every file must be readable as a table before any
 * record is looked at, or one bad file would drag a thousand complaints about broken references behind it.
 */
import { stands } from '../record-set.ts';
import type { ActiveRoster, RosterFile, SourceFile } from '../roster-file.ts';
import type { ProblemList } from '../roster-problems.ts';
import { STUDENT_CONTACTS, joinContacts, readContactTable } from '../student-contacts.ts';
import { combineRoles } from '../user-roles.ts';

import { readAgents } from './agents.ts';
import { readClasses, readEnrollments, readSchools, readTerms } from './classes.ts';
import { MANIFEST, isOneRosterFile, openPackage } from './manifest.ts';
import { readBirthDates, readPeople } from './people.ts';
import { readOneRosterRecords } from './records.ts';
import { rolesFromRoles, rolesFromUsers, rolesWithdrawn } from './roles.ts';
import { NOTHING_ACTIVE, carryPeople, standingBeside, standingRelationships, standingRoles, withinRoster } from './standing.ts';

/** The roster, which counts only if `problems` has no errors. `activeRoster` is asked only for a package of changes. */
export function readOneRoster(given: ReadonlyMap<string, SourceFile>, activeRoster: () => ActiveRoster | null, problems: ProblemList): RosterFile | null {
  const opened = openPackage(given, problems);
  for (const [name, file] of given) {
    if (!isOneRosterFile(name) && name !== STUDENT_CONTACTS) problems.add('file-not-used', { file: file.name });
  }
  if (!opened || problems.hasErrors) return null;
  const { version, changes } = opened;
  const active = changes.size > 0 ? activeRoster() : NOTHING_ACTIVE;
  if (active === null) {
    problems.add('changes-without-roster', { file: MANIFEST });
    return null;
  }
  const records = readOneRosterRecords(opened, active, problems);
  const contactTable = readContactTable(given.get(STUDENT_CONTACTS), problems);
  if (problems.hasErrors) return null;

  const { orgs, users } = records;
  const standing = standingBeside(active, records);
  const isDescribed = (id: string): boolean => users.byId.has(id);
  const claims = version === '1.2' ? rolesFromRoles(records.roles, users, orgs) : rolesFromUsers(users, orgs);
  const withdrawn = version === '1.2' ? rolesWithdrawn(records.roles, users, orgs) : [];
  const isRestated = version === '1.2' ? () => records.roles.every((file) => file.active === null) : isDescribed;
  const roles = combineRoles([...claims, ...standingRoles(standing, withdrawn, isRestated)]);
  const schools = [...standing.schools, ...readSchools(orgs)];
  if (schools.length === 0) problems.add('no-school', { file: orgs.file });
  const schoolIds = new Set(schools.map((school) => school.sourceId));
  const isStudent = (id: string): boolean => roles.get(id)?.student ?? false;
  const isPerson = (id: string): boolean => stands(id, users);
  const pairs = [...readAgents(users, isStudent), ...standingRelationships(standing, records, isStudent)];
  const relationships = joinContacts(pairs, contactTable, { file: users.file, isStudent, isPerson, alike: users.alike }, problems);
  const peopleNow = {
    roles,
    contacts: new Set(relationships.map((relationship) => relationship.contact)),
    birthDates: new Map([...standing.students.flatMap(({ sourceId, birthDate }): [string, string][] => (birthDate === null ? [] : [[sourceId, birthDate]])), ...readBirthDates(records.demographics, 'sourcedId', users)]),
    schools: schoolIds,
  };
  const described = readPeople({ users, ...peopleNow });
  const carried = carryPeople(standing, isDescribed, peopleNow);
  const students = [...carried.students, ...described.students];
  if (students.length === 0) problems.add('no-students', { file: users.file });
  const terms = [...standing.terms, ...readTerms(records.sessions)];
  const classes = readClasses({ ...records, schools: schoolIds, activeTitles: new Map(active.classes.map(({ sourceId, title }) => [sourceId, title])) });
  const enrollments = readEnrollments(records.enrollments, records.classes, users, roles);
  return {
    format: changes.size > 0 ? `OneRoster ${version} changes` : `OneRoster ${version}`,
    // Changes are applied to the pairs on record, so what is on record of them is said too.
    custody: contactTable.custody || changes.size > 0,
    schools,
    terms,
    students,
    guardians: [...carried.guardians, ...described.guardians],
    staff: [...carried.staff, ...described.staff],
    ...withinRoster(standing, { schools, terms, classes, enrollments }, roles),
    relationships,
  };
}
