/** Facts about who came for a student and who took them, in the student's own stream (see accounting/events.ts). */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { comparisons } from '../../kernel/name-comparison.ts';
import { onPaper } from './paper-events.ts';

const id = z.string().regex(ID_PATTERN);
const eventId = z.string().regex(SHA256_PATTERN);

/** Grants and calls of one adult: more than a desk makes in a day. */
export const MAX_RESTS = 16;

/** What somebody wrote down so that others can rely on it. */
export const reason = z.string().trim().min(1).max(500);
export const spokenName = z.string().trim().min(1).max(200);

/** The adult at the desk. `contact` is their id on the student's record, null where they are not on it. */
const adult = z.strictObject({ contact: id.nullable(), name: spokenName, relation: z.string().max(60).nullable() });
/** `other` is said by older versions only. */
const identityDocuments = ['driverLicense', 'governmentId', 'schoolCard', 'other', 'none'] as const;
/** Of the document's number, where it was scanned; the rest of it is kept nowhere. */
export const LAST_FOUR = /^[A-Z0-9]{0,4}$/;
/** What the document says in one field, beside the record. */
const readName = z.strictObject({ onDocument: z.string().max(200), result: z.enum(comparisons) });
/** `photoMatches` null: nobody looked, since there was no document or something else stopped the pickup. */
export const identity = z.strictObject({ document: z.enum(identityDocuments), photoMatches: z.boolean().nullable(), familyName: readName, givenName: readName, lastFour: z.string().regex(LAST_FOUR) });

/** `escort`: a colleague has to speak to the adult in private. Neutral on purpose: others read the screen. `alreadyGone`: the student had left, with whomever. */
export const stopReasons = ['restricted', 'noContactOnFile', 'notOnRecord', 'identityNotVerified', 'escort', 'alreadyGone'] as const;
export type StopReason = (typeof stopReasons)[number];

/** Facts that a check-in or a release would not stand without: exceptions, calls' outcomes, overrides, escorts, decisions. */
const rests = z.array(eventId).max(MAX_RESTS);
const about = { incident: id, student: id } as const;
const ofStop = { ...about, stop: eventId } as const;
const ofCheckIn = { ...about, checkIn: eventId } as const;

/** How it was verified that somebody who is on no record may come: a contact was called, other records of the school or the district, the document of the agency that placed the student, a member of the staff knows it. */
export const verifications = ['contactCalled', 'otherRecords', 'agencyDocument', 'staffKnows'] as const;

/** How it is known that a student who leaves alone is that student. */
export const aloneProofs = ['ownId', 'knownByStaff'] as const;

