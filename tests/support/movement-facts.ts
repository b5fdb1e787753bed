/** What consoles write of one person on the move, of zones and of buses, for histories drawn by fast-check. */
import { whereaboutsOf } from '../../shared/domain/movement/whereabouts.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import type { EventId } from '../../shared/kernel/ids.ts';
import { historyOf, type Writer } from './drawn-history.ts';
import { INCIDENTS_OF_TEST, personWriters, STUDENT } from './person-facts.ts';

const [incident] = INCIDENTS_OF_TEST;
const REPORTERS = [{ staff: null, name: 'Ana' }, { staff: null, name: 'Ben' }, { staff: null, name: 'Cy' }] as const;
const said = (pick: number) => ({ reporter: REPORTERS[pick % 3]!, channel: 'radio' }) as const;
const of = { incident, person: STUDENT } as const;

const placesOf = (known: readonly Fact[]): readonly EventId[] => whereaboutsOf(historyOf(known), incident).places.map((one) => one.event);

export const placeWriters: readonly Writer[] = [
  (_known, pick, variant) => ({ type: 'v1.PersonBoarded', payload: { ...of, bus: variant % 2 === 0 ? '4' : '7', settles: [], ...said(pick) } }),
  (known, pick, variant) => ({ type: 'v1.PersonBoarded', payload: { ...of, bus: variant % 2 === 0 ? '4' : '7', settles: placesOf(known), ...said(pick) } }),
  (_known, pick, variant) => ({ type: 'v1.PersonArrived', payload: { ...of, place: variant === 5 ? 'Church' : 'Gym', settles: [], ...said(pick) } }),
  (_known, pick, variant) => ({ type: 'v1.PersonLeftOnOwn', payload: { ...of, where: 'Home', confirmedBy: variant % 2 === 0 ? 'Rosa Garcia' : '', settles: [], ...said(pick) } }),
  (known, pick) => {
    const places = placesOf(known);
    return places.length === 0 ? null : { type: 'v1.PlaceTakenBack', payload: { ...of, settles: [places[pick % places.length]], reporter: REPORTERS[pick % 3]! } };
  },
  (known, pick) => {
    const [stands, ...others] = placesOf(known);
    return others.length === 0 ? null : { type: 'v1.PlacesSettled', payload: { ...of, settles: others, stands, reporter: REPORTERS[pick % 3]!, reason: 'asked' } };
  },
];

/** Reports and releases of the same person beside them. */
export const movingWriters: readonly Writer[] = [...placeWriters, ...personWriters];

const ZONES = ['North', 'South'] as const;
const RESULTS = ['cleared', 'notReached', 'found'] as const;

/** One zone after the other, directives, and one bus. */
export const courseWriters: readonly Writer[] = [
  (_known, pick, variant) => ({ type: 'v1.ZoneSwept', payload: { incident, zone: ZONES[variant % 2]!, result: RESULTS[variant % 3]!, words: 'two', settles: [], ...said(pick) } }),
  (_known, pick) => ({ type: 'v1.DirectiveChanged', payload: { incident, directive: pick % 2 === 0 ? 'evacuate' : 'shelter', detail: '' } }),
  (_known, pick, variant) => ({ type: 'v1.BusAdded', payload: { incident, bus: '4', driver: variant % 2 === 0 ? 'Lee' : '', seats: 40 + (pick % 2) } }),
  (_known, pick, variant) => ({ type: 'v1.BusLeft', payload: { incident, bus: '4', place: 'Gym', counted: variant === 0 ? null : 40 + variant, ...said(pick) } }),
  (_known, pick, variant) => ({ type: 'v1.BusArrived', payload: { incident, bus: 'Bus 4', place: 'Gym', counted: variant === 0 ? null : 40 + variant, ...said(pick) } }),
  (known, pick) => {
    const steps = known.filter((fact) => fact.type === 'v1.BusLeft' || fact.type === 'v1.BusArrived');
    return steps.length === 0 ? null : { type: 'v1.BusTakenBack', payload: { incident, bus: '4', settles: [steps[pick % steps.length]!.id], reporter: REPORTERS[pick % 3]! } };
  },
];
