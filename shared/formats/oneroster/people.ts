/**
 * The users of a OneRoster package as students, guardians and staff. One user may become several of these. The
 * password column is not among the columns read, so it is never kept.
 */
import { refersTo, type RecordSet } from '../record-set.ts';
import { MAX_NEEDS_PER_STUDENT, MAX_SCHOOLS_PER_PERSON, MAX_SHORT_TEXT, type RosterFileGuardian, type RosterFilePerson, type RosterFileStaff, type RosterFileStudent } from '../roster-file.ts';
import { readGrade, type RowReader } from '../row-reader.ts';
import type { UserRoles } from '../user-roles.ts';

import { readTrainings } from './trainings.ts';

const NAME_COLUMNS = ['givenName', 'familyName', 'middleName', 'preferredGivenName', 'preferredFamilyName'] as const;
const OTHER_COLUMNS = ['identifier', 'email', 'phone', 'sms', 'agentSourcedIds', 'grades', 'primaryOrgSourcedId', 'role', 'orgSourcedIds'] as const;
/** What OneRoster has no column for, under the names with which `writeOneRoster` writes it. */
const ADDED_COLUMNS = ['metadata.needs', 'metadata.homeLanguage', 'metadata.bus', 'metadata.trainings'] as const;
export type UserColumn = (typeof NAME_COLUMNS)[number] | (typeof OTHER_COLUMNS)[number] | (typeof ADDED_COLUMNS)[number];

export const USER_COLUMNS_1_2: { readonly required: readonly UserColumn[]; readonly optional: readonly UserColumn[] } = {
  required: ['givenName', 'familyName'],
  optional: ['middleName', 'preferredGivenName', 'preferredFamilyName', 'identifier', 'email', 'phone', 'sms', 'agentSourcedIds', 'grades', 'primaryOrgSourcedId', 'role', 'orgSourcedIds', ...ADDED_COLUMNS],
};
export const USER_COLUMNS_1_1: { readonly required: readonly UserColumn[]; readonly optional: readonly UserColumn[] } = {
  required: ['givenName', 'familyName', 'role', 'orgSourcedIds'],
  optional: USER_COLUMNS_1_2.optional.filter((column) => column !== 'role' && column !== 'orgSourcedIds'),
};

export interface People {
  readonly students: readonly RosterFileStudent[];
  readonly guardians: readonly RosterFileGuardian[];
  readonly staff: readonly RosterFileStaff[];
}

export interface PeopleSources {
  readonly users: RecordSet<UserColumn>;
  readonly roles: ReadonlyMap<string, UserRoles>;
  /** Everyone whom a student names as a contact is a guardian, whatever their role says. */
  readonly contacts: ReadonlySet<string>;
  readonly birthDates: ReadonlyMap<string, string>;
  readonly schools: ReadonlySet<string>;
}

export function readPeople({ users, roles, contacts, birthDates, schools }: PeopleSources): People {
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
    const names = readNames(id, row);
    if (own?.student) students.push({ ...names, ...readStudent(id, row, own, schools), birthDate: birthDates.get(id) ?? null });
    const reach = { phone: row.textOrNull('phone', MAX_SHORT_TEXT) ?? row.textOrNull('sms', MAX_SHORT_TEXT), email: row.textOrNull('email') };
    if (isGuardian) guardians.push({ ...names, ...reach });
    if (own && own.staffRole !== null) {
      const staffSchools = own.staffOrgs.filter((org) => schools.has(org));
      staff.push({ ...names, ...reach, role: own.staffRole, trainings: readTrainings(row), schools: row.limited(null, staffSchools, MAX_SCHOOLS_PER_PERSON) });
    }
  }
  return { students, guardians, staff };
}

function readNames(sourceId: string, row: RowReader<UserColumn>): RosterFilePerson {
  const givenName = row.text('givenName');
  const familyName = row.text('familyName');
  if (givenName === '' && familyName === '') row.report('name-missing', 'familyName', { id: sourceId });
  return {
    sourceId,
    givenName,
    familyName,
    middleName: row.textOrNull('middleName'),
    preferredGivenName: row.textOrNull('preferredGivenName'),
    preferredFamilyName: row.textOrNull('preferredFamilyName'),
  };
}

function readStudent(
  id: string,
  row: RowReader<UserColumn>,
  roles: UserRoles,
  schools: ReadonlySet<string>,
): Pick<RosterFileStudent, 'grade' | 'studentNumber' | 'needs' | 'homeLanguage' | 'bus' | 'schools'> {
  const primaryOrg = row.idOrNull('primaryOrgSourcedId');
  const orgs = [...new Set([...roles.studentOrgs, ...(primaryOrg === null ? [] : [primaryOrg])])];
  const own = orgs.filter((org) => schools.has(org));
  if (own.length === 0) row.report('student-without-school', null, { id });
  const [firstGrade] = row.textList('grades', MAX_SHORT_TEXT, Infinity);
  return {
    grade: firstGrade === undefined ? null : readGrade(firstGrade),
    studentNumber: row.textOrNull('identifier', MAX_SHORT_TEXT),
    needs: row.textList('metadata.needs', MAX_SHORT_TEXT, MAX_NEEDS_PER_STUDENT),
    homeLanguage: row.textOrNull('metadata.homeLanguage', MAX_SHORT_TEXT),
    bus: row.textOrNull('metadata.bus', MAX_SHORT_TEXT),
    schools: row.limited(null, own, MAX_SCHOOLS_PER_PERSON),
  };
}

export const DEMOGRAPHICS_COLUMNS = { required: [], optional: ['birthDate'] } as const;

export function readBirthDates<IdColumn extends string>(
  demographics: RecordSet<'birthDate', IdColumn>,
  idColumn: IdColumn,
  users: RecordSet<string>,
): ReadonlyMap<string, string> {
  const birthDates = new Map<string, string>();
  for (const [id, row] of demographics.byId) {
    const birthDate = row.date('birthDate');
    const user = refersTo(row, idColumn, id, users);
    if (user !== null && birthDate !== null) birthDates.set(user, birthDate);
  }
  return birthDates;
}
