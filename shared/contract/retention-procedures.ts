/** How long records are kept, holds, requests to inspect, and what is past its time. Part of the table in procedures.ts. */
import { z } from 'zod';
import type { retentionCommands } from '../domain/records/retention-commands.ts';
import { keptKinds, keptYears } from '../domain/records/retention-events.ts';
import type { Role } from '../domain/site/events.ts';
import type { Permission } from './permission.ts';
import { personName } from './person-name.ts';

const administrator: readonly Role[] = ['administrator'];
const command: readonly Role[] = ['administrator', 'assistantPrincipal'];
const office: readonly Role[] = [...command, 'frontOffice'];

const kind = z.enum(keptKinds);
/** Null: it stands. */
const ended = z.object({ wall: z.number(), by: z.string(), words: z.string() }).nullable();

/** One row. */
const retentionRow = z.object({
  key: z.string(),
  today: z.string(),
  /** Those that count. `set` false: nobody set them yet, and they follow the state's rules of drills where these say a number. */
  years: keptYears,
  set: z.boolean(),
  /** Two people set other times, not knowing of each other; the longer ones count. */
  apart: z.boolean(),
  /** What the chosen rules of drills say of records, and where it comes from; null: nothing. */
  rules: z.object({ years: z.number(), name: z.string(), asOf: z.string().nullable() }).nullable(),
  reliefDays: z.number(),
  /** What stands first, the newest first. */
  holds: z.array(
    z.object({
      hold: z.string(),
      about: z.discriminatedUnion('is', [z.object({ is: z.literal('everything') }), z.object({ is: z.literal('person'), name: personName }), z.object({ is: z.literal('incident'), exercise: z.boolean(), words: z.string() })]),
      askedBy: z.string(),
      why: z.string(),
      wall: z.number(),
      by: z.string(),
      ended,
    }),
  ),
  /** What is open first, the first due first. */
  inspections: z.array(z.object({ inspection: z.string(), name: personName, askedBy: z.string(), askedOn: z.string(), dueOn: z.string(), late: z.boolean(), wall: z.number(), by: z.string(), ended })),
  /** The newest first. `counts` false: a hold or a request was stated apart, so nothing was to be erased by it; `missing`: so many facts that it named are not here, and are asked for. */
  erasures: z.array(z.object({ event: z.string(), wall: z.number(), by: z.string(), records: z.number(), reason: z.string(), counts: z.boolean(), missing: z.number() })),
});

/** Of one kind of record what is past its time. `streams`: the parts in which it lies; `held`: those of them that may not be erased. */
const pastTime = z.object({ kind, years: z.number(), keptSince: z.string(), records: z.number(), streams: z.number(), held: z.number(), oldest: z.string().nullable(), newest: z.string().nullable() });

export const retentionPermissions: Readonly<Record<keyof typeof retentionCommands, Permission>> = {
  SetRetention: administrator,
  PlaceHold: command,
  LiftHold: administrator,
  // A family asks whoever sits at the desk.
  RequestInspection: office,
  CloseInspection: command,
};

export const retentionQueries = {
  /** What is past its time now, kind by kind; only kinds that have a time. */
  recordsPastTime: { permission: command, params: z.strictObject({}), answer: z.object({ kinds: z.array(pastTime) }) },
  /** The parts to be named in erasures, the first so many, without those held; `reason` is what the log is to say. */
  recordsToErase: { permission: administrator, params: z.strictObject({ kind }), answer: z.object({ streams: z.array(z.string()), reason: z.string() }) },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; answer: z.ZodType }>;

export const retentionSubscriptions = {
  retention: { permission: office, params: z.strictObject({}), row: retentionRow },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; row: z.ZodObject }>;
