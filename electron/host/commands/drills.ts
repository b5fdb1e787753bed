/** Loads what decisions about drills need, reads a calendar's file, and writes the plan as one. */
import { heldByItsRun } from '../../../db/queries/drill-runs.ts';
import { readDrillYear } from '../../../db/queries/drills.ts';
import { postStates } from '../../../db/queries/posts.ts';
import type { QueryAnswer } from '../../../shared/contract/procedures.ts';
import type { CallOffDrill, CompleteAction, EvaluateDrill, RecordDrill, ScheduleDrill, SetDrillRules, SetSchoolCalendar } from '../../../shared/domain/drills/commands.ts';
import { callOffDrill, completeAction, evaluateDrill, recordDrill, scheduleDrill, setDrillRules, setSchoolCalendar, type DrillContext } from '../../../shared/domain/drills/decide.ts';
import { briefDrill, drillRunOf, markDrillCheck, observeDrill, startDrillRun } from '../../../shared/domain/drills/run.ts';
import type { DrillRunCommand } from '../../../shared/domain/drills/run-commands.ts';
import { drillOf, type DrillState } from '../../../shared/domain/drills/state.ts';
import { OBSERVER } from '../../../shared/domain/incident/posts.ts';
import type { Role } from '../../../shared/domain/site/events.ts';
import { readCalendar } from '../../../shared/formats/school-calendar/read-calendar.ts';
import { writePlan } from '../../../shared/formats/school-calendar/write-plan.ts';
import { timeOfDay } from '../../../shared/kernel/day-times.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { Actor } from '../../../shared/kernel/history.ts';
import type { IncidentId } from '../../../shared/kernel/ids.ts';
import { exerciseStream } from '../../../shared/kernel/streams.ts';
import type { Reader } from '../../../db/queries/reader.ts';
import { openFor, type Sources } from './load.ts';

type DrillCommand = DrillRunCommand | SetDrillRules | SetSchoolCalendar | ScheduleDrill | CallOffDrill | RecordDrill | EvaluateDrill | CompleteAction;

/** `fresh`: the id of a drill that this command begins. */
export function decideDrill(command: DrillCommand, sources: Sources, fresh: string, actor: Actor): Decision {
  const stateOf = (named: string): DrillState | null => {
    const history = sources.log.history(exerciseStream(named));
    const drill = drillOf(history);
    return drill === null ? null : heldByItsRun(sources.reader, drill, drillRunOf(history));
  };
  const contextOf = (named: string | null): DrillContext => ({ drill: named === null ? null : stateOf(named), id: named ?? fresh });
  const incidentOf = (run: string | null) => (run === null ? null : openFor(sources, run));
  switch (command.type) {
    case 'SetDrillRules':
      return setDrillRules(command);
    case 'SetSchoolCalendar':
      return setSchoolCalendar(command);
    case 'ScheduleDrill':
      return scheduleDrill(command, contextOf(command.drill));
    case 'CallOffDrill':
      return callOffDrill(command, contextOf(command.drill));
    case 'RecordDrill':
      return recordDrill(command, { ...contextOf(command.drill), run: incidentOf(command.run), today: sources.reader.today() });
    case 'EvaluateDrill':
      return evaluateDrill(command, contextOf(command.drill));
    case 'CompleteAction':
      return completeAction(command, contextOf(command.drill));
    case 'BriefDrill':
      return briefDrill(command, contextOf(command.drill));
    case 'MarkDrillCheck':
      return markDrillCheck(command, contextOf(command.drill));
    case 'StartDrillRun':
      return startDrillRun(command, { ...contextOf(command.drill), run: drillRunOf(sources.log.history(exerciseStream(command.drill))), incident: incidentOf(command.run) });
    case 'ObserveDrill':
      return observeDrill(command, { ...contextOf(command.drill), mayObserve: mayObserve(command.drill, sources, actor) });
  }
}

/** DR-21 a volunteer from outside the staff writes by the turn at a station, or as who was put at the post by name. */
function mayObserve(drill: string, { log, reader }: Sources, actor: Actor): boolean {
  if (actor === 'unsigned' || actor.role !== ('stationVolunteer' satisfies Role)) return true;
  const incident = drillRunOf(log.history(exerciseStream(drill))).started?.run ?? null;
  const observers = incident === null ? undefined : postStates(reader, reader.joined.goesOnAs(incident as IncidentId)).get(OBSERVER);
  return observers?.holdings.some(({ event, holder }) => event === actor.grant || holder.staff === actor.staff) ?? false;
}

export function calendarAsAnswer(text: string): QueryAnswer<'readSchoolCalendar'> {
  const { entries, leftOut, problems } = readCalendar(text);
  return { entries: [...entries], leftOut, problems: [...problems] };
}

export function drillPlanAsIcs(reader: Reader): QueryAnswer<'drillPlanIcs'> {
  const planned = readDrillYear(reader).flatMap(({ drills }) => drills).filter(({ state }) => state === 'scheduled');
  const entries = planned.map(({ drill, plan, kindName }) => ({
    id: drill,
    date: plan.date,
    title: `${timeOfDay(plan.minute)} ${kindName}${plan.secondaryExit ? ' by a secondary exit' : ''}`,
    details: [plan.told ? 'Students and staff are told that it is a drill.' : 'Not announced.', plan.parentsTold === null ? '' : `Parents are told on ${plan.parentsTold}.`].join(' '),
  }));
  return { name: 'drill-plan.ics', text: writePlan(entries, reader.clock.wallMs()) };
}
