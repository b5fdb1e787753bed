/** The days of the sample school, all counted from a date that is given. */

export interface SchoolYear {
  /** The calendar year in which it begins. */
  readonly firstYear: number;
  readonly title: string;
  readonly startDate: string;
  readonly endDate: string;
}

const AUGUST = 8;

/** Lasts from 1 August to 31 July, so that the sample has classes on whatever day it is tried. `date`: an ISO date. */
export function schoolYearOf(date: string): SchoolYear {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  const firstYear = month >= AUGUST ? year : year - 1;
  return { firstYear, title: `School year ${firstYear}-${firstYear + 1}`, startDate: `${firstYear}-08-01`, endDate: `${firstYear + 1}-07-31` };
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** In the calendar alone, without any time zone. */
export const daysAfter = (date: string, days: number): string => new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
