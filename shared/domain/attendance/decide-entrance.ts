/** Rules AT-7, AT-8 and AT-14 to AT-20: who comes in and goes, and who may not enter (README.md beside this file). Pure. */
import { accept, reject, type Decision, type NewEvent } from '../../kernel/decision.ts';
import type { BarredId, VisitorId } from '../../kernel/ids.ts';
import { barredStream, visitorStream } from '../../kernel/streams.ts';
import type { BarPerson, CompareVisitor, DecideHeldVisitor, LiftBar, SignInVisitor, SignOutVisitor } from './commands.ts';
import { verdictOn, type Bar, type Entry } from './entrance.ts';
import { MAX_COMPARED, type attendanceEvents, type Comparison } from './events.ts';
import type { Visit } from './state.ts';

/** Somebody who may not enter, or an adult who may not take a student, whose name is near the visitor's. */
export type Near = Pick<Comparison, 'is' | 'id'>;

const VISITOR_UNKNOWN = reject('VisitorUnknown', 'This visitor is not on the list.', 'Look at the list again.');

const ofVisitor = (visitor: string, type: keyof typeof attendanceEvents, payload: object): NewEvent => ({ stream: visitorStream(visitor as VisitorId), type, payload: { visitor, ...payload }, refs: [] });

/** The answers that concern somebody of a near name. */
const answersTo = (near: readonly Near[], answers: readonly Comparison[]): readonly Comparison[] => answers.filter((one) => near.some((other) => other.is === one.is && other.id === one.id));

/** AT-16 nobody is signed in before they were compared with everybody of a near name. `fresh`: of the command's own id, so that one command that reaches two consoles signs one visitor in. */
export function signInVisitor({ name, reason, host, badge, answers }: SignInVisitor, fresh: VisitorId, near: readonly Near[]): Decision {
  if (near.length > MAX_COMPARED) return reject('NameTooCommon', 'Many of those who may not enter, or may not take a student, have a name like this one.', 'Write first and last name, as on the ID.');
  const given = answersTo(near, answers);
  if (near.some((one) => !given.some((answer) => answer.is === one.is && answer.id === one.id))) {
    return reject('VisitorToCompare', 'Somebody who may not enter, or may not take a student, has a name like this one.', 'Look at both, and answer Match, No or Not sure for each.');
  }
  const visit = { name, reason, host, badge };
  const verdict = verdictOn(given);
  const compared = given.length === 0 ? [] : [ofVisitor(fresh, 'v1.VisitorCompared', { ...visit, answers: given })];
  return accept(verdict === 'clear' ? [...compared, ofVisitor(fresh, 'v1.VisitorSignedIn', visit)] : compared, { visitor: fresh, verdict });
}

/** AT-8 whoever is signed out was signed in, and is signed out once; coming back is a new visit. */
export function signOutVisitor(command: SignOutVisitor, visit: Visit | null): Decision {
  if (visit === null) return VISITOR_UNKNOWN;
  if (visit.signedOut !== null) return reject('VisitorAlreadyOut', 'This visitor was signed out already.', 'If they are still here, sign them in again.');
  return accept([ofVisitor(command.visitor, 'v1.VisitorSignedOut', {})]);
}

/** AT-20 somebody who is in already is compared afterwards. */
export function compareVisitor(command: CompareVisitor, visit: Visit | null, near: readonly Near[]): Decision {
  if (visit === null || visit.signedOut !== null) return VISITOR_UNKNOWN;
  const answers = answersTo(near, command.answers);
  if (answers.length === 0) return reject('NothingToCompare', 'Nobody on the lists has a name like this one any more.', 'Look at the list again.');
  const { name, reason, host, badge } = visit;
  return accept([ofVisitor(command.visitor, 'v1.VisitorCompared', { name, reason, host, badge, answers })], { verdict: verdictOn(answers) });
}

/** AT-19 a supervisor decides about whoever waits, and then they come in or go. */
export function decideHeldVisitor({ visitor, admit, reason }: DecideHeldVisitor, entry: Entry | null): Decision {
  if (entry === null || entry.verdict !== 'waits') return reject('VisitorNotWaiting', 'This visitor does not wait for a decision any more.', 'Look at the list again.');
  const { name, reason: why, host, badge } = entry.compared.payload;
  const decided = ofVisitor(visitor, 'v1.HeldVisitorDecided', { settles: entry.open, admitted: admit, reason });
  return accept(admit && !entry.signedIn ? [decided, ofVisitor(visitor, 'v1.VisitorSignedIn', { name, reason: why, host, badge })] : [decided]);
}

/** AT-14. */
export function barPerson({ name, otherNames, birthYear, note, until }: BarPerson, fresh: BarredId): Decision {
  return accept([{ stream: barredStream(fresh), type: 'v1.PersonBarred', payload: { barred: fresh, name, otherNames: [...new Set(otherNames)], birthYear, note, until }, refs: [] }], { barred: fresh });
}

/** AT-15 it ends when somebody lifts it, and never by its date. */
export function liftBar({ barred, reason }: LiftBar, bar: Bar | null): Decision {
  if (bar === null || bar.lifted !== null) return reject('NotBarred', 'This person is not on the list of those who may not enter any more.', 'Look at the list again.');
  return accept([{ stream: barredStream(barred as BarredId), type: 'v1.BarLifted', payload: { barred, settles: [bar.set.id], reason }, refs: [] }]);
}
