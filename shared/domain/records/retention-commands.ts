/** What a person can ask of the keeping of records. Erasing itself is the site's command. */
import { z } from 'zod';
import { ID_PATTERN } from '../../kernel/ids.ts';
import { holdParts, inspectionParts, keptYears } from './retention-events.ts';

const id = z.string().regex(ID_PATTERN);
const words = z.string().trim().min(1).max(300);

export const retentionCommands = {
  SetRetention: z.strictObject({ type: z.literal('SetRetention'), years: keptYears }),
  PlaceHold: z.strictObject({ type: z.literal('PlaceHold'), ...holdParts }),
  LiftHold: z.strictObject({ type: z.literal('LiftHold'), hold: id, why: words }),
  RequestInspection: z.strictObject({ type: z.literal('RequestInspection'), ...inspectionParts }),
  CloseInspection: z.strictObject({ type: z.literal('CloseInspection'), inspection: id, outcome: words }),
} as const;

type Commands = typeof retentionCommands;
export type RetentionCommand = { [T in keyof Commands]: z.infer<Commands[T]> }[keyof Commands];
export type SetRetention = z.infer<Commands['SetRetention']>;
export type PlaceHold = z.infer<Commands['PlaceHold']>;
export type LiftHold = z.infer<Commands['LiftHold']>;
export type RequestInspection = z.infer<Commands['RequestInspection']>;
export type CloseInspection = z.infer<Commands['CloseInspection']>;
