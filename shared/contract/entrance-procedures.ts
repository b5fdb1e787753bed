/** What a window asks of the entrance and of the day's lists: part of the table in procedures.ts. */
import { z } from 'zod';
import { day } from '../domain/attendance/events.ts';
import type { Role } from '../domain/site/events.ts';
import { barredRow, dayListRow, entryRow, nearRow } from './attendance-rows.ts';
import type { Permission } from './permission.ts';

const command: readonly Role[] = ['administrator', 'assistantPrincipal'];
const entrance: readonly Role[] = ['administrator', 'assistantPrincipal', 'frontOffice', 'campusSupervisor'];
const accounting: readonly Role[] = [...entrance, 'teacher'];

export const entrancePermissions = {
  SignInVisitor: entrance,
  SignOutVisitor: entrance,
  CompareVisitor: entrance,
  // Who comes in though the desk was not sure, and who may not come in at all, is for whoever answers for the school.
  DecideHeldVisitor: command,
  BarPerson: command,
  LiftBar: command,
} as const satisfies Record<string, Permission>;

export const entranceSubscriptions = {
  barred: { permission: entrance, params: z.strictObject({}), row: barredRow },
  /** Visitors who wait for a supervisor, and whoever was turned away on that day. */
  entrance: { permission: entrance, params: z.strictObject({ date: day }), row: entryRow },
  'day-lists': { permission: accounting, params: z.strictObject({ date: day }), row: dayListRow },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; row: z.ZodObject }>;

const typedName = z.string().max(120);

export const entranceQueries = {
  /** Everybody with whom a visitor of this name has to be compared. */
  nearVisitor: { permission: entrance, params: z.strictObject({ name: typedName }), answer: z.object({ near: z.array(nearRow) }) },
  /** Visitors who were here before, by name, the last visit first. */
  earlierVisitors: {
    permission: entrance,
    params: z.strictObject({ name: typedName }),
    answer: z.object({ visitors: z.array(z.object({ name: z.string(), host: z.string(), reason: z.string(), lastWall: z.number() })) }),
  },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; answer: z.ZodType }>;
