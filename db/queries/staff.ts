/** Who uses Muster: who may act, who can be found by name to sign in, and the list under Setup. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { kindNeeded } from '../../shared/domain/site/staff.ts';
import { roles, type CredentialKind, type Role } from '../../shared/domain/site/events.ts';
import type { EventId, PersonId } from '../../shared/kernel/ids.ts';
import type { Database } from '../driver.ts';
import type { Rejection } from '../../shared/kernel/decision.ts';
import { foldText } from '../../shared/kernel/fold-text.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { nameOf, type Reader } from './reader.ts';

export interface Grant {
  readonly staff: PersonId;
  readonly role: Role;
  readonly grant: EventId;
}

interface GrantRow {
  readonly event: EventId;
  readonly staff: PersonId;
  readonly role: Role;
  readonly founding: number;
}

/** SI-11 the one that allows least first. */
const fromLeast = (rows: readonly GrantRow[]): GrantRow[] => [...rows].sort((a, b) => roles.indexOf(b.role) - roles.indexOf(a.role) || (a.event < b.event ? -1 : 1));
const grantIn = (row: GrantRow | undefined): Grant | null => (row === undefined ? null : { staff: row.staff, role: row.role, grant: row.event });
const allGrants = (db: Database): readonly GrantRow[] => db.prepare<[], GrantRow>('SELECT event, staff, role, founding FROM view_grant ORDER BY event').all();

/** The role in which somebody may act now; null: none. */
export const grantOf = (reader: Reader, staff: string): Grant | null =>
  grantIn(fromLeast(reader.db.prepare<[string], GrantRow>('SELECT event, staff, role, founding FROM view_grant WHERE staff = ?').all(staff))[0]);

/** Whoever founded the site, while they are its administrator; else another administrator. */
export function founderGrant(reader: Reader): Grant | null {
  const administrators = allGrants(reader.db).filter((row) => row.role === 'administrator' && grantOf(reader, row.staff)?.grant === row.event);
  return grantIn(administrators.find((row) => row.founding === 1) ?? administrators[0]);
}

/** Whether any secret was ever set here, erased since or not. */
export const signInIsSetUp = (db: Database): boolean => db.prepare("SELECT 1 FROM log_event WHERE type = 'v1.CredentialSet' LIMIT 1").get() !== undefined;

interface Secrets {
  readonly kinds: readonly CredentialKind[];
  readonly letterUntilWall: number | null;
}

function secretsByStaff(db: Database): (staff: string) => Secrets {
  const kinds = new Map<string, CredentialKind[]>();
  for (const row of db.prepare<[], { staff: string; kind: CredentialKind }>('SELECT staff, kind FROM view_secret ORDER BY event').all()) kinds.set(row.staff, [...(kinds.get(row.staff) ?? []), row.kind]);
  const offers = new Map(db.prepare<[], { staff: string; until: number }>('SELECT staff, max(until_wall) AS until FROM view_sign_in_offer GROUP BY staff').all().map((row) => [row.staff, row.until]));
  return (staff) => ({ kinds: kinds.get(staff) ?? [], letterUntilWall: offers.get(staff) ?? null });
}

function secretFor(role: Role | null, kinds: readonly CredentialKind[]): SubscriptionRow<'staff-access'>['secret'] {
  if (kinds.length === 0) return 'none';
  if (kinds.includes('passphrase')) return 'passphrase';
  return role !== null && kindNeeded(role) === 'passphrase' ? 'notEnough' : 'pin';
}

/** SI-18 administrators who can sign in; all of them while sign-in is not set up. */
export function ableAdministrators(reader: Reader): ReadonlySet<string> {
  const setUp = signInIsSetUp(reader.db);
  const secrets = secretsByStaff(reader.db);
  const able = allGrants(reader.db).filter((row) => grantOf(reader, row.staff)?.role === 'administrator' && (!setUp || secretFor('administrator', secrets(row.staff).kinds) === 'passphrase'));
  return new Set(able.map((row) => row.staff));
}

interface MemberRow {
  readonly staff: PersonId;
  readonly name: string;
  readonly person: PersonId | null;
}

