/**
 * Who is what in a OneRoster package: one user may be student, guardian and staff at once. Version 1.2 says it in
 * roles.csv, version 1.1 in the user's own row; both become the same thing here.
 */
import type { RowReader } from '../row-reader.ts';

import { refersTo, type RecordSet } from './record-set.ts';

export interface UserRoles {
  readonly student: boolean;
  readonly guardian: boolean;
  /** Plain words, such as "teacher"; null for who is not staff. */
  readonly staffRole: string | null;
  readonly studentOrgs: readonly string[];
  readonly staffOrgs: readonly string[];
}

/** The vocabularies of 1.1 and 1.2, in the form of `roleKey`. */
const STUDENT_ROLES: ReadonlySet<string> = new Set(['student']);
const GUARDIAN_ROLES: ReadonlySet<string> = new Set(['guardian', 'parent', 'relative']);
const STAFF_ROLES: ReadonlyMap<string, string> = new Map([
  ['teacher', 'teacher'],
  ['aide', 'aide'],
  ['counselor', 'counselor'],
  ['principal', 'principal'],
  ['proctor', 'proctor'],
  ['administrator', 'administrator'],
  ['districtadministrator', 'district administrator'],
  ['siteadministrator', 'site administrator'],
  ['systemadministrator', 'system administrator'],
]);

export const roleKey = (role: string): string => role.toLowerCase().replaceAll(/[\s_-]/g, '');

type RoleColumn = 'userSourcedId' | 'role' | 'roleType' | 'orgSourcedId';
type UserRoleColumn = 'role' | 'orgSourcedIds';

export const ROLE_COLUMNS: { readonly required: readonly RoleColumn[]; readonly optional: readonly RoleColumn[] } = {
  required: ['userSourcedId', 'role', 'orgSourcedId'],
  optional: ['roleType'],
};

interface RoleClaim {
  readonly user: string;
  readonly role: string;
  readonly primary: boolean;
  readonly orgs: readonly string[];
}

/** Version 1.2. */
export function rolesFromRoles(
  roles: RecordSet<RoleColumn>,
  users: RecordSet<string>,
  orgs: RecordSet<string>,
): ReadonlyMap<string, UserRoles> {
  const claims: RoleClaim[] = [];
  for (const row of roles.byId.values()) {
    const user = row.id('userSourcedId');
    const org = row.idOrNull('orgSourcedId');
    const role = knownRole(row);
    if (user === null || role === null || !refersTo(row, 'userSourcedId', user, users)) continue;
    const orgKnown = org !== null && refersTo(row, 'orgSourcedId', org, orgs);
    claims.push({ user, role, primary: row.word('roleType') === 'primary', orgs: orgKnown ? [org] : [] });
  }
  return gather(claims);
}

/** Version 1.1. */
export function rolesFromUsers(users: RecordSet<UserRoleColumn>, orgs: RecordSet<string>): ReadonlyMap<string, UserRoles> {
  const claims: RoleClaim[] = [];
  for (const [user, row] of users.byId) {
    const role = knownRole(row);
    if (role === null) continue;
    claims.push({ user, role, primary: true, orgs: row.idList('orgSourcedIds').filter((org) => refersTo(row, 'orgSourcedIds', org, orgs)) });
  }
  return gather(claims);
}

function knownRole(row: RowReader<'role'>): string | null {
  const role = roleKey(row.word('role'));
  if (STUDENT_ROLES.has(role) || GUARDIAN_ROLES.has(role) || STAFF_ROLES.has(role)) return role;
  row.report('role-unknown', 'role');
  return null;
}

function gather(claims: readonly RoleClaim[]): ReadonlyMap<string, UserRoles> {
  const byUser = Map.groupBy(claims, (claim) => claim.user);
  return new Map([...byUser].map(([user, own]) => [user, combine(own)]));
}

function combine(claims: readonly RoleClaim[]): UserRoles {
  const student = claims.filter((claim) => STUDENT_ROLES.has(claim.role));
  const staff = claims.filter((claim) => STAFF_ROLES.has(claim.role));
  const main = staff.find((claim) => claim.primary) ?? staff[0];
  return {
    student: student.length > 0,
    guardian: claims.some((claim) => GUARDIAN_ROLES.has(claim.role)),
    staffRole: (main && STAFF_ROLES.get(main.role)) ?? null,
    studentOrgs: [...new Set(student.flatMap((claim) => claim.orgs))],
    staffOrgs: [...new Set(staff.flatMap((claim) => claim.orgs))],
  };
}
