/**
 * What a window asks to add a console to the site: part of the table in procedures.ts. These are queries and no commands,
 * because nothing of it is a fact until both sides have confirmed the digits. What becomes of it is in the list `admission`.
 * The digits that a person saw are said with each answer, so that nobody answers for a pairing that they did not see.
 */
import { z } from 'zod';
import type { Role } from '../domain/site/events.ts';
import type { Permission } from './permission.ts';

const administrator: readonly Role[] = ['administrator'];
const done = z.object({});
const digits = z.strictObject({ digits: z.string().regex(/^\d{6}$/) });

export const admissionQueries = {
  /** For ten minutes and five tries, another console may ask to be let in. */
  openAdmission: { permission: administrator, params: z.strictObject({}), answer: done },
  /** Also puts away that one was admitted. */
  closeAdmission: { permission: administrator, params: z.strictObject({}), answer: done },
  confirmDigits: { permission: administrator, params: digits, answer: done },
  refuseDigits: { permission: administrator, params: digits, answer: done },
  /** As founding, for anyone while there is no site here; of a site that is here only its administrator may set it aside for another. */
  joinSite: { permission: 'anyone', params: z.strictObject({ address: z.string().trim().min(1).max(300), consoleName: z.string().trim().min(1).max(120) }), answer: done },
  confirmJoin: { permission: 'anyone', params: digits, answer: done },
  /** Also puts away how it ended. A site that was joined is not left by it. */
  cancelJoin: { permission: 'anyone', params: z.strictObject({}), answer: done },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; answer: z.ZodType }>;
