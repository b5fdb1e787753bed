/** What the state of a rule, and of a drill, is called on screen. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';

export type DrillYear = SubscriptionRow<'drill-year'>;
type Level = 'due' | 'act' | null;

export const ruleStatusWords: Readonly<Record<DrillYear['statuses'][number]['status'], { readonly words: string; readonly level: Level }>> = {
  done: { words: 'Done', level: null },
  scheduled: { words: 'Scheduled', level: null },
  toPlan: { words: 'To plan', level: 'due' },
  outOfCompliance: { words: 'Out of compliance', level: 'act' },
  cannotSay: { words: 'Cannot be said', level: 'due' },
  notAsked: { words: 'Not asked of this school', level: null },
};

export const drillStateWords: Readonly<Record<DrillYear['drills'][number]['state'], { readonly words: string; readonly level: Level }>> = {
  held: { words: 'Held', level: null },
  scheduled: { words: 'Scheduled', level: null },
  missed: { words: 'Its day is over: record it, move it, or call it off', level: 'due' },
  noSchool: { words: 'No school on its day: move it', level: 'due' },
};
