/** Rows of who is in the building on a day: students and staff of whom something was said, and visitors. */
import { z } from 'zod';
import { comparison, nearOne } from '../domain/attendance/events.ts';
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
        /** From the attendance system's list: a person who says otherwise goes before it, and nobody takes it back. */
        listed: z.boolean(),
      }),
    )
    .min(1),
  /** What the attendance system's list says, where a person said something else. */
  listSays: z.enum(['absent', 'arrived', 'left']).nullable(),
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

/** Somebody whose name is near that of a visitor: who may not enter, or an adult who may not take a student. */
export const nearRow = z.object({
  is: nearOne.shape.is,
  id: nearOne.shape.id,
  name: z.string(),
  otherNames: z.array(z.string()),
  birthYear: z.number().nullable(),
  /** For the desk. */
  note: z.string(),
  /** The day on which a bar was to end. */
  until: z.string().nullable(),
  /** Whom an adult may not take. */
  students: z.array(personName),
});

/** Who may not enter, by name. */
export const barredRow = z.object({
  key: z.string(),
  barred: z.string(),
  name: z.string(),
  otherNames: z.array(z.string()),
  birthYear: z.number().nullable(),
  note: z.string(),
  until: z.string().nullable(),
  setBy: z.string(),
  setWall: wall,
});

/** A visitor who waits for a supervisor, or was turned away that day; those who wait first, the longest wait first. */
export const entryRow = z.object({
  key: z.string(),
  visitor: z.string(),
  name: z.string(),
  reason: z.string(),
  host: z.string(),
  verdict: z.enum(['waits', 'away']),
  /** Signed in before anybody compared. */
  isIn: z.boolean(),
  answers: z.array(comparison.extend({ name: z.string() })),
  comparedWall: wall,
  comparedBy: z.string(),
  decided: z.object({ reason: z.string(), by: z.string(), wall }).nullable(),
});

/** A list of the attendance system that counts for a day; more than one where consoles did not know of each other's. */
export const dayListRow = z.object({ key: z.string(), source: z.string(), wall, by: z.string(), console: z.string(), people: z.number() });

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
  /** Who is in, and has the name of somebody with whom nobody compared them. */
  toCompare: z.array(nearRow),
});
