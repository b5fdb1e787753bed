/** What a person can ask of the reunification area. */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { identity } from './events.ts';

const id = z.string().regex(ID_PATTERN);
const eventId = z.string().regex(SHA256_PATTERN);

export const reunificationCommands = {
  /** `contact`: the adult as found on the student's record; null where they are not on it, then `name` is what they said. */
  CheckInAdult: z.strictObject({ type: z.literal('CheckInAdult'), incident: id, student: id, contact: id.nullable(), name: z.string().trim().min(1).max(200), identity }),
  AnswerComfort: z.strictObject({ type: z.literal('AnswerComfort'), incident: id, student: id, checkIn: eventId, comfortable: z.boolean() }),
  ReleaseStudent: z.strictObject({ type: z.literal('ReleaseStudent'), incident: id, student: id, checkIn: eventId }),
  SettleRelease: z.strictObject({
    type: z.literal('SettleRelease'),
    incident: id,
    student: id,
    settles: z.array(eventId).min(1).max(64),
    stands: eventId.nullable(),
    reason: z.string().trim().min(1).max(500),
  }),
} as const;

export type CheckInAdult = z.infer<typeof reunificationCommands.CheckInAdult>;
export type AnswerComfort = z.infer<typeof reunificationCommands.AnswerComfort>;
export type ReleaseStudent = z.infer<typeof reunificationCommands.ReleaseStudent>;
export type SettleRelease = z.infer<typeof reunificationCommands.SettleRelease>;
