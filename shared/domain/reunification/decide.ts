/** Rules of the reunification area (README.md beside this file). Pure. */
import { accept, reject, type Decision, type NewEvent } from '../../kernel/decision.ts';
import type { EventId, IncidentId, PersonId, StreamName } from '../../kernel/ids.ts';
import { personStream } from '../../kernel/streams.ts';
import type { AnswerComfort, CheckInAdult, ReleaseStudent, SettleRelease } from './commands.ts';
import type { PickupStopped } from './events.ts';
import type { Pickup } from './state.ts';

/** What the roster says of one student and one adult. Several where two imports disagree: the stricter counts (RU-3). */
export interface PairOnRecord {
  readonly relation: string | null;
  readonly restriction: string | null;
}

export interface PickupContext {
  readonly exercise: boolean;
  /** Why the incident takes nothing more, or null. */
  readonly refusal: Decision | null;
  readonly studentOnRoster: boolean;
  readonly studentName: string;
  readonly pickup: Pickup;
  /** The student stands as missing. */
  readonly reportedMissing: boolean;
  /** Some contradiction about this student's release is open. */
  readonly releaseDisputed: boolean;
  /** A newer Muster wrote something about this student that this one cannot read. */
  readonly uncertain: boolean;
  /** To whom the student was released in another incident that is open; null: to nobody. */
  readonly releasedElsewhere: string | null;
  /** What facts here rely on: the start of the incident, and the roster by which the pair was judged. */
  readonly refs: readonly EventId[];
}

export interface CheckInContext extends PickupContext {
  readonly pairs: readonly PairOnRecord[];
  /** How many contacts without a restriction the student has. */
  readonly contactsOnFile: number;
}

const streamOf = (command: { readonly incident: string; readonly student: string }, context: PickupContext): StreamName =>
  personStream(command.student as PersonId, command.incident as IncidentId, context.exercise);

function refuseUnlessHere(context: PickupContext): Decision | null {
  if (context.refusal) return context.refusal;
  if (!context.studentOnRoster) return reject('StudentNotOnRoster', 'That student is not on the roster.', 'Search again, by the name on the card.');
  if (context.releaseDisputed) return reject('ReleaseDisputed', `The records about ${context.studentName} disagree.`, 'Settle the red card first. Ask the adult to step aside with a colleague.');
  if (context.uncertain) return reject('RecordFromNewerMuster', `A newer Muster wrote something about ${context.studentName} that this computer cannot read.`, 'Use a console with the newer Muster for this student.');
  const taker = context.pickup.releases[0]?.adult.name ?? context.releasedElsewhere;
  if (taker !== null) {
    return reject(
      'StudentAlreadyReleased',
      `${context.studentName} was already released to ${taker}.`,
      'Do not send anybody for this student. Ask the adult to step aside, and call the reunification director.',
    );
  }
  return null;
}

/**
 * RU-1 a student is released once, over all incidents that are open. RU-2 only an adult on the student's record; a matching name alone never
 * authorizes. RU-3 a restriction on the pair stops it, and that the adult came is recorded. RU-4 no contact on file is
 * a path of its own. RU-5 identity: the photo on a document must match.
 */
export function checkInAdult(command: CheckInAdult, context: CheckInContext): Decision {
  const refusal = refuseUnlessHere(context);
  if (refusal) return refusal;
  const relation = context.pairs[0]?.relation ?? null;
  const adult = { contact: command.contact, name: command.name, relation };
  const stop = (why: PickupStopped['why'], name: string, message: string, whatToDo: string): Decision => {
    const stopped: NewEvent = { stream: streamOf(command, context), type: 'v1.PickupStopped', payload: { incident: command.incident, student: command.student, adult, identity: command.identity, why }, refs: context.refs };
    return reject(name, message, whatToDo, [stopped]);
  };
  if (context.pairs.some((pair) => pair.restriction !== null)) {
    return stop('restricted', 'PickupRestricted', `${command.name} may not pick up ${context.studentName}.`, 'Say: “One moment, please. A colleague will help you.” Then call the release supervisor.');
  }
  if (context.contactsOnFile === 0) {
    return stop('noContactOnFile', 'NoContactOnFile', `No authorized contact is on file for ${context.studentName}.`, 'Ask the adult to step aside. A supervisor decides with the office’s own records.');
  }
  if (context.pairs.length === 0) {
    return stop('notOnRecord', 'AdultNotOnRecord', `${command.name} is not a contact of ${context.studentName}.`, 'Ask the adult to step aside, and call a contact who is on the record.');
  }
  if (command.identity.document === 'none' || !command.identity.photoMatches) {
    return stop('identityNotVerified', 'IdentityNotVerified', `It is not certain that this is ${command.name}.`, 'Never turn the adult away: ask them to step aside, and call a supervisor.');
  }
  return accept([{ stream: streamOf(command, context), type: 'v1.AdultCheckedIn', payload: { incident: command.incident, student: command.student, adult, identity: command.identity }, refs: context.refs }]);
}

