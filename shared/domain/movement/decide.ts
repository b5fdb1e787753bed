/** Rules of the movement area (README.md beside this file). Pure. */
import { accept, reject, type Decision, type NewEvent } from '../../kernel/decision.ts';
import type { EventId, IncidentId, PersonId } from '../../kernel/ids.ts';
import { incidentStream, personStream } from '../../kernel/streams.ts';
import { foldBus, type Place } from './whereabouts.ts';
import type { AddBus, BoardPeople, ReportArrivals, ReportBusArrived, ReportBusLeft, ReportLeftOnOwn, SettlePlaces, SweepZones, TakeBackBus, TakeBackPlaces } from './commands.ts';
import type { movementEvents } from './events.ts';
import { foldZone, type ZoneState } from './sweeps.ts';
import type { Bus } from './buses.ts';

interface MovementContext {
  /** Why the incident takes no such facts, or null. */
  readonly refusal: Decision | null;
  /** What every fact about it relies on. */
  readonly refs: readonly EventId[];
}

export interface CourseContext extends MovementContext {
  readonly buses: readonly Bus[];
  readonly zones: readonly ZoneState[];
}

export interface PeopleContext extends MovementContext {
  readonly exercise: boolean;
  readonly buses: readonly Bus[];
  /** People of the command who are on the roster or visitors; others are refused. */
  readonly known: ReadonlySet<PersonId>;
  readonly released: ReadonlySet<PersonId>;
  /** What stands of each of them. */
  readonly places: ReadonlyMap<PersonId, readonly Place[]>;
}

type EventType = keyof typeof movementEvents;

const inIncident = (incident: string, context: MovementContext, type: EventType, payload: object): NewEvent => ({ stream: incidentStream(incident as IncidentId), type, payload: { incident, ...payload }, refs: context.refs });
const ofPerson = (incident: string, person: string, context: PeopleContext, type: EventType, payload: object): NewEvent => ({
  stream: personStream(person as PersonId, incident as IncidentId, context.exercise),
  type,
  payload: { incident, person, ...payload },
  refs: context.refs,
});

const NO_LONGER_STANDS = reject('PlaceNoLongerStands', 'What was said of this person’s place has changed meanwhile.', 'Look at the list again.');

const busIn = (context: { readonly buses: readonly Bus[] }, name: string): Bus | null => context.buses.find((one) => one.key === foldBus(name)) ?? null;
const busUnknown = (name: string): Decision => reject('BusUnknown', `Nobody has added bus ${name} here.`, 'Add the bus first, by the name that stands on it.');

/** MO-1 a zone is said to be searched by whoever did it; one command says one thing of a zone. */
export function sweepZones({ incident, sweeps, reporter, channel }: SweepZones, context: CourseContext): Decision {
  if (context.refusal) return context.refusal;
  if (new Set(sweeps.map((one) => foldZone(one.zone))).size < sweeps.length) return reject('ZoneNamedTwice', 'One zone is listed twice.', 'Name each zone once.');
  const standing = new Map(context.zones.map((one) => [one.key, new Set<string>(one.sweeps.map((sweep) => sweep.event))]));
  if (sweeps.some((one) => one.settles.some((event) => standing.get(foldZone(one.zone))?.has(event) !== true))) {
    return reject('SweepNoLongerStands', 'What a team said of this zone was corrected or settled meanwhile.', 'Look at the zone again.');
  }
  if (sweeps.some((one) => one.result === 'found' && one.words === '')) return reject('FoundNeedsWords', '“Found” needs a word about whom or what.', 'Write who or what was found, and where.');
  return accept(sweeps.map((one) => inIncident(incident, context, 'v1.ZoneSwept', { ...one, reporter, channel })));
}

/** MO-3. */
export function addBus({ incident, bus, driver, seats }: AddBus, context: CourseContext): Decision {
  if (context.refusal) return context.refusal;
  const same = busIn(context, bus)?.about;
  if (same?.length === 1 && same[0]?.driver === driver && same[0]?.seats === seats) return reject('BusAlreadyThere', `Bus ${bus} is on the list already.`, 'Go on with that one. For its next trip, add it again with another name, such as “4, second trip”.');
  return accept([inIncident(incident, context, 'v1.BusAdded', { bus, driver, seats })]);
}

/** MO-8. */
export function reportBusLeft({ incident, bus, place, counted, reporter, channel }: ReportBusLeft, context: CourseContext): Decision {
  if (context.refusal) return context.refusal;
  const found = busIn(context, bus);
  if (found === null) return busUnknown(bus);
  if (found.status === 'arrived') return reject('BusAlreadyArrived', `Bus ${found.name} has arrived.`, 'For its next trip, add it again with another name, such as “4, second trip”.');
  return accept([inIncident(incident, context, 'v1.BusLeft', { bus: found.name, place, counted, reporter, channel })]);
}

