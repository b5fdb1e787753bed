/** What a person can ask about relief for some minutes. */
import { z } from 'zod';
import { ID_PATTERN } from '../../kernel/ids.ts';
import { coverMinutes, keepDays, seenBy } from './tap-events.ts';

const id = z.string().regex(ID_PATTERN);

export const tapCommands = {
  /** For whoever is signed in. `room` null: the one in which the console stands. */
  AskForRelief: z.strictObject({ type: z.literal('AskForRelief'), room: id.nullable() }),
  /** `staff` null: whoever is signed in covers. */
  CoverRelief: z.strictObject({ type: z.literal('CoverRelief'), tap: id, staff: id.nullable(), minutes: coverMinutes }),
  EndRelief: z.strictObject({ type: z.literal('EndRelief'), tap: id }),
  SetTapOutRules: z.strictObject({ type: z.literal('SetTapOutRules'), seenBy, keepDays }),
} as const;

type Commands = typeof tapCommands;
export type AskForRelief = z.infer<Commands['AskForRelief']>;
export type CoverRelief = z.infer<Commands['CoverRelief']>;
export type EndRelief = z.infer<Commands['EndRelief']>;
export type SetTapOutRules = z.infer<Commands['SetTapOutRules']>;
export type TapCommand = { [T in keyof Commands]: z.infer<Commands[T]> }[keyof Commands];
