/** What the facts about a staff member say: name, roster record, role; and with what they prove who they are. Of facts that did not know of each other, what allows less counts. */
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId, PersonId } from '../../kernel/ids.ts';
import { roles, type CredentialKind, type Role } from './events.ts';
import { newestOf, ofType, type SiteFact } from './newest.ts';

export interface StaffMember {
  /** More than one where two were given apart. */
  readonly names: readonly string[];
  /** The person of the roster; null: none, or two were stated apart. */
  readonly person: PersonId | null;
  /** SI-11 those that count, the one that allows least first. More than one: granted apart, and somebody must choose. */
  readonly grants: readonly SiteFact<'v1.RoleGranted'>[];
}

/** SI-10 a role counts until a later one is granted or it is withdrawn; a withdrawal counts against every grant that did not know of it. SI-11 of roles granted apart the one that allows least counts. */
export function staffMemberOf(history: History): StaffMember {
  const names = newestOf(history, ofType(history, 'v1.StaffAdded', 'v1.StaffRenamed')).map((fact) => fact.payload.name);
  const people = new Set(newestOf(history, ofType(history, 'v1.StaffPutOnRoster')).map((fact) => fact.payload.person));
  const [person = null] = people;
  const withdrawals = ofType(history, 'v2.RoleWithdrawn');
  const granted = ofType(history, 'v1.RoleGranted');
  const stands = (grant: Fact): boolean => withdrawals.every((one) => history.precedes(one.id, grant.id) || (history.precedes(grant.id, one.id) && !one.payload.grants.some((id) => history.canonical(id as EventId) === grant.id)));
  const grants = newestOf(history, granted)
    .filter(stands)
    .sort((a, b) => allows(a.payload.role) - allows(b.payload.role) || (a.id < b.id ? -1 : 1));
  return { names: [...new Set(names)].sort(), person: people.size === 1 ? (person as PersonId | null) : null, grants };
}

/** The roles are listed from the one that allows most. */
const allows = (role: Role): number => roles.length - roles.indexOf(role);

/** SI-13 whoever may end an incident, read everything and let others in has a passphrase; a PIN is for those who stand in a doorway. */
export const kindNeeded = (role: Role): CredentialKind => (role === 'administrator' || role === 'assistantPrincipal' ? 'passphrase' : 'pin');

export interface Credential {
  /** Either opens, where more than one was chosen apart. */
  readonly secrets: readonly SiteFact<'v1.CredentialSet'>[];
  /** Letters that nobody has used yet. Whether they are too old is for whoever holds a clock. */
  readonly offers: readonly SiteFact<'v1.SignInOffered'>[];
}

/** SI-12 the newest secret counts, and of several chosen apart each. SI-14 a letter is void once a newer letter or a secret followed it. */
export function credentialOf(history: History): Credential {
  const secrets = ofType(history, 'v1.CredentialSet');
  const offers = ofType(history, 'v1.SignInOffered');
  return { secrets: newestOf(history, secrets), offers: newestOf(history, offers, [...offers, ...secrets]) };
}

/** SI-16 a recovery code is used once: it is void when it was used, and when a newer one followed it. */
export function recoveryCodesOf(history: History): readonly SiteFact<'v1.RecoveryCodeMade'>[] {
  const used = new Set(ofType(history, 'v1.RecoveryCodeUsed').map((fact) => fact.payload.code));
  return newestOf(history, ofType(history, 'v1.RecoveryCodeMade')).filter((code) => ![...used].some((id) => history.canonical(id as EventId) === code.id));
}

export const DEFAULT_IDLE_LOCK_MINUTES = 10;

/** SI-17 of two that were set apart the shorter counts. */
export function idleLockOf(history: History): number {
  const minutes = newestOf(history, ofType(history, 'v1.IdleLockSet')).map((fact) => fact.payload.minutes);
  return minutes.length === 0 ? DEFAULT_IDLE_LOCK_MINUTES : Math.min(...minutes);
}
