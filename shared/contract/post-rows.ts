/** The row of one post in an incident: what its job sheet asks, by when, who is at it and what is done. */
import { z } from 'zod';

const wall = z.number();

const jobStep = z.object({
  step: z.string(),
  text: z.string(),
  /** Who ticked it, and when; more than one where consoles did so apart. None: not done. */
  done: z.array(z.object({ by: z.string(), wall })),
});

export const postRow = z.object({
  key: z.string(),
  post: z.string(),
  title: z.string(),
  purpose: z.string(),
  /** The title of the post that leads it; null: it leads. */
  reportsTo: z.string().nullable(),
  heldBy: z.enum(['one', 'many']),
  /** Empty, it is a gap. */
  wanted: z.boolean(),
  /** One for each person; `facts` are by which they are at it, to be named when they hand it over or leave. More than one at a post for one: they took it without knowing of each other. */
  holders: z.array(z.object({ key: z.string(), staff: z.string().nullable(), name: z.string(), badge: z.string(), facts: z.array(z.string()).min(1), sinceWall: wall, recordedBy: z.string() })),
  sheet: z.array(
    z.object({
      part: z.enum(['by10', 'by30', 'by60', 'bottlenecks', 'teardown']),
      /** Counted from the start of the incident; null: when it comes to that. */
      dueMs: z.number().nullable(),
      steps: z.array(jobStep),
    }),
  ),
});
