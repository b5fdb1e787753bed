/** People on the move in words: legs of the way, buses, sweeps, and in which order they stand. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';

export type Whereabouts = SubscriptionRow<'whereabouts'>;
export type Bus = SubscriptionRow<'buses'>;
export type Zone = SubscriptionRow<'sweeps'>;
export type Leg = Whereabouts['leg'];

export const legNames: Readonly<Record<Leg, string>> = {
  disagreeing: 'Disagreeing',
  missing: 'Missing',
  unknown: 'Unknown',
  saidToHaveLeft: 'Said to have left',
  school: 'At the school',
  bus: 'On a bus',
  site: 'At the site',
  leftOnOwn: 'Left on their own',
  elsewhere: 'Elsewhere or injured',
  answeredFor: 'Answered for',
  released: 'Released',
  absent: 'Absent',
  dismissed: 'Left before it began',
};

/** What is not certain comes first, as everywhere. */
export const UNCERTAIN: ReadonlySet<Leg> = new Set(['disagreeing', 'missing', 'unknown', 'saidToHaveLeft']);
/** Beside the total: nobody looks for them. */
export const AWAY: ReadonlySet<Leg> = new Set(['absent', 'dismissed']);

/** Said to be somewhere else than with the others: nobody takes them along in one press, only by a touch of their own. */
export const WITH_A_LOOK: ReadonlySet<Leg> = new Set(['missing', 'disagreeing', 'saidToHaveLeft', 'leftOnOwn', 'elsewhere', 'answeredFor']);

/** "Bus 4", also where the word is in the name. */
export const busLabel = (name: string): string => (/^bus\b/iu.test(name) ? name : `Bus ${name}`);
/** In the middle of a sentence. */
export const theBus = (name: string): string => busLabel(name).replace(/^Bus/u, 'bus');

/** "on bus 4", "at North gym", "left on their own: home, confirmed by Rosa Garcia" */
export function placeWords(place: NonNullable<Whereabouts['place']>): string {
  if (place.is === 'bus') return `on ${theBus(place.at)}`;
  if (place.is === 'site') return `at ${place.at}`;
  const where = place.at === '' ? '' : `: ${place.at}`;
  return place.confirmedBy === '' ? `said to have left${where}, nobody has confirmed it` : `left${where}, confirmed by ${place.confirmedBy}`;
}

export const sweepNames: Readonly<Record<Zone['sweeps'][number]['result'], string>> = { cleared: 'Cleared', notReached: 'Not reached', found: 'Found' };

/** Who rides it on an ordinary day: the roster writes "4" where the side of the bus says "Bus 4". */
export const usualKey = (usualBus: string): string => usualBus.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim().replace(/^bus (?=.)/u, '');
