/** Rules of the reunification area (README.md beside this file): who is checked in, and who is handed over. Pure. */
import { accept, reject, type Decision, type NewEvent, type Rejection } from '../../kernel/decision.ts';
import type { EventId, IncidentId, PersonId, StreamName } from '../../kernel/ids.ts';
import { compareFields, compareNames } from '../../kernel/name-comparison.ts';
import { personStream } from '../../kernel/streams.ts';
import type { AnswerComfort, BringStudent, CheckInAdult, ReleaseAlone, ReleaseStudent, ReportWrongStudent, SendForStudent, SettleRelease } from './commands.ts';
import { MAX_RESTS, type AdultCheckedIn, type PickupStopped, type StopReason } from './events.ts';
import { decisionsAbout, notAskedAgain, refusedBefore, type CheckIn, type Pickup } from './state.ts';

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
  /** The student stands as missing, or as injured. */
  readonly reportedMissing: boolean;
  readonly reportedInjured: boolean;
  /** RU-53 the student is in a hospital, or deceased. */
  readonly inCare: boolean;
  /** Some contradiction about this student's release is open. */
  readonly releaseDisputed: boolean;
  /** A newer Muster wrote something about this student that this one cannot read. */
  readonly uncertain: boolean;
  /** The student was released in another incident that is open, or under another record. */
  readonly releasedElsewhere: boolean;
  /** What facts here rely on: the start of the incident, and the roster by which the pair was judged. */
  readonly refs: readonly EventId[];
}

/** One student and one adult. */
export interface PairContext extends PickupContext {
  readonly pairs: readonly PairOnRecord[];
  /** The words of every restriction that is about this adult; also of somebody on the record whose whole name was said. */
  readonly restrictions: readonly string[];
  /** How many contacts without a restriction the student has. */
  readonly contactsOnFile: number;
}

/** The adult's name on record, to be compared with the document; null: they are not on any record. */
export type NameOnRecord = { readonly given: string; readonly family: string } | null;

export const streamOf = (command: { readonly incident: string; readonly student: string }, context: PickupContext): StreamName =>
  personStream(command.student as PersonId, command.incident as IncidentId, context.exercise);

export const SAY_COLLEAGUE = 'Say: “One moment, please. A colleague will help you.”';
const SAY_COME = 'Say: “Please come with me; a colleague has the answer for you.”';

/** Also where the student has left. */
function refuseUnlessCertain(context: PickupContext): Decision | null {
  if (context.refusal) return context.refusal;
  if (!context.studentOnRoster) return reject('StudentNotOnRoster', 'That student is not on the roster.', 'Search again, by the name on the card.');
  if (context.releaseDisputed) return reject('ReleaseDisputed', `The records about ${context.studentName} disagree.`, 'Settle the red card first. Ask the adult to step aside with a colleague.');
  if (context.uncertain) return reject('RecordFromNewerMuster', `A newer Muster wrote something about ${context.studentName} that this computer cannot read.`, 'Use a console with the newer Muster for this student.');
  return null;
}

const hasLeft = (context: PickupContext): boolean => context.pickup.releases.length > 0 || context.releasedElsewhere;

/** RU-52 with whom is not said here: whoever may know reads it on the student's page. */
const alreadyGone = (student: string): Rejection => ({ name: 'StudentAlreadyReleased', message: `${student} has already left.`, whatToDo: `${SAY_COME} Send nobody for this student.` });

const refusedFor = ({ name, message, whatToDo }: Rejection): Decision => reject(name, message, whatToDo);

export function refuseUnlessHere(context: PickupContext): Decision | null {
  return refuseUnlessCertain(context) ?? (hasLeft(context) ? refusedFor(alreadyGone(context.studentName)) : null);
}

/** RU-15 what was read from the document, field by field beside the record. */
function compareIdentity(command: CheckInAdult, onRecord: NameOnRecord): AdultCheckedIn['identity'] {
  // Of somebody who is on no record there is only the name that they said, in no known order.
  const { document, photoMatches, familyName, givenName, lastFour = '' } = command.identity;
  const { family, given } = onRecord === null ? { family: compareNames(command.name, familyName), given: compareNames(command.name, givenName) } : compareFields({ family: familyName, given: givenName }, onRecord);
  return {
    document,
    photoMatches: document === 'none' ? null : photoMatches,
    familyName: { onDocument: familyName.trim(), result: family },
    givenName: { onDocument: givenName.trim(), result: given },
    lastFour: document === 'none' ? '' : lastFour,
  };
}

