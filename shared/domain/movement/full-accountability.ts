/**
 * How long it took until everybody was accounted for: the number by which schools compare their drills. Time is that of the hybrid
 * clock, which is the same on every console and never before a cause; a console whose own clock runs ahead makes it longer, never shorter
 * than what that console saw.
 */
import { compareTimestamps, type Timestamp } from '../../kernel/clock.ts';

export interface Change {
  readonly person: string;
  readonly at: Timestamp;
  readonly accounted: boolean;
}

export interface FullAccountability {
  /** From the start until nobody who is expected was missing or unknown. */
  readonly reachedAfterMs: number;
  /** Until somebody was again; null: it holds. */
  readonly lostAfterMs: number | null;
}

/** MO-13 `expected`: everybody who has to be accounted for, also those of whom nothing was ever said. */
export function fullAccountability(started: Timestamp, expected: ReadonlySet<string>, changes: readonly Change[]): readonly FullAccountability[] {
  const open = new Set(expected);
  const moments: FullAccountability[] = [];
  let reached: number | null = null;
  for (const { person, at, accounted } of [...changes].sort((a, b) => compareTimestamps(a.at, b.at) || (a.person < b.person ? -1 : 1))) {
    if (!expected.has(person)) continue;
    if (accounted) open.delete(person);
    else open.add(person);
    const afterMs = Math.max(0, at.ms - started.ms);
    if (open.size === 0) reached ??= afterMs;
    else if (reached !== null) {
      moments.push({ reachedAfterMs: reached, lostAfterMs: afterMs });
      reached = null;
    }
  }
  return reached === null ? moments : [...moments, { reachedAfterMs: reached, lostAfterMs: null }];
}
