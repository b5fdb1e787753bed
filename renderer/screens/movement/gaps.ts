/** Where school, bus and site do not agree: each gap with its names, or as a number where only heads were counted. Unknown never counts as there. */
import { NOT_SEEN_SINCE } from '../../../shared/contract/movement-rows.ts';
import { legNames, placeWords, theBus, busLabel, type Bus, type Whereabouts } from './movement-words.ts';
import { counted } from '../../ui/words.ts';

export interface Gap {
  readonly key: string;
  /** What does not agree. */
  readonly heading: string;
  /** What to do about it. */
  readonly ask: string;
  readonly level: 'act' | 'due';
  readonly people: readonly Whereabouts[];
  /** How many more are meant than are named; 0: all are named. */
  readonly unnamed: number;
}

/** How many fewer were counted at arrival than the list of the bus names. */
export const fewerThanListed = (bus: Bus): number => (bus.countedAtArrival === null ? 0 : Math.max(0, bus.listed - bus.countedAtArrival));

/** The fewest heads that anybody counted, as it arrived, else as it left; null: nobody counted. */
function headsOn(bus: Bus): number | null {
  const counts = (bus.status === 'arrived' ? bus.arrived : bus.left).flatMap((one) => one.counted ?? []);
  return counts.length === 0 ? null : Math.min(...counts);
}

function gapOfBus(bus: Bus, rows: readonly Whereabouts[]): readonly Gap[] {
  const heads = headsOn(bus);
  const when = bus.status === 'arrived' ? 'at arrival' : 'as it left';
  const countedAgainst = `${busLabel(bus.bus)}: ${bus.listed} on its list, ${heads ?? 0} counted ${when}`;
  if (heads !== null && heads > bus.listed) return [...notSeenOf(bus, rows), { key: `more ${bus.key}`, heading: countedAgainst, ask: 'Who is on it and on no list? Add them.', level: 'due', people: [], unnamed: heads - bus.listed }];
  if (bus.status === 'onTheWay' && heads !== null && heads < bus.listed) return [{ key: `bus ${bus.key}`, heading: countedAgainst, ask: 'Ask its driver, and look who stayed at the school.', level: 'act', people: [], unnamed: bus.listed - heads }];
  return notSeenOf(bus, rows);
}

function notSeenOf(bus: Bus, rows: readonly Whereabouts[]): readonly Gap[] {
  if (bus.status !== 'arrived') return [];
  const notSeen = rows.filter((row) => NOT_SEEN_SINCE.has(row.leg) && row.boarded.includes(bus.key));
  const fewer = fewerThanListed(bus);
  if (notSeen.length === 0 && fewer === 0) return [];
  const heading = fewer > 0 ? `${busLabel(bus.bus)}: ${bus.listed} on its list, ${bus.countedAtArrival ?? 0} counted at arrival` : `${busLabel(bus.bus)} has arrived: on its list, and not seen at the site`;
  return [{ key: `bus ${bus.key}`, heading, ask: `Ask who met ${theBus(bus.bus)}, and its driver.`, level: 'act', people: notSeen, unnamed: Math.max(0, fewer - notSeen.length) }];
}

export function gapsOf(all: readonly Whereabouts[], buses: readonly Bus[]): readonly Gap[] {
  const rows = all.filter((row) => row.onList);
  const on = (leg: Whereabouts['leg']): readonly Whereabouts[] => rows.filter((row) => row.leg === leg);
  const group = (key: string, heading: string, ask: string, level: Gap['level'], people: readonly Whereabouts[]): readonly Gap[] => (people.length === 0 ? [] : [{ key, heading, ask, level, people, unnamed: 0 }]);
  // While nobody has left the school, everybody who is there is where they should be.
  const moving = buses.some((bus) => bus.status !== 'loading') || rows.some((row) => row.leg === 'site');
  const waiting = buses.filter((bus) => bus.status === 'loading');
  return [
    ...group('missing', legNames.missing, 'Search, and ask whoever saw them last.', 'act', on('missing')),
    ...group('disagreeing', 'In two places, or reported in two ways', 'Settle it under Conflicts.', 'act', on('disagreeing')),
    ...buses.flatMap((bus) => gapOfBus(bus, rows)),
    ...(moving ? group('school', 'Counted at the school: on no bus and not at the site', waiting.length > 0 ? `${counted(waiting.length, 'bus has', 'buses have')} not left yet: is everybody on a list?` : 'No bus is waiting. Who is with them?', 'due', on('school')) : []),
    ...group('saidToHaveLeft', 'Said to have left on their own, and not confirmed', 'Call the family: who has them?', 'due', on('saidToHaveLeft')),
    ...group('unknown', 'Nobody has said anything', 'Get a report from whoever they should be with.', 'due', on('unknown')),
  ];
}

/** Where somebody was last: the place, or the leg with the bus on whose list they stood. */
export function lastKnown(row: Whereabouts): string {
  if (row.leg === 'disagreeing') return row.place === null ? legNames.disagreeing : `Disagreeing: ${placeWords(row.place)}, or not`;
  if (row.place !== null) return placeWords(row.place).replace(/^./u, (letter) => letter.toUpperCase());
  const [bus] = row.boarded;
  return bus === undefined ? legNames[row.leg] : `${legNames[row.leg]}, and on the list of ${theBus(bus)}`;
}
