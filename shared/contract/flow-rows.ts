/** The rows of the board: who waits at each stage of a reunification, how long those waited who went on, and how many go through. */
import { z } from 'zod';

const wall = z.number();
const count = z.number().int().nonnegative();
const durationMs = z.number().nonnegative();

/** In the order in which a family meets them. `whole`: all of it, from the first to the last. */
export const flowStages = ['greeted', 'inLine', 'aside', 'toFetch', 'onTheWay', 'handOff', 'whole'] as const;
export type FlowStage = (typeof flowStages)[number];

/** A row for each stage. Students are counted; who waits at a stage has come to it and not gone on. */
export const flowRow = z.object({
  key: z.enum(flowStages),
  /** Students who wait here. Of the whole: students who are still to go. Null: nobody counts them, as before the greeters. */
  waiting: count.nullable(),
  /** The families, or adults, whom they belong to. */
  families: count,
  /** Since when they wait; half of them, and nine of ten, wait no longer than since then. Null: nobody waits, or nobody counts them. */
  since: z.object({ longestWall: wall, ninetiethWall: wall, medianWall: wall }).nullable(),
  /** Students who went on from here; null: none. */
  done: z
    .object({
      count,
      firstWall: wall,
      /** Of those whose wait has a beginning and an end on the record; null: of none. */
      waits: z.object({ count, medianMs: durationMs, ninetiethMs: durationMs, longestMs: durationMs }).nullable(),
      /** Waits that began at one console and ended at another: as exact as the two clocks agree. */
      acrossConsoles: count,
    })
    .nullable(),
  /** How many went on in each minute of the last half hour. */
  minutes: z.array(z.object({ wall, count })),
  /** In every ten minutes from the start: how many went on, and the longest wait of these. */
  tens: z.array(z.object({ wall, count, longestMs: durationMs.nullable() })),
});
