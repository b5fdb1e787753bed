/** Facts about families who wait at the lines, in the student's own stream: one for each student of the family. */
import { z } from 'zod';
import { CARD_NUMBER } from '../../kernel/card-number.ts';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';

const id = z.string().regex(ID_PATTERN);
const eventId = z.string().regex(SHA256_PATTERN);
/** The number of a checker's line; null: none, whoever is free calls them. */
export const line = z.number().int().min(1).max(40).nullable();
/** The number that is printed on the student's card; null: no card, or it was not typed. */
export const cardNumber = z.string().regex(CARD_NUMBER).nullable();

const about = { incident: id, student: id } as const;

export const queueEvents = {
  /** Somebody came for the student, was greeted, and waits in a line. `family`: the same for all students for whom they came together. */
  'v1.FamilyGreeted': z.strictObject({ ...about, family: id, card: cardNumber, line }),
  /** They were sent to another line, or called to it. */
  'v1.FamilySentToLine': z.strictObject({ ...about, family: id, line }),
  /** They wait no longer, for another reason than a check-in. */
  'v1.FamilyWaitEnded': z.strictObject({ ...about, greetings: z.array(eventId).min(1).max(16), reason: z.string().trim().max(300) }),
} as const;

type Payload<T extends keyof typeof queueEvents> = z.infer<(typeof queueEvents)[T]>;
export type FamilyGreeted = Payload<'v1.FamilyGreeted'>;
export type FamilySentToLine = Payload<'v1.FamilySentToLine'>;
export type FamilyWaitEnded = Payload<'v1.FamilyWaitEnded'>;
