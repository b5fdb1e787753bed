/** What a window asks of texts in several languages: part of the table in procedures.ts. */
import { z } from 'zod';
import { roles, type Role } from '../domain/site/events.ts';
import { languages } from '../kernel/languages.ts';
import type { Permission } from './permission.ts';

const everyRole: readonly Role[] = roles;

/** One text in one language. `text` is the id by which screens and prints ask for it. */
const textRow = z.object({
  key: z.string(),
  text: z.string(),
  language: z.enum(languages),
  /** Where it stands, for whoever corrects it. */
  where: z.string(),
  /** What counts: the school's correction, else `standard`. */
  words: z.string(),
  /** As it comes with Muster. */
  standard: z.string(),
  /** What is filled in, such as "{adult}". */
  placeholders: z.array(z.string()).readonly(),
  /** The one that counts first; more than one where consoles set it apart. `words` null: the standard again. */
  corrections: z.array(z.object({ words: z.string().nullable(), by: z.string(), wall: z.number() })).readonly(),
});

export const textSubscriptions = {
  /** Every text in every language. */
  texts: { permission: everyRole, params: z.strictObject({}), row: textRow },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; row: z.ZodObject }>;
