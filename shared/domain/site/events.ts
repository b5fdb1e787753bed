/** Facts about the site itself: its founding, its consoles, who may do what, and what was erased. */
import { z } from 'zod';
import { MINUTES_OF_DAY } from '../../kernel/day-times.ts';
import { ID_PATTERN, ORIGIN_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { MAX_REFS } from '../../kernel/limits.ts';
import { languages } from '../../kernel/languages.ts';
import { floorEvents } from './floor-events.ts';

const id = z.string().regex(ID_PATTERN);
const eventId = z.string().regex(SHA256_PATTERN);
const name = z.string().trim().min(1).max(120);
const wall = z.number().int();

/** Proves a secret without holding it: scrypt over the secret, the salt and (where `pepper` names one) a key that is in no log. All in hex. */
const proof = {
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  verifier: z.string().regex(SHA256_PATTERN),
  /** scrypt's N as a power of two. Bounded, so that no fact from elsewhere can make a console work for minutes. */
  costLog2: z.number().int().min(10).max(17),
};
/** The first 64 bits of the pepper's digest: says whether a console can check the secret at all. */
const pepper = z.string().regex(/^[0-9a-f]{16}$/);
const credentialKind = z.enum(['pin', 'passphrase']);
export type CredentialKind = z.infer<typeof credentialKind>;

export const roles = ['administrator', 'assistantPrincipal', 'frontOffice', 'campusSupervisor', 'teacher', 'stationVolunteer'] as const;
export type Role = (typeof roles)[number];

/** Of a class list that somebody mapped; the payload stays far below what a commit may hold. */
export const MAX_REMEMBERED_COLUMNS = 100;
export const MAX_REMEMBERED_TEXT = 200;
const remembered = z.string().max(MAX_REMEMBERED_TEXT);

/** So many that no school needs more, and so few that the whole fits one commit. */
const MAX_SCHEDULES = 10;
const MAX_PERIODS = 20;
const MAX_SPECIAL_DATES = 200;
const minute = z.number().int().min(0).max(MINUTES_OF_DAY);
const scheduleName = z.string().trim().min(1).max(40);
/** `period`: as the roster writes it; null: no class meets, as at lunch. */
const bellPeriod = z.strictObject({ period: z.string().trim().min(1).max(20).nullable(), name: z.string().trim().min(1).max(40), startMinute: minute, endMinute: minute });

/** The whole of it, so that no half of one schedule is ever mixed with half of another. */
export const bellSchedule = z.strictObject({
  schedules: z.array(z.strictObject({ name: scheduleName, periods: z.array(bellPeriod).max(MAX_PERIODS) })).max(MAX_SCHEDULES),
  /** Which schedule each weekday has, Sunday first; null: no school. */
  weekdays: z.array(scheduleName.nullable()).length(7),
  /** Days that are other than their weekday says. */
  dates: z.array(z.strictObject({ date: z.iso.date(), schedule: scheduleName.nullable() })).max(MAX_SPECIAL_DATES),
});
export type BellSchedule = z.infer<typeof bellSchedule>;
export type BellPeriod = z.infer<typeof bellPeriod>;

/** As long as a roster may say them. */
const MAX_PLACE_NAME = 60;
export const roomName = z.string().trim().min(1).max(MAX_PLACE_NAME);
export const zoneName = z.string().trim().min(1).max(MAX_PLACE_NAME);
/** More than any campus has; the rest of the county is another site. */
const MAX_SCHOOLS = 20;
export const schoolNames = z.array(name).max(MAX_SCHOOLS);
export const clockHours = z.union([z.literal(24), z.literal(12)]);

/** A P-256 certificate takes about 500. */
const MAX_CERTIFICATE = 2_000;
/** A console begins a new incarnation after each start that was not orderly: once a day for two years. */
export const MAX_INCARNATIONS = 500;
/** The newest event that was known of each incarnation that it is about. */
const cut = z.array(z.strictObject({ origin: z.string().regex(ORIGIN_PATTERN), seq: z.number().int().min(1), id: eventId })).max(MAX_INCARNATIONS);
export type Cut = readonly z.infer<typeof cut>[number][];

/** Of this version or a newer one. */
export const textId = z.string().regex(/^[a-z][a-z0-9-]{0,35}$/);
/** A message to families is the longest. */
export const textWords = z.string().trim().min(1).max(1_000);

export const siteEvents = {
  /** `idKey` (hex) keys the derivation of person ids from the student system's, so that all consoles derive the same. */
  'v1.SiteFounded': z.strictObject({ site: id, name, idKey: z.string().regex(SHA256_PATTERN) }),
  /** The Ed25519 key that seals this console's commits, base64url. */
  'v1.ConsoleAdmitted': z.strictObject({ console: id, name, publicKey: z.string().max(64) }),
  /** The self-signed certificate by which other consoles know this one on the network: DER in base64url. The newest counts. */
  'v1.ConsoleCertified': z.strictObject({ console: id, certificate: z.string().max(MAX_CERTIFICATE).regex(/^[A-Za-z0-9_-]+$/) }),
  /** It went of its own accord: the last that it says here. Its facts stay. */
  'v1.ConsoleLeft': z.strictObject({ console: id }),
  /** Lost or no longer trusted. Its events beyond `cut` (what was known of it when it was revoked; none: nothing) are kept and not folded. Its key never comes back. */
  'v1.ConsoleRevoked': z.strictObject({ console: id, cut, reason: z.string().trim().min(1).max(500) }),
  /** A person took it on themselves that what a revoked console said beyond the cut, up to here, is folded after all. */
  'v1.LateFactsAdopted': z.strictObject({ console: id, upTo: cut, reason: z.string().trim().min(1).max(500) }),
  /** A person looked at what a revoked console said beyond the cut, up to here, and leaves it out. */
  'v1.LateFactsSetAside': z.strictObject({ console: id, upTo: cut, reason: z.string().trim().min(1).max(500) }),
  'v1.StaffAdded': z.strictObject({ staff: id, name }),
  'v1.StaffRenamed': z.strictObject({ staff: id, name }),
  /** Which person of the roster this is; null: none. */
  'v1.StaffPutOnRoster': z.strictObject({ staff: id, person: id.nullable() }),
  'v1.RoleGranted': z.strictObject({ staff: id, role: z.enum(roles) }),
  /** `seen`: the newest act that rests on these grants, as far as its author knew, in each origin that has one; null: not said (version 1). */
  'v2.RoleWithdrawn': z.strictObject({ staff: id, grants: z.array(eventId).min(1).max(MAX_REFS), seen: cut.nullable() }),
  /** A person looked at what was done on a grant after it was withdrawn elsewhere, up to here, and lets it stand. */
  'v1.ActsConfirmed': z.strictObject({ staff: id, grants: z.array(eventId).min(1).max(MAX_REFS), upTo: cut, reason: z.string().trim().min(1).max(500) }),
  'v1.CredentialSet': z.strictObject({ staff: id, kind: credentialKind, ...proof, pepper }),
  /** A letter with a one-time code, with which the person chooses their own PIN or passphrase. */
  'v1.SignInOffered': z.strictObject({ staff: id, ...proof, pepper, untilWall: wall }),
  /** Without a pepper: it must open the site from a backup alone, and is long enough to need none. */
  'v1.RecoveryCodeMade': z.strictObject(proof),
  /** `code`: the `v1.RecoveryCodeMade` that was used up for this person. */
  'v1.RecoveryCodeUsed': z.strictObject({ staff: id, code: eventId }),
  'v1.IdleLockSet': z.strictObject({ minutes: z.number().int().min(1).max(120) }),
  /** What was chosen at an import that was applied: the source's id of the one school (null: all), and what the columns of a class list hold (a field's name; null: not used). */
  'v1.ImportChoicesMade': z.strictObject({
    school: remembered.nullable(),
    columns: z.array(z.strictObject({ column: remembered, field: z.string().max(60).nullable() })).max(MAX_REMEMBERED_COLUMNS).nullable(),
  }),
  'v1.BellScheduleSet': bellSchedule,
  'v1.SiteRenamed': z.strictObject({ name }),
  /** The schools on this campus; none: those of the roster. */
  'v1.SchoolsNamed': z.strictObject({ schools: schoolNames }),
  /** What all clear of a lockdown asks for. */
  'v1.LockdownAllClearSet': z.strictObject({ twoPeople: z.boolean(), everyRoomReleased: z.boolean() }),
  'v1.ClockChosen': z.strictObject({ hours: clockHours }),
  /** The school's own words for a text in a language; null: those that come with Muster again. */
  'v1.TextCorrected': z.strictObject({ text: textId, language: z.enum(languages), words: textWords.nullable() }),
  'v1.ConsoleRenamed': z.strictObject({ console: id, name }),
  /** The room in which it stands, as said at the console itself; null: as its name says, if that is a room's. */
  'v1.ConsolePlaced': z.strictObject({ console: id, room: id.nullable() }),
  /** All that is set of the room at once, so that no half of one placing is mixed with half of another. `zone`: the part of the campus where it lies; null: none. */
  'v1.RoomPlaced': z.strictObject({ room: id, name: roomName, zone: zoneName.nullable(), used: z.boolean() }),
  /** Payloads of these streams' events, up to and including `heads`, are gone for good. Headers stay. */
  'v1.PayloadsErased': z.strictObject({
    erasures: z.array(z.strictObject({ stream: z.string().max(200), heads: z.array(eventId).min(1).max(64) })).min(1).max(64),
    reason: z.string().trim().min(1).max(500),
  }),
  ...floorEvents,
} as const;
export type SitePayload<T extends keyof typeof siteEvents> = z.infer<(typeof siteEvents)[T]>;
export type ImportChoicesMade = z.infer<(typeof siteEvents)['v1.ImportChoicesMade']>;
export type PayloadsErased = z.infer<(typeof siteEvents)['v1.PayloadsErased']>;
