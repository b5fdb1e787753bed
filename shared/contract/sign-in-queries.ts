/**
 * What a window asks about signing in: part of the table in procedures.ts. These are queries and no commands, because a
 * command is kept and answered again, and what is typed here must be kept nowhere.
 */
import { z } from 'zod';
import { roles, type Role } from '../domain/site/events.ts';
import { ID_PATTERN } from '../kernel/ids.ts';
import type { Permission } from './permission.ts';
import { letter, namedStaff } from './sign-in-rows.ts';

const everyRole: readonly Role[] = roles;
const administrator: readonly Role[] = ['administrator'];
const staff = z.string().regex(ID_PATTERN);
/** Longer ones are no secret that a person types. */
const secret = z.string().max(200);
const code = z.string().max(60);
const done = z.object({});
const recoveryCode = z.object({ recoveryCode: z.string() });

/** A school's staff at once; each letter costs a moment of work. */
const MAX_LETTERS = 100;

export const signInQueries = {
  signIn: { permission: 'anyone', params: z.strictObject({ staff, secret }), answer: done },
  /** `lock`: for whoever is signed in, who comes back with their PIN alone. */
  signOut: { permission: 'anyone', params: z.strictObject({ lock: z.boolean() }), answer: done },
  /** Somebody touched this computer. `confirmed`: and it is the person who is signed in. */
  stillHere: { permission: 'anyone', params: z.strictObject({ confirmed: z.boolean() }), answer: done },
  /** Names of those who can sign in or have a letter, by two letters of them. */
  findStaff: { permission: 'anyone', params: z.strictObject({ text: z.string().max(100) }), answer: z.object({ rows: z.array(namedStaff), more: z.boolean() }) },
  /** The code of a letter becomes a PIN or a passphrase, and the person is signed in. */
  takeUpLetter: { permission: 'anyone', params: z.strictObject({ staff, code, secret }), answer: done },
  /** The recovery code gives an administrator a new passphrase, signs them in, and is replaced. */
  recover: { permission: 'anyone', params: z.strictObject({ staff, code, passphrase: secret }), answer: recoveryCode },
  /** Four words that do not belong together. */
  suggestPassphrase: { permission: 'anyone', params: z.strictObject({}), answer: z.object({ passphrase: z.string() }) },
  /** The first passphrase of a site, of whoever acts at the moment. From then on nobody acts unsigned. */
  setUpSignIn: { permission: administrator, params: z.strictObject({ passphrase: secret }), answer: recoveryCode },
  newRecoveryCode: { permission: administrator, params: z.strictObject({ passphrase: secret }), answer: recoveryCode },
  printLetters: { permission: administrator, params: z.strictObject({ staff: z.array(staff).min(1).max(MAX_LETTERS) }), answer: z.object({ letters: z.array(letter) }) },
  changeSecret: { permission: everyRole, params: z.strictObject({ current: secret, secret }), answer: done },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; answer: z.ZodType }>;
