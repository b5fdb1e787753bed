/**
 * The shapes that the host sends to a window: one schema for each subscription's rows. Each row has a `key`, unique in its
 * subscription. Times are milliseconds since 1970 by the author's clock (`…Wall`), for display only. Names travel in
 * parts; how they are joined is the renderer's business (`Garcia, Ana` in lists, `Ana Garcia` in sentences).
 */
import { z } from 'zod';
import { courtOrder } from '../domain/roster/commands.ts';
import { substitutes } from './by-hand-rows.ts';
import { attendanceDay, dayStatus } from './attendance-rows.ts';
import { dataTrouble } from './backup-procedures.ts';
import { channel, reportStatus } from '../domain/accounting/events.ts';
import { directive } from '../domain/incident/events.ts';
import { bellSchedule, clockHours, roles } from '../domain/site/events.ts';
import { managedComputer } from './managed-settings.ts';
import { personName } from './person-name.ts';
import { photo } from './photos.ts';
import { pairParts, recordParts } from './record-parts.ts';
import { standingStatus } from './standing-status.ts';
import { studentPickup } from './pickup-rows.ts';
import { signInState } from './sign-in-rows.ts';

const key = z.string();
const count = z.number().int().nonnegative();
const wall = z.number();

/** One row. What the frame shows on every screen. */
export const siteRow = z.object({
  key,
  founded: z.boolean(),
  siteName: z.string(),
  consoleName: z.string(),
  /** The room chosen for it; `apart`: two were, so that none counts. Null: none was chosen, and its name tells. */
  consoleRoom: z.object({ room: z.string().nullable(), apart: z.boolean() }).nullable(),
  /** What IT says that this computer is. */
  managed: managedComputer,
  /** The schools on this campus: as people named them, else as the roster does. */
  schools: z.array(z.string()),
  /** How times are written here. */
  clockHours,
  /** Who acts at this console; null before founding, and while nobody is signed in. */
  signedIn: z.object({ staff: z.string(), name: z.string(), role: z.enum(roles) }).nullable(),
  signIn: signInState,
  /** When the active roster was imported; null: no roster. */
  rosterAsOfWall: wall.nullable(),
  rosterSource: z.string(),
  /** More than one roster is active, because two imports did not know of each other, and they do not say the same. */
  rosterDisputed: z.boolean(),
  /** The local date at this console, as "2026-11-19". */
  today: z.string(),
  /** Students and staff who are marked absent today. */
  absentToday: count,
  /** Visitors who are signed in. */
  visitors: count,
  students: count,
  staff: count,
  guardians: count,
  classes: count,
  /** Events of types that this version does not know: kept, not shown. */
  unknownEvents: count,
  /** Numbered twice by one origin: a cloned disk or a restored backup. */
  forks: count,
  /** Commits whose causes have not arrived. */
  waiting: count,
  /** Since when the disk is so full that Muster's reserve on it was given up, or could not be made; null: it is there. */
  diskReserveGoneWall: wall.nullable(),
  /** What somebody should hear of this console's files; what it was stands in the list `backups`. */
  dataTrouble: dataTrouble.nullable(),
  /** Cards that wait for somebody to settle them. */
  contradictions: count,
  version: z.string(),
});

/** A period as the roster writes it (null: homerooms), and what people call it. */
const answeringPeriod = z.object({ period: z.string().nullable(), name: z.string() });

