/** Lists of a day, of the attendance or the visitor system: what a window sends to POST /day-list, and what it hears before and after anything is written. */
import { z } from 'zod';
import { roles, type Role } from '../domain/site/events.ts';
import { SHA256_PATTERN } from '../kernel/ids.ts';
import type { Permission } from './permission.ts';
import { personName } from './person-name.ts';

export const DAY_LIST_PATH = '/day-list';

/** A list of the largest school, period by period. It is read in a thread of its own, and compared in one go. */
export const MAX_DAY_LIST_BYTES = 2 * 1024 * 1024;

export const dayListKind = z.enum(['attendance', 'visitors']);
export type DayListKind = z.infer<typeof dayListKind>;

const office: readonly Role[] = ['administrator', 'assistantPrincipal', 'frontOffice'];

/** Who may send one. */
export const dayListPermissions: Readonly<Record<DayListKind, Permission>> = { attendance: office, visitors: roles.filter((role) => office.includes(role) || role === 'campusSupervisor') };

export const codeMeaning = z.enum(['absent', 'late', 'left', 'here']);

/** Beside the file's bytes. */
export const dayListRequest = z.strictObject({
  of: dayListKind,
  /** The day on which it is about. Visitors are those of today. */
  date: z.iso.date(),
  /** The file's name. */
  name: z.string().trim().min(1).max(120),
  /** What a person says that codes mean. */
  codes: z.record(z.string().max(40), codeMeaning),
  /** Null: only look. Else what was looked at is to be written, and nothing else. */
  plan: z.string().regex(SHA256_PATTERN).nullable(),
});
export type DayListRequest = z.infer<typeof dayListRequest>;

const count = z.number().int().nonnegative();

export const dayListPreview = z.object({
  of: dayListKind,
  date: z.string(),
  source: z.string(),
  /** What to send to have it written; null: it was refused for its problems. */
  plan: z.string().nullable(),
  written: z.boolean(),
  absent: count,
  late: count,
  /** Visitors who are in, and who came and went. */
  inside: count,
  gone: count,
  /** Whom the last list named and this one does not: they are expected again. */
  expectedAgain: count,
  /** The first of them, by row. */
  rows: z.array(
    z.object({
      key: z.string(),
      row: z.number(),
      name: personName,
      grade: z.string().nullable(),
      says: z.enum(['absent', 'arrived', 'in', 'out']),
      words: z.string(),
      /** `hand`: a person said something else, and that counts. */
      change: z.enum(['new', 'changed', 'same', 'hand']),
    }),
  ),
  codes: z.array(z.object({ code: z.string(), rows: count, means: codeMeaning.nullable() })),
  problems: z.array(z.object({ code: z.string(), severity: z.enum(['error', 'warning']), file: z.string(), row: z.number().nullable(), column: z.string().nullable(), message: z.string(), whatToDo: z.string() })),
});
export type DayListPreview = z.infer<typeof dayListPreview>;
