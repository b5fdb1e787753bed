/**
 * The board of a reunification: who waits at each stage, how long those waited who went on, and how many go through. It reads a
 * short row for each student who was ever greeted, checked in or released, so its cost is that of the students and not of the log.
 */
import { flowStages, type FlowStage } from '../../shared/contract/flow-rows.ts';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { Pace, PaceStep } from '../../shared/domain/reunification/pace.ts';
import { ESTIMATE_MS, MINUTE_MS, minutesOf, spreadOf } from '../../shared/kernel/flow.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { listAside } from './desk.ts';
import { peopleIn } from './expected.ts';
import { listQueue } from './queue.ts';
import type { Reader } from './reader.ts';

type FlowRow = SubscriptionRow<'flow'>;

/** From which step to which a stage lasts. Who was handed over without one of the steps waited for the next. */
const STAGE_STEPS: Readonly<Record<Exclude<FlowStage, 'aside'>, { readonly from: readonly PaceStep[]; readonly to: PaceStep }>> = {
  greeted: { from: [], to: 'greeted' },
  inLine: { from: ['greeted'], to: 'came' },
  toFetch: { from: ['checkedIn'], to: 'sentFor' },
  onTheWay: { from: ['sentFor'], to: 'brought' },
  handOff: { from: ['brought', 'sentFor', 'checkedIn'], to: 'released' },
  whole: { from: ['greeted', 'checkedIn'], to: 'released' },
};

const TEN_MINUTES_MS = 10 * MINUTE_MS;

interface Went {
  readonly wall: number;
  /** Null: where the wait began is not on the record. */
  readonly waitMs: number | null;
  readonly across: boolean;
}

/** What is measured with one console's clock is right; of two clocks the difference may be off, and is never below nought. */
function wentOn(paces: readonly Pace[], stage: Exclude<FlowStage, 'aside'>): readonly Went[] {
  const { from, to } = STAGE_STEPS[stage];
  return paces.flatMap((pace): Went[] => {
    const end = pace[to];
    if (end === undefined) return [];
    const begin = from.map((step) => pace[step]).find((moment) => moment !== undefined);
    return [{ wall: end.wall, waitMs: begin === undefined ? null : Math.max(0, end.wall - begin.wall), across: begin !== undefined && begin.console !== end.console }];
  });
}

function doneOf(went: readonly Went[]): FlowRow['done'] {
  const spread = spreadOf(went.flatMap(({ waitMs }) => waitMs ?? []));
  return went.length === 0
    ? null
    : {
        count: went.length,
        firstWall: Math.min(...went.map((one) => one.wall)),
        waits: spread === null ? null : { count: spread.count, medianMs: spread.median, ninetiethMs: spread.ninetieth, longestMs: spread.longest },
        acrossConsoles: went.filter((one) => one.across).length,
      };
}

function tensOf(went: readonly Went[]): FlowRow['tens'] {
  const tens = Map.groupBy(went, ({ wall }) => Math.floor(wall / TEN_MINUTES_MS) * TEN_MINUTES_MS);
  return [...tens].sort(([a], [b]) => a - b).map(([wall, all]) => ({ wall, count: all.length, longestMs: spreadOf(all.flatMap(({ waitMs }) => waitMs ?? []))?.longest ?? null }));
}

interface Waiting {
  readonly family: string;
  readonly sinceWall: number;
}

/** Who waits now, by student. */
function waitingNow(reader: Reader, incident: IncidentId, paces: ReadonlyMap<PersonId, Pace>): Readonly<Record<Exclude<FlowStage, 'greeted' | 'whole'>, readonly Waiting[]>> {
  const queue = listQueue(reader, null, incident);
  const students = queue.flatMap((row) => row.students.map((one) => ({ row, one })));
  const waits = (which: (of: (typeof students)[number]) => boolean, since: (of: (typeof students)[number]) => number): readonly Waiting[] => students.filter(which).map((of) => ({ family: of.row.key, sinceWall: since(of) }));
  return {
    inLine: waits(({ row }) => row.waitsFor === 'checker', ({ row }) => row.sinceWall),
    aside: listAside(reader, incident).map((row) => ({ family: `${row.adult} ${row.student}`, sinceWall: row.sinceWall })),
    toFetch: waits(({ row, one }) => row.waitsFor === 'reunifier' && one.stage === 'waits', ({ row }) => row.sinceWall),
    onTheWay: waits(({ one }) => one.stage === 'onTheWay', ({ row, one }) => one.sentWall ?? row.sinceWall),
    handOff: waits(({ one }) => one.stage === 'here', ({ row, one }) => paces.get(one.student as PersonId)?.brought?.wall ?? row.sinceWall),
  };
}

/** Students who are in the school's care, wherever they are: each is still to be handed over. */
function stillToGo(reader: Reader, incident: IncidentId): number {
  const { students } = reader.rosterOf(incident);
  const gone: ReadonlySet<string> = new Set(['released', 'answeredFor', 'absent', 'left']);
  return [...peopleIn(reader, incident).values()].filter((one) => students.has(one.person) && !gone.has(one.status) && !leftOnOwn(one.standing?.place)).length;
}

/** Left without asking, and somebody has said since who has them. */
const leftOnOwn = (place: string | undefined): boolean => {
  const found = place === undefined ? null : (JSON.parse(place) as { readonly is: string; readonly confirmedBy: string } | null);
  return found?.is === 'left' && found.confirmedBy !== '';
};

export function readFlow(reader: Reader, incident: IncidentId): FlowRow[] {
  const nowMs = reader.clock.wallMs();
  const rows = reader.db.prepare<[string], { person: PersonId; steps: string }>('SELECT person, steps FROM view_pace WHERE incident IN (SELECT value FROM json_each(?)) ORDER BY person, incident').all(JSON.stringify(reader.joined.membersOf(incident)));
  const each = rows.map((row) => [row.person, JSON.parse(row.steps) as Pace] as const);
  const paces = each.map(([, pace]) => pace);
  const waiting = waitingNow(reader, incident, new Map(each));
  return flowStages.map((stage): FlowRow => {
    const went = stage === 'aside' ? [] : wentOn(paces, stage);
    const here = stage === 'greeted' || stage === 'whole' ? [] : waiting[stage];
    const since = spreadOf(here.map((one) => -one.sinceWall));
    return {
      key: stage,
      waiting: stage === 'greeted' ? null : stage === 'whole' ? stillToGo(reader, incident) : here.length,
      families: new Set(here.map((one) => one.family)).size,
      since: since === null ? null : { longestWall: -since.longest, ninetiethWall: -since.ninetieth, medianWall: -since.median },
      done: doneOf(went),
      minutes: [...minutesOf(went.map((one) => one.wall).filter((wall) => wall > nowMs - ESTIMATE_MS - MINUTE_MS))],
      tens: tensOf(went),
    };
  });
}
