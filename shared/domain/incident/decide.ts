/** Rules of the incident area (README.md beside this file). Pure. */
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import type { EventId, IncidentId } from '../../kernel/ids.ts';
import { MAX_REFS } from '../../kernel/limits.ts';
import { INCIDENTS, incidentStream } from '../../kernel/streams.ts';
import type { HardCountSigned } from './closing-events.ts';
import type { AddNote, ChangeDirective, ChooseAnsweringPeriod, CloseIncident, GiveAllClear, JoinIncidents, StartIncident } from './commands.ts';
import type { Course, Incident } from './state.ts';

export interface StartContext {
  /** Is this computer part of a school? */
  readonly founded: boolean;
  readonly incidents: readonly Incident[];
  /** A fresh id for the incident. */
  readonly fresh: IncidentId;
  /** The roster's heads; empty where no roster has been imported. */
  readonly roster: readonly EventId[];
  /** The local date. */
  readonly today: string;
  /** What the bell schedule says is on; null: none is set, or it is between periods. */
  readonly period: Period | null;
}

export interface Period {
  /** As the roster writes it; null: no class meets, as at lunch. */
  readonly period: string | null;
  readonly name: string;
}

/**
 * IN-1 one open incident at a time. IN-2 starting never waits for a roster. IN-7 a real incident never waits for a
 * drill: it ends the drills that are open, in the same commit. IN-11 the period that the bells say at its start is stated with it.
 */
export function startIncident(command: StartIncident, context: StartContext): Decision {
  if (!context.founded) return reject('SiteNotFounded', 'This computer is not part of a school yet, so nobody would hear it.', 'Use phone, radio or voice. Then set up the school.');
  const open = context.incidents.filter((one) => one.closed === null);
  const drills = open.filter((one) => one.exercise);
  if (drills.length < open.length) return reject('IncidentAlreadyOpen', 'An incident is already open.', 'Change its directive instead, or close it first.');
  if (command.exercise && drills.length > 0) return reject('IncidentAlreadyOpen', 'A drill is already open.', 'Change its directive instead, or close it first.');
  return accept(
    [
      ...drills.map((drill) => ({ stream: INCIDENTS, type: 'v1.DrillCutShort', payload: { incident: drill.incident, realIncident: context.fresh }, refs: [] })),
      {
        stream: INCIDENTS,
        type: 'v2.IncidentStarted',
        payload: { incident: context.fresh, exercise: command.exercise, directive: command.directive, detail: command.detail, roster: context.roster, date: context.today },
        refs: context.roster,
      },
      ...(context.period === null ? [] : [{ stream: incidentStream(context.fresh), type: 'v1.AnsweringPeriodSet', payload: { incident: context.fresh, ...context.period, by: 'bells' }, refs: [] }]),
    ],
    { incident: context.fresh },
  );
}

/** IN-44 incidents that were started apart become one. Which of them it goes by is for the person who joins them. */
export function joinIncidents({ incidents, keep }: JoinIncidents, all: readonly Incident[]): Decision {
  const named = [...new Set(incidents)].sort();
  const found = named.map((incident) => all.find((one) => one.incident === incident) ?? null);
  for (const one of found) {
    const refusal = refuseUnlessOpen(one);
    if (refusal) return refusal;
    if (one?.exercise === true) return reject('DrillNotJoined', 'One of these is a drill.', 'Close the drill; a real incident goes on by itself.');
  }
  if (!named.includes(keep)) return reject('IncidentNotAmongThem', 'The incident that is to go on is not one of those that are joined.', 'Choose one of them.');
  if (new Set(found.map((one) => one?.goesOnAs)).size < 2) return reject('AlreadyJoined', 'These incidents are one already.', 'Go on with it under Now.');
  return accept([{ stream: INCIDENTS, type: 'v1.IncidentsJoined', payload: { incidents: named, keep }, refs: [] }]);
}

/** What a fact about an incident relies on: its start and, of incidents that were joined, what was said of the others too. */
export const refsOf = ({ incident, heard }: IncidentContext): readonly EventId[] => (incident === null ? [] : [...new Set([incident.started.id, ...heard])].slice(0, MAX_REFS));

export interface IncidentContext {
  readonly incident: Incident | null;
  readonly course: Course;
  /** Of the incidents that are one with it: their starts, and the newest of what was said of them. Empty where there is none. */
  readonly heard: readonly EventId[];
}

/** IN-3 nothing is added to an incident that is unknown here or closed. Null: it may go on. */
export function refuseUnlessOpen(incident: Incident | null): Decision | null {
  if (incident === null) return reject('IncidentUnknown', 'This console has not heard of that incident.', 'Go back to Now.');
  if (incident.closed !== null) return reject('IncidentClosed', 'That incident is closed.', 'Read it under Records. To go on, start a new one.');
  return null;
}

