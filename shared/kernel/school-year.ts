/** The school year as a calendar of days: arithmetic on ISO dates only; nothing here reads a clock. */
import { weekdayOf } from './day-times.ts';

/** `year`: from the first to the last day of school. `dayOff`: no school, also for snow. `exams`: school, and no day for a drill that can wait. */
export const entryKinds = ['year', 'summer', 'semester', 'quarter', 'dayOff', 'exams'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** From its first to its last day, both in it. */
export interface CalendarEntry {
  readonly kind: EntryKind;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;

export const addDays = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

export const isWithin = (date: string, { from, to }: Pick<CalendarEntry, 'from' | 'to'>): boolean => from <= date && date <= to;

export const entriesOf = (calendar: readonly CalendarEntry[], kind: EntryKind): readonly CalendarEntry[] => calendar.filter((entry) => entry.kind === kind);

/** Monday to Friday of the year or of a summer session, where no day is off. */
export function isSchoolDay(calendar: readonly CalendarEntry[], date: string): boolean {
  const weekday = weekdayOf(date);
  if (weekday === 0 || weekday === 6) return false;
  if (entriesOf(calendar, 'dayOff').some((off) => isWithin(date, off))) return false;
  return calendar.some((entry) => (entry.kind === 'year' || entry.kind === 'summer') && isWithin(date, entry));
}

/** All school days from one date to another, both in it. */
export function schoolDays(calendar: readonly CalendarEntry[], { from, to }: Pick<CalendarEntry, 'from' | 'to'>): readonly string[] {
  const days: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) if (isSchoolDay(calendar, date)) days.push(date);
  return days;
}

/** What one day can be said to be by hand. */
export type DayKind = Extract<EntryKind, 'dayOff' | 'exams'> | 'school';

/** The calendar with one day said to be something else: what it was by itself or as part of a longer time is taken from it, and the rest of that time stays. In the order of the days. */
export function withDay(calendar: readonly CalendarEntry[], { date, is, name }: { readonly date: string; readonly is: DayKind; readonly name: string }): readonly CalendarEntry[] {
  const others = calendar.flatMap((entry) => {
    if ((entry.kind !== 'dayOff' && entry.kind !== 'exams') || !isWithin(date, entry)) return [entry];
    return [{ ...entry, to: addDays(date, -1) }, { ...entry, from: addDays(date, 1) }].filter(({ from, to }) => from <= to);
  });
  const one: readonly CalendarEntry[] = is === 'school' ? [] : [{ kind: is, name, from: date, to: date }];
  return [...others, ...one].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to > b.to ? -1 : a.to < b.to ? 1 : 0));
}
