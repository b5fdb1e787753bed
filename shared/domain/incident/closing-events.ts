/** Facts about the end of an incident, in `incident/<id>`: what is still open and who signed for it, and the hard count. */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { MAX_SIGNED_FACTS } from '../../kernel/limits.ts';

const id = z.string().regex(ID_PATTERN);
const count = z.number().int().nonnegative();

/** Facts that open matters are about. */
export const signedFacts = z.array(z.string().regex(SHA256_PATTERN)).min(1).max(MAX_SIGNED_FACTS);
export const signedWords = z.string().trim().min(1).max(500);

/** Where people are in the hard count: everybody in exactly one place. `alone`: as the school allows; `leftOnOwn`: without asking, and confirmed since. */
const counted = z.strictObject({
  released: count,
  alone: count,
  leftOnOwn: count,
  answeredFor: count,
  school: count,
  bus: count,
  site: count,
  elsewhere: count,
  missing: count,
  unknown: count,
  saidToHaveLeft: count,
  disagreeing: count,
  absent: count,
  dismissed: count,
});
export type Counted = z.infer<typeof counted>;

export const closingEvents = {
  /** Whoever acts answers for what is still open at the close, with words. */
  'v1.MattersSignedFor': z.strictObject({ incident: id, about: signedFacts, words: signedWords }),
  /** Beside the close: the count that whoever closes signs, and the sentence that follows from it. */
  'v1.HardCountSigned': z.strictObject({ incident: id, students: counted, adults: counted, sentence: z.string().max(1000) }),
} as const;

type Payload<T extends keyof typeof closingEvents> = z.infer<(typeof closingEvents)[T]>;
export type MattersSignedFor = Payload<'v1.MattersSignedFor'>;
export type HardCountSigned = Payload<'v1.HardCountSigned'>;
