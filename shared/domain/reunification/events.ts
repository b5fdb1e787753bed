/** Facts about who came for a student and who took them, in the student's own stream (see accounting/events.ts). */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';

const id = z.string().regex(ID_PATTERN);
const eventId = z.string().regex(SHA256_PATTERN);

const identityDocuments = ['driverLicense', 'stateId', 'passport', 'other', 'none'] as const;
/** The adult at the desk. `contact` is their id on the student's record, null where they are not on it. */
const adult = z.strictObject({ contact: id.nullable(), name: z.string().trim().min(1).max(200), relation: z.string().max(60).nullable() });
export const identity = z.strictObject({ document: z.enum(identityDocuments), photoMatches: z.boolean() });
export const stopReasons = ['restricted', 'notOnRecord', 'noContactOnFile', 'identityNotVerified'] as const;

export const reunificationEvents = {
  /** Identity and custody were checked, and this adult may take this student. Its event id is the check-in's id. */
  'v1.AdultCheckedIn': z.strictObject({ incident: id, student: id, adult, identity }),
  /** Somebody came for the student and was asked to step aside. */
  'v1.PickupStopped': z.strictObject({ incident: id, student: id, adult, identity, why: z.enum(stopReasons) }),
  /** "Are you comfortable leaving with this person?" A no is final for this check-in. */
  'v1.ComfortAnswered': z.strictObject({ incident: id, student: id, checkIn: eventId, comfortable: z.boolean() }),
  'v1.StudentReleased': z.strictObject({ incident: id, student: id, checkIn: eventId, adult }),
  /** Records disagreed about a release and a person decided: `stands` is the release that is true, or null for none. */
  'v1.ReleaseSettled': z.strictObject({ incident: id, student: id, settles: z.array(eventId).min(1).max(64), stands: eventId.nullable(), reason: z.string().trim().min(1).max(500) }),
} as const;
export type AdultCheckedIn = z.infer<(typeof reunificationEvents)['v1.AdultCheckedIn']>;
export type PickupStopped = z.infer<(typeof reunificationEvents)['v1.PickupStopped']>;
export type ComfortAnswered = z.infer<(typeof reunificationEvents)['v1.ComfortAnswered']>;
export type StudentReleased = z.infer<(typeof reunificationEvents)['v1.StudentReleased']>;
export type ReleaseSettled = z.infer<(typeof reunificationEvents)['v1.ReleaseSettled']>;
