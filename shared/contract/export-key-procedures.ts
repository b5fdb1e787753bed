/** What windows see and ask of the keys that scripts of this computer export with. They concern this console alone and are no facts. */
import { z } from 'zod';
import { roles, type Role } from '../domain/site/events.ts';
import { ID_PATTERN } from '../kernel/ids.ts';
import type { Permission } from './permission.ts';

const administrator: readonly Role[] = ['administrator'];
const wall = z.number().int();

const exportKeyRow = z.object({
  /** Names it to whoever revokes it; it opens nothing. */
  key: z.string(),
  purpose: z.string(),
  by: z.string(),
  /** By which it was made; null: that was withdrawn or replaced, and the key opens nothing. */
  role: z.enum(roles).nullable(),
  madeWall: wall,
  /** Null: never. */
  usedWall: wall.nullable(),
});

export const exportKeySubscriptions = {
  'export-keys': { permission: administrator, params: z.strictObject({}), row: exportKeyRow },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; row: z.ZodObject }>;

export const exportKeyQueries = {
  /** `secret`: what the script gives, told this once. It is asked for as a query, because a command's answer is kept. */
  makeExportKey: { permission: administrator, params: z.strictObject({ purpose: z.string().trim().min(1).max(60) }), answer: z.object({ secret: z.string() }) },
  revokeExportKey: { permission: administrator, params: z.strictObject({ key: z.string().regex(ID_PATTERN) }), answer: z.object({}) },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; answer: z.ZodType }>;
