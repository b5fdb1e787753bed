/** What a person can record of what left the school. */
import { z } from 'zod';
import { disclosureParts } from './events.ts';

export const recordsCommands = {
  RecordDisclosure: z.strictObject({ type: z.literal('RecordDisclosure'), ...disclosureParts }),
} as const;

export type RecordDisclosure = z.infer<typeof recordsCommands.RecordDisclosure>;
