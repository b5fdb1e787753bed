/**
 * Facts about a colleague who asks to be relieved for some minutes, each in `tap/<id>`. They are signed by nobody and name who
 * said them in the payload alone: headers outlive an erasure, and who needed a break is erased.
 */
import { z } from 'zod';
import { ID_PATTERN } from '../../kernel/ids.ts';

const id = z.string().regex(ID_PATTERN);
const tap = { tap: id } as const;

/** Roles whom a school can let see who asked. */
export const tapRoles = ['administrator', 'assistantPrincipal', 'frontOffice', 'campusSupervisor', 'teacher'] as const;
export const seenBy = z.array(z.enum(tapRoles)).min(1).max(tapRoles.length);
export const keepDays = z.number().int().min(1).max(365);
/** How long somebody covers; null: not said. */
export const coverMinutes = z.number().int().min(1).max(240).nullable();

export const tapEvents = {
  /** `staff`: who asks. No reason is asked. */
  'v1.ReliefAsked': z.strictObject({ ...tap, staff: id, room: id.nullable() }),
  /** `staff`: who covers; `by`: who said so. */
  'v1.ReliefCovered': z.strictObject({ ...tap, staff: id, by: id, minutes: coverMinutes }),
  /** They are back, or need it no longer. */
  'v1.ReliefEnded': z.strictObject({ ...tap, by: id }),
  'v1.TapOutRulesSet': z.strictObject({ seenBy, keepDays }),
} as const;

export type TapPayload<T extends keyof typeof tapEvents> = z.infer<(typeof tapEvents)[T]>;
