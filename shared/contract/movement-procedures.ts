/** What a window asks about people on the move, and who may say it: part of the tables in procedures.ts. */
import { z } from 'zod';
import { roles, type Role } from '../domain/site/events.ts';
import { ID_PATTERN } from '../kernel/ids.ts';
import { accountabilityRow, busRow, sweepRow, whereaboutsRow } from './movement-rows.ts';
import type { Permission } from './permission.ts';

const everyRole: readonly Role[] = roles;
const office: readonly Role[] = ['administrator', 'assistantPrincipal', 'frontOffice'];
const accounting: readonly Role[] = [...office, 'campusSupervisor', 'teacher'];
const incident = z.string().regex(ID_PATTERN);

export const movementPermissions = {
  SweepZones: accounting,
  AddBus: accounting,
  // Strangers load buses and count at the site: a touch on a list, with the list before them.
  BoardPeople: everyRole,
  ReportArrivals: everyRole,
  ReportBusLeft: everyRole,
  ReportBusArrived: everyRole,
  TakeBackBus: accounting,
  ReportLeftOnOwn: accounting,
  TakeBackPlaces: everyRole,
  SettlePlaces: office,
} as const satisfies Record<string, Permission>;

export const movementSubscriptions = {
  /** Everybody in the incident, each on one leg of the way from school to site. */
  whereabouts: { permission: everyRole, params: z.strictObject({ incident }), row: whereaboutsRow },
  /** How long it took until everybody was accounted for. No names: whoever closes an incident or reads its record sees it. */
  accountability: { permission: everyRole, params: z.strictObject({ incident }), row: accountabilityRow },
  buses: { permission: everyRole, params: z.strictObject({ incident }), row: busRow },
  sweeps: { permission: everyRole, params: z.strictObject({ incident }), row: sweepRow },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; row: z.ZodObject }>;
