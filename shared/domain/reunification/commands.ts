/** What a person can ask of the reunification area. */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { aloneProofs, LAST_FOUR, grade, reason, spokenName, verifications } from './events.ts';

const id = z.string().regex(ID_PATTERN);
const eventId = z.string().regex(SHA256_PATTERN);

/** More children than any family brings to one desk; their facts fit one commit. */
const MAX_STUDENTS_OF_ADULT = 12;

const documents = ['driverLicense', 'governmentId', 'schoolCard', 'none'] as const;
/** The names as read from the document; empty: not read. `lastFour` only where it was scanned. */
const shown = z.strictObject({ document: z.enum(documents), photoMatches: z.boolean().nullable(), familyName: z.string().max(200), givenName: z.string().max(200), lastFour: z.string().regex(LAST_FOUR).optional() });
const about = { incident: id, student: id } as const;
const ofStop = { ...about, stop: eventId } as const;
const ofCheckIn = { ...about, checkIn: eventId } as const;

export const reunificationCommands = {
  /** One adult for one or more students. `contact`: the adult as found on the record; null where they are not on it, then `name` is what they said. */
  CheckInAdult: z.strictObject({ type: z.literal('CheckInAdult'), incident: id, students: z.array(id).min(1).max(MAX_STUDENTS_OF_ADULT).readonly(), contact: id.nullable(), name: spokenName, identity: shown }),
  RecordCall: z.strictObject({ type: z.literal('RecordCall'), ...ofStop, contact: id.nullable(), name: spokenName, phone: z.string().trim().min(1).max(40), said: reason, agrees: z.boolean() }),
  GrantIdentityException: z.strictObject({ type: z.literal('GrantIdentityException'), ...ofStop, reason }),
  AuthorizePickup: z.strictObject({ type: z.literal('AuthorizePickup'), ...ofStop, vouchedBy: spokenName, verified: z.enum(verifications), reason }),
  OverrideRestriction: z.strictObject({ type: z.literal('OverrideRestriction'), ...ofStop, reason }),
  EscortAdult: z.strictObject({ type: z.literal('EscortAdult'), ...ofStop, escort: spokenName, place: z.string().trim().max(200) }),
  EndStepAside: z.strictObject({ type: z.literal('EndStepAside'), ...ofStop, reason }),
  /** Nothing is open any more: the adult who stepped aside is checked in. */
  CheckInFromAside: z.strictObject({ type: z.literal('CheckInFromAside'), ...ofStop }),
  SendForStudent: z.strictObject({ type: z.literal('SendForStudent'), ...ofCheckIn, runner: spokenName }),
  BringStudent: z.strictObject({ type: z.literal('BringStudent'), ...ofCheckIn }),
  ReportWrongStudent: z.strictObject({ type: z.literal('ReportWrongStudent'), ...ofCheckIn, brought: spokenName }),
  AnswerComfort: z.strictObject({ type: z.literal('AnswerComfort'), ...ofCheckIn, comfortable: z.boolean() }),
  DecideDiscomfort: z.strictObject({ type: z.literal('DecideDiscomfort'), ...ofCheckIn, decision: z.enum(['stays', 'askAgain']), reason }),
  /** After a decision to ask the student again. */
  CheckInAgain: z.strictObject({ type: z.literal('CheckInAgain'), ...ofCheckIn }),
  ReleaseStudent: z.strictObject({ type: z.literal('ReleaseStudent'), ...ofCheckIn }),
  /** `knownBy`: the member of the staff who knows the student; empty where the student shows an ID of their own. */
  ReleaseAlone: z.strictObject({ type: z.literal('ReleaseAlone'), ...about, drives: z.boolean(), proof: z.enum(aloneProofs), knownBy: z.string().trim().max(200), goingHome: reason }),
  /** The lowest grades of which students may leave alone, and may drive; null: nobody may. */
  SetSelfRelease: z.strictObject({ type: z.literal('SetSelfRelease'), lowestGrade: grade.nullable(), lowestGradeDriving: grade.nullable() }),
  SettleRelease: z.strictObject({ type: z.literal('SettleRelease'), ...about, settles: z.array(eventId).min(1).max(64), stands: eventId.nullable(), reason }),
} as const;

type Commands = typeof reunificationCommands;
export type CheckInAdult = z.infer<Commands['CheckInAdult']>;
export type RecordCall = z.infer<Commands['RecordCall']>;
export type GrantIdentityException = z.infer<Commands['GrantIdentityException']>;
export type AuthorizePickup = z.infer<Commands['AuthorizePickup']>;
export type OverrideRestriction = z.infer<Commands['OverrideRestriction']>;
export type EscortAdult = z.infer<Commands['EscortAdult']>;
export type EndStepAside = z.infer<Commands['EndStepAside']>;
export type SendForStudent = z.infer<Commands['SendForStudent']>;
export type ReportWrongStudent = z.infer<Commands['ReportWrongStudent']>;
export type BringStudent = z.infer<Commands['BringStudent']>;
export type AnswerComfort = z.infer<Commands['AnswerComfort']>;
export type DecideDiscomfort = z.infer<Commands['DecideDiscomfort']>;
export type ReleaseStudent = z.infer<Commands['ReleaseStudent']>;
export type ReleaseAlone = z.infer<Commands['ReleaseAlone']>;
export type SettleRelease = z.infer<Commands['SettleRelease']>;
export type CheckInFromAside = z.infer<Commands['CheckInFromAside']>;
export type CheckInAgain = z.infer<Commands['CheckInAgain']>;
export type SetSelfRelease = z.infer<Commands['SetSelfRelease']>;
