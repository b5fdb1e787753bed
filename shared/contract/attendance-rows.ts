/** Rows of who is in the building on a day: students and staff of whom something was said, and visitors. */
import { z } from 'zod';
import { personName } from './person-name.ts';

const wall = z.number();

/** What counts of a day. "disputed": two facts contradict each other, and the person is expected like anybody. */
export const dayStatus = z.enum(['absent', 'arrived', 'left', 'disputed']);

/** What was said of one person's day. Whoever is not in such a list is expected. */
export const attendanceDay = z.object({
  date: z.string(),
  status: dayStatus,
  /** What stands, and what a take-back must name; more than one where consoles did not know of each other. */
  facts: z
    .array(
      z.object({
        event: z.string(),
        says: z.enum(['absent', 'arrived', 'left']),
        /** The reason of an absence, or with whom the person left; may be empty. */
        words: z.string(),
        wall,
        by: z.string(),
        console: z.string(),
      }),
    )
    .min(1),
});

/** A row for each student or staff member of whom something was said that day, by name. */
export const attendanceRow = attendanceDay.extend({
  key: z.string(),
  person: z.string(),
  kind: z.enum(['student', 'staff']),
  name: personName,
  grade: z.string().nullable(),
  room: z.string().nullable(),
});

/** Who is signed in now, longest first, then who was signed out on that day. */
export const visitorRow = z.object({
  key: z.string(),
  visitor: z.string(),
  name: z.string(),
  reason: z.string(),
  host: z.string(),
  badge: z.string(),
  signedInWall: wall,
  /** The local date at this console. */
  signedInDate: z.string(),
  signedInBy: z.string(),
  /** Null: in the building. */
  signedOutWall: wall.nullable(),
  signedOutBy: z.string().nullable(),
});
