/** What the stream `incident/<id>` says of a lockdown: rooms, what is known, what 911 was told, who says that it is over. */
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId } from '../../kernel/ids.ts';
import type { z } from 'zod';
import type { incidentEvents, RoomCounts, RoomStatus } from './events.ts';
import { isA, type Course, type FactOf, type Incident } from './state.ts';

type RoomReported = z.infer<(typeof incidentEvents)['v2.RoomReported']>;

interface Said {
  readonly event: EventId;
  readonly wall: number;
  /** Who recorded it; null: nobody was signed in. */
  readonly actor: string | null;
}

interface RoomReport extends Said {
  readonly status: RoomStatus;
  readonly counts: RoomCounts | null;
  readonly words: string;
  readonly reporter: RoomReported['reporter'];
  readonly channel: RoomReported['channel'];
}

export interface RoomState {
  readonly room: string;
  readonly name: string;
  /** IN-31 those that stand, oldest event id first; more than one where different people said so. */
  readonly reports: readonly RoomReport[];
  /** IN-30 the worst of what stands. */
  readonly status: RoomStatus;
  /** IN-33 null: it has not been opened since it was last heard of. */
  readonly released: (Said & { readonly openedBy: string }) | null;
}

interface Known extends Said {
  readonly text: string;
  readonly place: string;
  readonly reporter: RoomReported['reporter'];
  readonly channel: RoomReported['channel'];
  /** IN-34 when 911 was told of it; null: not told. */
  readonly told: Said | null;
}

export interface Lockdown {
  readonly rooms: readonly RoomState[];
  readonly known: readonly Known[];
  readonly phoned: readonly (Said & { readonly words: string })[];
  /** IN-35 who says that it is over, and was not overtaken since. */
  readonly proposals: readonly Said[];
}

export const UNTOUCHED_LOCKDOWN: Lockdown = { rooms: [], known: [], phoned: [], proposals: [] };

const WORST_FIRST: readonly RoomStatus[] = ['help', 'notHeard', 'locked'];

/** IN-30 a room of which nothing stands has not been heard, which is never "locked". */
const worstOf = (reports: readonly { readonly status: RoomStatus }[]): RoomStatus => WORST_FIRST.find((status) => reports.some((one) => one.status === status)) ?? 'notHeard';

const said = (fact: Fact): Said => ({ event: fact.id, wall: fact.wall, actor: fact.actor === 'unsigned' ? null : fact.actor.staff });

/** The same staff member, or, for one who is none, the same name, letter case aside. */
const whose = ({ staff, name }: RoomReported['reporter']): string => staff ?? `name:${name.toLowerCase()}`;

const injuredIn = ({ counts }: RoomReported): number => counts?.injured ?? 0;
/** What 911 must hear of a room. */
const callWords = (report: RoomReported): string => [injuredIn(report) > 0 ? `${injuredIn(report)} injured` : '', report.words].filter((part) => part !== '').join(', ') || 'Needs help';

const isReport = isA('v2.RoomReported');
const isRelease = isA('v1.RoomReleased');
const byId = (a: Fact, b: Fact): number => (a.id < b.id ? -1 : 1);

function roomOf(history: History, precedes: ReturnType<History['precedence']>, room: string, all: readonly FactOf<'v2.RoomReported'>[], releases: readonly FactOf<'v1.RoomReleased'>[], alarms: readonly Fact[]): RoomState {
  const standing = all
    .filter((one) => !history.isSettled(one.id))
    .filter((one) => !all.some((other) => whose(other.payload.reporter) === whose(one.payload.reporter) && precedes(one.id, other.id)))
    .sort(byId);
  const released = releases.filter((one) => [...all, ...alarms].every((other) => precedes(other.id, one.id))).sort(byId)[0];
  const reports = standing.map((one): RoomReport => ({ ...said(one), status: one.payload.status, counts: one.payload.counts, words: one.payload.words, reporter: one.payload.reporter, channel: one.payload.channel }));
  const names = [...all, ...releases].sort(byId).map((one) => one.payload.name);
  return { room, name: names[0] ?? '', reports, status: worstOf(reports), released: released === undefined ? null : { ...said(released), openedBy: released.payload.openedBy } };
}

export function lockdownOf(history: History): Lockdown {
  // Hundreds of rooms, each heard of several times, and asked about at each word that comes.
  const precedes = history.precedence();
  const facts = history.distinct(history.facts);
  const reports = facts.filter(isReport);
  const releases = facts.filter(isRelease);
  const directives = facts.filter(isA('v1.DirectiveChanged'));
  const alarms = directives.filter((one) => one.payload.directive === 'lockdown');
  const told = facts.filter(isA('v1.EmergencyTold'));
  const toldOf = (event: EventId): Said | null => {
    const [first] = told.filter((one) => one.payload.facts.some((id) => history.canonical(id as EventId) === event)).sort(byId);
    return first === undefined ? null : said(first);
  };
  const calls = reports.filter((one) => one.payload.status === 'help' || injuredIn(one.payload) > 0);
  const known = [
    ...calls.map((one): Known => ({ ...said(one), text: callWords(one.payload), place: one.payload.name, reporter: one.payload.reporter, channel: one.payload.channel, told: toldOf(one.id) })),
    ...facts.filter(isA('v1.KnownReported')).map((one): Known => ({ ...said(one), text: one.payload.text, place: one.payload.place, reporter: one.payload.reporter, channel: one.payload.channel, told: toldOf(one.id) })),
  ];
  const proposals = facts.filter(isA('v1.AllClearProposed')).filter((one) => [...directives, ...calls].every((other) => precedes(other.id, one.id)));
  return {
    rooms: [...new Set([...reports, ...releases].map((one) => one.payload.room))].sort().map((room) =>
      roomOf(history, precedes, room, reports.filter((one) => one.payload.room === room), releases.filter((one) => one.payload.room === room), alarms),
    ),
    known: known.sort((a, b) => (a.event < b.event ? -1 : 1)),
    phoned: facts.filter(isA('v1.EmergencyPhoned')).sort(byId).map((one) => ({ ...said(one), words: one.payload.words })),
    proposals: proposals.sort(byId).map(said),
  };
}

/** Is anybody told to lock down, and all clear not given? */
export const isLockedDown = (incident: Incident, course: Course): boolean =>
  course.allClear === null && (course.directives.length > 0 ? course.directives : [incident.started.payload]).some((one) => one.directive === 'lockdown');
