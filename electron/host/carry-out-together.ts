/**
 * Commands that waited while another was carried out share one transaction, and so one wait for the disk: each is decided after the one
 * before it was folded, as if alone, and none is answered before all are on disk. Where one of them cannot be written, each goes alone, and
 * that one is told why.
 */
import type { Committer } from '../../db/commit.ts';
import type { Reader } from '../../db/queries/reader.ts';
import type { Clock } from '../../shared/kernel/ports.ts';

/** Nothing else is heard meanwhile: the slice that long work takes. */
const MAX_TOGETHER_MS = 20;

/** What is kept of these in memory (who acts, rosters, photos, alarms, who is trusted) is told of a change only when it is on disk; whoever comes next has to know of it. */
const REMEMBERED: readonly string[] = [
  'view_grant', 'view_secret', 'view_station', 'view_incident', 'view_course', 'view_call', 'view_console',
  'view_erasure', 'view_by_hand', 'view_roster_activation', 'view_roster_head', 'view_photo',
];

export interface TogetherNeeds {
  readonly committer: Committer;
  readonly reader: Reader;
  readonly clock: Clock;
}

/** Each step is one command, and must bear to be carried out again. Returns how many were, at least one; what they wrote is on disk. */
export function carryOutTogether({ committer, reader, clock }: TogetherNeeds, steps: readonly (() => void)[]): number {
  const [first] = steps;
  if (first === undefined) return 0;
  const alone = (): number => {
    first();
    return 1;
  };
  if (steps.length === 1) return alone();
  const untilMs = clock.monotonicMs() + MAX_TOGETHER_MS;
  try {
    return committer.together(steps, (changed) => clock.monotonicMs() > untilMs || REMEMBERED.some((view) => changed.has(view)));
  } catch {
    // Nothing of it happened, and what went wrong goes wrong again with the one that it is about. What was read in the midst of it is not so.
    reader.forgetAll();
    return alone();
  }
}
