/** What a list of the day says, before anybody knows whose rows they are: the long part of taking it, for a thread of its own. */
import type { DayListRequest } from '../../../shared/contract/day-list.ts';
import { parseAttendance, type AttendanceList } from '../../../shared/formats/day-list/parse-attendance.ts';
import { parseVisitors, type ListedVisit } from '../../../shared/formats/day-list/parse-visitors.ts';
import { ProblemList, type RosterProblem } from '../../../shared/formats/roster-problems.ts';

export interface DayListJob {
  readonly request: DayListRequest;
  readonly bytes: Uint8Array;
  /** Of the day, where the console stands. */
  readonly nowMinute: number;
}

/** Null: it cannot be read; then the problems say why. */
export type ReadDayList = { readonly problems: readonly RosterProblem[] } & ({ readonly of: 'attendance'; readonly list: AttendanceList | null } | { readonly of: 'visitors'; readonly visits: readonly ListedVisit[] | null });

export function readDayList({ request, bytes, nowMinute }: DayListJob): ReadDayList {
  const { of, date, name, codes } = request;
  const problems = new ProblemList();
  const file = { name, bytes };
  if (of === 'visitors') {
    const visits = parseVisitors(file, date, nowMinute, problems);
    return { of, visits, problems: problems.all() };
  }
  const list = parseAttendance(file, date, new Map(Object.entries(codes)), problems);
  return { of, list, problems: problems.all() };
}
