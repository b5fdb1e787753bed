/** The adults who were asked to step aside for one student: what stopped each, what was done about it since, and what is still open. */
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId, PersonId } from '../../kernel/ids.ts';
import { compareNames } from '../../kernel/name-comparison.ts';
import type { AdultCheckedIn, AdultEscorted, ContactCalled, PickupAuthorized, PickupStopped, RestrictionOverridden, StopReason } from './events.ts';

interface Call {
  readonly event: EventId;
  readonly call: Pick<ContactCalled, 'contact' | 'name' | 'phone' | 'said' | 'agrees'>;
  readonly fact: Fact;
}

interface Granted {
  readonly event: EventId;
  readonly reason: string;
  readonly fact: Fact;
}

export interface Stop {
  readonly event: EventId;
  readonly adult: PickupStopped['adult'];
  readonly identity: PickupStopped['identity'];
  readonly why: readonly StopReason[];
  readonly calls: readonly Call[];
  readonly exceptions: readonly Granted[];
  readonly authorizations: readonly (Granted & Pick<PickupAuthorized, 'vouchedBy' | 'verified'>)[];
  readonly overrides: readonly (Granted & { readonly restrictions: readonly string[] })[];
  readonly escorts: readonly { readonly event: EventId; readonly escort: string; readonly place: string; readonly fact: Fact }[];
  /** Somebody said that the adult waits no longer. */
  readonly ended: readonly Granted[];
  /** Why it does not let the adult in yet: what has been granted is not among these. */
  readonly open: readonly StopReason[];
  /** Still a matter: not ended, and no later check-in or stop of this adult has taken its place. */
  readonly waits: boolean;
  readonly fact: Fact;
}

/** Is it the same adult, as far as a desk can know? By id, or by the name of somebody who is not on the record. */
export const sameAdult = (a: PickupStopped['adult'], b: PickupStopped['adult']): boolean => a.contact === b.contact && (a.contact !== null || compareNames(a.name, b.name) === 'match');

/** RU-17 who recorded that this adult came, at any desk: none of them overrides a restriction on the adult. */
export const letInBy = ({ stops, checkIns }: { readonly stops: readonly Recorded[]; readonly checkIns: readonly Recorded[] }, adult: PickupStopped['adult']): ReadonlySet<PersonId> =>
  new Set([...stops, ...checkIns].flatMap((one) => (sameAdult(one.adult, adult) ? (staffOf(one.fact) ?? []) : [])));

interface Recorded {
  readonly adult: PickupStopped['adult'];
  readonly fact: Fact;
}

/** Null: nobody was signed in. */
export const staffOf = ({ actor }: Fact): PersonId | null => (actor === 'unsigned' ? null : actor.staff);

const SETTLED_BY: Readonly<Record<StopReason, string>> = {
  restricted: 'v1.RestrictionOverridden',
  noContactOnFile: 'v2.PickupAuthorized',
  notOnRecord: 'v2.PickupAuthorized',
  identityNotVerified: 'v1.IdentityExceptionGranted',
  escort: 'v1.AdultEscorted',
  alreadyGone: 'v1.AdultEscorted',
};

/** `facts`: those of one incident, each once. */
export function stopsOf(history: History, facts: readonly Fact[]): readonly Stop[] {
  const came = facts.filter((fact) => fact.type === 'v3.PickupStopped' || fact.type === 'v3.AdultCheckedIn');
  return facts
    .filter((fact) => fact.type === 'v3.PickupStopped')
    .map((fact) => {
      const { adult, identity, why } = fact.payload as PickupStopped;
      const about = (type: string): readonly Fact[] => facts.filter((one) => one.type === type && history.canonical((one.payload as { readonly stop: EventId }).stop) === fact.id);
      const granted = (type: string): readonly Granted[] => about(type).map((one) => ({ event: one.id, reason: (one.payload as { readonly reason: string }).reason, fact: one }));
      const ended = granted('v1.StepAsideEnded');
      const later = came.some((other) => history.precedes(fact.id, other.id) && sameAdult(adult, (other.payload as AdultCheckedIn | PickupStopped).adult));
      return {
        event: fact.id,
        adult,
        identity,
        why,
        calls: about('v1.ContactCalled').map((one) => ({ event: one.id, call: one.payload as ContactCalled, fact: one })),
        exceptions: granted('v1.IdentityExceptionGranted'),
        authorizations: granted('v2.PickupAuthorized').map((one) => {
          const { vouchedBy, verified } = one.fact.payload as PickupAuthorized;
          return { ...one, vouchedBy, verified };
        }),
        overrides: granted('v1.RestrictionOverridden').map((one) => ({ ...one, restrictions: (one.fact.payload as RestrictionOverridden).restrictions })),
        escorts: about('v1.AdultEscorted').map((one) => {
          const { escort, place } = one.payload as AdultEscorted;
          return { event: one.id, escort, place, fact: one };
        }),
        ended,
        open: why.filter((reason) => about(SETTLED_BY[reason]).length === 0),
        waits: ended.length === 0 && !later,
        fact,
      };
    });
}
