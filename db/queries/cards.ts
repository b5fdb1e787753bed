/** How a card of the conflicts is put together, whatever it is about. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';

export type Card = SubscriptionRow<'contradictions'>;
export type Side = Card['sides'][number];
export type Choice = Card['choices'][number];

/** One side: what was attested, by whom, at which console, when. */
export const side = (said: Pick<Side, 'event' | 'what' | 'who' | 'console' | 'wall'> & Partial<Side>): Side => ({ channel: null, release: false, status: null, attendance: false, place: false, ...said });

/** `key`: which one of its kind. `events`: where a settlement must name more than the sides. */
export const card = (kind: Card['kind'], key: string, about: Card['about'], sides: Side[], more: Partial<Pick<Card, 'events' | 'choices' | 'acts' | 'moreActs'>> = {}): Card => ({
  key: `${kind} ${key}`,
  kind,
  about,
  events: sides.map((one) => one.event),
  sides,
  acts: [],
  moreActs: 0,
  choices: [],
  ...more,
});
