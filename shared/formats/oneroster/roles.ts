/**
 * Who is what in a OneRoster package. Version 1.2 says it in roles.csv, version 1.1 in the user's own row; both become
 * the same thing here.
 */
import { refersTo, type RecordSet } from '../record-set.ts';
import { MAX_SHORT_TEXT } from '../roster-file.ts';
import type { RowReader } from '../row-reader.ts';
import { organisationRole } from '../school-data-sync/vocabulary.ts';
import { roleKey, type RoleClaim, type RoleMeaning } from '../user-roles.ts';

const STUDENT: RoleMeaning = { kind: 'student' };
const GUARDIAN: RoleMeaning = { kind: 'guardian' };
const staff = (title: string): RoleMeaning => ({ kind: 'staff', title });

/** The vocabularies of 1.1 and 1.2, in the form of `roleKey`, and what Muster adds: staff for whom OneRoster has no word. Many systems write further words; see there. */
const MEANINGS: ReadonlyMap<string, RoleMeaning> = new Map([
  ['student', STUDENT],
  ['guardian', GUARDIAN],
  ['parent', GUARDIAN],
  ['relative', GUARDIAN],
  ['teacher', staff('teacher')],
  ['aide', staff('aide')],
  ['counselor', staff('counselor')],
  ['principal', staff('principal')],
  ['proctor', staff('proctor')],
  ['administrator', staff('administrator')],
  ['districtadministrator', staff('district administrator')],
  ['siteadministrator', staff('site administrator')],
  ['systemadministrator', staff('system administrator')],
  ['ext:staff', staff('staff')],
]);

type RoleColumn = 'userSourcedId' | 'role' | 'roleType' | 'orgSourcedId' | 'metadata.role';
type UserRoleColumn = 'role' | 'orgSourcedIds';

export const ROLE_COLUMNS: { readonly required: readonly RoleColumn[]; readonly optional: readonly RoleColumn[] } = {
  required: ['userSourcedId', 'role', 'orgSourcedId'],
  optional: ['roleType', 'metadata.role'],
};

export type RoleRecords = RecordSet<RoleColumn>;

/** Version 1.2. */
export function rolesFromRoles(files: readonly RoleRecords[], users: RecordSet<string>, orgs: RecordSet<string>): readonly RoleClaim[] {
  return files.flatMap(({ byId }) => [...byId.values()]).flatMap((row) => claimOf(row, users, orgs) ?? []);
}

/** What the rows marked for deletion no longer claim. */
export function rolesWithdrawn(files: readonly RoleRecords[], users: RecordSet<string>, orgs: RecordSet<string>): readonly RoleClaim[] {
  return files.flatMap(({ deleted }) => [...deleted.values()]).flatMap((row) => claimOf(row, users, orgs) ?? []);
}

function claimOf(row: RowReader<RoleColumn>, users: RecordSet<string>, orgs: RecordSet<string>): RoleClaim | null {
  const given = row.id('userSourcedId');
  const meaning = meaningOf(row);
  const user = meaning === null ? null : refersTo(row, 'userSourcedId', given, users);
  if (user === null || meaning === null) return null;
  const org = refersTo(row, 'orgSourcedId', row.idOrNull('orgSourcedId'), orgs);
  return { user, meaning: inOwnWords(meaning, row), primary: row.word('roleType') === 'primary', orgs: org === null ? [] : [org] };
}

/** What the school itself calls a member of its staff. */
function inOwnWords(meaning: RoleMeaning, row: RowReader<'metadata.role'>): RoleMeaning {
  const own = row.textOrNull('metadata.role', MAX_SHORT_TEXT);
  return meaning.kind === 'staff' && own !== null ? staff(own) : meaning;
}

/** Version 1.1. */
export function rolesFromUsers(users: RecordSet<UserRoleColumn>, orgs: RecordSet<string>): readonly RoleClaim[] {
  return [...users.byId].flatMap(([user, row]) => {
    const meaning = meaningOf(row);
    if (meaning === null) return [];
    return [{ user, meaning, primary: true, orgs: row.idList('orgSourcedIds').flatMap((org) => refersTo(row, 'orgSourcedIds', org, orgs) ?? []) }];
  });
}

function meaningOf(row: RowReader<'role'>): RoleMeaning | null {
  const meaning = MEANINGS.get(roleKey(row.word('role'))) ?? organisationRole(row.word('role'));
  if (meaning === null) row.report('role-unknown', 'role');
  return meaning;
}
