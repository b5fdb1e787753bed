/** How a drill is run, from its facts, and what may be asked of that (README.md beside this file). Pure. */
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId } from '../../kernel/ids.ts';
import { exerciseStream } from '../../kernel/streams.ts';
import type { BriefDrill, MarkDrillCheck, ObserveDrill, StartDrillRun } from './run-commands.ts';
import type { DrillBrief, drillRunEvents, DrillRunPayload } from './run-events.ts';
import type { DrillState } from './state.ts';

type RunFact<T extends keyof typeof drillRunEvents> = Fact & { readonly payload: DrillRunPayload<T> };

const ofType = <T extends keyof typeof drillRunEvents>(history: History, type: T): readonly RunFact<T>[] => history.distinct(history.facts.filter((fact): fact is RunFact<T> => fact.type === type));
const newest = <F extends Fact>(history: History, facts: readonly F[]): readonly F[] => facts.filter((fact) => !facts.some((other) => history.precedes(fact.id, other.id)));

/** Who said it, where and when. */
interface Said {
  readonly event: EventId;
  readonly wall: number;
  readonly actor: string | null;
  readonly origin: string;
}
const said = ({ id, wall, actor, origin }: Fact): Said => ({ event: id, wall, actor: actor === 'unsigned' ? null : actor.staff, origin });

export interface DrillRunState {
  /** Null: nobody wrote one. `apart`: another was written by somebody who did not know of it, and does not count. */
  readonly brief: { readonly brief: DrillBrief; readonly apart: boolean } | null;
  readonly checks: readonly (Said & { readonly check: string; readonly done: boolean })[];
  readonly started: (Said & { readonly run: string | null }) | null;
  readonly observed: readonly (Said & Omit<DrillRunPayload<'v1.DrillObserved'>, 'drill'>)[];
}

export function drillRunOf(history: History): DrillRunState {
  const [brief, ...others] = newest(history, ofType(history, 'v1.DrillBriefed'));
  // DR-15 of starts that were made apart the same one counts everywhere: that of the smallest event id.
  const [started] = ofType(history, 'v1.DrillRunStarted');
  const marks = Map.groupBy(ofType(history, 'v1.DrillCheckMarked'), ({ payload }) => payload.check);
  return {
    brief: brief === undefined ? null : { brief: brief.payload.brief, apart: others.some(({ payload }) => JSON.stringify(payload.brief) !== JSON.stringify(brief.payload.brief)) },
    checks: [...marks].flatMap(([check, all]) => {
      const last = newest(history, all);
      // DR-16 where one said done and another not, unaware of each other, it is not done.
      const counts = last.find(({ payload }) => !payload.done) ?? last[0];
      return counts === undefined ? [] : [{ ...said(counts), check, done: counts.payload.done }];
    }),
    started: started === undefined ? null : { ...said(started), run: started.payload.run },
    // DR-17 all that was seen stands; nobody's eyes are another's.
    observed: ofType(history, 'v1.DrillObserved').map((fact) => ({ ...said(fact), about: fact.payload.about, saw: fact.payload.saw, words: fact.payload.words })),
  };
}

interface RunContext {
  /** Null: this console knows of no such drill. */
  readonly drill: DrillState | null;
  readonly run: DrillRunState;
}

const DRILL_UNKNOWN = (): Decision => reject('DrillUnknown', 'This console knows of no such drill.', 'Look at the list of drills again.');

/** DR-18 in the order of their times. */
export function briefDrill({ drill: id, brief }: BriefDrill, { drill }: Pick<RunContext, 'drill'>): Decision {
  if (drill === null) return DRILL_UNKNOWN();
  const injects = [...brief.injects].sort((a, b) => a.afterMinutes - b.afterMinutes);
  return accept([{ stream: exerciseStream(id), type: 'v1.DrillBriefed', payload: { drill: id, brief: { ...brief, injects } }, refs: [] }]);
}

export function markDrillCheck({ drill: id, check, done }: MarkDrillCheck, { drill }: Pick<RunContext, 'drill'>): Decision {
  if (drill === null) return DRILL_UNKNOWN();
  return accept([{ stream: exerciseStream(id), type: 'v1.DrillCheckMarked', payload: { drill: id, check, done }, refs: [] }]);
}

interface StartContext extends RunContext {
  /** Of the incident that is named; null where none is. */
  readonly incident: { readonly exercise: boolean; readonly started: EventId | null } | null;
}

/** DR-15 a drill is started once, by an incident that is a drill. */
export function startDrillRun({ drill: id, run: incident }: StartDrillRun, { drill, run, incident: of }: StartContext): Decision {
  if (drill === null) return DRILL_UNKNOWN();
  if (drill.state === 'held') return reject('DrillAlreadyHeld', 'This drill has been held.', 'Plan another one.');
  if (run.started !== null) return reject('DrillAlreadyStarted', 'This drill has been started already.', 'Go on with it, or record it.');
  if (of !== null && of.started === null) return reject('IncidentUnknown', 'This console knows of no such drill run.', 'Wait until the consoles are in step.');
  if (of?.exercise === false) return reject('IncidentWasReal', 'That is a real incident, and no drill.', 'Choose a drill.');
  const started = of?.started ?? null;
  return accept([{ stream: exerciseStream(id), type: 'v1.DrillRunStarted', payload: { drill: id, run: incident }, refs: started === null ? [] : [started] }]);
}

/** DR-21 `mayObserve`: of the staff, or at the post of observer in the run of this drill. */
export function observeDrill({ drill: id, about, saw, words }: ObserveDrill, { drill, mayObserve }: Pick<RunContext, 'drill'> & { readonly mayObserve: boolean }): Decision {
  if (drill === null) return DRILL_UNKNOWN();
  if (!mayObserve) return reject('NotAnObserver', 'Of volunteers, only whoever is at the post of observer in this drill writes here.', 'Ask whoever leads the drill to put you at the post of observer, or tell them what you saw.');
  if (saw === null && words === '') return reject('NothingObserved', 'Neither an answer nor words were given.', 'Say what you saw.');
  return accept([{ stream: exerciseStream(id), type: 'v1.DrillObserved', payload: { drill: id, about, saw, words }, refs: [] }]);
}