/** A row for each incident that is open; newest start first. */
export const incidentRow = z.object({
  key,
  incident: z.string(),
  exercise: z.boolean(),
  /** More than one where two consoles changed it without knowing of each other. */
  directives: z.array(z.object({ directive, detail: z.string() })).min(1),
  startedWall: wall,
  startedBy: z.string(),
  /** Where families come to; null: not started. `place` '' where it is not known yet. */
  reunification: z.object({ place: z.string(), saidWall: wall, alsoSaid: z.array(z.string()) }).nullable(),
  /** Milliseconds since the start on this console's monotonic clock, at `sentAtWall` of this host. */
  elapsedMs: z.number(),
  sentAtWall: wall,
  allClearWall: wall.nullable(),
  closedWall: wall.nullable(),
  rosterAsOfWall: wall.nullable(),
  /** The local date of its start, which it keeps over midnight; null where an older Muster started it: then nobody counts as absent. */
  date: z.string().nullable(),
  /** Students and staff who should be here, and visitors who are signed in. Every count opens `people-by-status`. */
  expected: count,
  accounted: count,
  unknown: count,
  missing: count,
  injured: count,
  here: count,
  elsewhere: count,
  extra: count,
  released: count,
  answeredFor: count,
  /** Not among the expected: absent that day, or left before. */
  absent: count,
  left: count,
  contradictions: count,
  /** Other incidents that were started without knowledge of this one and are open too. */
  atOnce: z.array(z.string()),
  /** Those that were started apart and are one with it now: reports of all of them count. */
  joined: z.array(z.object({ incident: z.string(), directive, startedWall: wall, startedBy: z.string() })),
  classesReported: count,
  classesExpected: count,
  /** Whose classes answer for the students. `period` null: homerooms. `by` null: nobody said, and no bell schedule did. */
  answering: answeringPeriod.extend({
    by: z.enum(['bells', 'person']).nullable(),
    /** What another console chose without knowing of it. */
    alsoChosen: z.array(answeringPeriod),
  }),
  /** In which classes meet on its day. */
  periods: z.array(z.object({ period: z.string(), name: z.string() })),
  /** No term was on when it started: whose classes stand in, and when they ended or begin (ISO dates). */
  betweenTerms: z.object({ terms: z.array(z.string()), ended: z.string().nullable(), begins: z.string().nullable() }).nullable(),
});

/** Accounting: a row for each class that is expected to report (those of the period that answers, else homerooms, else those of the first period), and one under NO_CLASS for whoever has none. */
export const classRow = z.object({
  key,
  classId: z.string(),
  title: z.string(),
  room: z.string().nullable(),
  periods: z.array(z.string()),
  teacher: personName.nullable(),
  teacherId: z.string().nullable(),
  /** Whom to ask on the day of the incident instead of the teacher. */
  substitutes,
  expected: count,
  unknown: count,
  here: count,
  missing: count,
  injured: count,
  elsewhere: count,
  extra: count,
  released: count,
  /** Of the class, and not among the expected. */
  absent: count,
  left: count,
  contradictions: count,
  /** Students of the class who need something; null: not shown to whoever acts here. */
  needing: count.nullable(),
  /** The newest report that names this class; null: not reported. */
  reportedWall: wall.nullable(),
});

const report = z.object({
  event: z.string(),
  status: reportStatus,
  where: z.string(),
  reporter: z.string(),
  /** The reporter's staff id, where they are on the roster. */
  reporterStaff: z.string().nullable(),
  /** Null for a settlement. */
  channel: channel.nullable(),
  wall,
});

/** One class, one student a row; also the rows of `people-by-status`. */
export const rollRow = z.object({
  key,
  person: z.string(),
  kind: z.enum(['student', 'staff', 'visitor']),
  name: personName,
  photo,
  grade: z.string().nullable(),
  room: z.string().nullable(),
  /** Expected here by the roster; false for an extra. */
  onList: z.boolean(),
  status: standingStatus,
  /** What the front office knows of that day, whatever was reported here; null: nothing. */
  day: dayStatus.nullable(),
  /** Null: not shown to whoever acts here (`needsPermission`). */
  needs: z.array(z.string()).nullable(),
  reports: z.array(report),
  disagree: z.boolean(),
  /** Others with the same full name, as "another Ana Garcia is in Rm 112". */
  sameName: z.array(z.object({ room: z.string().nullable(), grade: z.string().nullable() })),
});

/** Whoever was searched for in an incident. `classId`: the class that answers for them, or NO_CLASS; null: not a student. */
export const foundRow = rollRow.extend({ classId: z.string().nullable() });

/** One row: the site's bell schedule. */
export const bellScheduleRow = z.object({
  key,
  /** Null: none was set. */
  bells: bellSchedule.nullable(),
  setBy: z.object({ by: z.string(), wall }).nullable(),
  /** Others that were set without knowledge of the one that counts. */
  alsoSet: z.array(z.object({ by: z.string(), wall })),
  /** The periods of the present roster's classes, and in how many classes each stands. */
  rosterPeriods: z.array(z.object({ period: z.string(), classes: count })),
});

