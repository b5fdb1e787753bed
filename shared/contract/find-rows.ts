/** What Ctrl K finds at the host. Rows come the best match first; `score` says how good (less is better), so that the best list goes first too. */
import { z } from 'zod';
import { personName } from './person-name.ts';
import { standingStatus } from './standing-status.ts';

const key = z.string();
const score = z.number();
const count = z.number().int().nonnegative();

const list = <R extends z.ZodObject>(row: R) => z.object({ rows: z.array(row), /** How many there are, those that were not sent among them. */ total: count });

/** `standing` null: no incident was named, or this person is not in it. Its `classId`: the class that answers, or NO_CLASS; null: not a student. */
const foundPerson = z.object({
  key,
  score,
  person: z.string(),
  kind: z.enum(['student', 'guardian', 'staff']),
  name: personName,
  legalName: personName.nullable(),
  grade: z.string().nullable(),
  room: z.string().nullable(),
  role: z.string().nullable(),
  /** The students of a guardian. */
  contactOf: z.array(personName),
  sameName: z.array(z.object({ room: z.string().nullable(), grade: z.string().nullable() })),
  standing: z.object({ status: standingStatus, disagree: z.boolean(), classId: z.string().nullable() }).nullable(),
});

/** In an incident only classes that answer for somebody in it; `unknown` is null where there is none. `isOn`: now, by the bells. */
const foundClass = z.object({ key, score, classId: z.string(), title: z.string(), room: z.string().nullable(), periods: z.array(z.string()), teacher: personName.nullable(), students: count, isOn: z.boolean(), unknown: count.nullable() });

/** A room in which no class meets. */
const foundRoom = z.object({ key, score, name: z.string(), zone: z.string().nullable() });

/** An adult at the reunification desk: aside at `stop`, else checked in at `checkIn`. */
const foundAdult = z.object({ key, score, adult: z.string(), student: z.string(), name: personName, checkIn: z.string().nullable(), stop: z.string().nullable(), sinceWall: z.number() });

/** A visitor who is in the building. */
const foundVisitor = z.object({ key, score, name: z.string(), badge: z.string(), host: z.string(), signedInWall: z.number() });

export const foundAnything = z.object({ people: list(foundPerson), classes: list(foundClass), rooms: list(foundRoom), adults: list(foundAdult), visitors: list(foundVisitor) });
