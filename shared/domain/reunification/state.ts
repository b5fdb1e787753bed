/** Who came for one student in one incident and who took them, whatever order the facts arrived in. */
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId, IncidentId } from '../../kernel/ids.ts';
import type { AdultCheckedIn, ComfortAnswered, DiscomfortDecided, PickupStopped, ReleaseSettled, StudentReleased, StudentSentFor, WrongStudentBrought } from './events.ts';
import { sameAdult, stopsOf, type Stop } from './stops.ts';

export interface CheckIn {
  readonly event: EventId;
  readonly adult: AdultCheckedIn['adult'];
  readonly identity: AdultCheckedIn['identity'];
  /** What it would not stand without. */
  readonly rests: readonly EventId[];
  /** Null: not asked yet, or another student answered (RU-56). RU-7: one "no" is final for this check-in, whatever else was answered. */
  readonly comfortable: boolean | null;
  /** What persons decided after a no; several where consoles decided apart. */
  readonly decisions: readonly { readonly event: EventId; readonly decision: DiscomfortDecided['decision']; readonly reason: string; readonly fact: Fact }[];
  /** Who went to fetch the student for this adult, and who says that the student is here. */
  readonly sentFor: readonly { readonly event: EventId; readonly runner: string; readonly fact: Fact }[];
  readonly brought: readonly Fact[];
  /** RU-56 other students who were brought instead, and went back. */
  readonly wrong: readonly { readonly event: EventId; readonly brought: string; readonly fact: Fact }[];
  readonly fact: Fact;
}

export interface Release {
  readonly event: EventId;
  readonly to: StudentReleased['to'];
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
  readonly stops: readonly Stop[];
  /** Releases that stand: one is a release, two or more are a contradiction (RU-9). */
  readonly releases: readonly Release[];
  /** RU-12 releases that stand in other incidents and neither saw one of these nor were seen by it: a contradiction too. */
  readonly rivals: readonly Release[];
  /** Settlements that say different things about the same releases: a contradiction of its own. */
  readonly settlementsDiffer: boolean;
  readonly settlements: readonly Settlement[];
}

/**
 * RU-20 the check-in at which the student said no to this adult, and about which nobody decided that the student is asked
 * again. Where consoles decided differently, apart, the student stays.
 */
export const refusedBefore = (pickup: Pickup, adult: PickupStopped['adult']): CheckIn | undefined =>
  pickup.checkIns.find((one) => one.comfortable === false && sameAdult(one.adult, adult) && (one.decisions.length === 0 || one.decisions.some((made) => made.decision === 'stays')));

/** RU-20 the student said no at this check-in, and waits for what follows: a decision, and where that is to ask again, that it is done. */
export const waitsAfterNo = (one: { readonly comfortable: boolean | null; readonly decisions: readonly { readonly event: string; readonly decision: string }[] }, checkIns: readonly { readonly rests: readonly string[] }[]): boolean =>
  one.comfortable === false && !one.decisions.some((made) => made.decision === 'stays') && !checkIns.some((later) => one.decisions.some((made) => later.rests.includes(made.event)));

/** RU-20 what was decided after every no to this adult: a check-in at which the student is asked again names it. */
export const decisionsAbout = (pickup: Pickup, adult: PickupStopped['adult']): readonly EventId[] => pickup.checkIns.flatMap((one) => (sameAdult(one.adult, adult) ? one.decisions.map((made) => made.event) : []));

/** RU-20 a no to this adult of which the check-in that rests on these does not know the decision: what was answered there was answered before. */
export const notAskedAgain = (pickup: Pickup, adult: PickupStopped['adult'], rests: readonly EventId[]): boolean =>
  pickup.checkIns.some((one) => one.comfortable === false && sameAdult(one.adult, adult) && !one.decisions.some((made) => rests.includes(made.event)));

/** The same card of paper, typed back twice. */
export const isSamePaper = (a: Release['to'], b: Release['to']): boolean => a.is === 'paper' && b.is === 'paper' && a.card === b.card && sameAdult(a.adult, b.adult);

