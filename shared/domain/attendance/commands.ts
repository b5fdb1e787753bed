/** What a person can ask of the attendance area. */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { PEOPLE_PER_COMMAND } from '../../kernel/limits.ts';
import { absenceReason, badge, day, leavesWith, visitHost, visitorName, visitReason } from './events.ts';

const id = z.string().regex(ID_PATTERN);
/** Siblings are absent together, and a late bus brings many. */
const people = z.array(id).min(1).max(PEOPLE_PER_COMMAND);

export const attendanceCommands = {
  MarkAbsent: z.strictObject({ type: z.literal('MarkAbsent'), people, date: day, reason: absenceReason }),
  MarkArrived: z.strictObject({ type: z.literal('MarkArrived'), people, date: day }),
  MarkLeftEarly: z.strictObject({ type: z.literal('MarkLeftEarly'), people, date: day, with: leavesWith }),
  TakeBackAttendance: z.strictObject({ type: z.literal('TakeBackAttendance'), person: id, date: day, settles: z.array(z.string().regex(SHA256_PATTERN)).min(1).max(64) }),
  SignInVisitor: z.strictObject({ type: z.literal('SignInVisitor'), name: visitorName, reason: visitReason, host: visitHost, badge }),
  SignOutVisitor: z.strictObject({ type: z.literal('SignOutVisitor'), visitor: id }),
} as const;

export type MarkAbsent = z.infer<typeof attendanceCommands.MarkAbsent>;
export type MarkArrived = z.infer<typeof attendanceCommands.MarkArrived>;
export type MarkLeftEarly = z.infer<typeof attendanceCommands.MarkLeftEarly>;
export type TakeBackAttendance = z.infer<typeof attendanceCommands.TakeBackAttendance>;
export type SignInVisitor = z.infer<typeof attendanceCommands.SignInVisitor>;
export type SignOutVisitor = z.infer<typeof attendanceCommands.SignOutVisitor>;
