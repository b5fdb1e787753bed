/**
 * A list of the attendance system: a row for a student, or one for a student and a period, or a row with a column for each period. It says
 * codes; what they say of a day follows from AT-25 (shared/domain/attendance/README.md). Whose rows they are is not known here.
 */
import { readDate } from '../row-reader.ts';
import type { SourceFile } from '../roster-file.ts';
import type { ProblemList } from '../roster-problems.ts';
import { cutText } from '../table.ts';
import { meaningOf, type CodeMeaning } from './attendance-codes.ts';
import { readDayTable, type DayColumns, type DayRow, type DayTable } from './day-table.ts';

const FIELDS = ['studentNumber', 'fullName', 'givenName', 'familyName', 'date', 'period', 'code', 'reason'] as const;
type Field = (typeof FIELDS)[number];

const WORDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['id', 'studentNumber'], ['number', 'studentNumber'], ['no', 'studentNumber'], ['#', 'studentNumber'], ['id number', 'studentNumber'], ['sis id', 'studentNumber'],
  ['local id', 'studentNumber'], ['perm id', 'studentNumber'], ['other id', 'studentNumber'], ['sis number', 'studentNumber'], ['permanent number', 'studentNumber'],
  ['name', 'fullName'], ['full name', 'fullName'], ['last first', 'fullName'], ['lastfirst', 'fullName'], ['name last first', 'fullName'], ['last name first name', 'fullName'],
  ['first name', 'givenName'], ['given name', 'givenName'], ['first', 'givenName'], ['last name', 'familyName'], ['family name', 'familyName'], ['surname', 'familyName'], ['last', 'familyName'],
  ['date', 'date'], ['attendance date', 'date'], ['absence date', 'date'], ['att date', 'date'], ['day', 'date'], ['calendar date', 'date'],
  ['period', 'period'], ['per', 'period'], ['block', 'period'], ['class period', 'period'], ['hour', 'period'], ['bell period', 'period'],
  ['code', 'code'], ['attendance code', 'code'], ['att code', 'code'], ['status', 'code'], ['attendance status', 'code'], ['attendance', 'code'], ['absence type', 'code'], ['absence code', 'code'], ['attendance type', 'code'], ['type', 'code'],
  ['reason', 'reason'], ['absence reason', 'reason'], ['comment', 'reason'], ['comments', 'reason'], ['note', 'reason'], ['notes', 'reason'], ['explanation', 'reason'], ['description', 'reason'],
]);

/** "P1", "Period 1", "1": a column for each period. */
const PERIOD_COLUMN = /^(?:(?:p|per|period|block|hour) ?)?(\d{1,2})$/;
const periodIn = (key: string): string | null => PERIOD_COLUMN.exec(key)?.[1] ?? null;

const COLUMNS: DayColumns<Field> = {
  fields: FIELDS,
  words: WORDS,
  enough: (found, others) => (found.has('studentNumber') || found.has('fullName') || found.has('familyName')) && (found.has('code') || others.some((key) => periodIn(key) !== null)),
  needed: 'a student number or name, and an attendance code',
};

/** What one row says of one student, or of one in one period. */
export interface AttendanceEntry {
  readonly row: number;
  /** As the list has it; '' where it says none. */
  readonly studentNumber: string;
  readonly name: string;
  readonly period: string | null;
  readonly code: string;
  readonly meaning: CodeMeaning | null;
  readonly reason: string;
}

interface AttendanceCode {
  readonly code: string;
  readonly rows: number;
  /** Null: somebody has to say. */
  readonly means: CodeMeaning | null;
}

export interface AttendanceList {
  readonly entries: readonly AttendanceEntry[];
  /** Every code but the empty one, the most frequent first. */
  readonly codes: readonly AttendanceCode[];
}

const MAX_WORDS = 200;
/** A code of the log's size; whatever is longer is a remark in the wrong column. */
const MAX_CODE = 40;

