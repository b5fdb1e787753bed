/** Facts about incidents and drills. Start, join and close are in `site/incidents`, the rest in `incident/<id>`. */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { MAX_REFS } from '../../kernel/limits.ts';

const id = z.string().regex(ID_PATTERN);
const eventId = z.string().regex(SHA256_PATTERN);

/** The five actions of the Standard Response Protocol ("I Love U Guys" Foundation). */
const directives = ['hold', 'secure', 'lockdown', 'evacuate', 'shelter'] as const;
export const directive = z.enum(directives);
export type Directive = z.infer<typeof directive>;
/** Where to (Evacuate), or the hazard and what to do about it (Shelter). */
export const directiveDetail = z.string().trim().max(200);

/** As the roster writes it. */
export const periodName = z.string().trim().min(1).max(20);

/** '' where it is not known yet. */
export const reunificationPlace = z.string().trim().max(200);
/** A post or a step of its job sheet (`posts.ts`). No enum: a newer Muster may have others, and its facts are kept. */
const SLUG = /^[a-z][a-z0-9-]{0,39}$/;
export const postId = z.string().regex(SLUG);
export const jobStepId = z.string().regex(SLUG);
/** Who is at a post. `staff`: a staff member of Muster, else of the roster; null: a helper, told by name and badge. */
export const postHolder = z.strictObject({ staff: id.nullable(), name: z.string().trim().min(1).max(120), badge: z.string().trim().max(40) });
export type PostHolder = z.infer<typeof postHolder>;
/** What a room says of itself in a lockdown. `notHeard`: what was said no longer holds, and nothing is known of it. */
export const roomStatus = z.enum(['help', 'notHeard', 'locked']);
export type RoomStatus = z.infer<typeof roomStatus>;
/** How word came out of a room. `message`: text or chat, which makes no sound. */
export const roomChannel = z.enum(['radio', 'phone', 'message', 'inPerson', 'runner']);
/** Whose word it is. `staff` where that is a staff member. */
export const wordOf = z.strictObject({ staff: id.nullable(), name: z.string().trim().min(1).max(120) });
export const roomWords = z.string().trim().max(300);
/** More than fit into any room. */
const heads = z.number().int().min(0).max(2000);
/** Heads in a room: `here` are all who are in it, the injured among them; null: nobody counted all. `missing` should be in it and are not. */
export const roomCounts = z.strictObject({ here: heads.nullable(), injured: heads, missing: heads });
export type RoomCounts = z.infer<typeof roomCounts>;
/** As it is called when the fact is stated, so that the record can be read without the list of rooms. */
const calledRoom = z.string().trim().min(1).max(200);

/** Events of this stream that a fact ends; as many as a stream has heads, at most. */
export const endedFacts = z.array(eventId).min(1).max(MAX_REFS);

/** More than a site has consoles that could each have started one. */
export const joinedIncidents = z.array(id).min(2).max(16);

export const incidentEvents = {
  /**
   * `roster`: the activations that were in force; the expected list is the roster as of these. `date`: the day whose attendance
   * counts, by the calendar where it was started, for good; null where an older Muster did not say, and then nobody is absent.
   */
  'v2.IncidentStarted': z.strictObject({ incident: id, exercise: z.boolean(), directive, detail: directiveDetail, roster: z.array(eventId).max(MAX_REFS), date: z.iso.date().nullable() }),
  'v1.DirectiveChanged': z.strictObject({ incident: id, directive, detail: directiveDetail }),
  /** Whose classes answer for the students: a period as the roster writes it, with what people call it; null: homerooms. At its start by the bell schedule, later by whoever is in charge. */
  'v1.AnsweringPeriodSet': z.strictObject({ incident: id, period: periodName.nullable(), name: z.string().max(40), by: z.enum(['bells', 'person']) }),
  /** Said again, it is somewhere else. */
  'v1.ReunificationStarted': z.strictObject({ incident: id, place: reunificationPlace }),
  'v1.PostTaken': z.strictObject({ incident: id, post: postId, holder: postHolder }),
  /** `from`: the takings and hand-overs that end by it. */
  'v1.PostHandedOver': z.strictObject({ incident: id, post: postId, from: endedFacts, holder: postHolder }),
  'v1.PostLeft': z.strictObject({ incident: id, post: postId, from: endedFacts }),
  'v1.JobStepDone': z.strictObject({ incident: id, post: postId, step: jobStepId }),
  /** `ticks`: the `v1.JobStepDone` that were a mistake. */
  'v1.JobStepTakenBack': z.strictObject({ incident: id, post: postId, step: jobStepId, ticks: endedFacts }),
  /** `counts`: null where nobody counted. `settles`: reports of others of this room that it stands in place of. */
  'v2.RoomReported': z.strictObject({ incident: id, room: id, name: calledRoom, status: roomStatus, counts: roomCounts.nullable(), words: roomWords, reporter: wordOf, channel: roomChannel, settles: z.array(eventId).max(MAX_REFS) }),
  /** Opened from outside, with a key. */
  'v1.RoomReleased': z.strictObject({ incident: id, room: id, name: calledRoom, openedBy: z.string().trim().max(120) }),
  'v1.KnownReported': z.strictObject({ incident: id, text: z.string().trim().min(1).max(300), place: roomWords, reporter: wordOf, channel: roomChannel }),
  'v1.EmergencyPhoned': z.strictObject({ incident: id, words: roomWords }),
  /** `facts`: what is known (`v1.KnownReported`) and rooms that need help or have injured people (`v2.RoomReported`). */
  'v1.EmergencyTold': z.strictObject({ incident: id, facts: endedFacts }),
  /** The first of two people says that a lockdown is over. */
  'v1.AllClearProposed': z.strictObject({ incident: id }),
  /** All clear of a lockdown by one person alone, or with rooms still shut; it is given in the same commit. */
  'v1.AllClearRulesSetAside': z.strictObject({ incident: id, alone: z.boolean(), roomsNotReleased: z.number().int().nonnegative(), reason: z.string().trim().min(1).max(500) }),
  /** Real incidents that were started apart are one from here on, which goes by `keep`. In `site/incidents`. */
  'v1.IncidentsJoined': z.strictObject({ incidents: joinedIncidents, keep: id }),
  'v1.NoteAdded': z.strictObject({ incident: id, text: z.string().trim().min(1).max(1000) }),
  'v1.AllClearGiven': z.strictObject({ incident: id, reason: z.string().trim().max(500) }),
  /** A drill that a real emergency ended, whoever was still unaccounted for in it. */
  'v1.DrillCutShort': z.strictObject({ incident: id, realIncident: id }),
  /** The hard count at closing. */
  'v1.IncidentClosed': z.strictObject({
    incident: id,
    expected: z.number().int().nonnegative(),
    released: z.number().int().nonnegative(),
    answeredFor: z.number().int().nonnegative(),
  }),
} as const;
