/** A lockdown as a screen shows it: every room of the site with what was said of it, who is outside a room, what is known. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { lockdownOf, UNTOUCHED_LOCKDOWN, type Lockdown } from '../../shared/domain/incident/lockdown-state.ts';
import { lockdownAllClear, type LockdownAllClear } from '../../shared/domain/site/settings.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import type { Digests } from '../../shared/kernel/ports.ts';
import type { AttendanceFact } from '../projections/attendance.ts';
import { daysOn } from './attendance.ts';
import { peopleIn, type Accountable } from './expected.ts';
import { byName, type Reader } from './reader.ts';
import { roomsOfSite } from './rooms.ts';
import { lockdownAllClearSet } from './site-settings.ts';

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

export function readLockdown(reader: Reader, digests: Digests, incident: IncidentId): LockdownRow {
  const { rooms, known, phoned, proposals } = lockdownIn(reader, incident);
  const told = <S extends { readonly event: string; readonly wall: number; readonly actor: string | null }>({ event, wall, actor }: S) => ({ event, wall, by: reader.staffName(actor) });
  const spoken = new Map(rooms.map((one) => [one.room, one]));
  const used = [...roomsOfSite(reader, digests).values()].filter((one) => one.used || spoken.has(one.room));
  // A room whose name the roster no longer has stays on the wall while something is said of it.
  const gone = rooms.filter((one) => !used.some((known) => known.room === one.room)).map(({ room, name }) => ({ room: room as (typeof used)[number]['room'], name, zone: null }));
  return {
    key: incident,
    rooms: [...used, ...gone].map(({ room, name, zone }) => {
      const state = spoken.get(room);
      return {
        room,
        name,
        zone,
        status: state?.status ?? 'notHeard',
        reports: (state?.reports ?? []).map((one) => ({ ...told(one), status: one.status, words: one.words, reporter: one.reporter.name, reporterStaff: one.reporter.staff, channel: one.channel })).sort(newestFirst),
        released: state === undefined || state.released === null ? null : { ...told(state.released), openedBy: state.released.openedBy },
      };
    }),
    outside: outsideARoom(reader, incident),
    known: known.map((one) => ({ ...told(one), text: one.text, place: one.place, reporter: one.reporter.name, channel: one.channel, told: one.told === null ? null : told(one.told) })).sort(newestFirst),
    phoned: phoned.map((one) => ({ ...told(one), words: one.words })).sort(newestFirst),
    proposals: proposals.map((one) => ({ ...told(one), staff: one.actor })),
    rule: lockdownRule(reader),
  };
}

/** IN-38 whom a report puts elsewhere, who came late and was not heard of since, and visitors: nobody's list says in which room they are. */
function outsideARoom(reader: Reader, incident: IncidentId): Outside[] {
  const date = reader.dateOfIncident(incident);
  const days = date === null ? new Map<PersonId, { readonly facts: string }>() : daysOn(reader, date);
  const roster = reader.rosterOf(incident);
  const arrivedWall = (person: PersonId): number => Math.max(0, ...(JSON.parse(days.get(person)?.facts ?? '[]') as AttendanceFact[]).map((fact) => fact.wall));
  const why = (one: Accountable, kind: Outside['kind']): Pick<Outside, 'why' | 'where' | 'wall'> | null => {
    const [report] = one.standing === null ? [] : reader.detailOf(one.standing).reports.filter((said) => said.status === 'elsewhere');
    if (one.status === 'elsewhere' && report !== undefined) return { why: 'elsewhere', where: report.where, wall: report.wall };
    if (one.status !== 'unknown' || one.standing !== null) return null;
    if (one.day === 'arrived') return { why: 'late', where: '', wall: arrivedWall(one.person) };
    const visit = kind === 'visitor' ? reader.db.prepare<[string], { in_wall: number; host: string }>('SELECT in_wall, host FROM view_visit WHERE visitor = ?').get(one.person) : undefined;
    return visit === undefined ? null : { why: 'visitor', where: visit.host, wall: visit.in_wall };
  };
  return [...peopleIn(reader, incident).values()]
    .flatMap((one): Outside[] => {
      if (one.status !== 'elsewhere' && one.status !== 'unknown') return [];
      const { kind, name, grade } = reader.identify(one.person, roster);
      const found = why(one, kind);
      return found === null ? [] : [{ key: one.person, person: one.person, kind, name, grade, ...found }];
    })
    .sort(byName);
}
