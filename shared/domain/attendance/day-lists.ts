/** What the stream `attendance/<date>` says: which lists of the attendance system count for a day, and what they say of each person. */
import type { z } from 'zod';
import type { Fact, History } from '../../kernel/history.ts';
import type { attendanceEvents } from './events.ts';

type Listed = Fact & { readonly payload: z.infer<(typeof attendanceEvents)['v1.AttendanceListed']> };

export interface DayList {
  readonly list: string;
  readonly source: string;
  /** Its last part: when it was whole, and by whom. */
  readonly fact: Fact;
  readonly rows: Listed['payload']['rows'];
}

const isListed = (fact: Fact): fact is Listed => fact.type === 'v1.AttendanceListed';

/**
 * AT-21 a list counts when all its parts are there, and takes the place of every list that its author had seen; those that
 * did not know of each other stand side by side.
 */
export function dayListsOf(history: History): readonly DayList[] {
  const parts = history.distinct(history.facts).filter(isListed);
  const whole = [...Map.groupBy(parts, (one) => one.payload.list)]
    .map(([list, all]) => ({ list, parts: all.sort((a, b) => a.payload.part - b.payload.part || (a.id < b.id ? -1 : 1)) }))
    .filter(({ parts: all }) => new Set(all.map((one) => one.payload.part)).size === all[0]?.payload.of);
  const standing = whole.filter((one) => !whole.some((other) => other !== one && one.parts.every((part) => other.parts.some((later) => history.precedes(part.id, later.id)))));
  return standing.flatMap(({ list, parts: all }) => {
    const last = all.at(-1);
    return last === undefined ? [] : [{ list, source: last.payload.source, fact: last, rows: all.flatMap((one) => one.payload.rows) }];
  });
}
