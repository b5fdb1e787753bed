/** What a list of the attendance system would say of a day, student by student, and what that changes. Nothing is written here. */
import { daysOn } from '../../../db/queries/attendance.ts';
import { nameOf, type Reader } from '../../../db/queries/reader.ts';
import type { DayListPreview, DayListRequest } from '../../../shared/contract/day-list.ts';
import { periodsIn, sayOfDay, type AttendanceEntry, type AttendanceList, type DaySaid } from '../../../shared/formats/day-list/parse-attendance.ts';
import type { ProblemList } from '../../../shared/formats/roster-problems.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { StudentFinder, type Found } from './find-students.ts';

interface ListedStudent extends DaySaid {
  readonly person: PersonId;
}

export interface AttendancePlan {
  readonly listed: readonly ListedStudent[];
  readonly shown: Pick<DayListPreview, 'absent' | 'late' | 'expectedAgain' | 'rows' | 'codes'>;
}

/** Enough to look through; all of them are counted. */
export const MAX_ROWS_SHOWN = 500;

/** `list`: what the file says. */
export function planAttendance(reader: Reader, idOf: (key: string) => string, list: AttendanceList, { date, name }: DayListRequest, problems: ProblemList): AttendancePlan {
  const periods = periodsIn(list.entries);
  const finder = new StudentFinder(reader.rosters.current().students, idOf);
  const days = daysOn(reader, date);
  const listed: ListedStudent[] = [];
  const rows: DayListPreview['rows'] = [];
  for (const { student, entries } of byStudent(list.entries, finder, name, problems)) {
    const said = sayOfDay(entries, periods, { name }, problems);
    if (said === null) continue;
    listed.push({ person: student.id, ...said });
    const day = days.get(student.id);
    const hand = day?.facts.some((fact) => !fact.listed) === true && day.status !== said.says;
    const change = hand ? 'hand' : day === undefined ? 'new' : day.status === said.says ? 'same' : 'changed';
    rows.push({ key: student.id, row: entries[0]?.row ?? 0, name: nameOf(student), grade: student.grade, ...said, change });
  }
  const named = new Set(listed.map((one) => one.person));
  const expectedAgain = [...days.values()].filter((day) => day.status === 'absent' && day.facts.every((fact) => fact.listed) && !named.has(day.person)).length;
  const count = (says: DaySaid['says']): number => listed.filter((one) => one.says === says).length;
  return { listed, shown: { absent: count('absent'), late: count('arrived'), expectedAgain, rows: rows.slice(0, MAX_ROWS_SHOWN), codes: [...list.codes] } };
}

function byStudent(entries: readonly AttendanceEntry[], finder: StudentFinder, file: string, problems: ProblemList): readonly { readonly student: Extract<Found, { is: 'student' }>['student']; readonly entries: readonly AttendanceEntry[] }[] {
  const groups = Map.groupBy(entries, ({ studentNumber, name }) => JSON.stringify([studentNumber, name]));
  const found = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const student = finder.find(first);
    if (student.is === 'student') return [{ student: student.student, group }];
    for (const row of new Set(group.map((one) => one.row))) problems.add(student.is, { file, row });
    return [];
  });
  // One student may stand under two spellings of the name.
  return [...Map.groupBy(found, ({ student }) => student.id).values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ student: first.student, entries: same.flatMap(({ group }) => group) }];
  });
}
