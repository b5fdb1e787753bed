/** What a person can ask of the incident area. */
import { z } from 'zod';
import { ID_PATTERN } from '../../kernel/ids.ts';
import { directive, directiveDetail, endedFacts, jobStepId, periodName, postHolder, postId, reunificationPlace } from './events.ts';

const incident = z.string().regex(ID_PATTERN);

export const incidentCommands = {
  StartIncident: z.strictObject({ type: z.literal('StartIncident'), directive, detail: directiveDetail, exercise: z.boolean() }),
  ChangeDirective: z.strictObject({ type: z.literal('ChangeDirective'), incident, directive, detail: directiveDetail }),
  ChooseAnsweringPeriod: z.strictObject({ type: z.literal('ChooseAnsweringPeriod'), incident, period: periodName.nullable() }),
  /** Given again, it moves. */
  StartReunification: z.strictObject({ type: z.literal('StartReunification'), incident, place: reunificationPlace }),
  TakePost: z.strictObject({ type: z.literal('TakePost'), incident, post: postId, holder: postHolder }),
  /** `from`: by which facts those are at the post who hand it over. */
  HandOverPost: z.strictObject({ type: z.literal('HandOverPost'), incident, post: postId, from: endedFacts, holder: postHolder }),
  LeavePost: z.strictObject({ type: z.literal('LeavePost'), incident, post: postId, from: endedFacts }),
  MarkJobStepDone: z.strictObject({ type: z.literal('MarkJobStepDone'), incident, post: postId, step: jobStepId }),
  TakeBackJobStep: z.strictObject({ type: z.literal('TakeBackJobStep'), incident, post: postId, step: jobStepId }),
  AddNote: z.strictObject({ type: z.literal('AddNote'), incident, text: z.string().trim().min(1).max(1000) }),
  GiveAllClear: z.strictObject({ type: z.literal('GiveAllClear'), incident, reason: z.string().trim().max(500) }),
  CloseIncident: z.strictObject({ type: z.literal('CloseIncident'), incident }),
} as const;

export type StartIncident = z.infer<typeof incidentCommands.StartIncident>;
export type ChangeDirective = z.infer<typeof incidentCommands.ChangeDirective>;
export type ChooseAnsweringPeriod = z.infer<typeof incidentCommands.ChooseAnsweringPeriod>;
export type StartReunification = z.infer<typeof incidentCommands.StartReunification>;
export type TakePost = z.infer<typeof incidentCommands.TakePost>;
export type HandOverPost = z.infer<typeof incidentCommands.HandOverPost>;
export type LeavePost = z.infer<typeof incidentCommands.LeavePost>;
export type MarkJobStepDone = z.infer<typeof incidentCommands.MarkJobStepDone>;
export type TakeBackJobStep = z.infer<typeof incidentCommands.TakeBackJobStep>;
export type AddNote = z.infer<typeof incidentCommands.AddNote>;
export type GiveAllClear = z.infer<typeof incidentCommands.GiveAllClear>;
export type CloseIncident = z.infer<typeof incidentCommands.CloseIncident>;
