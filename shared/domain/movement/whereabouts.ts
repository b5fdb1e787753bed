/** Where one person was put on the way from the school to the site, whatever order the facts arrived in. No clock is asked. */
import type { z } from 'zod';
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId, IncidentId } from '../../kernel/ids.ts';
import { foldRoom } from '../../kernel/room-names.ts';
import type { movementEvents, Reporter } from './events.ts';

type Payload<T extends keyof typeof movementEvents> = z.infer<(typeof movementEvents)[T]>;

/** `left`: on their own. */
export type PlaceKind = 'bus' | 'site' | 'left';

export interface Place {
  readonly event: EventId;
  readonly is: PlaceKind;
  /** The bus, the place, or where to; the last may be ''. */
  readonly at: string;
  /** MO-7 who has the student, of one who left on their own; '' while nobody said so. */
  readonly confirmedBy: string;
  readonly reporter: Reporter;
  readonly channel: Payload<'v1.PersonBoarded'>['channel'];
  readonly fact: Fact;
}

export interface Whereabouts {
  /** What stands, oldest event id first: nothing, one place, or several that did not know of each other. */
  readonly places: readonly Place[];
  /** Every bus whose list names the person, also where they have gone on since, by its folded name. */
  readonly boarded: readonly string[];
}

/** MO-3 two names mean one bus when they differ in case, in spaces, or in the word "bus" before the number. */
export const foldBus = (name: string): string => foldRoom(name).replace(/^bus (?=.)/u, '');

/** MO-5 those that cannot all be true; the same said twice agrees. */
export const apartAmong = (places: readonly Place[]): readonly Place[] => places.filter((one) => places.some((other) => keyOf(other) !== keyOf(one)));

const keyOf = ({ is, at }: Place): string => (is === 'left' ? is : `${is} ${is === 'bus' ? foldBus(at) : foldRoom(at)}`);

function placeOf(fact: Fact): Omit<Place, 'event' | 'reporter' | 'channel' | 'fact'> | null {
  switch (fact.type) {
    case 'v1.PersonBoarded':
      return { is: 'bus', at: (fact.payload as Payload<'v1.PersonBoarded'>).bus, confirmedBy: '' };
    case 'v1.PersonArrived':
      return { is: 'site', at: (fact.payload as Payload<'v1.PersonArrived'>).place, confirmedBy: '' };
    case 'v1.PersonLeftOnOwn': {
      const { where, confirmedBy } = fact.payload as Payload<'v1.PersonLeftOnOwn'>;
      return { is: 'left', at: where, confirmedBy };
    }
    default:
      return null;
  }
}

function placesIn(history: History, isOf: (incident: string) => boolean): readonly Place[] {
  return history.distinct(history.facts).flatMap((fact): Place[] => {
    const found = placeOf(fact);
    if (found === null) return [];
    const { incident, reporter, channel } = fact.payload as Payload<'v1.PersonBoarded'>;
    return isOf(incident) ? [{ event: fact.id, ...found, reporter, channel, fact }] : [];
  });
}

/** MO-6 what a settlement holds to be true stands though another one, apart, closed it; not where somebody who knew of that settlement closes it. */
function isUpheld(history: History, event: EventId): boolean {
  const closes = (fact: Fact): boolean => ((fact.payload as { readonly settles?: readonly EventId[] }).settles ?? []).some((id) => history.canonical(id) === event);
  return history.facts.some(
    (fact) =>
      fact.type === 'v1.PlacesSettled' &&
      history.canonical((fact.payload as Payload<'v1.PlacesSettled'>).stands as EventId) === event &&
      !history.facts.some((other) => history.precedes(fact.id, other.id) && closes(other)),
  );
}

/** `oneWith`: the incidents that were joined with it, itself among them. */
export function whereaboutsOf(history: History, incident: IncidentId, oneWith: readonly string[] = [incident]): Whereabouts {
  const all = placesIn(history, (named) => oneWith.includes(named)).filter((one) => !history.isSettled(one.event) || isUpheld(history, one.event));
  // MO-4 whoever was seen later somewhere else has gone on, except from one bus to another: that is said by naming the first.
  const goesOn = (from: Place, to: Place): boolean => history.precedes(from.event, to.event) && (from.is !== 'bus' || to.is !== 'bus' || keyOf(from) === keyOf(to) || isSameReporter(from.reporter, to.reporter));
  const newest = all.filter((one) => !all.some((other) => goesOn(one, other)));
  // A list of a bus that comes in after the arrival was written before it.
  const places = newest.filter((one) => one.is !== 'bus' || !newest.some((other) => other.is === 'site'));
  return {
    places,
    boarded: [...new Set(all.filter((one) => one.is === 'bus').map((one) => foldBus(one.at)))].sort(),
  };
}

/** As AC-1: the same staff member, or, for one who is not on the roster, the same name, letter case aside. */
const isSameReporter = (a: Reporter, b: Reporter): boolean => (a.staff === null && b.staff === null ? a.name.toLowerCase() === b.name.toLowerCase() : a.staff === b.staff);
