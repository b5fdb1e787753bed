/** Who may say and know what the desk must not speak of: part of the table in procedures.ts. */
import { z } from 'zod';
import type { Role } from '../domain/site/events.ts';
import { ID_PATTERN } from '../kernel/ids.ts';
import type { Permission } from './permission.ts';
import { personName } from './person-name.ts';

/** Those who lead. */
const command: readonly Role[] = ['administrator', 'assistantPrincipal'];
const entrance: readonly Role[] = [...command, 'frontOffice', 'campusSupervisor'];

export const carePermissions = {
  StateHospital: entrance,
  StateDeceased: command,
  // Of a student who is deceased only those who lead find what they say it of.
  RecordFamilyTold: entrance,
  TakeBackCare: entrance,
} as const satisfies Record<string, Permission>;

/** Who is told which hospital a student is in. */
export const hospitalPermission: Permission = carePermissions.StateHospital;
/** Who is told that a student is deceased; all others see that the student is accounted for. */
export const deathsPermission: Permission = carePermissions.StateDeceased;
/** Who is told of a court's document on file; that there is a restriction everybody at a station sees. */
export const courtOrderPermission: Permission = entrance;
/** Who is told with whom a student left, where they did not hand the student over themselves. */
export const takersPermission: Permission = entrance;

const said = { event: z.string(), by: z.string(), wall: z.number() } as const;

/** What stands, to those who may know it. `doubted`: a report that it had not known of puts the student elsewhere. */
export const careRow = z.object({
  ...said,
  care: z.discriminatedUnion('is', [
    z.object({ is: z.literal('hospital'), hospital: z.string(), wentAlong: z.string() }),
    z.object({ is: z.literal('deceased'), knownFrom: z.string(), withFamily: z.string() }),
  ]),
  told: z.array(z.object({ ...said, whom: z.string(), toldBy: z.string(), words: z.string() })),
  doubted: z.boolean(),
});

export const careSubscriptions = {
  /** Students in a hospital, or deceased, as far as whoever reads it may know. */
  care: {
    permission: hospitalPermission,
    params: z.strictObject({ incident: z.string().regex(ID_PATTERN) }),
    row: z.object({ key: z.string(), person: z.string(), name: personName, grade: z.string().nullable(), room: z.string().nullable(), care: z.array(careRow).min(1) }),
  },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; row: z.ZodObject }>;
