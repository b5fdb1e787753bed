/** What a person can ask of the incident area. */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { MAX_COMMIT_EVENTS } from '../../kernel/limits.ts';
import { directive, directiveDetail, endedFacts, jobStepId, joinedIncidents, periodName, postHolder, postId, reunificationPlace, roomChannel, roomCounts, roomStatus, roomWords, wordOf } from './events.ts';

const incident = z.string().regex(ID_PATTERN);
const room = z.string().regex(ID_PATTERN);
/** Each is an event. Whether their words fit into a commit too is told in words a person can act on (TooMuchAtOnce). */
const ROOMS_PER_COMMAND = MAX_COMMIT_EVENTS;

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
  /** One report for each room, in one commit: "all of the west wing is locked" is eight of them. */
  ReportRooms: z.strictObject({
    type: z.literal('ReportRooms'),
    incident,
    reporter: wordOf,
    channel: roomChannel,
    reports: z.array(z.strictObject({ room, status: roomStatus, counts: roomCounts.nullable(), words: roomWords, settles: z.array(z.string().regex(SHA256_PATTERN)).max(16) })).min(1).max(ROOMS_PER_COMMAND),
  }),
  ReleaseRooms: z.strictObject({ type: z.literal('ReleaseRooms'), incident, rooms: z.array(room).min(1).max(ROOMS_PER_COMMAND), openedBy: z.string().trim().max(120) }),
  ReportKnown: z.strictObject({ type: z.literal('ReportKnown'), incident, text: z.string().trim().min(1).max(300), place: roomWords, reporter: wordOf, channel: roomChannel }),
  Phone911: z.strictObject({ type: z.literal('Phone911'), incident, words: roomWords }),
  Tell911: z.strictObject({ type: z.literal('Tell911'), incident, facts: endedFacts }),
  ProposeAllClear: z.strictObject({ type: z.literal('ProposeAllClear'), incident }),
  SetAsideAllClearRules: z.strictObject({ type: z.literal('SetAsideAllClearRules'), incident, reason: z.string().trim().min(1).max(500) }),
  /** `keep`: the one that goes on. */
  JoinIncidents: z.strictObject({ type: z.literal('JoinIncidents'), incidents: joinedIncidents, keep: incident }),
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
export type JoinIncidents = z.infer<typeof incidentCommands.JoinIncidents>;
export type AddNote = z.infer<typeof incidentCommands.AddNote>;
export type GiveAllClear = z.infer<typeof incidentCommands.GiveAllClear>;
export type CloseIncident = z.infer<typeof incidentCommands.CloseIncident>;
export type ReportRooms = z.infer<typeof incidentCommands.ReportRooms>;
export type ReleaseRooms = z.infer<typeof incidentCommands.ReleaseRooms>;
export type ReportKnown = z.infer<typeof incidentCommands.ReportKnown>;
export type Phone911 = z.infer<typeof incidentCommands.Phone911>;
export type Tell911 = z.infer<typeof incidentCommands.Tell911>;
export type ProposeAllClear = z.infer<typeof incidentCommands.ProposeAllClear>;
export type SetAsideAllClearRules = z.infer<typeof incidentCommands.SetAsideAllClearRules>;
