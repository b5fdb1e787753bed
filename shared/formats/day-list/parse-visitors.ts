/** A list of a visitor system: who came when, whom they visit and why, and when they left. Times are minutes after midnight of the day, as its clock showed them. */
import { foldText } from '../../kernel/fold-text.ts';
import { readDate } from '../row-reader.ts';
import type { SourceFile } from '../roster-file.ts';
import type { ProblemList } from '../roster-problems.ts';
import { cutText } from '../table.ts';
import { readDayTable, type DayColumns } from './day-table.ts';

const FIELDS = ['fullName', 'givenName', 'familyName', 'date', 'in', 'out', 'host', 'reason', 'badge'] as const;
type Field = (typeof FIELDS)[number];

const WORDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['name', 'fullName'], ['full name', 'fullName'], ['first name', 'givenName'], ['first', 'givenName'], ['given name', 'givenName'], ['last name', 'familyName'], ['last', 'familyName'], ['surname', 'familyName'], ['family name', 'familyName'],
  ['date', 'date'], ['visit date', 'date'],
  ['check in', 'in'], ['check in time', 'in'], ['checkin', 'in'], ['checked in', 'in'], ['sign in', 'in'], ['sign in time', 'in'], ['signed in', 'in'], ['time in', 'in'], ['in', 'in'], ['in time', 'in'], ['arrival', 'in'], ['arrived', 'in'], ['arrival time', 'in'], ['entry', 'in'], ['entry time', 'in'],
  ['check out', 'out'], ['check out time', 'out'], ['checkout', 'out'], ['checked out', 'out'], ['sign out', 'out'], ['sign out time', 'out'], ['signed out', 'out'], ['time out', 'out'], ['out', 'out'], ['out time', 'out'], ['departure', 'out'], ['left', 'out'], ['exit', 'out'], ['exit time', 'out'], ['departure time', 'out'],
  ['host', 'host'], ['host name', 'host'], ['visiting', 'host'], ['destination', 'host'], ['whom', 'host'], ['person visited', 'host'], ['here to see', 'host'], ['to see', 'host'], ['location', 'host'],
  ['reason', 'reason'], ['purpose', 'reason'], ['reason for visit', 'reason'], ['purpose of visit', 'reason'], ['visit reason', 'reason'], ['category', 'reason'], ['type', 'reason'],
  ['badge', 'badge'], ['badge number', 'badge'], ['badge no', 'badge'], ['badge id', 'badge'], ['badge #', 'badge'], ['pass', 'badge'], ['pass number', 'badge'],
]);

const COLUMNS: DayColumns<Field> = {
  fields: FIELDS,
  words: WORDS,
  enough: (found) => (found.has('fullName') || found.has('familyName')) && found.has('in'),
  needed: 'the visitor’s name, and the time of coming in',
};

export interface ListedVisit {
  readonly row: number;
  /** AT-24 by this it is the same visit in every list of the day. */
  readonly key: string;
  readonly name: string;
  readonly host: string;
  readonly reason: string;
  readonly badge: string;
  readonly inMinute: number;
  /** Null: still in. */
  readonly outMinute: number | null;
}

/** As the facts of a visit allow. */
const LIMITS = { name: 120, host: 120, reason: 200, badge: 40 } as const;

/** "8:05", "08:05:30", "8:05 PM", or the same behind a date. */
const TIME = /(?:^|[ T])(\d{1,2})[:.](\d\d)(?:[:.]\d\d(?:\.\d+)?)?\s*([ap])?\.?\s?(?:m\.?)?(?:Z|[+-]\d\d:?\d\d)?$/i;

function readMinute(cell: string): number | null {
  const [, hourText = '', minuteText = '', half] = TIME.exec(cell) ?? [];
  const [hour, minute] = [Number(hourText), Number(minuteText)];
  if (hourText === '' || minute > 59 || (half === undefined ? hour > 23 : hour < 1 || hour > 12)) return null;
  return (half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)) * 60 + minute;
}

/** The date that stands before a time; null: none does, or none that can be read. */
const readDayOf = (cell: string): string | null => readDate(cell.replace(TIME, '').trim());

/** `nowMinute`: of the day, where it is today; who comes later is not here yet. Null if it cannot be read; then the problems say why. */
export function parseVisitors(file: SourceFile, date: string, nowMinute: number, problems: ProblemList): readonly ListedVisit[] | null {
  const table = readDayTable(file, COLUMNS, problems);
  if (table === null) return null;
  const visits = new Map<string, ListedVisit>();
  for (const { row, cells } of table.rows) {
    const place = { file: file.name, row };
    const name = cutText(cells.fullName !== '' ? cells.fullName : [cells.givenName, cells.familyName].filter((part) => part !== '').join(' '), LIMITS.name).trim();
    if (name === '') {
      problems.add('visitor-without-name', place);
      continue;
    }
    const day = cells.date !== '' ? readDate(cells.date) : readDayOf(cells.in);
    if (day !== null && day !== date) {
      problems.add('other-day', place);
      continue;
    }
    const inMinute = readMinute(cells.in);
    if (inMinute === null || inMinute > nowMinute) {
      problems.add(inMinute === null ? 'visit-without-time' : 'visit-to-come', place);
      continue;
    }
    const outMinute = cells.out === '' ? null : readMinute(cells.out);
    const badge = cutText(cells.badge, LIMITS.badge).trim();
    const key = JSON.stringify([date, inMinute, badge === '' ? foldText(name) : foldText(badge)]);
    if (visits.has(key)) problems.add('visitor-repeated', place);
    // Who left before they came, or will leave, is in: looked for rather than forgotten.
    const left = outMinute !== null && outMinute >= inMinute && outMinute <= nowMinute ? outMinute : null;
    visits.set(key, { row, key, name, host: cutText(cells.host, LIMITS.host).trim(), reason: cutText(cells.reason, LIMITS.reason).trim(), badge, inMinute, outMinute: left });
  }
  return [...visits.values()];
}
