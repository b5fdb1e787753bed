/** Rules for an adult who was asked to step aside (README.md beside this file): what may be granted, by whom, and when it lets them in. Pure. */
import { accept, reject, type Decision } from '../../kernel/decision.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { AuthorizePickup, CheckInAgain, CheckInFromAside, DecideDiscomfort, EndStepAside, EscortAdult, GrantIdentityException, OverrideRestriction, RecordCall } from './commands.ts';
import { notComfortable, ofCheckIn, recordLets, refuseUnlessFree, refuseUnlessHere, SAY_COLLEAGUE, streamOf, type PairContext, type PickupContext } from './decide.ts';
import { MAX_RESTS, type StopReason } from './events.ts';
import { decisionsAbout, refusedBefore } from './state.ts';
import { letInBy, staffOf, type Stop } from './stops.ts';

/** `actor`: whoever is signed in; null: nobody. */
export interface StopContext extends PairContext {
  readonly actor: PersonId | null;
  /** Somebody may override, by their role, who let this adult in nowhere. */
  readonly anotherMayOverride: boolean;
  /** Contacts on the student's record without a restriction. */
  readonly freeContacts: ReadonlySet<string>;
}

type OfStop = { readonly incident: string; readonly student: string; readonly stop: string };

const about = ({ incident, student, stop }: OfStop) => ({ incident, student, stop });

function ofStop(command: OfStop, context: PickupContext, then: (stop: Stop) => Decision): Decision {
  if (context.refusal) return context.refusal;
  const stop = context.pickup.stops.find((one) => one.event === command.stop);
  if (stop === undefined) return reject('StepAsideUnknown', 'Nobody was asked to step aside here.', 'Look at the list of those who wait aside.');
  if (!stop.waits) return reject('NoLongerAside', `${stop.adult.name} does not wait aside any more.`, 'Look at the student’s page: what came later counts.');
  return then(stop);
}

/** For what helps the adult towards the student: never once the student is gone. */
const towards = (command: OfStop, context: PickupContext, then: (stop: Stop) => Decision): Decision => ofStop(command, context, (stop) => refuseUnlessHere(context) ?? then(stop));

const notStoppedBy = (stop: Stop): Decision => reject('NotStoppedByThis', `That is not what keeps ${stop.adult.name} waiting.`, 'Look at what is still open on this screen.');

const has = (stop: Stop, ...reasons: readonly StopReason[]): boolean => reasons.some((one) => stop.why.includes(one));

/** RU-16 a call about the adult is a fact: who was called, at which number, what was said. */
export const recordCall = (command: RecordCall, context: PickupContext): Decision =>
  ofStop(command, context, () => {
    const { contact, name, phone, said, agrees } = command;
    return accept([{ stream: streamOf(command, context), type: 'v1.ContactCalled', payload: { ...about(command), contact, name, phone, said, agrees }, refs: context.refs }]);
  });

/** RU-15 a supervisor answers for who this is; a reason is kept. */
export const grantIdentityException = (command: GrantIdentityException, context: PickupContext): Decision =>
  towards(command, context, (stop) => {
    if (!has(stop, 'identityNotVerified')) return notStoppedBy(stop);
    return accept([{ stream: streamOf(command, context), type: 'v1.IdentityExceptionGranted', payload: { ...about(command), reason: command.reason }, refs: context.refs }]);
  });

/** RU-16, RU-55 somebody who is not on the record: who answers for them and how that was verified is said; a contact who is on it was called and agrees, and none said no. Where nobody is on file the supervisor decides with other records. */
export const authorizePickup = (command: AuthorizePickup, context: StopContext): Decision =>
  towards(command, context, (stop) => {
    if (!has(stop, 'notOnRecord', 'noContactOnFile')) return notStoppedBy(stop);
    const calls = stop.calls.filter(({ call }) => call.contact !== null && context.freeContacts.has(call.contact));
    const no = calls.find(({ call }) => !call.agrees);
    if (no !== undefined) return reject('ContactDisagrees', `${no.call.name} did not agree.`, `Keep ${context.studentName} here. ${SAY_COLLEAGUE}`);
    if (context.freeContacts.size > 0 && calls.length === 0) {
      return reject('CallContactFirst', `No contact of ${context.studentName} has been called.`, 'Call a contact on the record, at the number on the record, and write down what was said.');
    }
    const { vouchedBy, verified, reason } = command;
    if (verified === 'contactCalled' && !stop.calls.some(({ call }) => call.agrees)) return reject('CallContactFirst', 'No call is on record in which somebody agreed.', 'Write down the call first: whom, at which number, and what was said.');
    return accept([{ stream: streamOf(command, context), type: 'v2.PickupAuthorized', payload: { ...about(command), calls: stop.calls.map((one) => one.event).slice(0, MAX_RESTS), vouchedBy, verified, reason }, refs: context.refs }]);
  });

