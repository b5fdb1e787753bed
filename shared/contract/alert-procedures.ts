/** Quiet alerts, and who is told: part of the table in procedures.ts. */
import { z } from 'zod';
import { quietAlertKinds } from '../domain/quiet-alerts.ts';
import type { Role } from '../domain/site/events.ts';
import type { Permission } from './permission.ts';
import { personName } from './person-name.ts';

/** Those who lead, and campus supervisors: the school's officers. Never whoever stands at a desk. */
const told: readonly Role[] = ['administrator', 'assistantPrincipal', 'campusSupervisor'];

const quietAlertRow = z.object({
  key: z.string(),
  event: z.string(),
  kind: z.enum(quietAlertKinds),
  who: z.string(),
  student: z.object({ person: z.string(), name: personName, grade: z.string().nullable(), room: z.string().nullable() }).nullable(),
  /** What the record says of this adult and this student now. */
  restriction: z.string().nullable(),
  incident: z.string().nullable(),
  exercise: z.boolean(),
  wall: z.number(),
  by: z.string(),
  /** Where it was recorded, and so where they are. */
  console: z.string(),
  /** None: nobody has said yet what was done. */
  answers: z.array(z.object({ event: z.string(), done: z.string(), by: z.string(), wall: z.number() })),
});

export const alertPermissions = { AnswerQuietAlert: told } as const satisfies Record<string, Permission>;

export const alertSubscriptions = {
  'quiet-alerts': { permission: told, params: z.strictObject({}), row: quietAlertRow },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; row: z.ZodObject }>;