/** One student, with who may take them: one row a student. */
export const studentRow = z.object({
  ...recordParts,
  /** One; several where consoles filed different ones apart. `filings`: what `RemovePhoto` names. */
  photos: z.array(z.object({ sha256: z.string(), filings: z.array(z.string()), by: z.string(), wall })),
  grade: z.string().nullable(),
  room: z.string().nullable(),
  studentNumber: z.string().nullable(),
  birthDate: z.string().nullable(),
  homeLanguage: z.string().nullable(),
  bus: z.string().nullable(),
  /** Null: not shown to whoever acts here (`needsPermission`). */
  needs: z.array(z.string()).nullable(),
  classes: z.array(z.object({ classId: z.string(), title: z.string(), room: z.string().nullable(), periods: z.array(z.string()), teacher: personName.nullable() })),
  /** The linked record under which this person is counted: report and release them there. Null: this one. */
  countsAs: z.string().nullable(),
  status: standingStatus,
  /** Of the incident's day, else of today; null: nothing was said. */
  attendance: attendanceDay.nullable(),
  reports: z.array(report),
  contacts: z.array(
    z.object({
      contact: z.string(),
      /** As on documents, to be compared with the ID. */
      name: personName,
      /** What people call this adult, where that is another name. */
      calledName: personName.nullable(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      /** Courts' documents on file; null: not for whoever is signed in. `ended`: their date has passed. */
      orders: z.array(z.object({ event: z.string(), by: z.string(), wall: z.number(), why: z.string(), order: courtOrder, ended: z.boolean() })).nullable(),
      ...pairParts,
    }),
  ),
  siblings: z.array(z.object({ person: z.string(), name: personName, grade: z.string().nullable() })),
  ...studentPickup,
});

/** People: lists of the active roster. */
export const personRow = z.object({
  key,
  person: z.string(),
  kind: z.enum(['student', 'guardian', 'staff']),
  name: personName,
  /** The name on documents, where people use another. */
  legalName: personName.nullable(),
  photo,
  grade: z.string().nullable(),
  room: z.string().nullable(),
  role: z.string().nullable(),
  phone: z.string().nullable(),
  /** Students: contacts without a restriction. Guardians: students. */
  linked: count,
  restricted: z.boolean(),
  bus: z.string().nullable(),
  addedByHand: z.boolean(),
  /** Something about this person was amended by hand. */
  amended: z.boolean(),
  /** An amendment is disputed, or a newer roster says something else: a person should look. */
  differs: z.boolean(),
  /** Possible duplicates that wait for somebody to decide. */
  offered: count,
});

/** Whoever was added, amended, linked or marked as having left by hand; also those whom no list shows any more. */
export const personByHandRow = personRow.extend({ left: z.boolean() });

/** Records: a row for each incident, and the timeline of one. */
export const recordRow = z.object({
  key,
  incident: z.string(),
  exercise: z.boolean(),
  directive,
  detail: z.string(),
  startedWall: wall,
  startedBy: z.string(),
  closedWall: wall.nullable(),
  expected: count,
  released: count,
  answeredFor: count,
  /** It was joined to another incident, by which it goes on; null: no. */
  joinedTo: z.string().nullable(),
});

/**
 * One event in the record. `what` is a code for the renderer's words; `person` is named where it is about one. Rows come
 * in the order of their hybrid clocks, causes before effects.
 */
export const timelineRow = z.object({
  key,
  event: z.string(),
  /** Facts of one command belong together: "All here" is one for each student. */
  command: z.string(),
  type: z.string(),
  wall,
  /** Position in display order. */
  order: z.string(),
  by: z.string(),
  console: z.string(),
  person: z.object({ person: z.string(), name: personName, grade: z.string().nullable(), room: z.string().nullable() }).nullable(),
  /** Plain words: "Missing, reported by Lindqvist, Karin by radio". */
  text: z.string(),
  /** A settlement, or a fact that a settlement closed, or one that is in contradiction now; or a report that its own reporter corrected since, and the one that did. */
  mark: z.enum(['none', 'settles', 'settled', 'contradicts', 'corrected', 'corrects']),
  /** Who settled it or took it back, oldest first. */
  settledBy: z.array(z.object({ by: z.string(), wall })),
});