/** RU-5 there is a document, its photo matches, and no name on it is another than the record's. */
const isVerified = ({ document, photoMatches, familyName, givenName }: AdultCheckedIn['identity']): boolean =>
  document !== 'none' && photoMatches === true && familyName.result !== 'mismatch' && givenName.result !== 'mismatch';

/** RU-3 a restriction before anything else, RU-52 the student has left, RU-4 nobody on file, RU-2 not on the record, RU-5 identity, RU-19 a colleague has to speak to the adult. */
function stopsFor(identity: AdultCheckedIn['identity'], context: PairContext): readonly StopReason[] {
  if (hasLeft(context)) return [...(context.restrictions.length > 0 ? (['restricted'] as const) : []), 'alreadyGone'];
  const custody: readonly StopReason[] = context.restrictions.length > 0 ? ['restricted'] : context.contactsOnFile === 0 ? ['noContactOnFile'] : context.pairs.length === 0 ? ['notOnRecord'] : [];
  const who: readonly StopReason[] = isVerified(identity) ? [] : ['identityNotVerified'];
  return [...custody, ...who, ...(context.reportedMissing || context.reportedInjured || context.inCare ? (['escort'] as const) : [])];
}

function stopped(why: StopReason, adult: string, student: string): Rejection {
  switch (why) {
    case 'restricted':
      return { name: 'PickupRestricted', message: `${adult} may not pick up ${student}.`, whatToDo: `${SAY_COLLEAGUE} Then call the release supervisor.` };
    case 'noContactOnFile':
      return { name: 'NoContactOnFile', message: `No authorized contact is on file for ${student}.`, whatToDo: 'Ask the adult to step aside. A supervisor decides with the office’s own records.' };
    case 'notOnRecord':
      return { name: 'AdultNotOnRecord', message: `${adult} is not a contact of ${student}.`, whatToDo: 'Ask the adult to step aside, and call a contact who is on the record.' };
    case 'identityNotVerified':
      return { name: 'IdentityNotVerified', message: `It is not certain that this is ${adult}.`, whatToDo: 'Never turn the adult away: ask them to step aside, and call a supervisor.' };
    case 'escort':
      return colleagueNeeded(student);
    case 'alreadyGone':
      return alreadyGone(student);
  }
}

/** RU-19 neutral words: others read the screen over the counter. */
const colleagueNeeded = (student: string): Rejection => ({ name: 'ColleagueNeeded', message: `A colleague has the answer about ${student}.`, whatToDo: SAY_COME });

export const notComfortable = (student: string, adult: string): Decision =>
  reject('StudentNotComfortable', `${student} is not comfortable leaving with ${adult}.`, 'Keep the student here, and call a counselor. A supervisor decides after the talk.');

/**
 * RU-14 one adult for several students: each pair is judged for itself, and what stops one child lets the other go. Refused where it
 * stops all of them. RU-1, RU-20 for each.
 */
export function checkInAdult(command: CheckInAdult, onRecord: NameOnRecord, contexts: ReadonlyMap<string, PairContext>): Decision {
  const identity = compareIdentity(command, onRecord);
  const events: NewEvent[] = [];
  const rejections: Rejection[] = [];
  for (const [student, context] of contexts) {
    const adult = { contact: command.contact, name: command.name, relation: context.pairs[0]?.relation ?? null };
    const refusal = refuseUnlessCertain(context) ?? (hasLeft(context) || refusedBefore(context.pickup, adult) === undefined ? null : notComfortable(context.studentName, command.name));
    if (refusal !== null && !refusal.accepted) {
      rejections.push(refusal.rejection);
      continue;
    }
    const about = { incident: command.incident, student, adult, identity };
    const stream = streamOf({ incident: command.incident, student }, context);
    const why = stopsFor(identity, context);
    const [first] = why;
    if (first === undefined) {
      const rests = decisionsAbout(context.pickup, adult).slice(0, MAX_RESTS);
      events.push({ stream, type: 'v3.AdultCheckedIn', payload: { ...about, rests } satisfies AdultCheckedIn, refs: context.refs });
      continue;
    }
    events.push({ stream, type: 'v3.PickupStopped', payload: { ...about, why: [...why] } satisfies PickupStopped, refs: context.refs });
    rejections.push(stopped(first, command.name, context.studentName));
  }
  const [rejection] = rejections;
  // The desk goes on to the next family at once where nobody was stopped.
  if (rejection === undefined || rejections.length < contexts.size) return accept(events, { checkedIn: String(contexts.size - rejections.length) });
  return reject(rejection.name, rejection.message, rejection.whatToDo, events);
}

