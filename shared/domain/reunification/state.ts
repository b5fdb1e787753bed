/** Who came for one student in one incident and who took them, whatever order the facts arrived in. */
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId, IncidentId } from '../../kernel/ids.ts';
import type { AdultCheckedIn, ComfortAnswered, PickupStopped, ReleaseSettled, StudentReleased } from './events.ts';

type Adult = AdultCheckedIn['adult'];

export interface CheckIn {
  readonly event: EventId;
  readonly adult: Adult;
  readonly identity: AdultCheckedIn['identity'];
  /** Null: not asked yet. RU-7: one "no" is final for this check-in, whatever else was answered. */
  readonly comfortable: boolean | null;
  readonly fact: Fact;
}

export interface Release {
  readonly event: EventId;
  readonly adult: Adult;
  readonly checkIn: EventId;
  readonly fact: Fact;
}

export interface Pickup {
  readonly checkIns: readonly CheckIn[];
  readonly stops: readonly { readonly event: EventId; readonly adult: Adult; readonly why: PickupStopped['why']; readonly fact: Fact }[];
  /** Releases that stand: one is a release, two or more are a contradiction (RU-9). */
  readonly releases: readonly Release[];
  /** Settlements that say different things about the same releases: a contradiction of its own. */
  readonly settlementsDiffer: boolean;
  readonly settlements: readonly { readonly event: EventId; readonly stands: EventId | null; readonly settles: readonly EventId[]; readonly fact: Fact }[];
}

export function pickupOf(history: History, incident: IncidentId): Pickup {
  const facts = history.distinct(history.facts).filter((fact) => (fact.payload as { incident?: unknown }).incident === incident);
  const comfort = facts.filter((fact) => fact.type === 'v1.ComfortAnswered').map((fact) => fact.payload as ComfortAnswered);
  const released = facts
    .filter((fact) => fact.type === 'v1.StudentReleased')
    .map((fact): Release => {
      const payload = fact.payload as StudentReleased;
      return { event: fact.id, adult: payload.adult, checkIn: payload.checkIn as EventId, fact };
    });
  const settlements = facts
    .filter((fact) => fact.type === 'v1.ReleaseSettled' && !history.isSettled(fact.id))
    .map((fact) => {
      const payload = fact.payload as ReleaseSettled;
      return { event: fact.id, stands: payload.stands as EventId | null, settles: payload.settles as EventId[], fact };
    });
  const verdicts = new Set(settlements.map((one) => one.stands));
  const upheld = (release: Release): boolean => verdicts.has(release.event);
  return {
    checkIns: facts
      .filter((fact) => fact.type === 'v1.AdultCheckedIn')
      .map((fact) => {
        const payload = fact.payload as AdultCheckedIn;
        const answers = comfort.filter((one) => one.checkIn === fact.id).map((one) => one.comfortable);
        return { event: fact.id, adult: payload.adult, identity: payload.identity, comfortable: answers.length === 0 ? null : answers.every(Boolean), fact };
      }),
    stops: facts
      .filter((fact) => fact.type === 'v1.PickupStopped')
      .map((fact) => {
        const payload = fact.payload as PickupStopped;
        return { event: fact.id, adult: payload.adult, why: payload.why, fact };
      }),
    releases: released.filter((one) => !history.isSettled(one.event) || upheld(one)),
    settlementsDiffer: verdicts.size > 1,
    settlements,
  };
}
