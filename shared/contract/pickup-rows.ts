/** The rows of the reunification desk: who came for a student, who waits aside and why, who is checked in, who left. */
import { z } from 'zod';
import { aloneProofs, grade, identity, stopReasons, verifications } from '../domain/reunification/events.ts';
import { careRow } from './care-procedures.ts';
import { personName } from './person-name.ts';
import { standingStatus } from './standing-status.ts';

const key = z.string();
const wall = z.number();
/** Who said so, and when. */
const said = { event: z.string(), by: z.string(), wall } as const;
const granted = z.object({ ...said, reason: z.string() });

const checkIn = z.object({
  ...said,
  contact: z.string().nullable(),
  adult: z.string(),
  relation: z.string().nullable(),
  identity,
  comfortable: z.boolean().nullable(),
  decisions: z.array(granted.extend({ decision: z.enum(['stays', 'askAgain']) })),
  /** The student said no to this adult, and nobody decided that they are asked again. */
  refused: z.boolean(),
  sentFor: z.array(z.object({ ...said, runner: z.string() })),
  broughtWall: wall.nullable(),
  /** Other students who were brought instead, and went back. */
  wrong: z.array(z.object({ ...said, brought: z.string() })),
  /** In words: what was granted so that it stands. */
  rests: z.array(z.string()),
});

const stop = z.object({
  ...said,
  contact: z.string().nullable(),
  adult: z.string(),
  relation: z.string().nullable(),
  identity,
  why: z.array(z.enum(stopReasons)),
  /** What is not granted yet. */
  open: z.array(z.enum(stopReasons)),
  waits: z.boolean(),
  calls: z.array(z.object({ ...said, name: z.string(), phone: z.string(), words: z.string(), agrees: z.boolean() })),
  exceptions: z.array(granted),
  authorizations: z.array(granted.extend({ vouchedBy: z.string(), verified: z.enum(verifications).nullable() })),
  overrides: z.array(granted),
  escorts: z.array(z.object({ ...said, escort: z.string(), place: z.string() })),
  /** Whoever is signed in recorded that this adult came, here or at another desk, and so cannot override a restriction. */
  byMe: z.boolean(),
  /** Somebody else may override, by their role. */
  anotherMayOverride: z.boolean(),
  /** Whoever is signed in overrode the restriction, and so cannot check the adult in. */
  overriddenByMe: z.boolean(),
});

/** `adult` null: the student left alone, or it is `hidden` from whoever is signed in. */
const release = z.object({
  ...said,
  console: z.string(),
  hidden: z.boolean(),
  checkIn: z.string().nullable(),
  contact: z.string().nullable(),
  adult: z.string().nullable(),
  alone: z.object({ drives: z.boolean(), proof: z.enum(aloneProofs), knownBy: z.string(), goingHome: z.string() }).nullable(),
  rests: z.array(z.string()),
});

/** What the row of a student says of reunification. */
export const studentPickup = {
  checkIns: z.array(checkIn),
  stops: z.array(stop),
  releases: z.array(release),
  /** Other students whose record an adult of this one is on. `otherFamily`: they share no other adult and not the name. `where`: as reported; null: not, or where they are expected. */
  others: z.array(z.object({ contact: z.string(), person: z.string(), name: personName, grade: z.string().nullable(), room: z.string().nullable(), restriction: z.string().nullable(), gone: z.boolean(), otherFamily: z.boolean(), where: z.string().nullable() })),
  /** By the school's rule and the student's grade. */
  mayLeaveAlone: z.boolean(),
  mayDrive: z.boolean(),
  /** Null: not for whoever is signed in. */
  care: z.array(careRow).nullable(),
  /** Contacts of siblings, whose numbers may be called where this student has no contact of their own. */
  siblingContacts: z.array(z.object({ contact: z.string(), name: personName, phone: z.string().nullable(), of: personName })),
} as const;

/** Reunification: adults who are checked in and students not yet handed over, oldest first. */
export const pickupRow = z.object({
  key,
  student: z.string(),
  name: personName,
  grade: z.string().nullable(),
  room: z.string().nullable(),
  status: standingStatus,
  checkIn: z.string(),
  adult: z.string(),
  relation: z.string().nullable(),
  comfortable: z.boolean().nullable(),
  /** The newest who went to fetch the student. */
  runner: z.string().nullable(),
  sentWall: wall.nullable(),
  broughtWall: wall.nullable(),
  checkedInWall: wall,
  by: z.string(),
});

/** `stop` null: the student said no, at `checkIn`. */
export const asideRow = z.object({
  key,
  student: z.string(),
  name: personName,
  grade: z.string().nullable(),
  room: z.string().nullable(),
  stop: z.string().nullable(),
  checkIn: z.string().nullable(),
  adult: z.string(),
  relation: z.string().nullable(),
  why: z.array(z.enum(stopReasons)),
  open: z.array(z.enum(stopReasons)),
  escort: z.string().nullable(),
  called: z.boolean(),
  /** After the no a supervisor decided that the student may be asked again. */
  askAgain: z.boolean(),
  sinceWall: wall,
  by: z.string(),
});

export const selfReleaseRow = z.object({ key, lowestGrade: grade.nullable(), lowestGradeDriving: grade.nullable(), setBy: z.string().nullable(), setWall: wall.nullable() });