const checkInUnknown = (): Decision => reject('CheckInUnknown', 'This adult was not checked in for this student.', 'Check the adult in first: identity, then the record.');

/** For what is said of a check-in that is still to end in a hand-off. */
export function ofCheckIn(command: { readonly checkIn: string }, context: PickupContext, then: (checkIn: CheckIn) => Decision): Decision {
  const refusal = refuseUnlessHere(context);
  if (refusal) return refusal;
  const checkIn = context.pickup.checkIns.find((one) => one.event === command.checkIn);
  return checkIn === undefined ? checkInUnknown() : then(checkIn);
}

/** RU-18 who goes for the student is named, and that the student has come is said, so that the desk sees where the student is. */
export const sendForStudent = (command: SendForStudent, context: PickupContext): Decision =>
  ofCheckIn(command, context, ({ adult }) => {
    if (refusedBefore(context.pickup, adult) !== undefined) return notComfortable(context.studentName, adult.name);
    const { incident, student, checkIn, runner } = command;
    return accept([{ stream: streamOf(command, context), type: 'v1.StudentSentFor', payload: { incident, student, checkIn, runner }, refs: context.refs }]);
  });

export const bringStudent = (command: BringStudent, context: PickupContext): Decision =>
  ofCheckIn(command, context, () => {
    const { incident, student, checkIn } = command;
    return accept([{ stream: streamOf(command, context), type: 'v1.StudentBrought', payload: { incident, student, checkIn }, refs: context.refs }]);
  });

/** RU-56 another student was brought, and goes back: what was said so far of this check-in may have been said of that one, and somebody is sent anew. */
export const reportWrongStudent = (command: ReportWrongStudent, context: PickupContext): Decision =>
  ofCheckIn(command, context, () => {
    const { incident, student, checkIn, brought } = command;
    return accept([{ stream: streamOf(command, context), type: 'v1.WrongStudentBrought', payload: { incident, student, checkIn, brought }, refs: context.refs }]);
  });

/** RU-6 the comfort question is asked of each student, for each check-in, before the hand-off. */
export const answerComfort = (command: AnswerComfort, context: PickupContext): Decision =>
  ofCheckIn(command, context, () => {
    const { incident, student, checkIn, comfortable } = command;
    return accept([{ stream: streamOf(command, context), type: 'v1.ComfortAnswered', payload: { incident, student, checkIn, comfortable }, refs: context.refs }]);
  });

/** RU-8, RU-17: may this adult have the student by the present record and by what the check-in rests on? */
export function recordLets(rests: readonly EventId[], context: PairContext): boolean {
  const grants = context.pickup.stops.flatMap((stop) => [...stop.authorizations.map((one) => ({ event: one.event, words: null })), ...stop.overrides.map((one) => ({ event: one.event, words: one.restrictions }))]);
  const named = grants.filter((one) => rests.includes(one.event));
  const overridden = new Set(named.flatMap((one) => one.words ?? []));
  return context.restrictions.every((words) => overridden.has(words)) && (context.pairs.length > 0 || named.length > 0);
}

/** RU-10, RU-53 a student who is missing, in a hospital or deceased is handed to nobody. One sentence for all, so that none of them shows. */
export function refuseUnlessFree(context: PickupContext): Decision | null {
  if (!context.reportedMissing && !context.inCare) return null;
  const { name, message, whatToDo } = colleagueNeeded(context.studentName);
  return reject(name, message, `${whatToDo} If the student stands before you, report in Accounting that they are here.`);
}

/** RU-7 only after a yes, and one no is final for that check-in. RU-8 record and restriction are looked at again at the hand-off. RU-10 a student who is reported missing is found first. RU-20 a no to this adult at another check-in counts too. */
export const releaseStudent = (command: ReleaseStudent, context: PairContext): Decision =>
  ofCheckIn(command, context, (checkIn) => {
    const { adult, rests } = checkIn;
    if (!recordLets(rests, context)) return reject('PickupRestricted', `The record no longer lets ${adult.name} pick up ${context.studentName}.`, 'Keep the student here, and call the release supervisor.');
    if (checkIn.comfortable === false || refusedBefore(context.pickup, adult) !== undefined) return notComfortable(context.studentName, adult.name);
    if (notAskedAgain(context.pickup, adult, rests)) return reject('StudentNotAskedAgain', `${context.studentName} said no to ${adult.name} at another check-in.`, 'Check the adult in again, and ask the student again.');
    if (checkIn.comfortable === null) return reject('ComfortNotAsked', 'The student has not been asked.', 'Ask whether the student is comfortable leaving with this adult.');
    const refusal = refuseUnlessFree(context);
    if (refusal) return refusal;
    const { incident, student } = command;
    return accept([{ stream: streamOf(command, context), type: 'v3.StudentReleased', payload: { incident, student, to: { is: 'adult', checkIn: checkIn.event, adult, rests: [...rests] } }, refs: context.refs }]);
  });