/** MO-8 a bus of which nobody said that it left can arrive: the word may have been lost. */
export function reportBusArrived({ incident, bus, place, counted, reporter, channel }: ReportBusArrived, context: CourseContext): Decision {
  if (context.refusal) return context.refusal;
  const found = busIn(context, bus);
  if (found === null) return busUnknown(bus);
  return accept([inIncident(incident, context, 'v1.BusArrived', { bus: found.name, place, counted, reporter, channel })]);
}

/** MO-8. */
export function takeBackBus({ incident, bus, settles, reporter }: TakeBackBus, context: CourseContext): Decision {
  if (context.refusal) return context.refusal;
  const found = busIn(context, bus);
  if (found === null) return busUnknown(bus);
  const standing = new Set<string>([...found.left, ...found.arrived].map((one) => one.event));
  if (settles.some((event) => !standing.has(event))) return reject('BusChangedMeanwhile', 'What was said of this bus has changed meanwhile.', 'Look at the bus again.');
  return accept([inIncident(incident, context, 'v1.BusTakenBack', { bus: found.name, settles, reporter })]);
}

/** MO-11 people of the command are known, named once, not handed over, and what they leave still stands. */
function refusePeople(people: BoardPeople['people'], context: PeopleContext): Decision | null {
  if (context.refusal) return context.refusal;
  if (people.some((one) => !context.known.has(one.person as PersonId))) return reject('PersonNotOnRoster', 'One of these people is not on the roster.', 'Search for the person again. If they are really new, write a note.');
  if (new Set(people.map((one) => one.person)).size < people.length) return reject('PersonNamedTwice', 'One person is listed twice.', 'Name each person once.');
  if (people.some((one) => context.released.has(one.person as PersonId))) return reject('StudentAlreadyReleased', 'One of these students was already handed to an adult.', 'Leave that student out, or settle the release if the student is with you.');
  const stands = ({ person, settles }: BoardPeople['people'][number]): boolean => settles.every((event) => (context.places.get(person as PersonId) ?? []).some((place) => place.event === event));
  return people.every(stands) ? null : NO_LONGER_STANDS;
}

/** MO-4 whoever is on the list of another bus is moved by naming that list, and not twice by mistake. */
export function boardPeople({ incident, bus, people, reporter, channel }: BoardPeople, context: PeopleContext): Decision {
  const refusal = refusePeople(people, context);
  if (refusal) return refusal;
  const found = busIn(context, bus);
  if (found === null) return busUnknown(bus);
  for (const { person, settles } of people) {
    const other = (context.places.get(person as PersonId) ?? []).find((place) => place.is === 'bus' && foldBus(place.at) !== found.key && !settles.includes(place.event));
    if (other !== undefined) return reject('OnAnotherBus', `One of these people is on the list of bus ${other.at}.`, 'Look who is on both. Move them, or leave them on that list.');
  }
  return accept(people.map(({ person, settles }) => ofPerson(incident, person, context, 'v1.PersonBoarded', { bus: found.name, settles, reporter, channel })));
}

export function reportArrivals({ incident, place, people, reporter, channel }: ReportArrivals, context: PeopleContext): Decision {
  return refusePeople(people, context) ?? accept(people.map(({ person, settles }) => ofPerson(incident, person, context, 'v1.PersonArrived', { place, settles, reporter, channel })));
}

/** MO-7. */
export function reportLeftOnOwn({ incident, people, where, confirmedBy, reporter, channel }: ReportLeftOnOwn, context: PeopleContext): Decision {
  return refusePeople(people, context) ?? accept(people.map(({ person, settles }) => ofPerson(incident, person, context, 'v1.PersonLeftOnOwn', { where, confirmedBy, settles, reporter, channel })));
}

/** MO-12 a place is taken back while it stands; then what it had followed stands again. */
export function takeBackPlaces({ incident, person, settles, reporter }: TakeBackPlaces, context: PeopleContext): Decision {
  return refusePeople([{ person, settles }], context) ?? accept([ofPerson(incident, person, context, 'v1.PlaceTakenBack', { settles, reporter })]);
}

export interface DisputeContext extends PeopleContext {
  /** What cannot all be true of this person. */
  readonly disputed: ReadonlySet<EventId>;
}

/** MO-6 a settlement upholds one place and names all else that is on the card. */
export function settlePlaces({ incident, person, settles, stands, reporter, reason }: SettlePlaces, context: DisputeContext): Decision {
  if (context.refusal) return context.refusal;
  if (context.released.has(person as PersonId)) return reject('StudentAlreadyReleased', 'This student was handed to an adult.', 'Settle the release, or report the student missing.');
  const named = new Set<string>([...settles, stands]);
  const isPlace = (context.places.get(person as PersonId) ?? []).some((place) => place.event === stands);
  if (!isPlace || settles.includes(stands) || named.size !== context.disputed.size || [...context.disputed].some((event) => !named.has(event))) {
    return reject('CardChangedMeanwhile', 'What was said of this person has changed meanwhile.', 'Look at the card again.');
  }
  return accept([ofPerson(incident, person, context, 'v1.PlacesSettled', { settles, stands, reporter, reason })]);
}
