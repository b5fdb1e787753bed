/**
 * Times of a local day as minutes after its midnight by the clock on the wall, as a bell rings: on the two days a year
 * that have 23 or 25 hours a period still begins when the clock says so. Arithmetic only; nothing here reads a clock.
 */

export const MINUTES_OF_DAY = 24 * 60;

/** 0 is Sunday, of an ISO date in the calendar alone. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** 545 is "09:05". */
export const timeOfDay = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** What is on at a minute: the last minute of a period is the one before its end. Null: between periods, or no school. */
export const periodAt = <P extends { readonly startMinute: number; readonly endMinute: number }>(periods: readonly P[], minute: number): P | null =>
  periods.find(({ startMinute, endMinute }) => startMinute <= minute && minute < endMinute) ?? null;

interface Bells<S> {
  readonly schedules: readonly S[];
  /** Names of schedules, Sunday first; null: no school. */
  readonly weekdays: readonly (string | null)[];
  readonly dates: readonly { readonly date: string; readonly schedule: string | null }[];
}

/** The schedule of an ISO date: the one chosen for it, else that of its weekday. Null: no school. */
export function scheduleOn<S extends { readonly name: string }>(bells: Bells<S>, date: string): S | null {
  const chosen = bells.dates.find((one) => one.date === date);
  const name = chosen === undefined ? (bells.weekdays[weekdayOf(date)] ?? null) : chosen.schedule;
  return bells.schedules.find((one) => one.name === name) ?? null;
}
