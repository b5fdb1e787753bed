/** Rows of what comes after a call: its report, its recovery, and the numbers of many. */
import { z } from 'zod';
import { recoveryTasks, reportFacts, statedFact, taskAnswer } from '../domain/dispatch/report-events.ts';

const by = { event: z.string(), by: z.string(), wall: z.number() } as const;
const words = z.object({ ...by, words: z.string() });

/** More than one of `newest`: they were stated apart. `differ`: and do not say the same. */
const fact = z.object({ name: z.enum(reportFacts), newest: z.array(z.object({ ...by, said: statedFact })), earlier: z.array(z.object({ ...by, said: statedFact })), differ: z.boolean() });

export const recoveryRow = z.object({
  key: z.string(),
  call: z.string(),
  /** Of a referral its fact. */
  task: z.string(),
  name: z.enum([...recoveryTasks, 'referral']),
  room: z.string().nullable(),
  kind: z.string().nullable(),
  requestedWall: z.number(),
  state: taskAnswer,
  due: z.string(),
  overdue: z.boolean(),
  owners: z.array(z.object({ staff: z.string(), name: z.string() })),
  /** Whoever reads it may answer for it. */
  mine: z.boolean(),
  /** Assigned or answered apart, and not alike. */
  differ: z.boolean(),
  answers: z.array(z.object({ ...by, is: taskAnswer, words: z.string() })),
  /** `shared` null: not for whoever reads it. */
  referral: z.object({ ...by, toWhom: z.string(), shared: z.string().nullable() }).nullable(),
});

const callState = z.enum(['open', 'cleared', 'cancelled']);
const aboutCall = {
  key: z.string(),
  call: z.string(),
  room: z.string().nullable(),
  kind: z.string().nullable(),
  exercise: z.boolean(),
  state: callState,
  requestedWall: z.number(),
} as const;

/** One of the list of calls. */
export const callReportRow = z.object({
  ...aboutCall,
  /** Of the standard set, how many nobody stated and the log does not know. */
  missing: z.number(),
  differ: z.boolean(),
  openTasks: z.number(),
  overdueTasks: z.number(),
  /** Whoever reads it is the educator it happened to. */
  own: z.boolean(),
  lessons: z.array(words),
});

export const wholeReportRow = z.object({
  ...aboutCall,
  own: z.boolean(),
  /** Whoever reads it may amend it. */
  leads: z.boolean(),
  caller: z.string(),
  callWords: z.string(),
  atRisk: z.string(),
  acknowledgedWall: z.number().nullable(),
  arrivedWall: z.number().nullable(),
  endedWall: z.number().nullable(),
  outcome: z.string(),
  responders: z.array(z.object({ name: z.string(), words: z.string() })),
  affected: z.array(z.object({ staff: z.string(), name: z.string() })),
  affectedDiffer: z.boolean(),
  facts: z.array(fact),
  /** All to those who lead; their own to the educator. */
  accounts: z.array(words),
  notes: z.array(words),
  lessons: z.array(words),
  tasks: z.array(recoveryRow),
});

const spread = z.object({ count: z.number(), medianMs: z.number(), slowTenthMs: z.number() }).nullable();
export const groupNumbers = z.object({ key: z.string(), calls: z.number(), toAcknowledge: spread, toArrive: spread, toClear: spread });
/** `calls` null: withheld, since a small number could be told to be somebody. */
export const callSummary = z.object({ total: z.number().nullable(), cells: z.array(z.object({ key: z.string(), calls: z.number().nullable() })) });
