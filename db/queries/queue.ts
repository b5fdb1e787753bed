/** Who waits, in the order in which they come next: families for a checker, students of one adult for a reunifier. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { servedAt, type Station } from '../../shared/domain/incident/station-state.ts';
import { fetchOrder, ONLY_HAND_OFF, overtakenIn, tripAt, type Batch, type HandOff } from '../../shared/domain/reunification/queue.ts';
import { compareTimestamps, type Timestamp } from '../../shared/kernel/clock.ts';
import type { ConsoleId, IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import type { StandingDetail } from '../projections/person.ts';
import { adultKey } from '../projections/queue.ts';
import type { RosterOnDay } from './classes-on.ts';
import { placeOfStudent } from './place-of-student.ts';
import { nameOf, type Reader } from './reader.ts';
import { stationStates } from './station-states.ts';

type WaitingRow = SubscriptionRow<'queue'>;
type WaitingStudent = WaitingRow['students'][number];
type CheckIn = StandingDetail['checkIns'][number];

/** The posts at which somebody waits. */
export const WAITING_POSTS: readonly string[] = ['checker', 'reunifier'];

const NOTHING_SAID: Pick<StandingDetail, 'reports' | 'places' | 'checkIns' | 'stops' | 'releases'> = { reports: [], places: [], checkIns: [], stops: [], releases: [] };

/** As the hand-off at that console sees it; null: as the first does. */
export function listQueue(reader: Reader, own: ConsoleId | null, incident: IncidentId): WaitingRow[] {
  const roster = reader.rosterOf(incident);
  return [...families(reader, incident, roster), ...batches(reader, incident, roster, own === null ? ONLY_HAND_OFF : handOffOf(stationStates(reader, incident), own))];
}

/** Where it is none at which somebody works, as the first of them sees it. */
function handOffOf(stations: readonly Station[], own: ConsoleId): HandOff {
  const manned = stations.filter((one) => one.post === 'reunifier' && one.turns.length > 0);
  return { at: Math.max(0, manned.findIndex((one) => one.assignments.some(({ console }) => console === own))), of: Math.max(1, manned.length) };
}

function studentIn(reader: Reader, roster: RosterOnDay, student: PersonId, said: Pick<StandingDetail, 'reports' | 'places'>): Pick<WaitingStudent, 'student' | 'name' | 'grade' | 'room' | 'place'> {
  const found = reader.person(student, roster);
  return { student, name: nameOf(found), grade: found?.grade ?? null, room: roster.classOf.get(student)?.room ?? null, place: placeOfStudent(student, said, roster) };
}

interface GreetingRow {
  readonly incident: IncidentId;
  readonly person: PersonId;
  readonly event: string;
  readonly family: string;
  readonly card: string | null;
  readonly lines: string;
  readonly ms: number;
  readonly n: number;
  readonly wall: number;
}

const NOWHERE = { stage: 'waits', runner: null, sentWall: null, alsoSent: [] } as const;

/** The longest wait first. */
function families(reader: Reader, incident: IncidentId, roster: RosterOnDay): WaitingRow[] {
  const stations = stationStates(reader, incident);
  const standings = reader.standings(incident);
  const greetings = reader.db
    .prepare<[string], GreetingRow>('SELECT incident, person, event, family, card, lines, ms, n, wall FROM view_greeting WHERE incident IN (SELECT value FROM json_each(?)) ORDER BY ms, n, event')
    .all(JSON.stringify(reader.joined.membersOf(incident)))
    .map((row) => {
      const standing = standings.get(row.person);
      return { ...row, said: standing === undefined ? NOTHING_SAID : reader.detailOf(standing) };
    })
    // In an incident that this one was joined to the family may have come to a desk since, which its own view does not know.
    .filter(({ wall, said }) => said.releases.length === 0 && [...said.checkIns, ...said.stops].every((one) => one.wall < wall));
  return [...Map.groupBy(greetings, (one) => one.family)].map(([family, all]) => {
    const said = [...new Set(all.flatMap((one) => JSON.parse(one.lines) as (number | null)[]))];
    const numbers = said.flatMap((line) => line ?? []).sort((a, b) => a - b);
    const [first = null] = numbers;
    return {
      key: `checker ${family}`,
      waitsFor: 'checker' as const,
      line: first === null ? null : lineThatServes(stations, first),
      saidLines: [...numbers, ...(said.includes(null) ? [null] : [])],
      family,
      adult: '',
      relation: null,
      sinceWall: Math.min(...all.map((one) => one.wall)),
      students: [...Map.groupBy(all, (one) => one.person)].flatMap(([person, [one, ...again]]) =>
        one === undefined ? [] : [{ ...studentIn(reader, roster, person, one.said), ...NOWHERE, alsoSent: [], card: one.card, facts: [one, ...again].map((each) => each.event) }],
      ),
      overtaken: 0,
      onNextTrip: false,
    };
  });
}

