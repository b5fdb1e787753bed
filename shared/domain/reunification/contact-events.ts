/** Facts about calls to families who have not come, in the student's own stream: one for each student of the family. */
import { z } from 'zod';
import { ID_PATTERN } from '../../kernel/ids.ts';
import { spokenName } from './events.ts';

const id = z.string().regex(ID_PATTERN);

export const contactChannels = ['phone', 'text', 'email', 'inPerson'] as const;
export const contactOutcomes = ['reached', 'leftMessage', 'noAnswer', 'wrongNumber'] as const;
export const contactWords = z.string().trim().max(300);

export const contactEvents = {
  /** `contact`: as found on the record; null: somebody else, by the name that is given. `coming`: they said that they are on their way. */
  'v1.ContactAttempted': z.strictObject({ incident: id, student: id, contact: id.nullable(), name: spokenName, channel: z.enum(contactChannels), outcome: z.enum(contactOutcomes), coming: z.boolean(), words: contactWords }),
} as const;

export type ContactAttempted = z.infer<(typeof contactEvents)['v1.ContactAttempted']>;
