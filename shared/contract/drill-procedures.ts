/** Drills: rules, calendar, plan, evaluation. Part of the table in procedures.ts. */
import { z } from 'zod';
import { drillEvaluation, drillPlan, levels } from '../domain/drills/events.ts';
import { roles, type Role } from '../domain/site/events.ts';
import { entryKinds } from '../kernel/school-year.ts';
import { ID_PATTERN } from '../kernel/ids.ts';
import type { Permission } from './permission.ts';
import { personName } from './person-name.ts';

const command: readonly Role[] = ['administrator', 'assistantPrincipal'];
const staff: readonly Role[] = [...command, 'frontOffice', 'campusSupervisor', 'teacher'];

const calendarEntry = z.object({ kind: z.enum(entryKinds), name: z.string(), from: z.string(), to: z.string() });
const ruleStatus = z.enum(['done', 'scheduled', 'toPlan', 'outOfCompliance', 'cannotSay', 'notAsked']);
const kindRow = z.object({ key: z.string(), name: z.string(), directive: z.enum(['hold', 'secure', 'lockdown', 'evacuate', 'shelter']).nullable(), detail: z.string() });
const problem = z.object({ line: z.number(), message: z.string() });

/** One row: the school year against its rules. */
const drillYearRow = z.object({
  key: z.string(),
  today: z.string(),
  /** Null: none was chosen. `keepYears`: how long records of drills are kept. */
  rules: z.object({ name: z.string(), asOf: z.string().nullable(), keepYears: z.number().nullable(), level: z.enum(levels).nullable(), text: z.string(), problems: z.array(problem), by: z.string(), wall: z.number() }).nullable(),
  /** Set apart by somebody who did not know; somebody should look and save once more. */
  setApart: z.array(z.object({ setting: z.enum(['rules', 'calendar']), by: z.string(), wall: z.number() })),
  calendar: z.array(calendarEntry),
  /** Those that come with Muster, to begin with. */
  packs: z.array(z.object({ name: z.string(), text: z.string() })),
  kinds: z.array(kindRow),
  statuses: z.array(z.object({ line: z.number(), words: z.string(), cite: z.string(), note: z.string(), status: ruleStatus, why: z.string(), done: z.number(), scheduled: z.number(), needed: z.number() })),
  drills: z.array(
    z.object({
      drill: z.string(),
      plan: drillPlan,
      kindName: z.string(),
      /** `missed`: it was planned for a day that is over. `noSchool`: its day has no school. Neither counts. */
      state: z.enum(['scheduled', 'missed', 'noSchool', 'held']),
      incident: z.string().nullable(),
      /** It was started from its plan. `incident` null: it is talked through. */
      begun: z.object({ incident: z.string().nullable() }).nullable(),
      /** Stated apart: other days or facts of the same drill. */
      otherPlans: z.array(drillPlan),
      evaluation: drillEvaluation.nullable(),
    }),
  ),
  proposal: z.object({ kind: z.string(), kindName: z.string(), secondaryExit: z.boolean(), by: z.string(), slots: z.array(z.object({ date: z.string(), minute: z.number() })) }).nullable(),
  /** What is to be mended, the first due first. */
  actions: z.array(z.object({ drill: z.string(), evaluated: z.string(), place: z.number(), kindName: z.string(), date: z.string(), action: z.string(), owner: z.string(), due: z.string(), late: z.boolean() })),
  /** Incidents run as a drill that belong to no drill of the plan yet, the newest first. `tookS`: from the start to all clear. */
  runs: z.array(z.object({ incident: z.string(), directive: kindRow.shape.directive.unwrap(), detail: z.string(), date: z.string(), minute: z.number(), startedBy: z.string(), over: z.boolean() })),
  /** Of those that belong to one: what Muster measured, to begin an evaluation with. */
  measured: z.array(z.object({ incident: z.string(), startedBy: z.string(), tookS: z.number().nullable(), expected: z.number().nullable() })),
});

/** Times in milliseconds from the start; null: it did not come to that. */
const took = z.number().nullable();

/** A drill that was run, to be compared with others of its kind. */
const drillPaceRow = z.object({
  key: z.string(),
  drill: z.string(),
  kindName: z.string(),
  date: z.string(),
  minute: z.number(),
  expected: z.number(),
  accountedMs: took,
  /** Rooms in which a class answers: how many of them were said to be locked, which is asked in a lockdown only. */
  rooms: z.object({ locked: z.number(), all: z.number() }),
  securedMs: took,
  allClearMs: took,
  /** In the order of their rooms. `securedMs`: until its room was said to be locked. `answeredFor`: so many of it only somebody answered for by name; its time is then not its own. */
  classes: z.array(z.object({ classId: z.string(), title: z.string(), room: z.string().nullable(), teacher: personName.nullable(), accountedMs: took, answeredFor: z.number(), securedMs: took })),
});

export const drillPermissions = {
  SetDrillRules: command,
  SetSchoolCalendar: command,
  ScheduleDrill: command,
  CallOffDrill: command,
  RecordDrill: command,
  EvaluateDrill: command,
  // Whoever mended it says so.
  CompleteAction: staff,
} as const satisfies Record<string, Permission>;

/** Of a calendar of a whole district, with room. */
const MAX_CALENDAR_CHARACTERS = 100_000;

export const drillQueries = {
  /** What a calendar file says, before anything is saved. */
  readSchoolCalendar: {
    permission: command,
    params: z.strictObject({ text: z.string().max(MAX_CALENDAR_CHARACTERS) }),
    answer: z.object({ entries: z.array(calendarEntry), leftOut: z.number(), problems: z.array(z.object({ row: z.number().nullable(), message: z.string() })) }),
  },
  /** The plan as ICS. */
  drillPlanIcs: { permission: staff, params: z.strictObject({}), answer: z.object({ name: z.string(), text: z.string() }) },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; answer: z.ZodType }>;

export const drillSubscriptions = {
  'drill-year': { permission: roles, params: z.strictObject({}), row: drillYearRow },
  /** The drill and up to four before it that ran with the same directive, the oldest first. */
  'drill-pace': { permission: command, params: z.strictObject({ drill: z.string().regex(ID_PATTERN) }), row: drillPaceRow },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; row: z.ZodObject }>;
