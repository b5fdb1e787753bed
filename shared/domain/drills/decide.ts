/** Rules of the drills area (README.md beside this file). Pure. */
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import type { EventId } from '../../kernel/ids.ts';
import { DRILL_RULES, exerciseStream, SCHOOL_CALENDAR } from '../../kernel/streams.ts';
import type { CallOffDrill, CompleteAction, EvaluateDrill, RecordDrill, ScheduleDrill, SetDrillRules, SetSchoolCalendar } from './commands.ts';
import type { DrillPlan } from './events.ts';
import { kindOf } from './kinds.ts';
import { readRules } from './rules.ts';
import type { DrillState } from './state.ts';

export interface DrillContext {
  readonly drill: DrillState | null;
  /** The drill's own id, or a fresh one. */
  readonly id: string;
}

export interface RecordContext extends DrillContext {
  /** Of the incident by which it was held; null where none is named. */
  readonly run: { readonly exercise: boolean; readonly started: EventId | null } | null;
  readonly today: string;
}

/** DR-1 rules that cannot be read are not taken up: the line is named. */
export function setDrillRules({ level, text }: SetDrillRules): Decision {
  const [problem] = readRules(text).problems;
  if (problem !== undefined) return reject('DrillRuleUnreadable', `Line ${problem.line}: ${problem.message}`, 'Change that line, or put # before it. The page of rules shows how each kind reads.');
  return accept([{ stream: DRILL_RULES, type: 'v1.DrillRulesSet', payload: { level, text }, refs: [] }]);
}

/** DR-13 one school year at a time, and nothing ends before it begins. */
export function setSchoolCalendar({ entries }: SetSchoolCalendar): Decision {
  const backwards = entries.find(({ from, to }) => to < from);
  if (backwards !== undefined) return reject('CalendarEntryEndsBeforeItBegins', `“${backwards.name}” ends on ${backwards.to}, before it begins.`, 'Change one of its two dates.');
  const years = entries.filter(({ kind }) => kind === 'year');
  if (years.length !== 1) return reject('SchoolYearUnclear', years.length === 0 ? 'The calendar has no first and last day of school.' : `The calendar has ${years.length} school years.`, 'Keep one line “School year”, from the first to the last day of school.');
  return accept([{ stream: SCHOOL_CALENDAR, type: 'v1.SchoolCalendarSet', payload: { entries }, refs: [] }]);
}

function refusePlan({ kind, date, parentsTold }: DrillPlan): Decision | null {
  if (kindOf(kind) === null) return reject('DrillKindUnknown', 'Muster knows no such kind of drill.', 'Choose one of the list.');
  if (parentsTold !== null && parentsTold > date) return reject('ParentsToldAfterDrill', 'Parents would be told after the drill.', 'Choose an earlier day for telling parents, or a later one for the drill.');
  return null;
}

const DRILL_UNKNOWN = (): Decision => reject('DrillUnknown', 'This console knows of no such drill.', 'Look at the list of drills again.');

export function scheduleDrill(command: ScheduleDrill, { drill, id }: DrillContext): Decision {
  const refusal = refusePlan(command.plan);
  if (refusal !== null) return refusal;
  if (command.drill !== null && drill === null) return DRILL_UNKNOWN();
  if (drill?.state === 'held') return reject('DrillAlreadyHeld', 'This drill has been held.', 'Plan another one.');
  return accept([{ stream: exerciseStream(id), type: 'v1.DrillScheduled', payload: { drill: id, plan: command.plan }, refs: [] }]);
}

/** DR-11 what was held is not called off. */
export function callOffDrill({ drill: id, reason }: CallOffDrill, { drill }: DrillContext): Decision {
  if (drill === null) return DRILL_UNKNOWN();
  if (drill.state === 'held') return reject('DrillAlreadyHeld', 'This drill has been held.', 'Say in its evaluation what went wrong.');
  return accept([{ stream: exerciseStream(id), type: 'v1.DrillCalledOff', payload: { drill: id, reason }, refs: [] }]);
}

/** DR-14 a held drill is one that was run as a drill, or on paper, and not in the future. */
export function recordDrill({ drill: named, run, plan }: RecordDrill, context: RecordContext): Decision {
  const refusal = refusePlan(plan);
  if (refusal !== null) return refusal;
  if (named !== null && context.drill === null) return DRILL_UNKNOWN();
  if (plan.date > context.today) return reject('DrillNotYetHeld', 'A drill that is still to come has not been held.', 'Plan it instead, or correct the date.');
  if (context.run !== null && context.run.started === null) return reject('IncidentUnknown', 'This console knows of no such drill run.', 'Wait until the consoles are in step, or record it without.');
  if (context.run?.exercise === false) return reject('IncidentWasReal', 'That was a real incident, and counts as no drill.', 'Choose a drill.');
  const started = context.run?.started ?? null;
  const refs = started === null ? [] : [started];
  return accept([{ stream: exerciseStream(context.id), type: 'v1.DrillHeld', payload: { drill: context.id, run, plan }, refs }]);
}

export function evaluateDrill({ drill: id, evaluation }: EvaluateDrill, { drill }: DrillContext): Decision {
  if (drill === null) return DRILL_UNKNOWN();
  if (drill.state !== 'held') return reject('DrillNotYetHeld', 'A drill is evaluated when it has been held.', 'Record it as held first.');
  return accept([{ stream: exerciseStream(id), type: 'v1.DrillEvaluated', payload: { drill: id, evaluation }, refs: [] }]);
}

export function completeAction({ drill: id, evaluated, place, words }: CompleteAction, { drill }: DrillContext): Decision {
  const action = drill?.actions.find((one) => one.evaluated === evaluated && one.place === place);
  if (action === undefined) return reject('ActionUnknown', 'There is no such corrective action any more.', 'Look at the evaluation again: it may have been written anew.');
  return accept([{ stream: exerciseStream(id), type: 'v1.CorrectiveActionDone', payload: { drill: id, evaluated, place, words }, refs: [] }]);
}
