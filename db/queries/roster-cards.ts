/** Rosters that stand side by side and contradict each other, as one card; in what, is a list of its own (`contradicting-rosters.ts`). */
import { card, side, type Card } from './cards.ts';
import { contradictingRosters } from './contradicting-rosters.ts';
import type { Reader } from './reader.ts';

/** The caller knows that they contradict each other. */
export function rosterCards(reader: Reader): Card[] {
  const sides = contradictingRosters(reader, null).map(({ activation, source, wall, by, console }) => side({ event: activation, what: source, who: by, console, wall }));
  return sides.length < 2 ? [] : [card('rostersContradict', '', { is: 'rosters' }, sides)];
}
