/** Who was absent, late or gone on a day, and which visitors are in: lists for the front office, and facts for the expected list. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { PersonId, VisitorId } from '../../shared/kernel/ids.ts';
import type { AttendanceFact } from '../projections/attendance.ts';
import { byName, type Reader } from './reader.ts';

type Day = NonNullable<SubscriptionRow<'student'>['attendance']>;

interface DayRow {
  readonly person: PersonId;
  readonly date: string;
  readonly status: Day['status'];
  readonly facts: string;
}

/** Of whom something was said that day, and what counts of it. */
export function daysOn(reader: Reader, date: string): ReadonlyMap<PersonId, DayRow> {
  return new Map(reader.db.prepare<[string], DayRow>('SELECT person, date, status, facts FROM view_attendance WHERE date = ?').all(date).map((row) => [row.person, row]));
}

function tellDay(reader: Reader, row: DayRow): Day {
  const facts = JSON.parse(row.facts) as AttendanceFact[];
  return {
    date: row.date,
    status: row.status,
    facts: facts.map(({ event, says, words, wall, actor, origin }) => ({ event, says, words, wall, by: reader.staffName(actor), console: reader.consoleName(origin) })),
  };
}

/** One person's day; null where nothing was said. */
export function dayOf(reader: Reader, person: PersonId, date: string): Day | null {
  const row = reader.db.prepare<[string, string], DayRow>('SELECT person, date, status, facts FROM view_attendance WHERE person = ? AND date = ?').get(person, date);
  return row === undefined ? null : tellDay(reader, row);
}

export function listAttendance(reader: Reader, date: string): SubscriptionRow<'attendance'>[] {
  const roster = reader.rosterToday();
  return [...daysOn(reader, date).values()]
    .map((row) => {
      const { kind, name, grade, room } = reader.identify(row.person, roster);
      return { key: row.person, person: row.person, kind: kind === 'staff' ? ('staff' as const) : ('student' as const), name, grade, room, ...tellDay(reader, row) };
    })
    .sort(byName);
}

/** How many are marked absent; people who have left the roster since do not count. */
export function countAbsent(reader: Reader, date: string): number {
  const { students, staff } = reader.rosters.current();
  const onRoster = (person: PersonId): boolean => (students.get(person) ?? staff.get(person))?.withdrawn === false;
  return [...daysOn(reader, date).values()].filter((row) => row.status === 'absent' && onRoster(row.person)).length;
}

interface VisitRow {
  readonly visitor: VisitorId;
  readonly name: string;
  readonly reason: string;
  readonly host: string;
  readonly badge: string;
  readonly in_wall: number;
  readonly in_by: string | null;
  readonly out_wall: number | null;
  readonly out_by: string | null;
}

/** No time zone is further from Greenwich. */
const A_DAY_AND_MORE_MS = 39 * 3_600_000;

/** Whoever is in, whatever any clock says, longest first; then whoever went on that day. */
export function listVisitors(reader: Reader, date: string): SubscriptionRow<'visitors'>[] {
  const noonMs = Date.parse(`${date}T12:00:00Z`);
  const rows = reader.db
    .prepare<[number, number], VisitRow>(
      `SELECT visitor, name, reason, host, badge, in_wall, in_by, out_wall, out_by FROM view_visit
       WHERE out_wall IS NULL OR out_wall BETWEEN ? AND ? ORDER BY out_wall IS NOT NULL, in_wall, visitor`,
    )
    .all(noonMs - A_DAY_AND_MORE_MS, noonMs + A_DAY_AND_MORE_MS);
  return rows
    .filter((row) => row.out_wall === null || reader.dateOf(row.out_wall) === date)
    .map((row) => ({
      key: row.visitor,
      visitor: row.visitor,
      name: row.name,
      reason: row.reason,
      host: row.host,
      badge: row.badge,
      signedInWall: row.in_wall,
      signedInDate: reader.dateOf(row.in_wall),
      signedInBy: reader.staffName(row.in_by),
      signedOutWall: row.out_wall,
      signedOutBy: row.out_wall === null ? null : reader.staffName(row.out_by),
    }));
}

export const countVisitors = (reader: Reader): number => Number(reader.db.prepare('SELECT count(*) FROM view_visit WHERE out_ms IS NULL').pluck().get());
