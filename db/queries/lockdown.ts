/** A lockdown as a screen shows it: every room of the site with what was said of it, who is outside a room, what is known. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { lockdownOf, UNTOUCHED_LOCKDOWN, type Lockdown } from '../../shared/domain/incident/lockdown-state.ts';
import { lockdownAllClear, type LockdownAllClear } from '../../shared/domain/site/settings.ts';
import type { ConsoleId, IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import type { Digests } from '../../shared/kernel/ports.ts';
import { foldRoom } from '../../shared/kernel/room-names.ts';
import { daysOn, type DayOfPerson } from './attendance.ts';
import { roomWhereStands } from './console-room.ts';
import { peopleIn, tally, type Accountable } from './expected.ts';
import { byName, type Reader } from './reader.ts';
import { roomsOfSite } from './rooms.ts';
import { lockdownAllClearSet } from './site-settings.ts';
import { personOfStaff } from './staff.ts';

type LockdownRow = SubscriptionRow<'lockdown'>;
type Outside = LockdownRow['outside'][number];

export const lockdownRule = (reader: Reader): LockdownAllClear => lockdownAllClear(lockdownAllClearSet(reader).map((one) => one.says));

function lockdownIn(reader: Reader, incident: IncidentId): Lockdown {
  const joined = reader.joined.courseOf(incident);
  if (joined !== null) return lockdownOf(joined.history);
  const says = reader.db.prepare<[string], string>('SELECT says FROM view_lockdown WHERE incident = ?').pluck().get(incident);
  return typeof says === 'string' ? (JSON.parse(says) as Lockdown) : UNTOUCHED_LOCKDOWN;
}

const newestFirst = (a: { readonly wall: number; readonly event: string }, b: { readonly wall: number; readonly event: string }): number => b.wall - a.wall || (a.event < b.event ? -1 : 1);

/** Who asks, and where: by this their own room is known. */
interface Seat {
  readonly console: ConsoleId;
  /** Null: nobody is signed in. */
  readonly staff: PersonId | null;
}

export function readLockdown(reader: Reader, digests: Digests, incident: IncidentId, seat: Seat): LockdownRow {
  const { rooms, known, phoned, proposals } = lockdownIn(reader, incident);
  const told = <S extends { readonly event: string; readonly wall: number; readonly actor: string | null }>({ event, wall, actor }: S) => ({ event, wall, by: reader.staffName(actor) });
  const spoken = new Map(rooms.map((one) => [one.room, one]));
  const used = [...roomsOfSite(reader, digests).values()].filter((one) => one.used || spoken.has(one.room));
  // A room whose name the roster no longer has stays on the wall while something is said of it.
  const gone = rooms.filter((one) => !used.some((known) => known.room === one.room)).map(({ room, name }) => ({ room: room as (typeof used)[number]['room'], name, zone: null }));
  const answering = answeringByRoom(reader, incident);
  const people = peopleIn(reader, incident);
  return {
    key: incident,
    own: ownRoom(reader, used, answering, seat),
    rooms: [...used, ...gone].map(({ room, name, zone }) => {
      const state = spoken.get(room);
      return {
        room,
        name,
        zone,
        expected: tally((answering.get(foldRoom(name)) ?? []).flatMap((one) => one.students).flatMap((student) => people.get(student) ?? [])).expected,
        status: state?.status ?? 'notHeard',
        reports: (state?.reports ?? []).map((one) => ({ ...told(one), status: one.status, counts: one.counts, words: one.words, reporter: one.reporter.name, reporterStaff: one.reporter.staff, channel: one.channel })).sort(newestFirst),
        released: state === undefined || state.released === null ? null : { ...told(state.released), openedBy: state.released.openedBy },
      };
    }),
    outside: outsideARoom(reader, incident, people),
    known: known.map((one) => ({ ...told(one), text: one.text, place: one.place, reporter: one.reporter.name, channel: one.channel, told: one.told === null ? null : told(one.told) })).sort(newestFirst),
    phoned: phoned.map((one) => ({ ...told(one), words: one.words })).sort(newestFirst),
    proposals: proposals.map((one) => ({ ...told(one), staff: one.actor })),
    rule: lockdownRule(reader),
  };
}

interface AnsweringClass {
  readonly teachers: readonly PersonId[];
  readonly students: readonly PersonId[];
}

/** The classes that answer in an incident, by the room in which they meet. */
function answeringByRoom(reader: Reader, incident: IncidentId): ReadonlyMap<string, readonly AnsweringClass[]> {
  const roster = reader.rosterOf(incident);
  const classes = [...roster.answersFor].flatMap(([classId, students]) => {
    const found = roster.classes.get(classId);
    return found === undefined || found.room === null ? [] : [{ room: foldRoom(found.room), teachers: found.teachers, students }];
  });
  return Map.groupBy(classes, (one) => one.room);
}

function ownRoom(reader: Reader, rooms: readonly { readonly room: string; readonly name: string }[], answering: ReadonlyMap<string, readonly AnsweringClass[]>, { console, staff }: Seat): string | null {
  const stands = roomWhereStands(reader, rooms, console);
  if (stands !== null) return stands.room;
  const teacher = staff === null ? null : personOfStaff(reader, staff);
  const [taught, ...others] = teacher === null ? [] : rooms.filter((one) => answering.get(foldRoom(one.name))?.some((met) => met.teachers.includes(teacher)));
  return taught === undefined || others.length > 0 ? null : taught.room;
}

/** IN-38 whom a report puts elsewhere, who came late and was not heard of since, and visitors: nobody's list says in which room they are. */
function outsideARoom(reader: Reader, incident: IncidentId, people: ReturnType<typeof peopleIn>): Outside[] {
  const date = reader.dateOfIncident(incident);
  const days = date === null ? new Map<PersonId, DayOfPerson>() : daysOn(reader, date);
  const roster = reader.rosterOf(incident);
  const arrivedWall = (person: PersonId): number => Math.max(0, ...(days.get(person)?.facts ?? []).map((fact) => fact.wall));
  const why = (one: Accountable, kind: Outside['kind']): Pick<Outside, 'why' | 'where' | 'wall'> | null => {
    const [report] = one.standing === null ? [] : reader.detailOf(one.standing).reports.filter((said) => said.status === 'elsewhere');
    if (one.status === 'elsewhere' && report !== undefined) return { why: 'elsewhere', where: report.where, wall: report.wall };
    if (one.status !== 'unknown' || one.standing !== null) return null;
    if (one.day === 'arrived') return { why: 'late', where: '', wall: arrivedWall(one.person) };
    const visit = kind === 'visitor' ? reader.db.prepare<[string], { in_wall: number; host: string }>('SELECT in_wall, host FROM view_visit WHERE visitor = ?').get(one.person) : undefined;
    return visit === undefined ? null : { why: 'visitor', where: visit.host, wall: visit.in_wall };
  };
  return [...people.values()]
    .flatMap((one): Outside[] => {
      if (one.status !== 'elsewhere' && one.status !== 'unknown') return [];
      const { kind, name, grade } = reader.identify(one.person, roster);
      const found = why(one, kind);
      return found === null ? [] : [{ key: one.person, person: one.person, kind, name, grade, ...found }];
    })
    .sort(byName);
}
