/** Who uses Muster and how they sign in, as rows. Never a secret, and never what proves one. */
import { z } from 'zod';
import { roles } from '../domain/site/events.ts';
import { personName } from './person-name.ts';

/** `kind`: what their role signs in with. */
export const namedStaff = z.object({ staff: z.string(), name: z.string(), kind: z.enum(['pin', 'passphrase']) });
export type NamedStaff = z.infer<typeof namedStaff>;

/** Part of the site's row: the frame of every screen needs it. */
export const signInState = z.object({
  /** `notSetUp`: nobody has a passphrase yet, so whoever sits here acts as the founder. */
  is: z.enum(['notSetUp', 'signedIn', 'signedOut']),
  /** Nobody touched the computer for a while: whose PIN opens it again. Anybody else can sign in too. */
  lockedFor: namedStaff.nullable(),
  /** An incident is open and nobody touched the computer for a while: it is asked whether the same person acts. */
  askedWhoActs: z.boolean(),
  /** Who signed in here lately and may still, newest first. */
  lately: z.array(namedStaff),
  idleLockMinutes: z.number().int(),
  /** The station that this console is; null: none. `taken`: a volunteer is at it and acts here. */
  station: z.object({ incident: z.string(), post: z.string(), station: z.number().int(), title: z.string(), taken: z.boolean() }).nullable(),
});

/** A row for each who has or had a role. */
export const staffAccessRow = z.object({
  key: z.string(),
  staff: z.string(),
  name: z.string(),
  role: z.enum(roles).nullable(),
  /** More than one: granted apart by two consoles; `role` is the one that allows least. */
  rolesGrantedApart: z.array(z.enum(roles)),
  /** Their record on the roster. */
  person: z.string().nullable(),
  personName: personName.nullable(),
  /** `notEnough`: a PIN where the role needs a passphrase. */
  secret: z.enum(['none', 'notEnough', 'pin', 'passphrase']),
  /** How many open, where more than one was chosen apart. */
  secrets: z.number().int(),
  /** Until when the code of their letter is good; null: no letter is out. */
  letterUntilWall: z.number().nullable(),
  /** At this console. */
  lastSignedInWall: z.number().nullable(),
});

/** A letter, shown and printed once. */
export const letter = z.object({ staff: z.string(), name: z.string(), kind: z.enum(['pin', 'passphrase']), code: z.string(), untilWall: z.number() });
export type Letter = z.infer<typeof letter>;
