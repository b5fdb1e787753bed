/** Facts about how a drill is run: its brief, what was confirmed beforehand, its start, and what observers saw. All in the drill's own stream. */
import { z } from 'zod';
import { ID_PATTERN } from '../../kernel/ids.ts';

const id = z.string().regex(ID_PATTERN);
/** A key of templates.ts; text, so that one of a newer version is read. */
const key = z.string().min(1).max(40);

const inject = z.strictObject({ afterMinutes: z.number().int().min(0).max(600), message: z.string().trim().min(1).max(500), question: z.string().trim().max(300) });

export const drillBrief = z.strictObject({
  objectives: z.string().trim().max(1000),
  scenario: z.string().trim().max(2000),
  roles: z.array(z.strictObject({ role: z.string().trim().min(1).max(80), name: z.string().trim().min(1).max(120) })).max(30).readonly(),
  /** In the order of their times. */
  injects: z.array(inject).max(40).readonly(),
});
export type DrillBrief = z.infer<typeof drillBrief>;

export const observation = {
  /** What of the observers' list, or of the injects ("inject 2"), it is about; null: a remark of its own. */
  about: key.nullable(),
  saw: z.enum(['yes', 'no', 'partly']).nullable(),
  words: z.string().trim().max(500),
} as const;

export const drillRunEvents = {
  'v1.DrillBriefed': z.strictObject({ drill: id, brief: drillBrief }),
  'v1.DrillCheckMarked': z.strictObject({ drill: id, check: key, done: z.boolean() }),
  /** `run`: the incident by which; null where it is talked through. */
  'v1.DrillRunStarted': z.strictObject({ drill: id, run: id.nullable() }),
  'v1.DrillObserved': z.strictObject({ drill: id, ...observation }),
} as const;

export type DrillRunPayload<T extends keyof typeof drillRunEvents> = z.infer<(typeof drillRunEvents)[T]>;
