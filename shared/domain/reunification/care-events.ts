/**
 * Facts about a student whom the desk must not speak of: in a hospital, or deceased. In the student's own stream. What they say is
 * told to those who may know (`electron/host/may-know.ts`); to all others the student is accounted for, and a colleague has the answer.
 */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { reason, spokenName } from './events.ts';

const id = z.string().regex(ID_PATTERN);
const eventId = z.string().regex(SHA256_PATTERN);
/** May stay empty where nobody knows yet. */
export const knownLater = z.string().trim().max(200);
const about = { incident: id, student: id } as const;

const care = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('hospital'), hospital: spokenName, wentAlong: knownLater }),
  /** `knownFrom`: who says so, such as a physician or the police. `withFamily`: the colleague who speaks with the family. */
  z.strictObject({ is: z.literal('deceased'), knownFrom: spokenName, withFamily: knownLater }),
]);

export const careEvents = {
  'v1.CareStated': z.strictObject({ ...about, care }),
  /** Somebody of the family was told what is said there. */
  'v1.FamilyTold': z.strictObject({ ...about, care: eventId, whom: spokenName, toldBy: spokenName, words: knownLater }),
  /** It was a mistake: as if it had not been said. */
  'v1.CareTakenBack': z.strictObject({ ...about, settles: z.array(eventId).min(1).max(1), reason }),
} as const;

type Payload<T extends keyof typeof careEvents> = z.infer<(typeof careEvents)[T]>;
export type CareStated = Payload<'v1.CareStated'>;
export type FamilyTold = Payload<'v1.FamilyTold'>;
export type CareTakenBack = Payload<'v1.CareTakenBack'>;
