/** Rules AT-1 to AT-6: what is said of a person's day (README.md beside this file). Pure. */
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import type { EventId, PersonId } from '../../kernel/ids.ts';
import { realPersonStream } from '../../kernel/streams.ts';
import type { MarkAbsent, MarkArrived, MarkLeftEarly, TakeBackAttendance } from './commands.ts';
import type { Day } from './state.ts';

export interface AttendanceContext {
  /** Students and staff of the command who are on the roster; others are refused. */
  readonly known: ReadonlySet<PersonId>;
}

/** AT-1 it is about people on the roster; one stranger refuses the whole of it. */
function refuseStrangers(command: { readonly people: readonly string[] }, context: AttendanceContext): Decision | null {
  if (command.people.every((person) => context.known.has(person as PersonId))) return null;
  return reject('PersonNotOnRoster', 'One of these people is not on the roster.', 'Search for the person again. Who is not on the roster signs in as a visitor.');
}

const aboutEach = (people: readonly string[], type: string, payload: Readonly<Record<string, string>>): Decision =>
  accept([...new Set(people)].map((person) => ({ stream: realPersonStream(person as PersonId), type, payload: { person, ...payload }, refs: [] })));

export const markAbsent = (command: MarkAbsent, context: AttendanceContext): Decision =>
  refuseStrangers(command, context) ?? aboutEach(command.people, 'v1.MarkedAbsent', { date: command.date, reason: command.reason });

export const markArrived = (command: MarkArrived, context: AttendanceContext): Decision => refuseStrangers(command, context) ?? aboutEach(command.people, 'v1.ArrivedLate', { date: command.date });

export interface LeavingContext extends AttendanceContext {
  readonly students: ReadonlySet<PersonId>;
  /** A real incident is open. */
  readonly emergency: boolean;
  /** An adult named in the command who may not take one of these students, or null. */
  readonly restricted: { readonly adult: string; readonly student: string } | null;
}

/**
 * AT-5 while a real incident is open no student leaves early: each is handed over, with identity, custody and comfort
 * checked. AT-6 nobody leaves with an adult who is named on the record as one who may not take them.
 */
export function markLeftEarly(command: MarkLeftEarly, context: LeavingContext): Decision {
  const refusal = refuseStrangers(command, context);
  if (refusal) return refusal;
  if (context.emergency && command.people.some((person) => context.students.has(person as PersonId))) {
    return reject('HandOverInstead', 'A real emergency is open, and students leave by Reunification only.', 'Check the adult in there. If the student left before it began, report “Elsewhere” and with whom.');
  }
  if (context.restricted !== null) {
    return reject('PickupRestricted', `${context.restricted.adult} may not pick up ${context.restricted.student}.`, 'Say: “One moment, please. A colleague will help you.” Then call an administrator.');
  }
  return aboutEach(command.people, 'v1.LeftEarly', { date: command.date, with: command.with });
}

/** AT-4 a take-back names exactly what stands of that day, all of which its author has seen. */
export function takeBackAttendance(command: TakeBackAttendance, day: Day | null): Decision {
  const standing = new Set<EventId>(day?.facts.map((one) => one.event));
  const named = new Set(command.settles as EventId[]);
  if (named.size !== standing.size || [...named].some((id) => !standing.has(id))) {
    return reject('AttendanceChanged', 'Somebody changed this person’s day meanwhile.', 'Look at the list again.');
  }
  return accept([{ stream: realPersonStream(command.person as PersonId), type: 'v1.AttendanceTakenBack', payload: { person: command.person, settles: [...named] }, refs: [] }]);
}
