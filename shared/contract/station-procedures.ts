/** What a window asks of stations, their lines and whoever is at them: part of the table in procedures.ts. */
import { z } from 'zod';
import { roles, type Role } from '../domain/site/events.ts';
import { ID_PATTERN } from '../kernel/ids.ts';
import type { Permission } from './permission.ts';
import { queueRow, waitingRow } from './queue-rows.ts';

const everyRole: readonly Role[] = roles;
const incident = z.string().regex(ID_PATTERN);
const command: readonly Role[] = ['administrator', 'assistantPrincipal'];
const entrance: readonly Role[] = [...command, 'frontOffice', 'campusSupervisor'];
const stations: readonly Role[] = [...entrance, 'stationVolunteer'];

export const stationCommands = {
  // At a console that is a station whoever comes acts by name and badge: that is for whoever answers for the school.
  AssignStation: command,
  GiveUpStation: command,
  SetStation: entrance,
  GreetFamily: stations,
  SendFamilyToLine: stations,
  EndFamilyWait: stations,
  SendForStudents: stations,
} as const satisfies Record<string, Permission>;

export const stationSubscriptions = {
  /** Stations and the lines of the posts. */
  queues: { permission: everyRole, params: z.strictObject({ incident }), row: queueRow },
  /** Who waits, the next first. */
  queue: { permission: everyRole, params: z.strictObject({ incident }), row: waitingRow },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; row: z.ZodObject }>;

export const stationQueries = {
  /** A volunteer at a console that is a station: their name and badge are all that they need. Not a command: it is about who acts here. */
  takeStation: { permission: 'anyone', params: z.strictObject({ name: z.string().trim().min(1).max(120), badge: z.string().trim().min(1).max(40) }), answer: z.object({}) },
  /** The volunteer leaves, and the console is locked. */
  leaveStation: { permission: 'anyone', params: z.strictObject({}), answer: z.object({}) },
  /** This console is no station any more; while sign-in is not set up anybody may say so. */
  endStation: { permission: 'anyone', params: z.strictObject({}), answer: z.object({}) },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; answer: z.ZodType }>;
