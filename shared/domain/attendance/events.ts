/** Facts about who is in the building on a day: students and staff in `person/<id>`, visitors in `visitor/<id>`. */
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

export const attendanceEvents = {
  /** Not in school on that day. A reason is known or not. */
  'v1.MarkedAbsent': z.strictObject({ person: id, date: day, reason: absenceReason }),
  /** In school, though late: answers an absence of that day. */
  'v1.ArrivedLate': z.strictObject({ person: id, date: day }),
  'v1.LeftEarly': z.strictObject({ person: id, date: day, with: leavesWith }),
  /** What was said of a day was a mistake. Closes the facts named; what stood before them stands again. */
  'v1.AttendanceTakenBack': z.strictObject({ person: id, settles: z.array(eventId).min(1).max(64) }),
  'v1.VisitorSignedIn': z.strictObject({ visitor: id, name: visitorName, reason: visitReason, host: visitHost, badge }),
  'v1.VisitorSignedOut': z.strictObject({ visitor: id }),
} as const;