/** RU-6 the comfort question is asked of each student, for each check-in, before the hand-off. */
export function answerComfort(command: AnswerComfort, context: PickupContext): Decision {
  const refusal = refuseUnlessHere(context);
  if (refusal) return refusal;
  if (!context.pickup.checkIns.some((one) => one.event === command.checkIn)) return checkInUnknown();
  return accept([
    { stream: streamOf(command, context), type: 'v1.ComfortAnswered', payload: { incident: command.incident, student: command.student, checkIn: command.checkIn, comfortable: command.comfortable }, refs: context.refs },
  ]);
}

const checkInUnknown = (): Decision => reject('CheckInUnknown', 'This adult was not checked in for this student.', 'Check the adult in first: identity, then the record.');

/** RU-7 only after a yes, and one no is final for that check-in. RU-8 record and restriction are looked at again at the hand-off. RU-10 a student who is reported missing is found first. */
export function releaseStudent(command: ReleaseStudent, context: PickupContext & { readonly pairs: readonly PairOnRecord[] }): Decision {
  const refusal = refuseUnlessHere(context);
  if (refusal) return refusal;
  const checkIn = context.pickup.checkIns.find((one) => one.event === command.checkIn);
  if (checkIn === undefined) return checkInUnknown();
  if (context.pairs.length === 0 || context.pairs.some((pair) => pair.restriction !== null)) {
    return reject('PickupRestricted', `The record no longer lets ${checkIn.adult.name} pick up ${context.studentName}.`, 'Keep the student here, and call the release supervisor.');
  }
  if (checkIn.comfortable === null) return reject('ComfortNotAsked', 'The student has not been asked.', 'Ask whether the student is comfortable leaving with this adult.');
  if (!checkIn.comfortable) return reject('StudentNotComfortable', `${context.studentName} is not comfortable leaving with ${checkIn.adult.name}.`, 'Keep the student here, and call a counselor.');
  if (context.reportedMissing) return reject('StudentReportedMissing', `${context.studentName} is reported missing.`, 'If the student stands before you, report them found first.');
  return accept([
    { stream: streamOf(command, context), type: 'v1.StudentReleased', payload: { incident: command.incident, student: command.student, checkIn: command.checkIn, adult: checkIn.adult }, refs: context.refs },
  ]);
}

export interface SettleReleaseContext {
  readonly exercise: boolean;
  readonly refs: readonly EventId[];
  readonly refusal: Decision | null;
  /** The events on the card that is being settled. */
  readonly disputed: ReadonlySet<EventId>;
  readonly releases: ReadonlySet<EventId>;
}

/** RU-11 a settlement names everything that is on the card, and upholds one of its releases or none. */
export function settleRelease(command: SettleRelease, context: SettleReleaseContext): Decision {
  if (context.refusal) return context.refusal;
  const named = new Set(command.settles as EventId[]);
  if (named.size !== context.disputed.size || [...named].some((id) => !context.disputed.has(id))) {
    return reject('CardChanged', 'The records about this student changed meanwhile.', 'Look at the card again.');
  }
  if (command.stands !== null && !context.releases.has(command.stands as EventId)) {
    return reject('ReleaseUnknown', 'That release is not on the card.', 'Choose one of the sides shown, or none.');
  }
  const stream = personStream(command.student as PersonId, command.incident as IncidentId, context.exercise);
  return accept([
    { stream, type: 'v1.ReleaseSettled', payload: { incident: command.incident, student: command.student, settles: command.settles, stands: command.stands, reason: command.reason }, refs: context.refs },
  ]);
}