const incidentOf = (fact: Fact): unknown => (fact.payload as { readonly incident?: unknown }).incident;

/** The releases and settlements of an incident that stand. */
function standingIn(history: History, facts: readonly Fact[], isOf: (fact: Fact) => boolean): { readonly releases: readonly Release[]; readonly settlements: readonly Settlement[] } {
  const said = facts
    .filter((fact) => fact.type === 'v3.StudentReleased' && isOf(fact))
    .map((fact): Release => {
      const { to } = fact.payload as StudentReleased;
      return { event: fact.id, to: to.is === 'adult' ? { ...to, checkIn: history.canonical(to.checkIn as EventId) } : to, fact };
    });
  // RU-41 one piece of paper is one hand-over.
  const all = said.filter((one) => !said.some((other) => other.event < one.event && isSamePaper(one.to, other.to)));
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

/** `oneWith`: the incidents that were joined with it, itself among them. */
export function pickupOf(history: History, incident: IncidentId, oneWith: readonly unknown[] = [incident]): Pickup {
  const everywhere = history.distinct(history.facts);
  const isOf = (fact: Fact): boolean => oneWith.includes(incidentOf(fact));
  const facts = everywhere.filter(isOf);
  const { releases, settlements } = standingIn(history, everywhere, isOf);
  const elsewhere = new Set(everywhere.filter((fact) => fact.type === 'v3.StudentReleased').map(incidentOf));
  for (const own of oneWith) elsewhere.delete(own);
  const others = releases.length === 0 ? [] : [...elsewhere].flatMap((one) => standingIn(history, everywhere, (fact) => incidentOf(fact) === one).releases);
  const apart = (a: Release, b: Release): boolean => !history.precedes(a.event, b.event) && !history.precedes(b.event, a.event);
  const checkIns = checkInsOf(history, facts);
  return {
    checkIns,
    stops: stopsOf(history, facts),
    releases,
    rivals: others.filter((one) => releases.some((own) => apart(own, one))),
    settlementsDiffer: new Set(settlements.map((one) => one.stands)).size > 1,
    settlements,
  };
}

function checkInsOf(history: History, facts: readonly Fact[]): readonly CheckIn[] {
  const about = (type: string, checkIn: EventId): readonly Fact[] =>
    facts.filter((fact) => fact.type === type && history.canonical((fact.payload as { readonly checkIn: EventId }).checkIn) === checkIn);
  return facts
    .filter((fact) => fact.type === 'v3.AdultCheckedIn')
    .map((fact) => {
      const { adult, identity, rests } = fact.payload as AdultCheckedIn;
      const wrong = about('v1.WrongStudentBrought', fact.id);
      // RU-56 what was said before it was noticed, or without knowing of it, may have been said of the other student.
      const ofThisStudent = (one: Fact): boolean => wrong.every((noticed) => history.precedes(noticed.id, one.id));
      const answered = about('v1.ComfortAnswered', fact.id).map((one) => ({ one, comfortable: (one.payload as ComfortAnswered).comfortable }));
      const answers = answered.flatMap(({ one, comfortable }) => (!comfortable || ofThisStudent(one) ? [comfortable] : []));
      return {
        event: fact.id,
        adult,
        identity,
        rests: rests.map((one) => history.canonical(one as EventId)),
        comfortable: answers.length === 0 ? null : answers.every(Boolean),
        decisions: about('v1.DiscomfortDecided', fact.id).map((one) => {
          const { decision, reason } = one.payload as DiscomfortDecided;
          return { event: one.id, decision, reason, fact: one };
        }),
        sentFor: about('v1.StudentSentFor', fact.id).filter((one) => !wrong.some((noticed) => history.precedes(one.id, noticed.id))).map((one) => ({ event: one.id, runner: (one.payload as StudentSentFor).runner, fact: one })),
        brought: about('v1.StudentBrought', fact.id).filter(ofThisStudent),
        wrong: wrong.map((one) => ({ event: one.id, brought: (one.payload as WrongStudentBrought).brought, fact: one })),
        fact,
      };
    });
}
