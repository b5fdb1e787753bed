/** Parts of rows that show what people stated by hand: who, when, why, and what the roster says of the same. */
import { z } from 'zod';
import { personName } from './person-name.ts';

const wall = z.number();
const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);

/** Who stated it by hand, when and why; no reason is told to whoever may not see all that it is about. */
export const saidByHand = z.object({ by: z.string(), wall, why: z.string() });
/** Null: from a roster. */
export const addedByHand = saidByHand.nullable();

/** One field that was amended by hand. */
export const amendment = z.object({
  /** What `TakeBackAmendment` names to take this back. */
  events: z.array(z.string()),
  field: z.string(),
  /** The first one counts. More than one: two consoles amended it apart, and it is disputed until somebody amends it again. */
  values: z.array(saidByHand.extend({ value })),
  disputed: z.boolean(),
  /** The roster says something new since, which is neither what it said then nor what was stated by hand. */
  differs: z.boolean(),
  rosterValue: value,
  /** When the roster that says so came; null where no roster knows of it. */
  rosterSinceWall: wall.nullable(),
  /** Other fields that the same events amended: they are taken back with this one. */
  together: z.array(z.string()),
});

export const contactByHand = z.object({
  /** Only by hand is this adult a contact of the student. */
  made: saidByHand.nullable(),
  amendments: z.array(amendment),
  /** Every amendment of the pair that stands; taken back together, the pair is as the roster says. */
  events: z.array(z.string()),
  restrictions: z.array(saidByHand.extend({ event: z.string(), words: z.string() })),
  /** What the roster says still, and was lifted by hand. */
  lifted: z.array(saidByHand.extend({ words: z.string() })),
});

/** Another record of the same person. `disputed`: linked here and told apart there; then only its restrictions count. */
export const linkedRecord = z.object({ person: z.string(), name: personName, grade: z.string().nullable(), disputed: z.boolean(), by: z.string(), wall, why: z.string() });

/** May be another record of the same person; somebody decides. */
export const offeredRecord = z.object({ person: z.string(), name: personName, grade: z.string().nullable(), room: z.string().nullable(), because: z.enum(['sameName', 'sameNumber', 'sameNameAndBirthDate']) });

/** The pair is on the record of another record of the student, or of the adult; null: on this one. */
export const through = z.object({ student: z.string(), contact: z.string() }).nullable();

/** More than one where two consoles named different ones. */
export const substitutes = z.array(z.object({ name: z.string(), staff: z.string().nullable(), by: z.string(), wall }));
