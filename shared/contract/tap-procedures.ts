/** Relief for some minutes: part of the tables in procedures.ts. Who sees whose request is the school's rule, and looked at for each row. */
import { z } from 'zod';
import type { tapCommands } from '../domain/dispatch/tap-commands.ts';
import { tapRoles } from '../domain/dispatch/tap-events.ts';
import type { Role } from '../domain/site/events.ts';
import type { Permission } from './permission.ts';

const command: readonly Role[] = ['administrator', 'assistantPrincipal'];
const staff: readonly Role[] = tapRoles;

/** Requests of today that have not ended: one's own, those that one covers, and to whom the school lets see them all. */
const tapOutRow = z.object({
  key: z.string(),
  tap: z.string(),
  staff: z.string(),
  name: z.string(),
  room: z.string().nullable(),
  askedWall: z.number(),
  /** More than one: sent apart. */
  covers: z.array(z.object({ staff: z.string(), name: z.string(), wall: z.number(), minutes: z.number().nullable() })),
  /** Of whoever is signed in: they asked; they may send somebody. */
  own: z.boolean(),
  mayCover: z.boolean(),
});

/** One row. */
const tapOutRulesRow = z.object({ key: z.string(), seenBy: z.array(z.enum(tapRoles)), keepDays: z.number() });

export const tapPermissions: Readonly<Record<keyof typeof tapCommands, Permission>> = { AskForRelief: staff, CoverRelief: staff, EndRelief: staff, SetTapOutRules: command };

export const tapSubscriptions = {
  'tap-outs': { permission: staff, params: z.strictObject({}), row: tapOutRow },
  'tap-out-rules': { permission: staff, params: z.strictObject({}), row: tapOutRulesRow },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; row: z.ZodObject }>;
