/**
 * What stands of the active roster beside a package of changes: everything that the package neither replaces nor
 * removes. A role, a contact or an enrollment is removed only where a row says so.
 */
import { stands } from '../record-set.ts';
import { namesOf, type ActiveRoster, type RosterFile, type RosterFileEnrollment, type RosterFilePerson, type RosterFileRelationship } from '../roster-file.ts';
import type { RoleClaim, UserRoles } from '../user-roles.ts';

import { enrollmentRole } from './classes.ts';
import type { OneRosterRecords } from './records.ts';

export const NOTHING_ACTIVE: ActiveRoster = { schools: [], terms: [], students: [], guardians: [], staff: [], classes: [], enrollments: [], relationships: [] };

const enrollmentKey = (enrollment: Pick<RosterFileEnrollment, 'class' | 'person' | 'role'>): string =>
  JSON.stringify([enrollment.class, enrollment.person, enrollment.role]);

/** References to what the package removes are still in it; see `withinRoster`. */
export function standingBeside(active: ActiveRoster, { orgs, sessions, classes, users, enrollments }: OneRosterRecords): ActiveRoster {
  const isUser = ({ sourceId }: RosterFilePerson): boolean => stands(sourceId, users);
  const removed = new Set<string>();
  if (enrollments.active !== null) {
    for (const row of enrollments.deleted.values()) {
      const [given, person, role] = [row.idOrNull('classSourcedId'), row.idOrNull('userSourcedId'), enrollmentRole(row)];
      if (given === null || person === null || role === null) row.report('removal-unclear', null);
      else removed.add(enrollmentKey({ class: given, person, role }));
    }
  }
  return {
    schools: active.schools.filter(({ sourceId }) => stands(sourceId, orgs) && !orgs.byId.has(sourceId)),
    terms: active.terms.filter(({ sourceId }) => stands(sourceId, sessions) && !sessions.byId.has(sourceId)),
    students: active.students.filter(isUser),
    guardians: active.guardians.filter(isUser),
    staff: active.staff.filter(isUser),
    classes: active.classes.filter(({ sourceId }) => stands(sourceId, classes) && !classes.byId.has(sourceId)),
    enrollments: enrollments.active === null ? [] : active.enrollments.filter((enrollment) => !removed.has(enrollmentKey(enrollment))),
    relationships: active.relationships,
  };
}

/** What people were, without what the package takes from them. */
export function standingRoles(standing: ActiveRoster, withdrawn: readonly RoleClaim[], isRestated: (user: string) => boolean): readonly RoleClaim[] {
  const claims: readonly RoleClaim[] = [
    ...standing.students.map(({ sourceId, schools }) => ({ user: sourceId, meaning: { kind: 'student' as const }, primary: true, orgs: schools })),
    ...standing.guardians.map(({ sourceId }) => ({ user: sourceId, meaning: { kind: 'guardian' as const }, primary: true, orgs: [] })),
    ...standing.staff.map(({ sourceId, role, schools }) => ({ user: sourceId, meaning: { kind: 'staff' as const, title: role ?? 'staff' }, primary: true, orgs: schools })),
  ];
  const byUser = Map.groupBy(withdrawn, ({ user }) => user);
  return claims.flatMap((claim) => {
    if (isRestated(claim.user)) return [];
    const own = (byUser.get(claim.user) ?? []).filter(({ meaning }) => meaning.kind === claim.meaning.kind);
    const orgs = claim.orgs.filter((org) => !own.some((withdrawal) => withdrawal.orgs.includes(org)));
    return own.length > 0 && orgs.length === 0 ? [] : [{ ...claim, orgs }];
  });
}

export interface PeopleNow {
  readonly roles: ReadonlyMap<string, UserRoles>;
  readonly contacts: ReadonlySet<string>;
  readonly birthDates: ReadonlyMap<string, string>;
  readonly schools: ReadonlySet<string>;
}

