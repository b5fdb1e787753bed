/** One of several rosters that are active at once, because their imports did not know of each other. */
import { z } from 'zod';
import { rosterChanges, rosterCounts } from './import-changes.ts';

export const rosterRow = z.object({
  key: z.string(),
  /** What `keepRoster` names. */
  activation: z.string(),
  source: z.string(),
  wall: z.number(),
  by: z.string(),
  console: z.string(),
  /** Null while the host is comparing. `changes`: what only this one says, as what would change if the others were followed by it. */
  compared: z.object({ counts: rosterCounts, ...rosterChanges }).nullable(),
});