/** IN-52; of a line that is closed and goes on nowhere whoever is free takes those who stand there. */
function lineThatServes(stations: readonly Station[], line: number): number | null {
  const at = servedAt(stations, 'checker', line);
  return stations.some((one) => one.post === 'checker' && one.station === at && one.settings[0]?.state === 'closed') ? null : at;
}

interface CheckInRow {
  readonly person: PersonId;
  readonly event: string;
  readonly adult: string;
  readonly sent: number;
  readonly ms: number;
  readonly n: number;
}

const earliest = (all: readonly Timestamp[]): Timestamp => all.reduce((first, one) => (compareTimestamps(one, first) < 0 ? one : first));

/** Who is fetched next first, then those for whom somebody went, the longest gone first. */
function batches(reader: Reader, incident: IncidentId, roster: RosterOnDay, handOff: HandOff): WaitingRow[] {
  const members = JSON.stringify(reader.joined.membersOf(incident));
  const acts = reader.db.prepare<[string], CheckInRow>("SELECT person, event, adult, sent, ms, n FROM view_desk_act WHERE does = 'checkIn' AND incident IN (SELECT value FROM json_each(?))").all(members);
  const stamps = new Map<string, Timestamp>(acts.map((one) => [one.event, one]));
  const waiting = [...reader.standings(incident).values()]
    .filter((one) => one.waits === 1)
    .flatMap((standing) => {
      const said = reader.detailOf(standing);
      const [checkIn] = said.checkIns.filter((one) => !one.refused && one.comfortable !== false).sort((a, b) => a.wall - b.wall || (a.event < b.event ? -1 : 1));
      return checkIn === undefined ? [] : [{ key: adultKey(checkIn.adult), checkIn, at: stamps.get(checkIn.event) ?? { ms: checkIn.wall, n: 0 }, row: studentRow(reader, roster, standing.person, said, checkIn) }];
    });
  const groups = Map.groupBy(waiting, (one) => one.key);
  const open = [...groups].map(([key, all]): Batch => {
    const toFetch = all.filter(({ row }) => row.stage === 'waits');
    return { key, since: earliest(all.map((one) => one.at)), places: [...new Set(toFetch.map(({ row }) => row.place))], students: toFetch.length, sent: toFetch.length === 0 };
  });
  // Who was fetched before: also those who have left since.
  const gone = [...Map.groupBy(acts.filter((one) => one.sent === 1 && !groups.has(one.adult)), (one) => one.adult)].map(([key, all]): Batch => ({ key, since: earliest(all), places: [], students: 0, sent: true }));
  const all = [...open, ...gone];
  const trip = new Set(tripAt(all, handOff).map((one) => one.key));
  const rowOf = (batch: Batch): WaitingRow[] => {
    const [first, ...others] = groups.get(batch.key) ?? [];
    if (first === undefined) return [];
    const each = [first, ...others];
    return [
      {
        key: `reunifier ${batch.key}`,
        waitsFor: 'reunifier',
        line: null,
        saidLines: [],
        family: null,
        adult: first.checkIn.adult.name,
        relation: first.checkIn.adult.relation,
        sinceWall: Math.min(...each.map((one) => one.checkIn.wall)),
        students: each.map((one) => one.row),
        overtaken: overtakenIn(batch, all),
        onNextTrip: trip.has(batch.key),
      },
    ];
  };
  const onTheirWay = open.filter((one) => one.sent).flatMap(rowOf).sort((a, b) => sentSince(a) - sentSince(b) || (a.key < b.key ? -1 : 1));
  return [...fetchOrder(all, handOff).flatMap(rowOf), ...onTheirWay];
}

const sentSince = ({ students }: WaitingRow): number => Math.min(...students.map((one) => one.sentWall ?? Number.POSITIVE_INFINITY));

function studentRow(reader: Reader, roster: RosterOnDay, student: PersonId, said: StandingDetail, checkIn: CheckIn): WaitingStudent {
  const newestFirst = [...checkIn.sentFor].sort((a, b) => b.wall - a.wall || (a.event < b.event ? -1 : 1));
  const [sent] = newestFirst;
  return {
    ...studentIn(reader, roster, student, said),
    card: null,
    facts: [checkIn.event],
    stage: checkIn.brought.length > 0 ? 'here' : sent === undefined ? 'waits' : 'onTheWay',
    runner: sent?.runner ?? null,
    sentWall: sent?.wall ?? null,
    alsoSent: [...new Set(newestFirst.slice(1).map((one) => one.runner))].filter((name) => name !== sent?.runner),
  };
}
