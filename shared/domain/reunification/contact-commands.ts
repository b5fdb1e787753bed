/** What a person can ask about families who have not come: that somebody was called, and what came of it. */
import { z } from 'zod';
import { ID_PATTERN } from '../../kernel/ids.ts';
import { contactChannels, contactOutcomes, contactWords } from './contact-events.ts';
import { spokenName } from './events.ts';

const id = z.string().regex(ID_PATTERN);
/** As many as one adult may be checked in for. */
const MAX_STUDENTS_OF_FAMILY = 12;

export const contactCommandSchemas = {
  /** About all students of one family at once. */
  RecordContactAttempt: z.strictObject({
    type: z.literal('RecordContactAttempt'),
    incident: id,
    students: z.array(id).min(1).max(MAX_STUDENTS_OF_FAMILY).readonly(),
    contact: id.nullable(),
    name: spokenName,
    channel: z.enum(contactChannels),
    outcome: z.enum(contactOutcomes),
    coming: z.boolean(),
    words: contactWords,
  }),
} as const;

export type RecordContactAttempt = z.infer<(typeof contactCommandSchemas)['RecordContactAttempt']>;
