/** Rules of what is stated by hand (README.md beside this file). Pure. */
import { accept, reject, type Decision, type NewEvent } from '../../kernel/decision.ts';
import type { EventId, PersonId } from '../../kernel/ids.ts';
import { recordStream } from '../../kernel/streams.ts';
import { MAX_NAMED } from './commands.ts';
import type { AddPerson, AmendContact, AmendPerson, FileCourtOrder, LiftRestriction, LinkPeople, NameSubstitute, RemovePerson, ReturnPerson, SetRestriction, TakeBackAmendment, TellPeopleApart } from './commands.ts';
import { FIELDS_OF, type ContactFields, type PersonFields, type PersonKind } from './fields.ts';
import { rosterSaysThird, rosterWordsThatApply, type Amended, type FieldValue, type RecordByHand } from './state.ts';

/** Records of one person: more than this many is a mistake, and each of them brings its contacts to all others. */
export const MAX_LINKED = 6;

export interface HandContext {
  /** What the facts rely on: the activations by which they were judged. */
  readonly refs: readonly EventId[];
}

const event = (about: string, type: string, payload: unknown, { refs }: HandContext): NewEvent => ({ stream: recordStream(about), type, payload, refs });

const notOnRoster = (): Decision => reject('PersonNotOnRoster', 'That person is not on the roster.', 'Search for the person again.');

const KIND_WORDS: Readonly<Record<PersonKind, string>> = { student: 'A student', guardian: 'A guardian', staff: 'A member of the staff' };

function refuseFieldsOf(kind: PersonKind, stated: object): Decision | null {
  const known: readonly string[] = FIELDS_OF[kind];
  const stray = Object.keys(stated).find((field) => !known.includes(field));
  return stray === undefined ? null : reject('FieldNotOfThisKind', `${KIND_WORDS[kind]} has no “${stray}” on record.`, 'Leave it out.');
}

/** Only what is stated: an optional field that is absent and one that is undefined are the same. */
const statedIn = <T extends object>(changes: T): Partial<T> => Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<T>;

export interface AddContext extends HandContext {
  /** A fresh id for the person. */
  readonly fresh: PersonId;
  readonly classKnown: boolean;
}

/** RO-5 a person is added with an id of their own, derived from the command's. RO-6 with fields of their kind. */
export function addPerson(command: AddPerson, context: AddContext): Decision {
  const fields = statedIn(command.fields);
  const stray = refuseFieldsOf(command.kind, fields);
  if (stray) return stray;
  if (command.classId !== null && command.kind !== 'student') return reject('ClassForStudentsOnly', 'Only a student sits in a class.', 'Leave the class out.');
  if (command.classId !== null && !context.classKnown) return reject('ClassUnknown', 'That class is not on the roster.', 'Choose another class, or none.');
  return accept([event(context.fresh, 'v1.PersonAdded', { person: context.fresh, kind: command.kind, fields, classId: command.classId, why: command.why }, context)], { person: context.fresh });
}

type StatedFields = Readonly<Record<string, FieldValue | undefined>>;

const same = (a: FieldValue | undefined, b: FieldValue | undefined): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** RO-9 what is said already is not said again, unless it settles what two consoles stated apart, or stands against a roster that says something third. */
function changedIn(changes: StatedFields, stands: StatedFields, roster: StatedFields, amended: readonly Amended[]): StatedFields {
  const open = new Set(amended.filter((one) => one.values.length > 1 || rosterSaysThird(one, roster[one.field] ?? null)).map((one) => one.field));
  return Object.fromEntries(Object.entries(changes).filter(([field, value]) => open.has(field) || !same(value, stands[field])));
}

const only = (fields: StatedFields, from: StatedFields): StatedFields => Object.fromEntries(Object.keys(fields).map((field) => [field, from[field] ?? null]));

const nothingAmended = (): Decision => reject('NothingAmended', 'That is what the record says already.', 'Change something, or go back.');

export interface AmendContext extends HandContext {
  /** What shows now; null: no such person. */
  readonly stands: PersonFields | null;
  /** What the roster itself says, or what the person was added with; null: no such person. */
  readonly roster: PersonFields | null;
  readonly record: RecordByHand;
}

/** RO-6, RO-9. The fact says what the roster said when it was stated (RO-13). */
export function amendPerson(command: AmendPerson, context: AmendContext): Decision {
  if (context.stands === null || context.roster === null) return notOnRoster();
  const stray = refuseFieldsOf(command.kind, statedIn(command.changes));
  if (stray) return stray;
  const changes = changedIn(statedIn(command.changes), context.stands, context.roster, context.record.amended);
  if (Object.keys(changes).length === 0) return nothingAmended();
  return accept([event(command.person, 'v1.PersonAmended', { person: command.person, kind: command.kind, changes, was: only(changes, context.roster), why: command.why }, context)]);
}

