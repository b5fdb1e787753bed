/** People on the move: everybody with their leg of the way, the buses with how many their lists name, and the zones of the campus. */
import { NOT_SEEN_SINCE } from '../../shared/contract/movement-rows.ts';
import { NO_CLASS } from '../../shared/contract/no-class.ts';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { busesOf, countedAtArrival, type Bus } from '../../shared/domain/movement/buses.ts';
import { legOf, type Leg } from '../../shared/domain/movement/legs.ts';
import { foldZone, sweepsOf, type ZoneState } from '../../shared/domain/movement/sweeps.ts';
import type { IncidentId } from '../../shared/kernel/ids.ts';
import type { Digests } from '../../shared/kernel/ports.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';
import { reopensSweeps } from '../projections/movement.ts';
import type { LastSaid, StandingPlace } from '../projections/person.ts';
import { peopleIn, type Accountable } from './expected.ts';
import { byName, type Reader } from './reader.ts';
import { roomsOfSite } from './rooms.ts';
import { ROWS_AT_ONCE } from './standing-writes.ts';

const placeOf = ({ standing }: Accountable): StandingPlace | null => (standing === null ? null : (JSON.parse(standing.place) as StandingPlace | null));
const boardedBy = ({ standing }: Accountable): string[] => (standing === null ? [] : (JSON.parse(standing.boarded) as string[]));

function legIn(one: Accountable, place: StandingPlace | null): Leg {
  return legOf({ status: one.status, contradicted: one.contradictions > 0, place: place === null ? null : { is: place.is, confirmed: place.confirmedBy !== '' } });
}

/** `showNeeds`: whoever acts may see what a student needs. */
export function* listWhereabouts(reader: Reader, incident: IncidentId, showNeeds: boolean): Pieces<SubscriptionRow<'whereabouts'>[]> {
  const roster = reader.rosterOf(incident);
  const rows: SubscriptionRow<'whereabouts'>[] = [];
  for (const [index, one] of [...peopleIn(reader, incident).values()].entries()) {
    if (index % ROWS_AT_ONCE === 0) yield;
    const { person, onList, status, day } = one;
    const place = placeOf(one);
    const found = roster.students.get(person);
    rows.push({
      key: person,
      person,
      ...reader.identify(person, roster),
      photo: reader.photoOf(person),
      classId: found === undefined ? null : (roster.classOf.get(person)?.id ?? NO_CLASS),
      onList,
      status,
      day,
      leg: legIn(one, place),
      place: place === null ? null : { ...place, events: [...place.events] },
      said: one.standing === null ? null : (JSON.parse(one.standing.said) as LastSaid | null),
      boarded: boardedBy(one),
      usualBus: found?.bus ?? null,
      needs: showNeeds ? [...(found?.needs ?? [])] : null,
    });
  }
  yield;
  return rows.sort(byName);
}

function movementIn(reader: Reader, incident: IncidentId): { readonly zones: readonly ZoneState[]; readonly buses: readonly Bus[] } {
  const joined = reader.joined.courseOf(incident);
  if (joined !== null) return { zones: sweepsOf(joined.history, reopensSweeps(joined.history)), buses: busesOf(joined.history) };
  const row = reader.db.prepare<[string], { zones: string; buses: string }>('SELECT zones, buses FROM view_movement WHERE incident = ?').get(incident);
  return row === undefined ? { zones: [], buses: [] } : { zones: JSON.parse(row.zones) as ZoneState[], buses: JSON.parse(row.buses) as Bus[] };
}

const inOrder = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

export function listBuses(reader: Reader, incident: IncidentId): SubscriptionRow<'buses'>[] {
  const people = [...peopleIn(reader, incident).values()].map((one) => ({ boarded: boardedBy(one), leg: legIn(one, placeOf(one)) }));
  const told = (steps: Bus['left']) => steps.map(({ reporter, ...one }) => ({ ...one, reporter: reporter.name, reporterStaff: reporter.staff }));
  return movementIn(reader, incident)
    .buses.map((bus) => {
      const listed = people.filter((one) => one.boarded.includes(bus.key));
      return {
        key: bus.key,
        bus: bus.name,
        about: bus.about.map(({ driver, seats }) => ({ driver, seats })),
        status: bus.status,
        left: told(bus.left),
        arrived: told(bus.arrived),
        listed: listed.length,
        notSeen: listed.filter((one) => NOT_SEEN_SINCE.has(one.leg)).length,
        countedAtArrival: countedAtArrival(bus),
      };
    })
    .sort((a, b) => inOrder.compare(a.bus, b.bus));
}

/** Every zone in which a room is in use, swept or not, and those that a team named besides. */
export function listSweeps(reader: Reader, digests: Digests, incident: IncidentId): SubscriptionRow<'sweeps'>[] {
  const rooms = new Map<string, { zone: string; rooms: number }>();
  for (const { zone, used } of roomsOfSite(reader, digests).values()) {
    if (zone === null || !used) continue;
    const known = rooms.get(foldZone(zone));
    if (known === undefined) rooms.set(foldZone(zone), { zone, rooms: 1 });
    else known.rooms += 1;
  }
  const states = new Map(movementIn(reader, incident).zones.map((one) => [one.key, one]));
  return [...new Set([...rooms.keys(), ...states.keys()])]
    .map((key) => {
      const state = states.get(key);
      return {
        key,
        zone: rooms.get(key)?.zone ?? state?.name ?? key,
        rooms: rooms.get(key)?.rooms ?? 0,
        result: state?.result ?? null,
        sweeps: (state?.sweeps ?? []).map(({ reporter, actor, ...one }) => ({ ...one, reporter: reporter.name, reporterStaff: reporter.staff, by: reader.staffName(actor) })),
      };
    })
    .sort((a, b) => inOrder.compare(a.zone, b.zone));
}
