/** What is to be said of an entry of a timeline beside its words, on the screen, in tables and on paper. */
import type { SubscriptionRow } from './procedures.ts';

export const markWords: Readonly<Record<SubscriptionRow<'timeline'>['mark'], string>> = {
  none: '',
  settles: 'settles a conflict',
  settled: 'was settled',
  contradicts: 'in conflict',
  corrects: 'corrects an earlier report',
  corrected: 'was corrected since',
};
