/** Facts about drills: the school's rules and calendar, and of each drill what was planned, how it went and what is to be mended. */
import { z } from 'zod';
import { ID_PATTERN } from '../../kernel/ids.ts';
import { MINUTES_OF_DAY } from '../../kernel/day-times.ts';
import { entryKinds } from '../../kernel/school-year.ts';

const id = z.string().regex(ID_PATTERN);
const date = z.iso.date();
const words = z.string().trim().max(500);

export const levels = ['elementary', 'secondary'] as const;
const ratings = ['P', 'S', 'M', 'U'] as const;

/** Longer than any state's, with notes; it fits a commit. */
const MAX_RULES_CHARACTERS = 20_000;
/** Days off, terms and exams of a year, each with its name. */
const MAX_ENTRIES = 200;

export const schoolRules = z.strictObject({ level: z.enum(levels).nullable(), text: z.string().max(MAX_RULES_CHARACTERS) });
const calendarEntry = z.strictObject({ kind: z.enum(entryKinds), name: z.string().trim().max(80), from: date, to: date });
export const schoolCalendar = z.strictObject({ entries: z.array(calendarEntry).max(MAX_ENTRIES).readonly() });

/** What stands in the plan, and of what was held in the record. */
export const drillPlan = z.strictObject({
  /** A key of kinds.ts; text, so that a kind of a newer version is read. */
  kind: z.string().min(1).max(40),
  date,
  minute: z.number().int().min(0).max(MINUTES_OF_DAY - 1),
  secondaryExit: z.boolean(),
  told: z.boolean(),
  parentsTold: date.nullable(),
});

/** The nine facts of a record (IFC 405) that are not in the drill itself; the person conducting and the rest by name. */
const drillFacts = z.strictObject({
  conductedBy: words,
  notification: words,
  staffOnDuty: z.number().int().min(0).max(100_000),
  staffTakingPart: z.number().int().min(0).max(100_000),
  evacuated: z.number().int().min(0).max(1_000_000),
  conditions: words,
  problems: words,
  weather: words,
  timeToCompleteS: z.number().int().min(0).max(24 * 60 * 60),
});

const correctiveAction = z.strictObject({ action: z.string().trim().min(1).max(300), owner: z.string().trim().min(1).max(100), due: date });
const rated = z.strictObject({ capability: z.string().trim().min(1).max(100), rating: z.enum(ratings) });

export const drillEvaluation = z.strictObject({
  facts: drillFacts,
  capabilities: z.array(rated).max(20).readonly(),
  strengths: z.string().trim().max(2000),
  areas: z.string().trim().max(2000),
  actions: z.array(correctiveAction).max(20).readonly(),
});

export const drillEvents = {
  'v1.DrillRulesSet': schoolRules,
  'v1.SchoolCalendarSet': schoolCalendar,
  /** Stated again, it takes the place of what its author had seen. */
  'v1.DrillScheduled': z.strictObject({ drill: id, plan: drillPlan }),
  'v1.DrillCalledOff': z.strictObject({ drill: id, reason: z.string().trim().min(1).max(300) }),
  /** `run`: the incident by which; null where it was not run with Muster. */
  'v1.DrillHeld': z.strictObject({ drill: id, run: id.nullable(), plan: drillPlan }),
  'v1.DrillEvaluated': z.strictObject({ drill: id, evaluation: drillEvaluation }),
  /** `evaluated`: the evaluation that asks for it; `place`: its place there, from 0. */
  'v1.CorrectiveActionDone': z.strictObject({ drill: id, evaluated: z.string().regex(/^[0-9a-f]{64}$/), place: z.number().int().min(0).max(19), words }),
} as const;

export type DrillPayload<T extends keyof typeof drillEvents> = z.infer<(typeof drillEvents)[T]>;
export type DrillPlan = z.infer<typeof drillPlan>;
export type DrillEvaluation = z.infer<typeof drillEvaluation>;