/** The people whom no row of the package describes, as what they are now. */
export function carryPeople(
  standing: ActiveRoster,
  isDescribed: (user: string) => boolean,
  { roles, contacts, birthDates, schools }: PeopleNow,
): Pick<RosterFile, 'students' | 'guardians' | 'staff'> {
  const byId = <T extends RosterFilePerson>(list: readonly T[]): ReadonlyMap<string, T> => new Map(list.filter(({ sourceId }) => !isDescribed(sourceId)).map((person) => [person.sourceId, person]));
  const [students, guardians, staff] = [byId(standing.students), byId(standing.guardians), byId(standing.staff)];
  const everybody = new Map<string, RosterFilePerson & { readonly phone?: string | null; readonly email?: string | null }>([...students, ...guardians, ...staff]);
  const now: { students: RosterFile['students'][number][]; guardians: RosterFile['guardians'][number][]; staff: RosterFile['staff'][number][] } = { students: [], guardians: [], staff: [] };
  for (const [id, person] of everybody) {
    const own = roles.get(id);
    const names = namesOf(person);
    const reach = { phone: person.phone ?? null, email: person.email ?? null };
    const known = students.get(id);
    if (own?.student) {
      now.students.push({ ...names, grade: known?.grade ?? null, studentNumber: known?.studentNumber ?? null, birthDate: birthDates.get(id) ?? null, needs: known?.needs ?? [], homeLanguage: known?.homeLanguage ?? null, bus: known?.bus ?? null, schools: own.studentOrgs.filter((org) => schools.has(org)) });
    }
    if (own?.guardian || contacts.has(id)) now.guardians.push(guardians.get(id) ?? { ...names, ...reach });
    if (own && own.staffRole !== null) now.staff.push({ ...names, ...(staff.get(id) ?? { ...reach, trainings: [] }), role: own.staffRole, schools: own.staffOrgs.filter((org) => schools.has(org)) });
  }
  return now;
}

/** The relationships that stand; a student's row that names other contacts now is reported, and removes none. */
export function standingRelationships(standing: ActiveRoster, { users }: OneRosterRecords, isStudent: (id: string) => boolean): readonly RosterFileRelationship[] {
  return standing.relationships.filter(({ student, contact }) => {
    if (!stands(student, users) || !stands(contact, users) || !isStudent(student) || isStudent(contact)) return false;
    const row = users.byId.get(student);
    const named = row?.idList('agentSourcedIds') ?? [];
    if (row && named.length > 0 && !named.includes(contact) && !users.byId.get(contact)?.idList('agentSourcedIds').includes(student)) row.report('contact-maybe-gone', 'agentSourcedIds', { id: contact });
    return true;
  });
}

/** The standing classes and enrollments beside those of the package, without what points at nothing now. */
export function withinRoster(
  standing: ActiveRoster,
  now: Pick<RosterFile, 'schools' | 'terms' | 'classes' | 'enrollments'>,
  roles: ReadonlyMap<string, UserRoles>,
): Pick<RosterFile, 'classes' | 'enrollments'> {
  const idsOf = (list: readonly { readonly sourceId: string }[]): ReadonlySet<string> => new Set(list.map(({ sourceId }) => sourceId));
  const [schools, terms] = [idsOf(now.schools), idsOf(now.terms)];
  const classes = [
    ...standing.classes.map((given) => ({ ...given, school: given.school !== null && schools.has(given.school) ? given.school : null, terms: given.terms.filter((term) => terms.has(term)) })),
    ...now.classes,
  ];
  const classIds = idsOf(classes);
  const restated = new Set(now.enrollments.map(enrollmentKey));
  const fits = ({ person, role }: RosterFileEnrollment): boolean => {
    const own = roles.get(person);
    return role === 'student' ? own?.student === true : own !== undefined && own.staffRole !== null;
  };
  const stood = standing.enrollments.filter((enrollment) => classIds.has(enrollment.class) && fits(enrollment) && !restated.has(enrollmentKey(enrollment)));
  return { classes, enrollments: [...stood, ...now.enrollments] };
}
