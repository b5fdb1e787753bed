/** Rules RU-30 to RU-33: families in the lines, and students who are fetched together. Pure. */
import { accept, reject, type Decision, type NewEvent } from '../../kernel/decision.ts';
import { notComfortable, refuseUnlessHere, streamOf, type PickupContext } from './decide.ts';
import type { EndFamilyWait, GreetFamily, SendFamilyToLine, SendForStudents } from './queue-commands.ts';
import type { FamilyGreeted, FamilySentToLine, FamilyWaitEnded } from './queue-events.ts';
import type { Greeting } from './queue.ts';
import type { StudentSentFor } from './events.ts';
import { refusedBefore } from './state.ts';

export interface QueueContext extends PickupContext {
  readonly greetings: readonly Greeting[];
}

type Contexts = ReadonlyMap<string, QueueContext>;

const lineWords = (line: number | null): string => (line === null ? 'the line for whoever is free' : `line ${line}`);

const NOT_WAITING = reject('FamilyNotWaiting', 'That family waits in no line any more.', 'Look at the line again. If they stand before you, find the student by name.');

/** RU-30, RU-31: of a family with several students those who can be picked up are put in the line; refused where it is none. */
export function greetFamily(command: GreetFamily, contexts: Contexts, { family, line }: { readonly family: string; readonly line: number | null }): Decision {
  const events: NewEvent[] = [];
  const refusals: Decision[] = [];
  for (const { student, card } of command.students) {
    const context = contexts.get(student);
    if (context === undefined) continue;
    const [waits] = context.greetings;
    const refusal = refuseUnlessHere(context) ?? (waits === undefined ? null : reject('FamilyAlreadyInLine', `Somebody waits for ${context.studentName} in ${lineWords(waits.lines[0] ?? null)} already.`, 'Point them to that line. If it is somebody else, both wait there together; if nobody stands there, end that wait first.'));
    if (refusal !== null) refusals.push(refusal);
    else events.push({ stream: streamOf({ incident: command.incident, student }, context), type: 'v1.FamilyGreeted', payload: { incident: command.incident, student, family, card, line } satisfies FamilyGreeted, refs: context.refs });
  }
  const [refusal] = refusals;
  return events.length === 0 && refusal !== undefined ? refusal : accept(events, { family, line: line === null ? '' : String(line) });
}

/** RU-32 the family is meant as a whole: each of its students who still waits. */
function eachWaiting(command: SendFamilyToLine | EndFamilyWait, contexts: Contexts, then: (student: string, greeting: Greeting, context: QueueContext) => NewEvent): Decision {
  const events: NewEvent[] = [];
  for (const [student, context] of contexts) {
    if (context.refusal) return context.refusal;
    const greeting = context.greetings.find((one) => one.family === command.family);
    if (greeting !== undefined) events.push(then(student, greeting, context));
  }
  return events.length === 0 ? NOT_WAITING : accept(events);
}

export function sendFamilyToLine(command: SendFamilyToLine, contexts: Contexts): Decision {
  const { incident, family, line } = command;
  const there = [...contexts.values()].flatMap((one) => one.greetings).filter((one) => one.family === family);
  if (there.length > 0 && there.every(({ lines }) => lines.length === 1 && lines[0] === line)) return reject('FamilyAlreadyInThatLine', `That family is in ${lineWords(line)} already.`, 'Leave them there, or choose another line.');
  return eachWaiting(command, contexts, (student, _, context) => ({ stream: streamOf({ incident, student }, context), type: 'v1.FamilySentToLine', payload: { incident, student, family, line } satisfies FamilySentToLine, refs: context.refs }));
}

export const endFamilyWait = (command: EndFamilyWait, contexts: Contexts): Decision =>
  eachWaiting(command, contexts, (student, { event }, context) => ({
    stream: streamOf({ incident: command.incident, student }, context),
    type: 'v1.FamilyWaitEnded',
    payload: { incident: command.incident, student, greetings: [event], reason: command.reason } satisfies FamilyWaitEnded,
    refs: context.refs,
  }));

/** RU-33 one runner, one way: all of them, or nobody. Whoever is fetched already is named, so that two do not run for one child. */
export function sendForStudents(command: SendForStudents, contexts: ReadonlyMap<string, PickupContext>): Decision {
  const events: NewEvent[] = [];
  for (const { student, checkIn } of command.students) {
    const context = contexts.get(student);
    if (context === undefined) continue;
    const refusal = refuseUnlessHere(context);
    if (refusal) return refusal;
    const found = context.pickup.checkIns.find((one) => one.event === checkIn);
    if (found === undefined) return reject('CheckInUnknown', `Nobody is checked in for ${context.studentName} by that.`, 'Look at the list again.');
    if (refusedBefore(context.pickup, found.adult) !== undefined) return notComfortable(context.studentName, found.adult.name);
    const [sent] = found.sentFor;
    if (sent !== undefined) return reject('StudentAlreadySentFor', `${sent.runner} went for ${context.studentName} meanwhile.`, 'Take the next on the list. Where somebody is gone too long, send another by name at the hand-off.');
    const { incident, runner } = command;
    events.push({ stream: streamOf({ incident, student }, context), type: 'v1.StudentSentFor', payload: { incident, student, checkIn, runner } satisfies StudentSentFor, refs: context.refs });
  }
  return accept(events);
}
