/** What was done about a quiet alert: in the stream of the fact that made it, so that its rows are found beside it. */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';

const id = z.string().regex(ID_PATTERN);

export const whatWasDone = z.string().trim().min(1).max(500);

export const alertEvents = {
  /** `person`, `visitor`: whose stream the alert is in. `incident` null: it is not about an incident. */
  'v1.QuietAlertAnswered': z.strictObject({ incident: id.nullable(), person: id.nullable(), visitor: id.nullable(), alert: z.string().regex(SHA256_PATTERN), done: whatWasDone }),
} as const;

export type QuietAlertAnswered = z.infer<(typeof alertEvents)['v1.QuietAlertAnswered']>;
