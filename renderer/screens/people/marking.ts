/** The three things that can be said of a person's day, in words. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';

export type AttendanceRow = SubscriptionRow<'attendance'>;
export type Marking = AttendanceRow['facts'][number]['says'];

export const markingWords: Readonly<Record<Marking, { readonly title: string; readonly action: (people: string) => string; readonly word: string }>> = {
  absent: { title: 'Who is absent', action: (people) => `Mark ${people} absent`, word: 'Absent' },
  arrived: { title: 'Who came late', action: (people) => `Save: ${people} came in`, word: 'Came late' },
  left: { title: 'Who leaves early', action: (people) => `Save: ${people} left early`, word: 'Left early' },
};
