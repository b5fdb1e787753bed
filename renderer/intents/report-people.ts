/**
 * What is said about people, as commands. A command carries at most PEOPLE_PER_COMMAND people, so more
 * of them go as several, one after the other; the first refusal ends it.
 */
import type { CommandOutcome, SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { AnswerForPeople, ReportPeople } from '../../shared/domain/accounting/commands.ts';
import { assert } from '../../shared/kernel/assert.ts';
import { PEOPLE_PER_COMMAND } from '../../shared/kernel/limits.ts';
import type { SendCommand, Sending } from '../stores/sending-store.ts';

export type Reporter = ReportPeople['reporter'];
export type Mark = ReportPeople['reports'][number];
export type ReportedStatus = Mark['status'];
export type Said = Pick<ReportPeople, 'incident' | 'classId' | 'reporter' | 'channel'>;

export const reporterOf = (signedIn: NonNullable<SubscriptionRow<'site'>['signedIn']>): Reporter => ({ staff: signedIn.staff, name: signedIn.name });

function inPieces<T>(all: readonly T[]): T[][] {
  const pieces: T[][] = [];
  for (let at = 0; at < all.length; at += PEOPLE_PER_COMMAND) pieces.push(all.slice(at, at + PEOPLE_PER_COMMAND));
  return pieces;
}

export async function reportPeople(send: SendCommand, said: Said, marks: readonly Mark[]): Promise<CommandOutcome> {
  assert(marks.length > 0, 'nobody is reported');
  let outcome: CommandOutcome | null = null;
  for (const reports of inPieces(marks)) {
    outcome = await send({ type: 'ReportPeople', ...said, reports });
    if (!outcome.accepted) return outcome;
  }
  assert(outcome !== null, 'a report without a command');
  return outcome;
}

export type Answers = Pick<AnswerForPeople, 'incident' | 'reporter' | 'reason'>;

export async function answerForPeople(send: SendCommand, answers: Answers, people: readonly string[], answered: (count: number) => void): Promise<CommandOutcome> {
  assert(people.length > 0, 'nobody is answered for');
  let outcome: CommandOutcome | null = null;
  let done = 0;
  for (const piece of inPieces(people)) {
    outcome = await send({ type: 'AnswerForPeople', ...answers, people: piece });
    if (!outcome.accepted) return outcome;
    done += piece.length;
    answered(done);
  }
  assert(outcome !== null, 'answers without a command');
  return outcome;
}

/** What is being said of each person at this moment, by commands that are on their way or just saved. */
export function marksOnTheirWay(commands: readonly Sending[], incident: string): ReadonlyMap<string, { readonly status: ReportedStatus; readonly saved: boolean }> {
  const marks = new Map<string, { status: ReportedStatus; saved: boolean }>();
  for (const { command, state } of commands) {
    if (command.type !== 'ReportPeople' || command.incident !== incident) continue;
    for (const one of command.reports) marks.set(one.person, { status: one.status, saved: state === 'saved' });
  }
  return marks;
}