/** `date`: only what is about this day. `chosen`: what a person says that codes mean. Null if it cannot be read; then the problems say why. */
export function parseAttendance(file: SourceFile, date: string, chosen: ReadonlyMap<string, CodeMeaning>, problems: ProblemList): AttendanceList | null {
  const table = readDayTable(file, COLUMNS, problems);
  if (table === null) return null;
  const ofDay = table.rows.filter((row) => isOfDay(row, date, file, problems));
  const entries = ofDay.flatMap((row) => entriesIn(row, table, chosen, file, problems));
  const named = [...Map.groupBy(entries.filter((one) => one.code !== ''), (one) => one.code)];
  return { entries, codes: named.map(([code, all]) => ({ code, rows: all.length, means: all[0]?.meaning ?? null })).sort((a, b) => b.rows - a.rows || (a.code < b.code ? -1 : 1)) };
}

function isOfDay({ row, cells }: DayRow<Field>, date: string, file: SourceFile, problems: ProblemList): boolean {
  if (cells.date === '' || readDate(cells.date) === date) return true;
  problems.add('other-day', { file: file.name, row });
  return false;
}

function entriesIn({ row, cells, others }: DayRow<Field>, table: DayTable<Field>, chosen: ReadonlyMap<string, CodeMeaning>, file: SourceFile, problems: ProblemList): readonly AttendanceEntry[] {
  const name = cells.fullName !== '' ? cells.fullName : [cells.familyName, cells.givenName].filter((part) => part !== '').join(', ');
  if (name === '' && cells.studentNumber === '') {
    problems.add('listed-nobody', { file: file.name, row });
    return [];
  }
  const entry = (period: string | null, cell: string): AttendanceEntry => {
    const code = cutText(cell, MAX_CODE);
    const meaning = chosen.get(code) ?? meaningOf(code);
    if (meaning === null) problems.add('code-unknown', { file: file.name, row });
    return { row, studentNumber: cells.studentNumber, name, period, code, meaning, reason: cutText(cells.reason, MAX_WORDS) };
  };
  if (table.has('code')) return [entry(cells.period === '' ? null : cells.period, cells.code)];
  return others.flatMap(({ key, cell }) => {
    const period = periodIn(key);
    return period === null ? [] : [entry(period, cell)];
  });
}

export interface DaySaid {
  readonly says: 'absent' | 'arrived';
  readonly words: string;
}

/** The order of periods is that of their numbers. */
const inOrder = new Intl.Collator('en', { numeric: true });
export const periodsIn = (entries: readonly AttendanceEntry[]): readonly string[] => [...new Set(entries.flatMap((one) => one.period ?? []))].sort((a, b) => inOrder.compare(a, b));

/**
 * AT-25. `entries`: of one student. `periods`: all that the list knows. A period of which the list says nothing for the student is one
 * in which they were there: many systems list exceptions only. Null: expected; then the problems say it where that is not plain.
 */
export function sayOfDay(entries: readonly AttendanceEntry[], periods: readonly string[], file: Pick<SourceFile, 'name'>, problems: ProblemList): DaySaid | null {
  const [first] = entries;
  if (first === undefined) return null;
  const tell = (code: 'left-by-list' | 'codes-differ' | 'absent-in-some-periods'): null => {
    problems.add(code, { file: file.name, row: first.row });
    return null;
  };
  if (entries.some((one) => one.meaning === null)) return null;
  if (entries.some((one) => one.meaning === 'left')) return tell('left-by-list');
  const words = entries.map((one) => one.reason).find((reason) => reason !== '') ?? '';
  const said = (says: DaySaid['says']): DaySaid => ({ says, words: says === 'absent' ? words : '' });
  const wholeDay = entries.filter((one) => one.period === null).map((one) => one.meaning);
  if (periods.length === 0 || wholeDay.length > 0) {
    if (wholeDay.length < entries.length) return tell('codes-differ');
    if (wholeDay.every((meaning) => meaning === 'absent')) return said('absent');
    if (wholeDay.every((meaning) => meaning === 'here')) return null;
    return wholeDay.includes('here') ? tell('codes-differ') : said('arrived');
  }
  const byPeriod = periods.map((period) => new Set(entries.filter((one) => one.period === period).map((one) => one.meaning)));
  if (byPeriod.some((codes) => codes.size > 1)) return tell('codes-differ');
  const there = byPeriod.map((codes) => !codes.has('absent'));
  if (!there.includes(true)) return said('absent');
  if (there.slice(there.indexOf(true)).includes(false)) return tell('absent-in-some-periods');
  return there.includes(false) || byPeriod.some((codes) => codes.has('late')) ? said('arrived') : null;
}
