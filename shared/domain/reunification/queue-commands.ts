/** What a person can ask about the lines: greet, send to another line, end a wait; and fetch several students on one way. */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { spokenName } from './events.ts';
import { cardNumber, line } from './queue-events.ts';

const id = z.string().regex(ID_PATTERN);

/** As many as one adult may be checked in for. */
const MAX_STUDENTS_OF_FAMILY = 12;
/** More than one person leads through a crowd. */
const MAX_STUDENTS_OF_TRIP = 12;

export const queueCommandSchemas = {
  /** `family`: one that waits already and asks for more; null: a new one. `line` 'any': Muster chooses it by letter and length. */
  GreetFamily: z.strictObject({
    type: z.literal('GreetFamily'),
    incident: id,
    family: id.nullable(),
    students: z.array(z.strictObject({ student: id, card: cardNumber })).min(1).max(MAX_STUDENTS_OF_FAMILY),
    line: z.union([line, z.literal('any')]),
  }),
  SendFamilyToLine: z.strictObject({ type: z.literal('SendFamilyToLine'), incident: id, family: id, students: z.array(id).min(1).max(MAX_STUDENTS_OF_FAMILY), line }),
  EndFamilyWait: z.strictObject({ type: z.literal('EndFamilyWait'), incident: id, family: id, students: z.array(id).min(1).max(MAX_STUDENTS_OF_FAMILY), reason: z.string().trim().max(300) }),
  /** Everybody whom one runner fetches on one way. */
  SendForStudents: z.strictObject({ type: z.literal('SendForStudents'), incident: id, students: z.array(z.strictObject({ student: id, checkIn: z.string().regex(SHA256_PATTERN) })).min(1).max(MAX_STUDENTS_OF_TRIP), runner: spokenName }),
} as const;

type Commands = typeof queueCommandSchemas;
export type GreetFamily = z.infer<Commands['GreetFamily']>;
export type SendFamilyToLine = z.infer<Commands['SendFamilyToLine']>;
export type EndFamilyWait = z.infer<Commands['EndFamilyWait']>;
export type SendForStudents = z.infer<Commands['SendForStudents']>;
