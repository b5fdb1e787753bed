/** The row of one family of whom nobody has come: its students, whom the school may call about them, and what came of calls. */
import { z } from 'zod';
import { contactChannels, contactOutcomes } from '../domain/reunification/contact-events.ts';
import { personName } from './person-name.ts';
import { standingStatus } from './standing-status.ts';

const wall = z.number();
const outcome = z.enum(contactOutcomes);

export const familyRow = z.object({
  key: z.string(),
  /** Students whose callable contacts are the same. */
  students: z.array(z.object({ student: z.string(), name: personName, grade: z.string().nullable(), room: z.string().nullable(), status: standingStatus, homeLanguage: z.string().nullable() })).min(1),
  /** In the order of the record. Nobody is among them who may not pick up one of the students. */
  contacts: z.array(z.object({ contact: z.string(), name: personName, relation: z.string().nullable(), phone: z.string().nullable(), email: z.string().nullable(), tried: z.number().int().nonnegative(), lastOutcome: outcome.nullable() })),
  /** Who is called next, and not before when; null: there is nobody. */
  next: z.object({ contact: z.string(), dueWall: wall.nullable() }).nullable(),
  /** The newest first. */
  attempts: z.array(z.object({ key: z.string(), contact: z.string().nullable(), name: z.string(), channel: z.enum(contactChannels), outcome, coming: z.boolean(), words: z.string(), by: z.string(), wall })),
  /** Somebody said that they are on their way, and nothing else was heard since. */
  coming: z.boolean(),
  lastWall: wall.nullable(),
});
