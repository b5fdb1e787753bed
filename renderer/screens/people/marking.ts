/** The three things that can be said of a person's day, in words. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { dateWords } from '../../ui/times.ts';

export type AttendanceRow = SubscriptionRow<'attendance'>;
type Day = NonNullable<SubscriptionRow<'student'>['attendance']>;
export type Marking = AttendanceRow['facts'][number]['says'];

export const markingWords: Readonly<Record<Marking, { readonly title: string; readonly action: (people: string) => string; readonly word: string }>> = {
  absent: { title: 'Who is absent', action: (people) => `Mark ${people} absent`, word: 'Absent' },
  arrived: { title: 'Who came late', action: (people) => `Save: ${people} came in`, word: 'Came late' },
  left: { title: 'Who leaves early', action: (people) => `Save: ${people} left early`, word: 'Left early' },
};

/** "Thursday, Nov 19: absent, flu" */
export function dayWords({ date, status, facts }: Day): string {
  const told = facts.map((fact) => [markingWords[fact.says].word.toLowerCase(), fact.words].filter((part) => part !== '').join(', '));
  return `${dateWords(date)}: ${status === 'disputed' ? `two consoles say different things: ${told.join('; or ')}` : [...new Set(told)].join('; ')}`;
}