export interface ContactContext extends HandContext {
  readonly studentKnown: boolean;
  /** The adult is a guardian or member of the staff on record. */
  readonly contactKnown: boolean;
  /** The pair as it shows, and as the roster says; null: the adult is no contact there. */
  readonly stands: ContactFields | null;
  readonly roster: ContactFields | null;
  readonly record: RecordByHand;
  /** The roster's own restrictions on the pair; two rosters may each have one. */
  readonly rosterWords: readonly string[];
}

function refuseUnlessKnown(context: ContactContext): Decision | null {
  if (!context.studentKnown) return notOnRoster();
  if (!context.contactKnown) return reject('AdultNotOnRoster', 'That adult is not on record.', 'Add the adult first, then make them a contact.');
  return null;
}

const byHand = (context: ContactContext, contact: string) => context.record.contacts.find((one) => one.contact === contact);

/** RO-9. An adult who was no contact of the student becomes one. */
export function amendContact(command: AmendContact, context: ContactContext): Decision {
  const refusal = refuseUnlessKnown(context);
  if (refusal) return refusal;
  const stated = statedIn(command.changes);
  const changes = context.stands === null ? stated : changedIn(stated, context.stands, context.roster ?? {}, byHand(context, command.contact)?.amended ?? []);
  if (context.stands !== null && Object.keys(changes).length === 0) return nothingAmended();
  const payload = { student: command.student, contact: command.contact, changes, was: only(changes, context.roster ?? {}), why: command.why };
  return accept([event(command.student, 'v1.ContactAmended', payload, context)]);
}

const restrictionsThatApply = (context: ContactContext, contact: string): { readonly set: readonly { readonly event: EventId; readonly words: string }[]; readonly roster: readonly string[] } => ({
  set: byHand(context, contact)?.restrictions ?? [],
  roster: rosterWordsThatApply(byHand(context, contact), context.rosterWords),
});

/** RO-10 a restriction is added to those that are there, and takes the place of none. */
export function setRestriction(command: SetRestriction, context: ContactContext): Decision {
  const refusal = refuseUnlessKnown(context);
  if (refusal) return refusal;
  const apply = restrictionsThatApply(context, command.contact);
  if (apply.roster.includes(command.words) || apply.set.some((one) => one.words === command.words)) {
    return reject('RestrictionStandsAlready', 'This restriction is on the record already.', 'Nothing is to be done.');
  }
  if (apply.set.length >= MAX_NAMED) return reject('TooManyRestrictions', `${MAX_NAMED} restrictions set by hand stand on this pair, and no more could be lifted together.`, 'They stop the adult already. Ask an administrator to change them into one.');
  return accept([event(command.student, 'v1.RestrictionSet', { student: command.student, contact: command.contact, words: command.words, why: command.why }, context)]);
}

/** RO-22 a document is filed beside what the record says, and changes nothing of it. */
export function fileCourtOrder(command: FileCourtOrder, context: ContactContext): Decision {
  const { student, contact, order, why } = command;
  return refuseUnlessKnown(context) ?? accept([event(student, 'v1.CourtOrderFiled', { student, contact, order, why }, context)]);
}

/** RO-11 whoever lifts names everything that stands; what came meanwhile stays. */
export function liftRestriction(command: LiftRestriction, context: ContactContext): Decision {
  const refusal = refuseUnlessKnown(context);
  if (refusal) return refusal;
  const apply = restrictionsThatApply(context, command.contact);
  if (apply.set.length + apply.roster.length === 0) return reject('NoRestriction', 'There is no restriction on this pair.', 'Look at the record again.');
  const standing = [...apply.set.map((one) => one.event), ...apply.roster].sort();
  const named = [...new Set([...command.restrictions, ...command.rosterWords])].sort();
  if (!same(standing, named)) return reject('RestrictionChanged', 'The restrictions on this pair changed meanwhile.', 'Look at the record again.');
  const pair = { student: command.student, contact: command.contact };
  const lifted = event(command.student, 'v1.RestrictionLifted', { ...pair, settles: command.restrictions, rosterWords: command.rosterWords, why: command.why }, context);
  const set = command.instead === null ? [] : [event(command.student, 'v1.RestrictionSet', { ...pair, words: command.instead, why: command.why }, context)];
  return accept([lifted, ...set]);
}

export interface PresenceContext extends HandContext {
  readonly known: boolean;
  /** A real incident is open. */
  readonly realIncident: boolean;
  readonly record: RecordByHand;
}

const hasLeft = (kind: PersonKind, { record }: PresenceContext): boolean => record.left.some((one) => one.kind === kind);