export function changeDirective(command: ChangeDirective, context: IncidentContext): Decision {
  const refusal = refuseUnlessOpen(context.incident);
  if (refusal) return refusal;
  return accept([{ stream: incidentStream(command.incident as IncidentId), type: 'v1.DirectiveChanged', payload: { incident: command.incident, directive: command.directive, detail: command.detail }, refs: refsOf(context) }]);
}

export interface PeriodContext extends IncidentContext {
  /** Those in which classes meet on the day of the incident. */
  readonly periods: readonly { readonly period: string; readonly name: string }[];
}

/** IN-12 whoever is in charge may have the classes of another period answer, or homerooms. */
export function chooseAnsweringPeriod({ incident, period }: ChooseAnsweringPeriod, context: PeriodContext): Decision {
  const refusal = refuseUnlessOpen(context.incident);
  if (refusal) return refusal;
  const chosen = context.periods.find((one) => one.period === period);
  if (period !== null && chosen === undefined) return reject('PeriodUnknown', `No class meets in period “${period}” on the day of this incident.`, 'Choose one of the periods that are offered, or homerooms.');
  return accept([{ stream: incidentStream(incident as IncidentId), type: 'v1.AnsweringPeriodSet', payload: { incident, period, name: chosen?.name ?? '', by: 'person' }, refs: refsOf(context) }]);
}

export function addNote(command: AddNote, context: IncidentContext): Decision {
  const refusal = refuseUnlessOpen(context.incident);
  if (refusal) return refusal;
  return accept([{ stream: incidentStream(command.incident as IncidentId), type: 'v1.NoteAdded', payload: { incident: command.incident, text: command.text }, refs: refsOf(context) }]);
}

export interface AllClearContext extends IncidentContext {
  /** People for whom the count is not certain. */
  readonly missing: number;
  readonly unknown: number;
}

/** IN-4 an all clear while somebody is missing or unknown needs a reason. IN-5 it is given once, unless a directive followed it. */
export function giveAllClear(command: GiveAllClear, context: AllClearContext): Decision {
  const refusal = refuseUnlessOpen(context.incident);
  if (refusal) return refusal;
  if (context.course.allClear !== null) return reject('AllClearAlreadyGiven', 'All clear was already given.', 'Close the incident when everyone is accounted for.');
  if (context.missing + context.unknown > 0 && command.reason === '') {
    return reject('ReasonNeeded', `${context.missing} missing, ${context.unknown} unknown.`, 'Write why all clear is given all the same.');
  }
  return accept([{ stream: incidentStream(command.incident as IncidentId), type: 'v1.AllClearGiven', payload: { incident: command.incident, reason: command.reason }, refs: refsOf(context) }]);
}

export interface CloseContext extends IncidentContext {
  readonly expected: number;
  readonly missing: number;
  readonly unknown: number;
  readonly disagreeing: number;
  readonly released: number;
  readonly answeredFor: number;
  /** Matters that are open, and for which nobody has signed. */
  readonly unsigned: number;
  readonly hardCount: Omit<HardCountSigned, 'incident'>;
}

/**
 * IN-6 an incident closes only after an all clear, and only when nobody is missing or unknown and no report contradicts
 * another, or a named person has answered for each of them. IN-60 what is open besides is signed for, and the hard count is signed with the close.
 */
export function closeIncident(command: CloseIncident, context: CloseContext): Decision {
  const refusal = refuseUnlessOpen(context.incident);
  if (refusal) return refusal;
  if (context.course.allClear === null) return reject('AllClearNotGiven', 'All clear has not been given.', 'Give all clear first.');
  const left = context.missing + context.unknown + context.disagreeing;
  if (left > 0) {
    return reject(
      'PeopleUnaccountedFor',
      `${context.missing} missing, ${context.unknown} unknown, ${context.disagreeing} with reports that disagree.`,
      'Find them, settle the reports, or answer for them by name with a reason.',
    );
  }
  if (context.unsigned > 0) return reject('MattersOpen', `${context.unsigned} open ${context.unsigned === 1 ? 'matter' : 'matters'}, and nobody has signed for ${context.unsigned === 1 ? 'it' : 'them'}.`, 'Under “Close”, work off each, or sign for it with words.');
  return accept([
    { stream: incidentStream(command.incident as IncidentId), type: 'v1.HardCountSigned', payload: { incident: command.incident, ...context.hardCount } satisfies HardCountSigned, refs: refsOf(context) },
    {
      stream: INCIDENTS,
      type: 'v1.IncidentClosed',
      payload: { incident: command.incident, expected: context.expected, released: context.released, answeredFor: context.answeredFor },
      refs: [],
    },
  ]);
}
