/**
 * How long drills of one kind took, one beside the other and class by class (DR-19). All of it is read from the log by the hybrid clock, which is
 * the same on every console; of what did not come to its end there is no time.
 */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { kindOf } from '../../shared/domain/drills/kinds.ts';
import { fullAccountability, type Change } from '../../shared/domain/movement/full-accountability.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { foldRoom } from '../../shared/kernel/room-names.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';
import { accountedChanges } from './accountability.ts';
import { readDrillYear } from './drills.ts';
import { peopleIn, type Accountable } from './expected.ts';
import { nameOf, type Reader } from './reader.ts';

type Row = SubscriptionRow<'drill-pace'>;
type Times = Pick<Row, 'expected' | 'accountedMs' | 'rooms' | 'securedMs' | 'allClearMs' | 'classes'>;

/** As many as can be told apart beside each other; each is a school's streams read. */
const COMPARED = 5;
const rooms = new Intl.Collator('en', { numeric: true });

/** The drill and those before it that ran with the same directive, the oldest first. Nothing for one that was not run with Muster. */
export function* readDrillPace(reader: Reader, drill: string): Pieces<Row[]> {
  const begun = new Map(reader.db.prepare<[], { incident: string; ms: number }>('SELECT incident, started_ms AS ms FROM view_incident WHERE exercise = 1').all().map(({ incident, ms }) => [incident, ms]));
  const run = readDrillYear(reader)
    .flatMap(({ drills }) => drills.flatMap((one) => (one.state === 'held' && one.incident !== null ? [{ ...one, incident: one.incident as IncidentId, ms: begun.get(one.incident) ?? 0 }] : [])))
    .sort((a, b) => a.ms - b.ms);
  const at = run.findIndex((one) => one.drill === drill);
  const asked = run[at];
  if (asked === undefined) return [];
  const directiveOf = (kind: string): string | null => kindOf(kind)?.directive ?? null;
  const alike = run.slice(0, at + 1).filter(({ plan }) => directiveOf(plan.kind) === directiveOf(asked.plan.kind)).slice(-COMPARED);
  const rows: Row[] = [];
  for (const { drill: id, kindName, plan, incident } of alike) {
    const times = yield* timesOf(reader, incident);
    if (times !== null) rows.push({ key: id, drill: id, kindName, date: plan.date, minute: plan.minute, ...times });
  }
  return rows;
}

/** DR-19 */
function* timesOf(reader: Reader, incident: IncidentId): Pieces<Times | null> {
  const goesOnAs = reader.joined.goesOnAs(incident);
  const started = reader.db.prepare<[string], { ms: number; n: number }>('SELECT started_ms AS ms, started_n AS n FROM view_incident WHERE incident = ?').get(goesOnAs);
  if (started === undefined) return null;
  const people = peopleIn(reader, incident);
  const expected = [...people.values()].filter(({ onList }) => onList);
  const changes = Map.groupBy(yield* accountedChanges(reader, incident, expected), ({ person }) => person);
  const roster = reader.rosterOf(incident);
  const locked = lockedSince(reader, incident);
  const lockedAfter = (room: string | null): number | null => {
    const ms = room === null ? undefined : locked.get(foldRoom(room));
    return ms === undefined ? null : Math.max(0, ms - started.ms);
  };
  const classes = [...roster.answersFor].flatMap(([classId, students]) => {
    const one = roster.classes.get(classId);
    const teacher = one?.teachers[0];
    const listed = students.flatMap((student) => people.get(student) ?? []).filter(({ onList }) => onList);
    if (one === undefined || listed.length === 0) return [];
    return { classId, title: one.title, room: one.room, teacher: teacher === undefined ? null : nameOf(reader.person(teacher, roster)), accountedMs: heldFrom(started, listed, changes), answeredFor: listed.filter(({ status }) => status === 'answeredFor').length, securedMs: lockedAfter(one.room) };
  });
  const allClear = reader.db.prepare<[string], number>('SELECT said.ms FROM view_course course JOIN log_event cleared ON cleared.id = course.all_clear_event JOIN view_timeline said ON said.stream = cleared.stream AND said.event = cleared.id WHERE course.incident = ?').pluck().get(goesOnAs);
  const byRoom = [...new Set(classes.flatMap(({ room }) => (room === null ? [] : foldRoom(room))))].map((room) => lockedAfter(room));
  const said = byRoom.filter((ms) => ms !== null);
  return {
    expected: expected.length,
    accountedMs: heldFrom(started, expected, changes),
    rooms: { locked: said.length, all: byRoom.length },
    securedMs: said.length === 0 || said.length < byRoom.length ? null : Math.max(...said),
    allClearMs: allClear === undefined ? null : Math.max(0, allClear - started.ms),
    classes: classes.sort((a, b) => rooms.compare(a.room ?? '~', b.room ?? '~') || (a.classId < b.classId ? -1 : 1)),
  };
}

/** When all of them were accounted for, and stayed so; null: they never were, or somebody is open. */
function heldFrom(started: { readonly ms: number; readonly n: number }, people: readonly Accountable[], changes: ReadonlyMap<PersonId | string, readonly Change[]>): number | null {
  const ids = new Set<string>(people.map(({ person }) => person));
  const last = fullAccountability(started, ids, [...ids].flatMap((person) => changes.get(person) ?? [])).at(-1);
  return last === undefined || last.lostAfterMs !== null ? null : last.reachedAfterMs;
}

/** Each room of which "locked" was said and nothing else since, by its folded name, with the time on the hybrid clock. */
function lockedSince(reader: Reader, incident: IncidentId): ReadonlyMap<string, number> {
  const reports = reader.db
    .prepare<[string], { ms: number; name: string; status: string }>("SELECT ms, payload ->> 'name' AS name, payload ->> 'status' AS status FROM view_timeline WHERE incident IN (SELECT value FROM json_each(?)) AND type = 'v2.RoomReported' ORDER BY ms, n, event")
    .all(JSON.stringify(reader.joined.membersOf(incident)));
  const since = new Map<string, number>();
  for (const { ms, name, status } of reports) {
    const room = foldRoom(name);
    if (status !== 'locked') since.delete(room);
    else if (!since.has(room)) since.set(room, ms);
  }
  return since;
}
