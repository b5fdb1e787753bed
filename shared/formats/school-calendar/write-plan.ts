/** Writes the plan of drills as ICS (RFC 5545, by a library): whole days with the hour in the title, since Muster knows no time zone, and DRILL in front. */
import { generateIcsCalendar } from 'ts-ics';
import { addDays } from '../../kernel/school-year.ts';

export interface PlannedEntry {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly details: string;
}

const wholeDay = (date: string): { readonly type: 'DATE'; readonly date: Date } => ({ type: 'DATE', date: new Date(`${date}T00:00:00Z`) });
/** The library breaks lines where a text does. */
const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

export const writePlan = (entries: readonly PlannedEntry[], writtenMs: number): string =>
  generateIcsCalendar({
    version: '2.0',
    prodId: '-//Muster//Drills//EN',
    events: entries.map(({ id, title, date, details }) => ({ uid: `${id}@muster`, stamp: { date: new Date(writtenMs) }, summary: onOneLine(`DRILL: ${title}`), description: onOneLine(details), start: wholeDay(date), end: wholeDay(addDays(date, 1)) })),
  });
