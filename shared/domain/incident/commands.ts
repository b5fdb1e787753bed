/** What a person can ask of the incident area. */
import { z } from 'zod';
import { ID_PATTERN } from '../../kernel/ids.ts';
import { directive, directiveDetail, periodName } from './events.ts';

const incident = z.string().regex(ID_PATTERN);

export const incidentCommands = {
  StartIncident: z.strictObject({ type: z.literal('StartIncident'), directive, detail: directiveDetail, exercise: z.boolean() }),
  ChangeDirective: z.strictObject({ type: z.literal('ChangeDirective'), incident, directive, detail: directiveDetail }),
  ChooseAnsweringPeriod: z.strictObject({ type: z.literal('ChooseAnsweringPeriod'), incident, period: periodName.nullable() }),
  AddNote: z.strictObject({ type: z.literal('AddNote'), incident, text: z.string().trim().min(1).max(1000) }),
  GiveAllClear: z.strictObject({ type: z.literal('GiveAllClear'), incident, reason: z.string().trim().max(500) }),
  CloseIncident: z.strictObject({ type: z.literal('CloseIncident'), incident }),
} as const;

export type StartIncident = z.infer<typeof incidentCommands.StartIncident>;
export type ChangeDirective = z.infer<typeof incidentCommands.ChangeDirective>;
export type ChooseAnsweringPeriod = z.infer<typeof incidentCommands.ChooseAnsweringPeriod>;
export type AddNote = z.infer<typeof incidentCommands.AddNote>;
export type GiveAllClear = z.infer<typeof incidentCommands.GiveAllClear>;
export type CloseIncident = z.infer<typeof incidentCommands.CloseIncident>;
