/** What stands on the screens of the desk about why an adult waits: neutral enough to be read over the counter. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';

export type Student = SubscriptionRow<'student'>;
export type Stop = Student['stops'][number];
export type CheckIn = Student['checkIns'][number];
export type Release = Student['releases'][number];
type Reason = Stop['why'][number];

export const SAY_COLLEAGUE = 'Say: “One moment, please. A colleague will help you.”';

interface ReasonWords {
  readonly short: string;
  readonly granted: string;
  /** One sentence: what is to be done about it. */
  readonly next: string;
  readonly say: string;
}

export const reasonWords: Readonly<Record<Reason, ReasonWords>> = {
  restricted: { short: 'A restriction', granted: 'Restriction overridden', next: 'Call the release supervisor: a restriction stands.', say: SAY_COLLEAGUE },
  noContactOnFile: { short: 'No contact on file', granted: 'Authorized by a supervisor', next: 'Find out who may come for this student.', say: 'Say: “We have your name. A colleague will look it up with you.”' },
  notOnRecord: { short: 'Not on the record', granted: 'Authorized by a supervisor', next: 'Call a contact who is on the record.', say: 'Say: “We have your name. I am calling the family now.”' },
  identityNotVerified: { short: 'Identity not certain', granted: 'Identity taken as certain', next: 'Call a supervisor to say who this is.', say: 'Say: “You keep your place. A colleague will help you right away.”' },
  alreadyGone: { short: 'A colleague has the answer', granted: 'With a colleague', next: 'Take the adult aside, in private.', say: 'Say: “Please come with me; a colleague has the answer for you.”' },
  escort: { short: 'A colleague is needed', granted: 'With a colleague', next: 'Take the adult aside, in private.', say: 'Say: “Please come with me; a colleague has the answer for you.”' },
};

/** How somebody who is on no record was verified, as whoever authorizes them says it. */
export const verifiedWords: Readonly<Record<NonNullable<Stop['authorizations'][number]['verified']>, string>> = {
  contactCalled: 'A contact was called and agrees',
  otherRecords: 'The office’s or the district’s records name them',
  agencyDocument: 'The agency that placed the student sent them, document seen',
  staffKnows: 'A member of the staff knows that they may come',
};

export const leftHow = (student: string, { adult, alone }: Release): string =>
  adult !== null ? `${student} was already released to ${adult}.` : alone === null ? `${student} has already left.` : alone.drives ? `${student} left, driving, as the school allows.` : `${student} left alone, as the school allows.`;
