/** What a person can do about a quiet alert. */
import { z } from 'zod';
import { SHA256_PATTERN } from '../../kernel/ids.ts';
import { whatWasDone } from './events.ts';

export const alertCommands = {
  AnswerQuietAlert: z.strictObject({ type: z.literal('AnswerQuietAlert'), alert: z.string().regex(SHA256_PATTERN), done: whatWasDone }),
} as const;

export type AnswerQuietAlert = z.infer<typeof alertCommands.AnswerQuietAlert>;
