/** Who came for one student in one incident and who took them, whatever order the facts arrived in. */
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId, IncidentId } from '../../kernel/ids.ts';
import type { AdultCheckedIn, ComfortAnswered, PickupStopped, ReleaseSettled, StudentReleased } from './events.ts';

type Adult = AdultCheckedIn['adult'];

interface CheckIn {
  readonly event: EventId;
  readonly adult: Adult;
  readonly identity: AdultCheckedIn['identity'];
  /** Null: not asked yet. RU-7: one "no" is final for this check-in, whatever else was answered. */
  readonly comfortable: boolean | null;
  readonly fact: Fact;
}

interface Release {
  readonly event: EventId;
  readonly adult: Adult;
  readonly checkIn: EventId;
  readonly fact: Fact;
}

interface Settlement {
  readonly event: EventId;
  readonly stands: EventId | null;
  readonly settles: readonly EventId[];
  readonly fact: Fact;
}

export interface Pickup {
  readonly checkIns: readonly CheckIn[];
  readonly stops: readonly { readonly event: EventId; readonly adult: Adult; readonly why: PickupStopped['why']; readonly fact: Fact }[];
  /** Releases that stand: one is a release, two or more are a contradiction (RU-9). */
  readonly releases: readonly Release[];
  /** RU-12 releases that stand in other incidents and neither saw one of these nor were seen by it: a contradiction too. */
  readonly rivals: readonly Release[];
  /** Settlements that say different things about the same releases: a contradiction of its own. */
  readonly settlementsDiffer: boolean;
  readonly settlements: readonly Settlement[];
}

const incidentOf = (fact: Fact): unknown => (fact.payload as { readonly incident?: unknown }).incident;

/** The releases and settlements of one incident that stand. */
function standingIn(history: History, facts: readonly Fact[], incident: unknown): { readonly releases: readonly Release[]; readonly settlements: readonly Settlement[] } {
  const all = facts
    .filter((fact) => fact.type === 'v1.StudentReleased' && incidentOf(fact) === incident)
    .map((fact): Release => {
      const payload = fact.payload as StudentReleased;
      return { event: fact.id, adult: payload.adult, checkIn: history.canonical(payload.checkIn as EventId), fact };
    });
  const own = new Set(all.map((one) => one.event));
  const settlements = settlementsAbout(history, facts, own);
  const upheld = new Set(settlements.map((one) => one.stands));
  return { releases: all.filter((one) => !history.isSettled(one.event) || upheld.has(one.event)), settlements };
}

/**
 * Settlements that name any of these releases, and stand. One that upholds another incident's release upholds none of
 * these. RU-13 a later one takes the place of an earlier one that it had seen, where it names the release that the earlier
 * one upheld, or the earlier one upheld none.
 */
function settlementsAbout(history: History, facts: readonly Fact[], releases: ReadonlySet<EventId>): readonly Settlement[] {
  const all = facts
    .filter((fact) => fact.type === 'v1.ReleaseSettled')
    .map((fact): Settlement => {
      const payload = fact.payload as ReleaseSettled;
      const named = (payload.settles as EventId[]).map((id) => history.canonical(id));
      const stands = payload.stands === null ? null : history.canonical(payload.stands as EventId);
      return { event: fact.id, stands: stands !== null && releases.has(stands) ? stands : null, settles: [...new Set(named)].sort(), fact };
    })
    .filter((one) => one.settles.some((id) => releases.has(id)));
  return all.filter(
    (one) => !history.isSettled(one.event) && !all.some((other) => history.precedes(one.event, other.event) && (one.stands === null || other.settles.includes(one.stands))),
  );
}

export function pickupOf(history: History, incident: IncidentId): Pickup {
  const everywhere = history.distinct(history.facts);
  const facts = everywhere.filter((fact) => incidentOf(fact) === incident);
  const comfort = facts.filter((fact) => fact.type === 'v1.ComfortAnswered').map((fact) => fact.payload as ComfortAnswered);
  const { releases, settlements } = standingIn(history, everywhere, incident);
  const elsewhere = new Set(everywhere.filter((fact) => fact.type === 'v1.StudentReleased').map(incidentOf));
  elsewhere.delete(incident);
  const others = releases.length === 0 ? [] : [...elsewhere].flatMap((one) => standingIn(history, everywhere, one).releases);
  const apart = (a: Release, b: Release): boolean => !history.precedes(a.event, b.event) && !history.precedes(b.event, a.event);
  return {
    checkIns: facts
      .filter((fact) => fact.type === 'v1.AdultCheckedIn')
      .map((fact) => {
        const payload = fact.payload as AdultCheckedIn;
        const answers = comfort.filter((one) => history.canonical(one.checkIn as EventId) === fact.id).map((one) => one.comfortable);
        return { event: fact.id, adult: payload.adult, identity: payload.identity, comfortable: answers.length === 0 ? null : answers.every(Boolean), fact };
      }),
    stops: facts
      .filter((fact) => fact.type === 'v1.PickupStopped')
      .map((fact) => {
        const payload = fact.payload as PickupStopped;
        return { event: fact.id, adult: payload.adult, why: payload.why, fact };
      }),
    releases,
    rivals: others.filter((one) => releases.some((own) => apart(own, one))),
    settlementsDiffer: new Set(settlements.map((one) => one.stands)).size > 1,
    settlements,
  };
}
