/** Which families wait to be checked in for one student, and who of those who were checked in is fetched next. Whatever order the facts arrived in. */
import { compareTimestamps, type Timestamp } from '../../kernel/clock.ts';
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId, IncidentId } from '../../kernel/ids.ts';
import type { FamilyGreeted, FamilySentToLine, FamilyWaitEnded } from './queue-events.ts';

/** A family that waits in a line for one student. */
export interface Greeting {
  readonly event: EventId;
  readonly family: string;
  readonly card: string | null;
  /** RU-32 the one that counts first; more than one where consoles sent them to different lines apart. */
  readonly lines: readonly (number | null)[];
  readonly fact: Fact;
}

/** What ends a wait, whatever its version. */
const CAME: ReadonlySet<string> = new Set(['AdultCheckedIn', 'PickupStopped', 'StudentReleased']);
const kindOf = ({ type }: Fact): string => type.slice(type.indexOf('.') + 1);
/** Does the fact say anything about a line, or end a wait in one? */
export const concernsQueue = (fact: Fact): boolean => CAME.has(kindOf(fact)) || kindOf(fact) === 'FamilyGreeted';

const isOf = (fact: Fact, type: string, incidents: readonly unknown[]): boolean => fact.type === type && incidents.includes((fact.payload as { readonly incident?: unknown }).incident);
/** Whoever is free calls those without a line, so a number counts before none. */
const byLine = (a: number | null, b: number | null): number => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY);

/**
 * RU-30 a family waits until somebody was checked in for the student or asked to step aside, the student is gone, or it is
 * said that they wait no longer. A check-in that did not know of the greeting ends the wait too: the family stood before
 * that desk. One that was over when they were greeted does not.
 */
export function greetingsOf(history: History, incident: IncidentId, oneWith: readonly unknown[] = [incident]): readonly Greeting[] {
  const facts = history.distinct(history.facts);
  const of = (type: string): readonly Fact[] => facts.filter((fact) => isOf(fact, type, oneWith));
  const came = facts.filter((fact) => CAME.has(kindOf(fact)) && oneWith.includes((fact.payload as { readonly incident?: unknown }).incident));
  const ended = new Set(of('v1.FamilyWaitEnded').flatMap((fact) => (fact.payload as FamilyWaitEnded).greetings.map((one) => history.canonical(one as EventId))));
  const sent = of('v1.FamilySentToLine');
  return of('v1.FamilyGreeted')
    .filter((fact) => !ended.has(fact.id) && came.every((one) => history.precedes(one.id, fact.id)))
    .map((fact) => {
      const { family, card, line } = fact.payload as FamilyGreeted;
      const said = [{ id: fact.id, line }, ...sent.filter((one) => (one.payload as FamilySentToLine).family === family).map((one) => ({ id: one.id, line: (one.payload as FamilySentToLine).line }))];
      const newest = said.filter((one) => !said.some((other) => history.precedes(one.id, other.id)));
      return { event: fact.id, family, card, lines: [...new Set(newest.map((one) => one.line))].sort(byLine), fact };
    });
}

/** Students of one adult who wait to be fetched, or were. */
export interface Batch {
  readonly key: string;
  /** When the first of them was checked in. */
  readonly since: Timestamp;
  /** Where they are, each once. */
  readonly places: readonly string[];
  readonly students: number;
  /** Somebody went for all of them. */
  readonly sent: boolean;
}

/** RU-34 so many who came later are fetched before one who waits, at most, by each hand-off. */
export const MAX_OVERTAKEN = 3;
/** RU-34 whom one runner fetches on one way. */
export const STUDENTS_OF_TRIP = 4;

const byWait = (a: Batch, b: Batch): number => compareTimestamps(a.since, b.since) || (a.key < b.key ? -1 : 1);

/** How many who came later were fetched before. */
export const overtakenIn = (batch: Batch, all: readonly Batch[]): number => all.filter((other) => other.sent && byWait(batch, other) < 0).length;

/**
 * RU-34 who is fetched next: whoever waits longest, and with them others at the same place, as many as one runner leads, as
 * long as nobody who waits longer is overtaken more than `mayOvertake` times. `elsewhere`: trips that other hand-offs are to go on,
 * which they may do before this one or after it. Empty: nobody, or nobody who may be fetched before those.
 */
function nextTrip(all: readonly Batch[], elsewhere: readonly (readonly Batch[])[], mayOvertake: number): readonly Batch[] {
  const others = elsewhere.flat();
  const ifTheyWent = (but: readonly Batch[]): readonly Batch[] => (others.length === 0 ? all : all.map((one) => (others.includes(one) && !but.includes(one) ? { ...one, sent: true } : one)));
  const ifAllWent = ifTheyWent([]);
  const ifOthersWent = new Map(elsewhere.map((theirs) => [theirs, ifTheyWent(theirs)]));
  const trip: Batch[] = [];
  const passedBy: { times: number }[] = [];
  let students = 0;
  for (const one of all.filter((batch) => !batch.sent).sort(byWait)) {
    const theirs = elsewhere.find((other) => other.includes(one));
    const [first] = trip;
    const fits = first === undefined || (students + one.students <= STUDENTS_OF_TRIP && one.places.every((place) => place !== '' && first.places.includes(place)));
    if (theirs === undefined && fits && passedBy.every(({ times }) => times < mayOvertake)) {
      trip.push(one);
      students += one.students;
      for (const passed of passedBy) passed.times += 1;
    } else {
      if (theirs === undefined && first === undefined) return [];
      passedBy.push({ times: overtakenIn(one, (theirs && ifOthersWent.get(theirs)) ?? ifAllWent) });
    }
  }
  return trip;
}

/** One of those at which somebody works: the first is 0. */
export interface HandOff {
  readonly at: number;
  readonly of: number;
}
export const ONLY_HAND_OFF: HandOff = { at: 0, of: 1 };

/**
 * RU-34 the trip that is proposed at a hand-off, so that two do not set out for the same students: at each the one after that of the
 * hand-off before it, or the same where there is none that would be fair.
 */
export function tripAt(all: readonly Batch[], handOff: HandOff): readonly Batch[] {
  const trips: (readonly Batch[])[] = [];
  for (let at = 0; at <= handOff.at; at++) {
    const trip = nextTrip(all, trips, MAX_OVERTAKEN * handOff.of);
    if (trip.length === 0) break;
    trips.push(trip);
  }
  return trips.at(-1) ?? [];
}

/** All who wait, in the order in which one hand-off fetches them if nobody comes and no other fetches: its next trip first. */
export function fetchOrder(all: readonly Batch[], handOff: HandOff): readonly Batch[] {
  const trip = tripAt(all, handOff);
  return [...trip, ...all.filter((one) => !one.sent && !trip.includes(one)).sort(byWait)];
}
