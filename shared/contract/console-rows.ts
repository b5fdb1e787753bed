/** The consoles of the site, as this one hears them; and how one more is added. Rows of the subscriptions `consoles` and `admission`. */
import { z } from 'zod';

/** From here on times that were written at two consoles cannot be compared by eye. */
export const CLOCK_MISLEADS_MS = 2 * 60_000;

const count = z.number().int().nonnegative();
const wall = z.number();

/**
 * `here` this console itself; `inStep` both hold the same; `behind` either lacks something of the other (see `theyLack`,
 * `weLack`); `stale` silent for longer than STALE_AFTER_MS, or not connected; `neverHeard` not since this program was
 * started; `left` and `revoked` as the log says.
 */
const consoleState = z.enum(['here', 'inStep', 'behind', 'stale', 'neverHeard', 'left', 'revoked']);

/** A row for each console that was ever admitted: this one first, then by name. */
export const consoleRow = z.object({
  key: z.string(),
  console: z.string(),
  name: z.string(),
  state: consoleState,
  /** Events of ours that it had not acknowledged, and of its that have not arrived, as last heard. */
  theyLack: count,
  weLack: count,
  lastHeardWall: wall.nullable(),
  /** Its wall clock less ours; null: not heard yet. */
  clockOffMs: z.number().nullable(),
  /** Of its program. */
  version: z.string().nullable(),
  /** Where it is reached, or came from. */
  address: z.string().nullable(),
  /** Why it was dropped or cannot be reached, in words for people; null: nothing is known to be wrong. */
  problem: z.string().nullable(),
});

const comparing = z.object({ digits: z.string(), consoleName: z.string(), siteName: z.string(), confirmedHere: z.boolean() });

/** One row: this console lets another in, or asks to be let in, or neither. */
export const admissionRow = z.object({
  key: z.string(),
  /** Folders of sites that were set aside at this computer, oldest first: whole, never deleted, opened with `--data`. */
  setAside: z.array(z.string()),
  /** Null: nobody opened it. Ends after ten minutes or five tries. */
  letting: z
    .object({ leftMs: z.number(), triesLeft: count, addresses: z.array(z.string()), asking: comparing.nullable(), admitted: z.string().nullable() })
    .nullable(),
  /** Null: not asking. `done` and `failed` stay until they are put away. `caughtUp`: of the first catch-up, events here and there. */
  joining: z
    .object({
      step: z.enum(['reaching', 'comparing', 'waiting', 'catchingUp', 'done', 'failed']),
      address: z.string(),
      comparing: comparing.nullable(),
      caughtUp: z.object({ have: count, of: count }).nullable(),
      why: z.string().nullable(),
    })
    .nullable(),
});
