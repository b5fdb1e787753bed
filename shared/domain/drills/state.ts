/** What the facts of one drill, and of the school's rules and calendar, come to, whatever order they arrived in. */
import type { Fact, History } from '../../kernel/history.ts';
import type { EventId } from '../../kernel/ids.ts';
import type { DrillEvaluation, drillEvents, DrillPayload, DrillPlan } from './events.ts';

type DrillFact<T extends keyof typeof drillEvents> = Fact & { readonly payload: DrillPayload<T> };

const ofType = <T extends keyof typeof drillEvents>(history: History, type: T): readonly DrillFact<T>[] => history.distinct(history.facts.filter((fact): fact is DrillFact<T> => fact.type === type));

/** DR-10 the newest; of several that did not know of each other all, the one that counts first: that of the smallest event id, on every console. */
function newest<F extends Fact>(history: History, facts: readonly F[]): readonly F[] {
  return facts.filter((fact) => !facts.some((other) => history.precedes(fact.id, other.id))).sort((a, b) => (a.id < b.id ? -1 : 1));
}

export const drillRulesOf = (history: History): readonly DrillFact<'v1.DrillRulesSet'>[] => newest(history, ofType(history, 'v1.DrillRulesSet'));
export const schoolCalendarsOf = (history: History): readonly DrillFact<'v1.SchoolCalendarSet'>[] => newest(history, ofType(history, 'v1.SchoolCalendarSet'));

interface ActionState {
  readonly evaluated: EventId;
  readonly place: number;
  readonly action: string;
  readonly owner: string;
  readonly due: string;
  readonly doneWall: number | null;
}

export interface DrillState {
  readonly plan: DrillPlan;
  /** DR-11 what was held stands, also where somebody called it off apart. */
  readonly state: 'scheduled' | 'held' | 'calledOff';
  readonly run: string | null;
  /** What was stated apart, and counts for nothing until somebody states it again. */
  readonly otherPlans: readonly DrillPlan[];
  readonly evaluation: DrillEvaluation | null;
  readonly actions: readonly ActionState[];
}

/** Null: nothing is known of it but what hangs on it. */
export function drillOf(history: History): DrillState | null {
  const held = newest(history, ofType(history, 'v1.DrillHeld'));
  const scheduled = ofType(history, 'v1.DrillScheduled');
  const planned = newest(history, scheduled);
  const [counts, ...others] = held.length > 0 ? held : planned;
  if (counts === undefined) return null;
  // Whoever schedules it again after it was called off means it; one who did not know of that does not bring it back.
  const isOff = ofType(history, 'v1.DrillCalledOff').some((off) => !scheduled.some((plan) => history.precedes(off.id, plan.id)));
  const evaluations = newest(history, ofType(history, 'v1.DrillEvaluated'));
  return {
    plan: counts.payload.plan,
    state: held.length > 0 ? 'held' : isOff ? 'calledOff' : 'scheduled',
    run: held[0]?.payload.run ?? null,
    otherPlans: others.map(({ payload }) => payload.plan).filter((plan) => JSON.stringify(plan) !== JSON.stringify(counts.payload.plan)),
    evaluation: evaluations[0]?.payload.evaluation ?? null,
    actions: evaluations.flatMap((evaluated) => actionsOf(history, evaluated)),
  };
}

/** DR-12 of evaluations made apart every corrective action stands until it is done. */
function actionsOf(history: History, evaluated: DrillFact<'v1.DrillEvaluated'>): readonly ActionState[] {
  const done = ofType(history, 'v1.CorrectiveActionDone').filter(({ payload }) => history.canonical(payload.evaluated as EventId) === evaluated.id);
  return evaluated.payload.evaluation.actions.map(({ action, owner, due }, place) => {
    const walls = done.filter(({ payload }) => payload.place === place).map((fact) => fact.wall);
    return { evaluated: evaluated.id, place, action, owner, due, doneWall: walls.length === 0 ? null : Math.min(...walls) };
  });
}
