/** Facts about where a person is in an incident, in `person/<id>` (a drill: `drill/<incident>/person/<id>`). */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';

const id = z.string().regex(ID_PATTERN);
const eventId = z.string().regex(SHA256_PATTERN);

/** What somebody can report of a person. "Extra": with me, and not on my list. Unknown is the absence of all of them. */
const reportStatuses = ['here', 'missing', 'injured', 'elsewhere', 'extra'] as const;
export const reportStatus = z.enum(reportStatuses);
export type ReportStatus = z.infer<typeof reportStatus>;

export const channel = z.enum(['inPerson', 'radio', 'phone', 'runner']);
/** Whose word it is. `staff` where that person is on the roster. */
export const reporter = z.strictObject({ staff: id.nullable(), name: z.string().trim().min(1).max(120) });
export const where = z.string().trim().max(200);

export const accountingEvents = {
  'v1.PersonReported': z.strictObject({ incident: id, person: id, status: reportStatus, where, classId: id.nullable(), reporter, channel }),
  /** Two reports disagreed and a person decided. Closes the reports named, and stands in their place. */
  'v1.ReportsSettled': z.strictObject({ incident: id, person: id, settles: z.array(eventId).min(1).max(64), status: reportStatus, where, reporter, reason: z.string().trim().max(500) }),
  /** The reporter takes a report of theirs back: a touch on the wrong name, an extra who is not one. Closes the report named. */
  'v1.ReportTakenBack': z.strictObject({ incident: id, person: id, settles: z.array(eventId).length(1), reporter }),
  /** Nobody knows, and a named person answers for it, so that the incident can be closed. */
  'v1.PersonAnsweredFor': z.strictObject({ incident: id, person: id, reporter, reason: z.string().trim().min(1).max(500) }),
} as const;
export type PersonAnsweredFor = z.infer<(typeof accountingEvents)['v1.PersonAnsweredFor']>;
