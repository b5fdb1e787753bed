/**
 * Facts about who is in the building on a day: students and staff in `person/<id>`, lists of the attendance system in
 * `attendance/<date>`, visitors in `visitor/<id>`, and who may not enter in `barred/<id>`.
 */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';

const id = z.string().regex(ID_PATTERN);
const eventId = z.string().regex(SHA256_PATTERN);

/** A day by the school's calendar, as "2026-11-19". */
export const day = z.iso.date();
export const absenceReason = z.string().trim().max(200);
/** Who took a student out of school, or how: "her mother, Ana Garcia". */
export const leavesWith = z.string().trim().min(1).max(200);
export const visitorName = z.string().trim().min(1).max(120);
export const visitReason = z.string().trim().max(200);
/** Whom they visit, as they say it. */
export const visitHost = z.string().trim().max(120);
/** What is written on the badge that they wear. */
export const badge = z.string().trim().max(40);
const visit = { visitor: id, name: visitorName, reason: visitReason, host: visitHost, badge };

/** Somebody who may not enter, or an adult who may not take a student, whose name is near the visitor's. */
export const nearOne = z.strictObject({ is: z.enum(['barred', 'restricted']), id });
/** Whoever sits at the desk compared both. */
export const comparison = z.strictObject({ ...nearOne.shape, answer: z.enum(['match', 'no', 'notSure']) });
/** A name that many have is compared with many; beyond that the person has to say more of the name. */
export const MAX_COMPARED = 16;
export const comparisons = z.array(comparison).max(MAX_COMPARED);
export type Comparison = z.infer<typeof comparison>;

export const otherNames = z.array(visitorName).max(10);
export const birthYear = z.number().int().min(1900).max(2100);
/** What the desk is told: why, how they look, whom to call. */
export const barNote = z.string().trim().max(500);
export const decisionReason = z.string().trim().min(1).max(500);

/** So many rows with the longest reasons fit one commit. */
export const MAX_LISTED_IN_ONE = 100;
/** A list is of one school; the largest have 10,000 students. */
const MAX_PARTS = 200;
/** Nobody leaves by a list: who left early went with an adult whom a person names. */
const listedSays = z.enum(['absent', 'arrived']);
const listSource = z.string().trim().min(1).max(120);

export const attendanceEvents = {
  /** Not in school on that day. A reason is known or not. */
  'v1.MarkedAbsent': z.strictObject({ person: id, date: day, reason: absenceReason }),
  /** In school, though late: answers an absence of that day. */
  'v1.ArrivedLate': z.strictObject({ person: id, date: day }),
  'v1.LeftEarly': z.strictObject({ person: id, date: day, with: leavesWith }),
  /** What was said of a day was a mistake. Closes the facts named; what stood before them stands again. */
  'v1.AttendanceTakenBack': z.strictObject({ person: id, settles: z.array(eventId).min(1).max(64) }),
  /** The attendance system's list of a day, in parts. It counts when all of them are there. `list`: which list. */
  'v1.AttendanceListed': z.strictObject({
    date: day,
    list: id,
    part: z.number().int().min(1).max(MAX_PARTS),
    of: z.number().int().min(1).max(MAX_PARTS),
    source: listSource,
    rows: z.array(z.strictObject({ person: id, says: listedSays, words: absenceReason })).max(MAX_LISTED_IN_ONE),
  }),
  'v1.VisitorSignedIn': z.strictObject(visit),
  'v1.VisitorSignedOut': z.strictObject({ visitor: id }),
  /** As a visitor system has it. `inWall`, `outWall`: its own times; null: still in. */
  'v1.VisitorListed': z.strictObject({ ...visit, inWall: z.number().int(), outWall: z.number().int().nullable(), source: listSource }),
  /** Before the sign-in or after it: the visitor beside everybody of a near name who may not enter, or may not take a student. */
  'v1.VisitorCompared': z.strictObject({ ...visit, answers: comparisons.min(1) }),
  /** `settles`: the comparisons on which the visitor waited. */
  'v1.HeldVisitorDecided': z.strictObject({ visitor: id, settles: z.array(eventId).min(1).max(64), admitted: z.boolean(), reason: decisionReason }),
  /** `until`: the day on which it was to end. It never ends by itself. */
  'v1.PersonBarred': z.strictObject({ barred: id, name: visitorName, otherNames, birthYear: birthYear.nullable(), note: barNote, until: day.nullable() }),
  'v1.BarLifted': z.strictObject({ barred: id, settles: z.array(eventId).min(1).max(64), reason: decisionReason }),
} as const;

export type VisitorCompared = z.infer<(typeof attendanceEvents)['v1.VisitorCompared']>;
