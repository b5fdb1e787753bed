/** What a window asks of the board, of families who have not come, and of the closing: part of the table in procedures.ts. */
import { z } from 'zod';
import { roles, type Role } from '../domain/site/events.ts';
import { ID_PATTERN } from '../kernel/ids.ts';
import { closingRow } from './closing-rows.ts';
import { familyRow } from './family-rows.ts';
import { flowRow } from './flow-rows.ts';
import type { Permission } from './permission.ts';

const everyRole: readonly Role[] = roles;
const incident = z.string().regex(ID_PATTERN);
const command: readonly Role[] = ['administrator', 'assistantPrincipal'];
/** Phone numbers of families: for the school's own staff. */
const callers: readonly Role[] = [...command, 'frontOffice', 'campusSupervisor', 'teacher'];

export const familyPermissions = {
  RecordContactAttempt: callers,
  // Whoever signs answers for what is still open.
  SignForMatters: command,
} as const satisfies Record<string, Permission>;

export const familyQueries = {
  /** The list of families as CSV, for whoever calls from elsewhere; nothing in it is run by a spreadsheet. */
  familiesCsv: { permission: callers, params: z.strictObject({ incident }), answer: z.object({ name: z.string(), text: z.string() }) },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; answer: z.ZodType }>;

export const familySubscriptions = {
  /** A row for each stage of a reunification, and one for the whole. */
  flow: { permission: everyRole, params: z.strictObject({ incident }), row: flowRow },
  /** Families of whom nobody has come, the longest without contact first. */
  families: { permission: callers, params: z.strictObject({ incident }), row: familyRow },
  /** One row: the hard count, and what must be signed for before the close. */
  closing: { permission: everyRole, params: z.strictObject({ incident }), row: closingRow },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; row: z.ZodObject }>;
