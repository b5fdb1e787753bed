/** Facts about the site itself: its founding, its consoles, who may do what, and what was erased. */
import { z } from 'zod';
import { MINUTES_OF_DAY } from '../../kernel/day-times.ts';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';

const id = z.string().regex(ID_PATTERN);
const eventId = z.string().regex(SHA256_PATTERN);
const name = z.string().trim().min(1).max(120);

export const roles = ['administrator', 'assistantPrincipal', 'frontOffice', 'campusSupervisor', 'teacher', 'stationVolunteer'] as const;
export type Role = (typeof roles)[number];

/** Of a class list that somebody mapped; the payload stays far below what a commit may hold. */
export const MAX_REMEMBERED_COLUMNS = 100;
export const MAX_REMEMBERED_TEXT = 200;
const remembered = z.string().max(MAX_REMEMBERED_TEXT);

/** So many that no school needs more, and so few that the whole fits one commit. */
const MAX_SCHEDULES = 10;
const MAX_PERIODS = 20;
const MAX_SPECIAL_DATES = 200;
const minute = z.number().int().min(0).max(MINUTES_OF_DAY);
const scheduleName = z.string().trim().min(1).max(40);
/** `period`: as the roster writes it; null: no class meets, as at lunch. */
const bellPeriod = z.strictObject({ period: z.string().trim().min(1).max(20).nullable(), name: z.string().trim().min(1).max(40), startMinute: minute, endMinute: minute });

/** The whole of it, so that no half of one schedule is ever mixed with half of another. */
export const bellSchedule = z.strictObject({
  schedules: z.array(z.strictObject({ name: scheduleName, periods: z.array(bellPeriod).max(MAX_PERIODS) })).max(MAX_SCHEDULES),
  /** Which schedule each weekday has, Sunday first; null: no school. */
  weekdays: z.array(scheduleName.nullable()).length(7),
  /** Days that are other than their weekday says. */
  dates: z.array(z.strictObject({ date: z.iso.date(), schedule: scheduleName.nullable() })).max(MAX_SPECIAL_DATES),
});
export type BellSchedule = z.infer<typeof bellSchedule>;
export type BellPeriod = z.infer<typeof bellPeriod>;

export const siteEvents = {
  /** `idKey` (hex) keys the derivation of person ids from the student system's, so that all consoles derive the same. */
  'v1.SiteFounded': z.strictObject({ site: id, name, idKey: z.string().regex(SHA256_PATTERN) }),
  /** The Ed25519 key that seals this console's commits, base64url. */
  'v1.ConsoleAdmitted': z.strictObject({ console: id, name, publicKey: z.string().max(64) }),
  'v1.StaffAdded': z.strictObject({ staff: id, name }),
  'v1.RoleGranted': z.strictObject({ staff: id, role: z.enum(roles) }),
  /** What was chosen at an import that was applied: the source's id of the one school (null: all), and what the columns of a class list hold (a field's name; null: not used). */
  'v1.ImportChoicesMade': z.strictObject({
    school: remembered.nullable(),
    columns: z.array(z.strictObject({ column: remembered, field: z.string().max(60).nullable() })).max(MAX_REMEMBERED_COLUMNS).nullable(),
  }),
  'v1.BellScheduleSet': bellSchedule,
  /** Payloads of these streams' events, up to and including `heads`, are gone for good. Headers stay. */
  'v1.PayloadsErased': z.strictObject({
    erasures: z.array(z.strictObject({ stream: z.string().max(200), heads: z.array(eventId).min(1).max(64) })).min(1).max(64),
    reason: z.string().trim().min(1).max(500),
  }),
} as const;
export type ImportChoicesMade = z.infer<(typeof siteEvents)['v1.ImportChoicesMade']>;
export type PayloadsErased = z.infer<(typeof siteEvents)['v1.PayloadsErased']>;
