/** How drills are run: brief, checks, what observers saw, and the injects with their times. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { kindOf } from '../../shared/domain/drills/kinds.ts';
import type { DrillRunState } from '../../shared/domain/drills/run.ts';
import type { DrillState } from '../../shared/domain/drills/state.ts';
import { debriefQuestions, drillChecks, firstBrief, templateOf } from '../../shared/domain/drills/templates.ts';
import type { IncidentId, OriginId } from '../../shared/kernel/ids.ts';
import type { Clock } from '../../shared/kernel/ports.ts';
import type { Reader } from './reader.ts';

type Row = SubscriptionRow<'drill-run'>;
type Seen = Row['remarks'][number];

/** Milliseconds since a drill was started, whatever this console's clock says. */
export type SinceStart = (drill: string, started: { readonly wall: number; readonly origin: OriginId }) => number;
/** As the clocks of the starter and of this console say. */
export const byTheClocks = (clock: Pick<Clock, 'wallMs'>): SinceStart => (_, { wall }) => Math.max(0, clock.wallMs() - wall);

interface Stored {
  readonly drill: string;
  readonly state: DrillState;
  readonly run: DrillRunState;
}

const read = ({ drill, says, run }: { readonly drill: string; readonly says: string; readonly run: string }): Stored => ({ drill, state: JSON.parse(says) as DrillState, run: JSON.parse(run) as DrillRunState });

/** DR-15 a drill that was started from its plan is held once all clear was given and its run is closed: at the day and time of the run, without anybody recording it. One that was cut short by something real is not. */
export function heldByItsRun({ db, joined, dateOf, minuteOf }: Reader, state: DrillState, { started }: DrillRunState): DrillState {
  if (state.state === 'held' || started === null || started.run === null) return state;
  const incident = joined.goesOnAs(started.run as IncidentId);
  const run = db
    .prepare<[string], { started_wall: number }>('SELECT one.started_wall FROM view_incident one JOIN view_course course ON course.incident = one.incident WHERE one.incident = ? AND one.closed_wall IS NOT NULL AND course.all_clear_wall IS NOT NULL')
    .get(incident);
  return run === undefined ? state : { ...state, state: 'held', run: started.run, plan: { ...state.plan, date: dateOf(run.started_wall), minute: minuteOf(run.started_wall) } };
}

function isOver(reader: Reader, { state, run }: Stored): boolean {
  if (state.state === 'held' || run.started === null || reader.dateOf(run.started.wall) !== reader.today()) return true;
  return run.started.run !== null && reader.db.prepare<[string], number>('SELECT 1 FROM view_incident WHERE incident = ? AND closed_wall IS NOT NULL').pluck().get(reader.joined.goesOnAs(run.started.run as IncidentId)) === 1;
}

const briefOf = ({ state, run }: Stored): Row['brief'] => run.brief?.brief ?? firstBrief(state.plan.kind);
const injectKey = (place: number): string => `inject ${place + 1}`;
const MINUTE_MS = 60_000;

export function readDrillRun(reader: Reader, drill: string, sinceStart: SinceStart): Row[] {
  const found = reader.db.prepare<[string], { drill: string; says: string; run: string }>('SELECT drill, says, run FROM view_drill WHERE drill = ?').get(drill);
  if (found === undefined) return [];
  const stored = read(found);
  const { state, run } = stored;
  const brief = briefOf(stored);
  const sentAtWall = reader.clock.wallMs();
  const elapsedMs = run.started === null ? null : sinceStart(drill, { wall: run.started.wall, origin: run.started.origin as OriginId });
  const seen = ({ event, saw, words, wall, actor, origin }: DrillRunState['observed'][number]): Seen => ({ event, saw, words, wall, by: reader.staffName(actor), console: reader.consoleName(origin) });
  const about = (key: string | null): Seen[] => run.observed.filter((one) => one.about === key).map(seen).sort((a, b) => a.wall - b.wall || (a.event < b.event ? -1 : 1));
  return [
    {
      key: drill,
      drill,
      kindName: kindOf(state.plan.kind)?.name ?? state.plan.kind,
      date: state.plan.date,
      minute: state.plan.minute,
      told: state.plan.told,
      brief,
      written: run.brief !== null,
      briefApart: run.brief?.apart ?? false,
      checks: drillChecks.map(({ key, words }) => {
        const mark = run.checks.find(({ check }) => check === key);
        return { check: key, words, done: mark?.done ?? false, by: mark === undefined ? null : reader.staffName(mark.actor), wall: mark?.wall ?? null };
      }),
      started: run.started === null ? null : { incident: run.started.run, elapsedMs: elapsedMs ?? 0, sentAtWall, by: reader.staffName(run.started.actor), over: isOver(reader, stored) },
      observe: templateOf(state.plan.kind).observe.map(({ key, words }) => ({ key, words, seen: about(key) })),
      remarks: about(null),
      debrief: debriefQuestions.map(({ key, words }) => ({ key, words, said: about(key) })),
      injects: brief.injects.map(({ afterMinutes, message, question }, place) => ({ key: injectKey(place), wall: elapsedMs === null ? null : sentAtWall - elapsedMs + afterMinutes * MINUTE_MS, afterMinutes, message, question, notes: about(injectKey(place)) })),
    },
  ];
}

/** DR-18 with what is told by the clock. */
export function listRunningDrills(reader: Reader, sinceStart: SinceStart): SubscriptionRow<'running-drills'>[] {
  const rows = reader.db.prepare<[], { drill: string; says: string; run: string }>('SELECT drill, says, run FROM view_drill ORDER BY drill').all();
  return rows.map(read).flatMap((stored) => {
    const { drill, state, run } = stored;
    if (run.started === null || isOver(reader, stored)) return [];
    return { key: drill, drill, kindName: kindOf(state.plan.kind)?.name ?? state.plan.kind, elapsedMs: sinceStart(drill, { wall: run.started.wall, origin: run.started.origin as OriginId }), sentAtWall: reader.clock.wallMs(), injects: briefOf(stored).injects.map(({ afterMinutes, message, question }) => ({ afterMinutes, message, question })) };
  });
}