export interface AloneContext extends PickupContext {
  /** By the school's rule and the student's grade. */
  readonly mayLeaveAlone: boolean;
  readonly mayDrive: boolean;
}

/** RU-21 a student leaves alone only where the school's rule and the grade let them, known by their own ID or by a named member of the staff. */
export function releaseAlone(command: ReleaseAlone, context: AloneContext): Decision {
  const refusal = refuseUnlessHere(context);
  if (refusal) return refusal;
  if (!context.mayLeaveAlone) return reject('MayNotLeaveAlone', `${context.studentName} may not leave without an adult.`, 'Keep the student here. Call a contact on the record.');
  if (command.drives && !context.mayDrive) return reject('MayNotDrive', `${context.studentName} may not drive home, by the school’s rule.`, 'Ask how else they get home, or call a contact on the record.');
  if (context.reportedMissing || context.reportedInjured || context.inCare) {
    const { name, message } = colleagueNeeded(context.studentName);
    return reject(name, message, 'Ask the student to wait with a colleague, and call the release supervisor.');
  }
  if (command.proof === 'knownByStaff' && command.knownBy === '') return reject('NobodyKnowsStudent', 'It is not written who knows the student.', 'Write the name of the member of the staff who knows them.');
  const { incident, student, proof, knownBy, goingHome } = command;
  return accept([{ stream: streamOf(command, context), type: 'v3.StudentReleased', payload: { incident, student, to: { is: command.drives ? 'drives' : 'alone', proof, knownBy: proof === 'ownId' ? '' : knownBy, goingHome } }, refs: context.refs }]);
}

/** RU-23 of one child who was released under several linked records each record is settled for itself, and one release of all is upheld, or none. `releases`: the one of each record. */
export function settleLinkedReleases(command: SettleRelease, { exercise, refs, refusal, releases }: Pick<SettleReleaseContext, 'exercise' | 'refs' | 'refusal'> & { readonly releases: ReadonlyMap<PersonId, EventId> }): Decision {
  if (refusal) return refusal;
  const disputed = new Set(releases.values());
  const refused = refuseOtherCard(command, disputed, disputed);
  if (refused) return refused;
  const { incident, stands, reason } = command;
  return accept(
    [...releases].map(([student, release]) => ({
      stream: personStream(student, incident as IncidentId, exercise),
      type: 'v1.ReleaseSettled',
      payload: { incident, student, settles: [release], stands: stands === release ? release : null, reason },
      refs,
    })),
  );
}

/** RU-11 a settlement names everything that is on the card, and upholds one of its releases or none. */
function refuseOtherCard({ settles, stands }: SettleRelease, disputed: ReadonlySet<EventId>, releases: ReadonlySet<EventId>): Decision | null {
  const named = new Set(settles as EventId[]);
  if (named.size !== disputed.size || [...named].some((id) => !disputed.has(id))) return reject('CardChanged', 'The records about this student changed meanwhile.', 'Look at the card again.');
  if (stands !== null && !releases.has(stands as EventId)) return reject('ReleaseUnknown', 'That release is not on the card.', 'Choose one of the sides shown, or none.');
  return null;
}

export interface SettleReleaseContext {
  readonly exercise: boolean;
  readonly refs: readonly EventId[];
  readonly refusal: Decision | null;
  /** The events on the card that is being settled. */
  readonly disputed: ReadonlySet<EventId>;
  readonly releases: ReadonlySet<EventId>;
}

/** RU-11. */
export function settleRelease(command: SettleRelease, context: SettleReleaseContext): Decision {
  if (context.refusal) return context.refusal;
  const refused = refuseOtherCard(command, context.disputed, context.releases);
  if (refused) return refused;
  const stream = personStream(command.student as PersonId, command.incident as IncidentId, context.exercise);
  return accept([
    { stream, type: 'v1.ReleaseSettled', payload: { incident: command.incident, student: command.student, settles: command.settles, stands: command.stands, reason: command.reason }, refs: context.refs },
  ]);
}
