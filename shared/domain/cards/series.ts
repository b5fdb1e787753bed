/** Which letters a console's numbers begin with. Pure. */
import { defined } from '../../kernel/assert.ts';
import { cardSeries, MAX_SERIAL } from '../../kernel/card-number.ts';
import { PEOPLE_PER_COMMAND } from '../../kernel/limits.ts';

/** As many as one command may ask for, twice over, are kept back: whoever asks never comes to the end in the middle. */
const USED_UP_FROM = MAX_SERIAL - 2 * PEOPLE_PER_COMMAND;

/** With which letters somebody printed: which consoles, and the last number. */
export interface UsedSeries {
  readonly consoles: ReadonlySet<string>;
  readonly lastSerial: number;
}

/**
 * CA-1 a console goes on with its own letters, unless their numbers are used up, or a console with a smaller id printed with
 * them too, apart: then it takes others. A console that never printed takes those of its place among the consoles, or the next
 * that nobody has used. `consoles`: in the order of admission, as far as it is known.
 */
export function seriesFor(own: string, used: ReadonlyMap<string, UsedSeries>, consoles: readonly string[]): string {
  const isMine = ({ consoles: by, lastSerial }: UsedSeries): boolean => by.has(own) && lastSerial < USED_UP_FROM && [...by].every((console) => console >= own);
  const mine = [...used].find(([, one]) => isMine(one))?.[0];
  if (mine !== undefined) return mine;
  const place = Math.max(0, consoles.indexOf(own));
  return defined([...cardSeries.slice(place), ...cardSeries.slice(0, place)].find((one) => !used.has(one)), 'there are more letters than a site has consoles');
}