const members = (db: Database): readonly MemberRow[] => db.prepare<[], MemberRow>('SELECT staff, name, person FROM view_staff_member').all();

export const isStaffMember = (reader: Reader, staff: string): boolean => reader.db.prepare<[string]>('SELECT 1 FROM view_staff_member WHERE staff = ?').get(staff) !== undefined;

/** Who a staff member is on the roster; null: nobody said. */
export const personOfStaff = (reader: Reader, staff: string): PersonId | null =>
  reader.db.prepare<[string], PersonId | null>('SELECT person FROM view_staff_member WHERE staff = ?').pluck().get(staff) ?? null;

/** Which staff member a person of the roster is; null: none. */
export const staffOfPerson = (reader: Reader, person: string): PersonId | null =>
  reader.db.prepare<[string], PersonId>('SELECT staff FROM view_staff_member WHERE person = ? ORDER BY staff LIMIT 1').pluck().get(person) ?? null;

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

const MAX_STAFF_FOUND = 8;

/** Those who have a role, by the beginnings of their names in any order. Fewer than two letters find nobody: no list of the staff for passers-by. */
export function findStaff(reader: Reader, text: string): { readonly rows: { staff: string; name: string; kind: CredentialKind }[]; readonly more: boolean } {
  const typed = foldText(text).split(' ').filter((word) => word !== '');
  if (typed.join('').length < 2) return { rows: [], more: false };
  const found = members(reader.db).flatMap(({ staff, name }) => {
    const grant = grantOf(reader, staff);
    const words = foldText(name).split(' ');
    return grant !== null && typed.every((one) => words.some((word) => word.startsWith(one))) ? [{ staff, name, kind: kindNeeded(grant.role) }] : [];
  });
  found.sort((a, b) => collator.compare(a.name, b.name) || (a.staff < b.staff ? -1 : 1));
  return { rows: found.slice(0, MAX_STAFF_FOUND), more: found.length > MAX_STAFF_FOUND };
}

/** Whoever has a role and this very name, however it is spelled in letters. */
export function oneOfName(reader: Reader, name: string): Result<PersonId, Rejection> {
  const found = members(reader.db).filter((one) => foldText(one.name) === foldText(name) && grantOf(reader, one.staff) !== null);
  const [only] = found;
  if (only === undefined) return err({ name: 'StaffUnknown', message: `Nobody who uses Muster here is called “${name}”.`, whatToDo: 'Give the whole name as it stands under Setup, Staff.' });
  if (found.length > 1) return err({ name: 'SeveralOfThisName', message: `${found.length} people who use Muster here are called “${name}”.`, whatToDo: 'Make the file at the screens; or give one of them another name under Setup, Staff.' });
  return ok(only.staff);
}

/** `signedInWall`: when each signed in at this console last. */
export function listStaffAccess(reader: Reader, signedInWall: ReadonlyMap<string, number>): SubscriptionRow<'staff-access'>[] {
  const grants = new Map<string, GrantRow[]>();
  for (const row of allGrants(reader.db)) grants.set(row.staff, [...(grants.get(row.staff) ?? []), row]);
  const secrets = secretsByStaff(reader.db);
  const roster = reader.rosters.current();
  const rows = members(reader.db).map(({ staff, name, person }): SubscriptionRow<'staff-access'> => {
    const standing = fromLeast(grants.get(staff) ?? []);
    const role = standing[0]?.role ?? null;
    const { kinds, letterUntilWall } = secrets(staff);
    const onRoster = person === null ? undefined : roster.staff.get(person);
    return {
      key: staff,
      staff,
      name,
      role,
      rolesGrantedApart: standing.length > 1 ? [...new Set(standing.map((row) => row.role))] : [],
      person,
      personName: onRoster === undefined ? null : nameOf(onRoster),
      secret: secretFor(role, kinds),
      secrets: kinds.length,
      letterUntilWall,
      lastSignedInWall: signedInWall.get(staff) ?? null,
    };
  });
  return rows.sort((a, b) => collator.compare(a.name, b.name) || (a.staff < b.staff ? -1 : 1));
}
