/** Who was absent, late or gone on a day, and which visitors are in: lists for the front office, and facts for the expected list. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { PersonId, VisitorId } from '../../shared/kernel/ids.ts';
import type { AttendanceFact } from '../projections/attendance.ts';
import { answersByVisitor, nearTo } from './entrance.ts';
import { byName, type Reader } from './reader.ts';

type Day = NonNullable<SubscriptionRow<'student'>['attendance']>;

interface ToldFact extends AttendanceFact {
  readonly listed: boolean;
}

/** What counts of one person's day: what people said by hand, else what the lists say (AT-22, AT-23). */
export interface DayOfPerson {
  readonly person: PersonId;
  readonly date: string;
  readonly status: Day['status'];
  readonly facts: readonly ToldFact[];
  readonly listSays: Day['listSays'];
}

interface ByHandRow {
  readonly person: PersonId;
  readonly date: string;
  readonly status: Day['status'];
  readonly facts: string;
}

interface ListedRow {
  readonly person: PersonId;
  readonly list: string;
  readonly says: AttendanceFact['says'];
  readonly words: string;
  readonly event: string;
  readonly wall: number;
  readonly actor: string | null;
  readonly origin: string;
}

const LISTED = 'SELECT d.person, d.list, d.says, d.words, l.event, l.wall, l.actor, l.origin FROM view_day_listed d JOIN view_day_list l ON l.stream = d.stream AND l.list = d.list';

/** `lists`: how many count for the day; whoever is not in one of them is there by that one. */
function dayIn(person: PersonId, date: string, byHand: ByHandRow | undefined, listed: readonly ListedRow[], lists: number): DayOfPerson | null {
  const [first] = listed;
  const listSays = first !== undefined && listed.length === lists && listed.every((row) => row.says === first.says) ? first.says : null;
  if (byHand !== undefined) {
    const facts = (JSON.parse(byHand.facts) as AttendanceFact[]).map((fact) => ({ ...fact, listed: false }));
    return { person, date, status: byHand.status, facts, listSays: listSays === byHand.status ? null : listSays };
  }
  if (first === undefined) return null;
  const facts = listed.map(({ event, says, words, wall, actor, origin }): ToldFact => ({ event, says, words, wall, actor, origin, listed: true }));
  return { person, date, status: listSays ?? 'disputed', facts, listSays: null };
}

const countLists = (reader: Reader, date: string): number => Number(reader.db.prepare<[string]>('SELECT count(*) FROM view_day_list WHERE date = ?').pluck().get(date));

/** Of whom something was said that day, and what counts of it. */
export function daysOn(reader: Reader, date: string): ReadonlyMap<PersonId, DayOfPerson> {
  const byHand = new Map(reader.db.prepare<[string], ByHandRow>('SELECT person, date, status, facts FROM view_attendance WHERE date = ?').all(date).map((row) => [row.person, row]));
  const listed = Map.groupBy(reader.db.prepare<[string], ListedRow>(`${LISTED} WHERE d.date = ? ORDER BY l.event`).all(date), (row) => row.person);
  const lists = countLists(reader, date);
  const days = [...new Set([...byHand.keys(), ...listed.keys()])].flatMap((person) => dayIn(person, date, byHand.get(person), listed.get(person) ?? [], lists) ?? []);
  return new Map(days.map((day) => [day.person, day]));
}

function tellDay(reader: Reader, { date, status, facts, listSays }: DayOfPerson): Day {
  return { date, status, facts: facts.map(({ event, says, words, wall, actor, origin, listed }) => ({ event, says, words, wall, by: reader.staffName(actor), console: reader.consoleName(origin), listed })), listSays };
}

/** One person's day; null where nothing was said. */
export function dayOf(reader: Reader, person: PersonId, date: string): Day | null {
  const byHand = reader.db.prepare<[string, string], ByHandRow>('SELECT person, date, status, facts FROM view_attendance WHERE person = ? AND date = ?').get(person, date);
  const listed = reader.db.prepare<[string, string], ListedRow>(`${LISTED} WHERE d.person = ? AND d.date = ? ORDER BY l.event`).all(person, date);
  const day = dayIn(person, date, byHand, listed, countLists(reader, date));
  return day === null ? null : tellDay(reader, day);
}

/** The attendance system's lists that count for a day. */
export const listDayLists = (reader: Reader, date: string): SubscriptionRow<'day-lists'>[] =>
  reader.db
    .prepare<[string], { list: string; source: string; wall: number; actor: string | null; origin: string; rows: number }>('SELECT list, source, wall, actor, origin, rows FROM view_day_list WHERE date = ? ORDER BY wall DESC, list')
    .all(date)
    .map(({ list, source, wall, actor, origin, rows }) => ({ key: list, source, wall, by: reader.staffName(actor), console: reader.consoleName(origin), people: rows }));

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

/** Whoever is in, whatever any clock says, longest first; then whoever went on that day. `mayCompare`: whoever asks may see with whom somebody has to be compared. */
export function listVisitors(reader: Reader, date: string, mayCompare = false): SubscriptionRow<'visitors'>[] {
  const noonMs = Date.parse(`${date}T12:00:00Z`);
  const rows = reader.db
    .prepare<[number, number], VisitRow>(
      `SELECT visitor, name, reason, host, badge, in_wall, in_by, out_wall, out_by FROM view_visit
       WHERE out_wall IS NULL OR out_wall BETWEEN ? AND ? ORDER BY out_wall IS NOT NULL, in_wall, visitor`,
    )
    .all(noonMs - A_DAY_AND_MORE_MS, noonMs + A_DAY_AND_MORE_MS);
  const near = nearTo(reader);
  const answers = answersByVisitor(reader);
  const toCompare = (row: VisitRow): SubscriptionRow<'visitors'>['toCompare'] => near(row.name).filter((one) => answers.get(row.visitor)?.some((said) => said.is === one.is && said.id === one.id) !== true);
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
      toCompare: mayCompare && row.out_wall === null ? toCompare(row) : [],
    }));
}

export const countVisitors = (reader: Reader): number => Number(reader.db.prepare('SELECT count(*) FROM view_visit WHERE out_ms IS NULL').pluck().get());
