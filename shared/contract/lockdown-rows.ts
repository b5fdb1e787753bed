/** The one row of a lockdown: the wall of rooms, who is outside a room, what is known and whether 911 was told, and what all clear waits for. */
import { z } from 'zod';
import { roomChannel, roomCounts, roomStatus } from '../domain/incident/events.ts';
import { personName } from './person-name.ts';

const wall = z.number();
const said = { event: z.string(), by: z.string(), wall };

const lockdownRoom = z.object({
  room: z.string(),
  name: z.string(),
  /** Null: none is known. */
  zone: z.string().nullable(),
  /** How many are to be found in it by the classes that answer now, absent ones left out; 0: no class does. */
  expected: z.number(),
  /** The worst of what stands. */
  status: roomStatus,
  /** What stands, the newest first; more than one where different people said so. */
  reports: z.array(z.object({ ...said, status: roomStatus, counts: roomCounts.nullable(), words: z.string(), reporter: z.string(), reporterStaff: z.string().nullable(), channel: roomChannel })),
  released: z.object({ ...said, openedBy: z.string() }).nullable(),
});

const known = z.object({
  ...said,
  text: z.string(),
  /** Where; '' where nobody said. */
  place: z.string(),
  reporter: z.string(),
  channel: roomChannel,
  /** Null: 911 has not been told. */
  told: z.object(said).nullable(),
});

/** Somebody whom the day or a report puts outside a room. */
const outside = z.object({ key: z.string(), person: z.string(), kind: z.enum(['student', 'staff', 'visitor']), name: personName, grade: z.string().nullable(), why: z.enum(['elsewhere', 'late', 'visitor']), where: z.string(), wall });

export const lockdownRow = z.object({
  key: z.string(),
  /** The room that whoever sits here speaks for: this console's, by its name, else that of the class they teach now. Null: not known. */
  own: z.string().nullable(),
  /** In the order of zones and names. */
  rooms: z.array(lockdownRoom),
  outside: z.array(outside),
  /** Newest first. */
  known: z.array(known),
  phoned: z.array(z.object({ ...said, words: z.string() })),
  /** Who says that it is over; `staff` null: nobody was signed in. */
  proposals: z.array(z.object({ ...said, staff: z.string().nullable() })),
  /** What the school asks for before all clear. */
  rule: z.object({ twoPeople: z.boolean(), everyRoomReleased: z.boolean() }),
});
