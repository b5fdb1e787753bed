/** What a person can ask of the drills area. */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { drillEvaluation, drillPlan, schoolCalendar, schoolRules } from './events.ts';

const id = z.string().regex(ID_PATTERN);

export const drillCommands = {
  SetDrillRules: z.strictObject({ type: z.literal('SetDrillRules'), ...schoolRules.shape }),
  SetSchoolCalendar: z.strictObject({ type: z.literal('SetSchoolCalendar'), ...schoolCalendar.shape }),
  /** `drill` null: one more. */
  ScheduleDrill: z.strictObject({ type: z.literal('ScheduleDrill'), drill: id.nullable(), plan: drillPlan }),
  CallOffDrill: z.strictObject({ type: z.literal('CallOffDrill'), drill: id, reason: z.string().trim().min(1).max(300) }),
  /** `drill` null: it was in no plan. `run` null: it was not run with Muster. */
  RecordDrill: z.strictObject({ type: z.literal('RecordDrill'), drill: id.nullable(), run: id.nullable(), plan: drillPlan }),
  EvaluateDrill: z.strictObject({ type: z.literal('EvaluateDrill'), drill: id, evaluation: drillEvaluation }),
  CompleteAction: z.strictObject({ type: z.literal('CompleteAction'), drill: id, evaluated: z.string().regex(SHA256_PATTERN), place: z.number().int().min(0).max(19), words: z.string().trim().max(500) }),
} as const;

type Commands = typeof drillCommands;
export type SetDrillRules = z.infer<Commands['SetDrillRules']>;
export type SetSchoolCalendar = z.infer<Commands['SetSchoolCalendar']>;
export type ScheduleDrill = z.infer<Commands['ScheduleDrill']>;
export type CallOffDrill = z.infer<Commands['CallOffDrill']>;
export type RecordDrill = z.infer<Commands['RecordDrill']>;
export type EvaluateDrill = z.infer<Commands['EvaluateDrill']>;
export type CompleteAction = z.infer<Commands['CompleteAction']>;
