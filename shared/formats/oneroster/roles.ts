/**
 * Who is what in a OneRoster package. Version 1.2 says it in roles.csv, version 1.1 in the user's own row; both become
 * the same thing here.
 */
import { refersTo, type RecordSet } from '../record-set.ts';
import type { RowReader } from '../row-reader.ts';
import { combineRoles, roleKey, type RoleClaim, type RoleMeaning, type UserRoles } from '../user-roles.ts';

const STUDENT: RoleMeaning = { kind: 'student' };
const GUARDIAN: RoleMeaning = { kind: 'guardian' };
const staff = (title: string): RoleMeaning => ({ kind: 'staff', title });

/** The vocabularies of 1.1 and 1.2, in the form of `roleKey`. */
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
]);

type RoleColumn = 'userSourcedId' | 'role' | 'roleType' | 'orgSourcedId';
type UserRoleColumn = 'role' | 'orgSourcedIds';

export const ROLE_COLUMNS: { readonly required: readonly RoleColumn[]; readonly optional: readonly RoleColumn[] } = {
  required: ['userSourcedId', 'role', 'orgSourcedId'],
  optional: ['roleType'],
};

/** Version 1.2. */
export function rolesFromRoles(
  files: readonly RecordSet<RoleColumn>[],
  users: RecordSet<string>,
  orgs: RecordSet<string>,
): ReadonlyMap<string, UserRoles> {
  const claims: RoleClaim[] = [];
  for (const row of files.flatMap(({ byId }) => [...byId.values()])) {
    const user = row.id('userSourcedId');
    const org = row.idOrNull('orgSourcedId');
    const meaning = meaningOf(row);
    if (user === null || meaning === null || !refersTo(row, 'userSourcedId', user, users)) continue;
    const orgKnown = org !== null && refersTo(row, 'orgSourcedId', org, orgs);
    claims.push({ user, meaning, primary: row.word('roleType') === 'primary', orgs: orgKnown ? [org] : [] });
  }
  return combineRoles(claims);
}

/** Version 1.1. */
export function rolesFromUsers(users: RecordSet<UserRoleColumn>, orgs: RecordSet<string>): ReadonlyMap<string, UserRoles> {
  const claims: RoleClaim[] = [];
  for (const [user, row] of users.byId) {
    const meaning = meaningOf(row);
    if (meaning === null) continue;
    claims.push({ user, meaning, primary: true, orgs: row.idList('orgSourcedIds').filter((org) => refersTo(row, 'orgSourcedIds', org, orgs)) });
  }
  return combineRoles(claims);
}

function meaningOf(row: RowReader<'role'>): RoleMeaning | null {
  const meaning = MEANINGS.get(roleKey(row.word('role'))) ?? null;
  if (meaning === null) row.report('role-unknown', 'role');
  return meaning;
}