/** RU-17 only an entitled person who recorded no stop and no check-in of this adult overrides a restriction, and only the words that stand now. */
export const overrideRestriction = (command: OverrideRestriction, context: StopContext): Decision =>
  towards(command, context, (stop) => {
    if (context.restrictions.length === 0) return reject('NoRestrictionLeft', 'The record has no restriction about this adult any more.', 'Check the adult in again.');
    if (context.actor === null || letInBy(context.pickup, stop.adult).has(context.actor)) {
      return context.anotherMayOverride
        ? reject('OverrideNeedsAnotherPerson', 'Whoever checked the adult in cannot override the restriction.', `Another administrator or assistant principal signs in and decides. ${context.studentName} stays here until then.`)
        : reject('NobodyElseMayOverride', 'Only one person of this school may override, and that person checked the adult in.', `The restriction stands, and ${context.studentName} stays here. Call the police if the adult does not accept it.`);
    }
    return accept([{ stream: streamOf(command, context), type: 'v1.RestrictionOverridden', payload: { ...about(command), restrictions: [...context.restrictions], reason: command.reason }, refs: context.refs }]);
  });

/** RU-19 the adult is told in private, whatever the answer is. */
export const escortAdult = (command: EscortAdult, context: PickupContext): Decision =>
  ofStop(command, context, () =>
    accept([{ stream: streamOf(command, context), type: 'v1.AdultEscorted', payload: { ...about(command), escort: command.escort, place: command.place }, refs: context.refs }]),
  );

export const endStepAside = (command: EndStepAside, context: PickupContext): Decision =>
  ofStop(command, context, () => accept([{ stream: streamOf(command, context), type: 'v1.StepAsideEnded', payload: { ...about(command), reason: command.reason }, refs: context.refs }]));

/** RU-17 two people: whoever overrode the restriction does not check the adult in as well. */
const checkInNeedsAnother = (student: string): Decision => reject('CheckInNeedsAnotherPerson', 'Whoever overrode the restriction cannot check the adult in.', `Somebody else signs in and checks the adult in. ${student} stays here until then.`);

/** RU-22 whoever stepped aside is checked in when nothing is open any more, by the present record; the check-in names all that it rests on. */
export const checkInFromAside = (command: CheckInFromAside, context: StopContext): Decision =>
  towards(command, context, (stop) => {
    const [open] = stop.open;
    if (open !== undefined) return reject('StepAsideOpen', `${stop.adult.name} cannot be checked in yet.`, 'Look at what is still open on this screen.');
    if (refusedBefore(context.pickup, stop.adult) !== undefined) return notComfortable(context.studentName, stop.adult.name);
    if (stop.overrides.length > 0 && stop.overrides.every((one) => staffOf(one.fact) === context.actor)) return checkInNeedsAnother(context.studentName);
    const granted = [...stop.exceptions, ...stop.authorizations, ...stop.overrides, ...stop.escorts].map((one) => one.event);
    const rests = [...granted, ...decisionsAbout(context.pickup, stop.adult)].slice(0, MAX_RESTS);
    if (!recordLets(rests, context)) return reject('PickupRestricted', `${stop.adult.name} may not pick up ${context.studentName}.`, `${SAY_COLLEAGUE} The record changed: check the adult in again.`);
    const refusal = refuseUnlessFree({ ...context, reportedMissing: context.reportedMissing || (context.reportedInjured && stop.escorts.length === 0) });
    if (refusal) return refusal;
    const { incident, student } = command;
    return accept([{ stream: streamOf(command, context), type: 'v3.AdultCheckedIn', payload: { incident, student, adult: stop.adult, identity: stop.identity, rests }, refs: context.refs }]);
  });

/** RU-20 after a no a supervisor decides, with a reason, whether the student stays or is asked again. */
export const decideDiscomfort = (command: DecideDiscomfort, context: PickupContext): Decision =>
  ofCheckIn(command, context, (checkIn) => {
    if (checkIn.comfortable !== false) return reject('NobodySaidNo', `${context.studentName} did not say no to ${checkIn.adult.name}.`, 'Ask the student first.');
    const { incident, student, decision, reason } = command;
    return accept([{ stream: streamOf(command, context), type: 'v1.DiscomfortDecided', payload: { incident, student, checkIn: command.checkIn, decision, reason }, refs: context.refs }]);
  });

/** RU-20 the student is asked again at a check-in of its own, which rests on the decision. RU-19 nobody is checked in while the student is missing. */
export const checkInAgain = (command: CheckInAgain, context: PairContext & Pick<StopContext, 'actor'>): Decision =>
  ofCheckIn(command, context, (checkIn) => {
    if (checkIn.decisions.length === 0 || refusedBefore(context.pickup, checkIn.adult) !== undefined) {
      return reject('StudentNotComfortable', `${context.studentName} is not comfortable leaving with ${checkIn.adult.name}.`, 'A supervisor decides first, after a counselor has talked with the student.');
    }
    const rests = [...new Set([...checkIn.rests, ...decisionsAbout(context.pickup, checkIn.adult)])].slice(0, MAX_RESTS);
    const overrides = context.pickup.stops.flatMap((stop) => stop.overrides).filter((one) => rests.includes(one.event));
    if (overrides.length > 0 && overrides.every((one) => staffOf(one.fact) === context.actor)) return checkInNeedsAnother(context.studentName);
    if (!recordLets(rests, context)) return reject('PickupRestricted', `${checkIn.adult.name} may not pick up ${context.studentName}.`, `${SAY_COLLEAGUE} Then call the release supervisor.`);
    const refusal = refuseUnlessFree(context);
    if (refusal) return refusal;
    const { incident, student } = command;
    return accept([{ stream: streamOf(command, context), type: 'v3.AdultCheckedIn', payload: { incident, student, adult: checkIn.adult, identity: checkIn.identity, rests }, refs: context.refs }]);
  });