/** Of students who may leave alone. */
export const grades = ['K', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const;
export const grade = z.enum(grades);

const leavesAlone = { proof: z.enum(aloneProofs), knownBy: z.string().trim().max(200), goingHome: reason } as const;

export const reunificationEvents = {
  /** Identity and custody were checked, and this adult may take this student. Its event id is the check-in's id. */
  'v3.AdultCheckedIn': z.strictObject({ ...about, adult, identity, rests }),
  /** Somebody came for the student and was asked to step aside, for all these reasons. Its event id is the stop's id. */
  'v3.PickupStopped': z.strictObject({ ...about, adult, identity, why: z.array(z.enum(stopReasons)).min(1).max(stopReasons.length) }),
  /** A supervisor knows who this is though no document says so. */
  'v1.IdentityExceptionGranted': z.strictObject({ ...ofStop, reason }),
  /** Somebody on the record, or of whom the school knows otherwise, was called about this adult. */
  'v1.ContactCalled': z.strictObject({ ...ofStop, contact: id.nullable(), name: spokenName, phone: z.string().trim().min(1).max(40), said: reason, agrees: z.boolean() }),
  /** A supervisor lets an adult who is not on the record take the student; `calls` are what it rests on. `vouchedBy`: who answers for the adult. `verified` null: an older version, which did not ask. */
  'v2.PickupAuthorized': z.strictObject({ ...ofStop, calls: z.array(eventId).max(MAX_RESTS), vouchedBy: z.string().trim().max(200), verified: z.enum(verifications).nullable(), reason }),
  /** Another, entitled person lets the adult take the student in spite of these very restrictions. */
  'v1.RestrictionOverridden': z.strictObject({ ...ofStop, restrictions: z.array(z.string().max(500)).min(1).max(64), reason }),
  /** A colleague took the adult aside, in private. */
  'v1.AdultEscorted': z.strictObject({ ...ofStop, escort: spokenName, place: z.string().trim().max(200) }),
  /** The adult waits aside no longer, and takes nobody. */
  'v1.StepAsideEnded': z.strictObject({ ...ofStop, reason }),
  /** Somebody goes to fetch the student, then the student is at the hand-off. */
  'v1.StudentSentFor': z.strictObject({ ...ofCheckIn, runner: spokenName }),
  'v1.StudentBrought': z.strictObject({ ...ofCheckIn }),
  /** Another student was brought than the adult is checked in for, and goes back: who, as they say their name. */
  'v1.WrongStudentBrought': z.strictObject({ ...ofCheckIn, brought: spokenName }),
  /** "Are you comfortable leaving with this person?" A no is final for this check-in. */
  'v1.ComfortAnswered': z.strictObject({ ...ofCheckIn, comfortable: z.boolean() }),
  /** After a no, and a talk with the student alone: the student stays, or is asked again, at a check-in that rests on this. */
  'v1.DiscomfortDecided': z.strictObject({ ...ofCheckIn, decision: z.enum(['stays', 'askAgain']), reason }),
  'v3.StudentReleased': z.strictObject({
    ...about,
    to: z.discriminatedUnion('is', [
      z.strictObject({ is: z.literal('adult'), checkIn: eventId, adult, rests }),
      /** As a card of paper says; nobody at a console looked at the record before. */
      z.strictObject({ is: z.literal('paper'), adult, ...onPaper }),
      z.strictObject({ is: z.literal('alone'), ...leavesAlone }),
      z.strictObject({ is: z.literal('drives'), ...leavesAlone }),
    ]),
  }),
  /** The school's rule, in `site/setting/self-release`: the lowest grades of which students may leave alone, and may drive; null: nobody may. */
  'v2.SelfReleaseSet': z.strictObject({ lowestGrade: grade.nullable(), lowestGradeDriving: grade.nullable() }),
  /** Records disagreed about a release and a person decided: `stands` is the release that is true, or null for none. */
  'v1.ReleaseSettled': z.strictObject({ ...about, settles: z.array(eventId).min(1).max(64), stands: eventId.nullable(), reason }),
} as const;

type Payload<T extends keyof typeof reunificationEvents> = z.infer<(typeof reunificationEvents)[T]>;
export type AdultCheckedIn = Payload<'v3.AdultCheckedIn'>;
export type PickupStopped = Payload<'v3.PickupStopped'>;
export type ContactCalled = Payload<'v1.ContactCalled'>;
export type RestrictionOverridden = Payload<'v1.RestrictionOverridden'>;
export type AdultEscorted = Payload<'v1.AdultEscorted'>;
export type WrongStudentBrought = Payload<'v1.WrongStudentBrought'>;
export type StudentSentFor = Payload<'v1.StudentSentFor'>;
export type ComfortAnswered = Payload<'v1.ComfortAnswered'>;
export type DiscomfortDecided = Payload<'v1.DiscomfortDecided'>;
export type StudentReleased = Payload<'v3.StudentReleased'>;
export type ReleaseSettled = Payload<'v1.ReleaseSettled'>;
export type PickupAuthorized = Payload<'v2.PickupAuthorized'>;
export type SelfReleaseSet = Payload<'v2.SelfReleaseSet'>;
