/** How a drill is run: its brief, checks, observers' lists and injects. Part of the table in procedures.ts. */
import { z } from 'zod';
import type { drillRunCommands } from '../domain/drills/run-commands.ts';
import { drillBrief } from '../domain/drills/run-events.ts';
import { roles, type Role } from '../domain/site/events.ts';
import { ID_PATTERN } from '../kernel/ids.ts';
import type { Permission } from './permission.ts';

const command: readonly Role[] = ['administrator', 'assistantPrincipal'];

const seen = z.object({ event: z.string(), saw: z.enum(['yes', 'no', 'partly']).nullable(), words: z.string(), wall: z.number(), by: z.string(), console: z.string() });

const drillRunRow = z.object({
  key: z.string(),
  drill: z.string(),
  kindName: z.string(),
  date: z.string(),
  minute: z.number(),
  told: z.boolean(),
  /** `written` false: what comes with Muster for this kind, to begin with. */
  brief: drillBrief,
  written: z.boolean(),
  /** Somebody wrote another one apart, which does not count. */
  briefApart: z.boolean(),
  checks: z.array(z.object({ check: z.string(), words: z.string(), done: z.boolean(), by: z.string().nullable(), wall: z.number().nullable() })),
  /** `elapsedMs`: since the start, by a clock that only grows, at `sentAtWall`. `over`: it was recorded, or its incident is closed. */
  started: z.object({ incident: z.string().nullable(), elapsedMs: z.number(), sentAtWall: z.number(), by: z.string(), over: z.boolean() }).nullable(),
  observe: z.array(z.object({ key: z.string(), words: z.string(), seen: z.array(seen) })),
  remarks: z.array(seen),
  /** What was said afterwards, question by question. */
  debrief: z.array(z.object({ key: z.enum(['debrief-good', 'debrief-improve', 'debrief-mend']), words: z.string(), said: z.array(seen) })),
  /** `wall`: when it is due, by this console's clock; null before the start. */
  injects: z.array(z.object({ key: z.string(), wall: z.number().nullable(), afterMinutes: z.number(), message: z.string(), question: z.string(), notes: z.array(seen) })),
});

/** A drill that runs today, with the injects that every console tells by the clock. */
const runningDrillRow = z.object({ key: z.string(), drill: z.string(), kindName: z.string(), elapsedMs: z.number(), sentAtWall: z.number(), injects: z.array(z.object({ afterMinutes: z.number(), message: z.string(), question: z.string() })) });

export const drillRunPermissions: Readonly<Record<keyof typeof drillRunCommands, Permission>> = {
  BriefDrill: command,
  MarkDrillCheck: command,
  StartDrillRun: command,
  // Whoever watches, at whichever console they stand; a volunteer only from the post of observer (DR-21).
  ObserveDrill: roles,
};

export const drillRunSubscriptions = {
  'drill-run': { permission: roles, params: z.strictObject({ drill: z.string().regex(ID_PATTERN) }), row: drillRunRow },
  'running-drills': { permission: roles, params: z.strictObject({}), row: runningDrillRow },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; row: z.ZodObject }>;
