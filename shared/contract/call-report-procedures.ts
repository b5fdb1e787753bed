/** What comes after a call, and who may read and say it: part of the table in procedures.ts. */
import { z } from 'zod';
import { roles, type Role } from '../domain/site/events.ts';
import type { AfterCommand } from '../domain/dispatch/report-commands.ts';
import { ID_PATTERN } from '../kernel/ids.ts';
import { callReportRow, callSummary, groupNumbers, recoveryRow, wholeReportRow } from './call-report-rows.ts';
import type { Permission } from './permission.ts';

const everyRole: readonly Role[] = roles;
const command: readonly Role[] = ['administrator', 'assistantPrincipal'];
const leads: readonly Role[] = [...command, 'campusSupervisor'];
const staff: readonly Role[] = [...leads, 'frontOffice', 'teacher'];

export const callReportPermissions = {
  StateReportFact: leads,
  NameAffected: leads,
  // Whom it happened to is in the call, and the host asks it.
  GiveOwnAccount: staff,
  WriteConfidentialNote: staff,
  AssignRecoveryTask: leads,
  // A task may be anybody's of the staff; the host asks whose it is.
  AnswerRecoveryTasks: staff,
  ReferToCareTeam: leads,
  RecordLesson: leads,
} as const satisfies Record<AfterCommand['type'], Permission>;

/** Who reads every report, and amends it. All others read those of calls that happened to them, and tasks that are theirs. */
export const callReportPermission: Permission = leads;
/** Who reads confidential notes and what was told to the care team; all others what they wrote themselves. */
export const confidentialPermission: Permission = command;

const call = z.string().regex(ID_PATTERN);
const between = z.strictObject({ from: z.iso.date(), to: z.iso.date() });
const groups = z.object({ kind: z.array(groupNumbers), room: z.array(groupNumbers), hour: z.array(groupNumbers), week: z.array(groupNumbers) });

export const callReportSubscriptions = {
  /** Calls with what their reports lack, the newest first: those that whoever reads it may read. */
  'call-reports': { permission: everyRole, params: z.strictObject({}), row: callReportRow },
  /** Nought or one row. */
  'call-report': { permission: everyRole, params: z.strictObject({ call }), row: wholeReportRow },
  /** Open tasks of every call, the longest overdue first: to those who lead all, to others their own. */
  recovery: { permission: everyRole, params: z.strictObject({}), row: recoveryRow },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; row: z.ZodObject }>;

export const callReportQueries = {
  /** Both days count. Drills are counted apart; cancelled calls are only counted. */
  callNumbers: {
    permission: leads,
    params: between,
    answer: z.object({
      all: groupNumbers,
      cancelled: z.number(),
      groups,
      repeats: z.array(groupNumbers),
      drills: groupNumbers,
      summary: z.object({ kind: callSummary, room: callSummary, hour: callSummary }),
    }),
  },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; answer: z.ZodType }>;
