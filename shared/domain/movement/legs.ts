/**
 * On which leg of the way each person is: at the school, on a bus, at the site, or away from all three. Every person is on exactly
 * one, so that the totals sum to whoever was counted. What is not certain is a leg of its own and never counts as safe.
 */
import type { PlaceKind } from './whereabouts.ts';

export const legs = ['disagreeing', 'missing', 'unknown', 'saidToHaveLeft', 'school', 'bus', 'site', 'leftOnOwn', 'elsewhere', 'answeredFor', 'released', 'absent', 'dismissed'] as const;
export type Leg = (typeof legs)[number];

/** Where the counts put somebody, as the statuses of accounting and reunification have it. */
interface Counted {
  readonly status: 'unknown' | 'here' | 'missing' | 'injured' | 'elsewhere' | 'extra' | 'released' | 'answeredFor' | 'absent' | 'left';
  readonly contradicted: boolean;
  /** The place that counts, or that somebody was only said to have gone to. */
  readonly place: { readonly is: PlaceKind; readonly confirmed: boolean } | null;
}

const OF_PLACE: Readonly<Record<PlaceKind, Leg>> = { bus: 'bus', site: 'site', left: 'leftOnOwn' };

/** MO-10. */
export function legOf({ status, contradicted, place }: Counted): Leg {
  if (contradicted) return 'disagreeing';
  switch (status) {
    case 'missing':
    case 'released':
    case 'answeredFor':
    case 'absent':
      return status;
    case 'left':
      return 'dismissed';
    case 'unknown':
      return place !== null && place.is === 'left' && !place.confirmed ? 'saidToHaveLeft' : 'unknown';
    case 'here':
    case 'extra':
      return place === null ? 'school' : OF_PLACE[place.is];
    case 'injured':
    case 'elsewhere':
      return place === null ? 'elsewhere' : OF_PLACE[place.is];
  }
}