/** RO-12. RO-18 nobody is taken off the expected list while a real incident is open: who is not found is answered for by name. */
export function removePerson(command: RemovePerson, context: PresenceContext): Decision {
  if (!context.known) return notOnRoster();
  if (context.realIncident && command.kind !== 'guardian') {
    return reject('RealIncidentOpen', 'A real emergency is open, and whoever is on the list must be found or answered for by name.', 'If this person has left the school, answer for them in Accounting with that reason. Mark them as having left once it is closed.');
  }
  if (hasLeft(command.kind, context)) return reject('LeftAlready', 'This person is marked as having left already.', 'Nothing is to be done.');
  return accept([event(command.person, 'v1.PersonLeft', { person: command.person, kind: command.kind, why: command.why }, context)]);
}

/** RO-12 of whom only the roster says that they left, the next roster says that they are back; until then they are added by hand. */
export function returnPerson(command: ReturnPerson, context: PresenceContext): Decision {
  if (!context.known) return notOnRoster();
  if (!hasLeft(command.kind, context)) return reject('NotMarkedAsLeft', 'Nobody marked this person as having left.', 'Where only the roster left them out, add them by hand, and link the two records.');
  return accept([event(command.person, 'v1.PersonReturned', { person: command.person, kind: command.kind, why: command.why }, context)]);
}

/** RO-7 what is taken back stands, and is an amendment: a restriction is lifted, never taken back. */
export function takeBackAmendment(command: TakeBackAmendment, context: HandContext & { readonly record: RecordByHand }): Decision {
  const { record } = context;
  const standing = new Set<string>([...record.amended.flatMap((one) => one.events), ...record.contacts.flatMap((one) => one.events)]);
  if (!command.amendments.every((id) => standing.has(id))) return reject('AmendmentNoLongerStands', 'That was changed or taken back meanwhile.', 'Look at the record again.');
  return accept([event(command.person, 'v1.AmendmentTakenBack', { person: command.person, settles: [...new Set(command.amendments)], why: command.why }, context)]);
}

export interface LinkContext extends HandContext {
  readonly bothKnown: boolean;
  /** Records that are one person with either of the two, themselves included. */
  readonly together: number;
  readonly linked: boolean;
  readonly apart: boolean;
}

const pairOf = (command: LinkPeople | TellPeopleApart): readonly [string, string] => (command.person < command.other ? [command.person, command.other] : [command.other, command.person]);

function refusePair(command: LinkPeople | TellPeopleApart, context: LinkContext): Decision | null {
  if (command.person === command.other) return reject('OneRecord', 'These are one record, not two.', 'Choose another record.');
  return context.bothKnown ? null : notOnRoster();
}

/** RO-14 linking joins two records of one kind, which both stay. */
export function linkPeople(command: LinkPeople, context: LinkContext): Decision {
  const refusal = refusePair(command, context);
  if (refusal) return refusal;
  if (context.linked && !context.apart) return reject('LinkedAlready', 'These two records are linked already.', 'Nothing is to be done.');
  if (context.together > MAX_LINKED) return reject('TooManyLinked', `That would make more than ${MAX_LINKED} records of one person.`, 'Tell apart those that are other people first.');
  const [person, other] = pairOf(command);
  return accept([event(person, 'v1.PeopleLinked', { person, other, kind: command.kind, why: command.why }, context)]);
}

export interface ApartContext extends LinkContext {
  /** Some restriction stops an adult only because these two are linked. */
  readonly restrictionEnds: boolean;
  /** Whoever asks may lift a restriction. */
  readonly mayLift: boolean;
}

/** RO-14. RO-19 what ends a restriction is for whoever may lift one. */
export function tellPeopleApart(command: TellPeopleApart, context: ApartContext): Decision {
  const refusal = refusePair(command, context);
  if (refusal) return refusal;
  if (context.restrictionEnds && !context.mayLift) {
    return reject('RestrictionWouldEnd', 'A restriction on one of these records would no longer stop the adult at the other.', 'Ask an administrator or an assistant principal to tell the two apart.');
  }
  if (context.apart && !context.linked) return reject('ToldApartAlready', 'These two are known to be different people.', 'Nothing is to be done.');
  const [person, other] = pairOf(command);
  return accept([event(person, 'v1.PeopleToldApart', { person, other, kind: command.kind, why: command.why }, context)]);
}

/** RO-15 */
export function nameSubstitute(command: NameSubstitute, context: HandContext & { readonly classKnown: boolean; readonly staffKnown: boolean }): Decision {
  if (!context.classKnown) return reject('ClassUnknown', 'That class is not on the roster.', 'Choose another class.');
  if (!context.staffKnown) return reject('PersonNotOnRoster', 'That person is not on the staff list.', 'Search again, or write the name only.');
  return accept([event(command.classId, 'v1.SubstituteNamed', { classId: command.classId, date: command.date, substitute: command.substitute }, context)]);
}
