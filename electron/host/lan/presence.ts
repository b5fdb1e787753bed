/** What this console knows of another that it has had a line to since it was started: for people, and for the row of it in `consoles`. */
import type { BranchEnd } from '../../../db/peers.ts';
import type { ConsoleId, OriginId } from '../../../shared/kernel/ids.ts';

export interface PeerPresence {
  readonly console: ConsoleId;
  /** As in `consoleRow`: `inStep` both hold the same; `behind` either lacks something; `stale` silent, or no line; `neverHeard` it has not yet said who it is. */
  readonly state: 'inStep' | 'behind' | 'stale' | 'neverHeard';
  /** Events; as last heard. */
  readonly theyLack: number;
  readonly weLack: number;
  /** In its log, as last heard: what a first catch-up is measured by. */
  readonly events: number | null;
  readonly lastHeardWall: number | null;
  /** Its wall clock less ours. */
  readonly clockOffMs: number | null;
  readonly version: string | null;
  readonly address: string;
  /** Why it was dropped, in words for people. */
  readonly problem: string | null;
}

/** Counted by the last number of each origin; a branch that only one side has counts as one. */
export function lacksBetween(ours: readonly BranchEnd[], theirs: readonly BranchEnd[]): { readonly theyLack: number; readonly weLack: number } {
  const counted = (here: readonly BranchEnd[], there: readonly BranchEnd[]): number => {
    const known = new Set(there.map((end) => end.id));
    const upTo = new Map<OriginId, number>();
    for (const end of there) upTo.set(end.origin, Math.max(end.seq, upTo.get(end.origin) ?? 0));
    let lacking = 0;
    for (const end of here) {
      if (known.has(end.id)) continue;
      const beyond = end.seq - (upTo.get(end.origin) ?? 0);
      if (beyond > 0) lacking += beyond;
      else if (beyond === 0) lacking += 1;
    }
    return lacking;
  };
  return { theyLack: counted(ours, theirs), weLack: counted(theirs, ours) };
}
