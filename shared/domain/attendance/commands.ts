/** What a person can ask of the attendance area. */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { PEOPLE_PER_COMMAND } from '../../kernel/limits.ts';
import { absenceReason, badge, barNote, birthYear, comparisons, day, decisionReason, leavesWith, otherNames, visitHost, visitorName, visitReason } from './events.ts';

const id = z.string().regex(ID_PATTERN);
/** Siblings are absent together, and a late bus brings many. */
const people = z.array(id).min(1).max(PEOPLE_PER_COMMAND);

export const attendanceCommands = {
  MarkAbsent: z.strictObject({ type: z.literal('MarkAbsent'), people, date: day, reason: absenceReason }),
  MarkArrived: z.strictObject({ type: z.literal('MarkArrived'), people, date: day }),
  MarkLeftEarly: z.strictObject({ type: z.literal('MarkLeftEarly'), people, date: day, with: leavesWith }),
  TakeBackAttendance: z.strictObject({ type: z.literal('TakeBackAttendance'), person: id, date: day, settles: z.array(z.string().regex(SHA256_PATTERN)).min(1).max(64) }),
  /** `answers`: how the visitor compares with each whose name is near. */
  SignInVisitor: z.strictObject({ type: z.literal('SignInVisitor'), name: visitorName, reason: visitReason, host: visitHost, badge, answers: comparisons }),
  SignOutVisitor: z.strictObject({ type: z.literal('SignOutVisitor'), visitor: id }),
  /** Of somebody who is in: signed in elsewhere, or brought in by a list, before the name was barred here. */
  CompareVisitor: z.strictObject({ type: z.literal('CompareVisitor'), visitor: id, answers: comparisons.min(1) }),
  DecideHeldVisitor: z.strictObject({ type: z.literal('DecideHeldVisitor'), visitor: id, admit: z.boolean(), reason: decisionReason }),
  BarPerson: z.strictObject({ type: z.literal('BarPerson'), name: visitorName, otherNames, birthYear: birthYear.nullable(), note: barNote, until: day.nullable() }),
  LiftBar: z.strictObject({ type: z.literal('LiftBar'), barred: id, reason: decisionReason }),
} as const;

export type MarkAbsent = z.infer<typeof attendanceCommands.MarkAbsent>;
export type MarkArrived = z.infer<typeof attendanceCommands.MarkArrived>;
export type MarkLeftEarly = z.infer<typeof attendanceCommands.MarkLeftEarly>;
export type TakeBackAttendance = z.infer<typeof attendanceCommands.TakeBackAttendance>;
export type SignInVisitor = z.infer<typeof attendanceCommands.SignInVisitor>;
export type SignOutVisitor = z.infer<typeof attendanceCommands.SignOutVisitor>;
export type CompareVisitor = z.infer<typeof attendanceCommands.CompareVisitor>;
export type DecideHeldVisitor = z.infer<typeof attendanceCommands.DecideHeldVisitor>;
export type BarPerson = z.infer<typeof attendanceCommands.BarPerson>;
export type LiftBar = z.infer<typeof attendanceCommands.LiftBar>;
