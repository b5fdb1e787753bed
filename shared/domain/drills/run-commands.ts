/** What a person can ask of the running of a drill. */
import { z } from 'zod';
import { ID_PATTERN } from '../../kernel/ids.ts';
import { drillBrief, observation } from './run-events.ts';

const drill = z.string().regex(ID_PATTERN);

export const drillRunCommands = {
  BriefDrill: z.strictObject({ type: z.literal('BriefDrill'), drill, brief: drillBrief }),
  MarkDrillCheck: z.strictObject({ type: z.literal('MarkDrillCheck'), drill, check: z.string().min(1).max(40), done: z.boolean() }),
  /** `run`: the incident that was started for it; null: it is talked through. */
  StartDrillRun: z.strictObject({ type: z.literal('StartDrillRun'), drill, run: drill.nullable() }),
  ObserveDrill: z.strictObject({ type: z.literal('ObserveDrill'), drill, ...observation }),
} as const;

type Commands = typeof drillRunCommands;
export type DrillRunCommand = { [T in keyof Commands]: z.infer<Commands[T]> }[keyof Commands];
export type BriefDrill = z.infer<Commands['BriefDrill']>;
export type MarkDrillCheck = z.infer<Commands['MarkDrillCheck']>;
export type StartDrillRun = z.infer<Commands['StartDrillRun']>;
export type ObserveDrill = z.infer<Commands['ObserveDrill']>;
