/**
 * Everything a window can ask of its host, each with the permission it needs: the one table. A procedure that is not in
 * it does not exist at the door (`tests/host` compares).
 */
import { z } from 'zod';
import { day } from '../domain/attendance/events.ts';
import type { CommandType } from '../domain/registry.ts';
import { roles, type Role } from '../domain/site/events.ts';
import type { Permission } from './permission.ts';
import { SHA256_PATTERN, ID_PATTERN } from '../kernel/ids.ts';
import { admissionQueries } from './admission-queries.ts';
import { alertPermissions, alertSubscriptions } from './alert-procedures.ts';
import { attendanceRow, visitorRow } from './attendance-rows.ts';
import { drillRunPermissions, drillRunSubscriptions } from './drill-run-procedures.ts';
import { backupQueries, backupSubscriptions } from './backup-procedures.ts';
import { exportKeyQueries, exportKeySubscriptions } from './export-key-procedures.ts';
import { drillPermissions, drillQueries, drillSubscriptions } from './drill-procedures.ts';
import { callReportPermissions, callReportQueries, callReportSubscriptions } from './call-report-procedures.ts';
import { entrancePermissions, entranceQueries, entranceSubscriptions } from './entrance-procedures.ts';
import { admissionRow, consoleRow } from './console-rows.ts';
import { familyPermissions, familyQueries, familySubscriptions } from './family-procedures.ts';
import { foundAnything } from './find-rows.ts';
import { importCautions, importChoices, rosterChanges, rosterCounts } from './import-changes.ts';
import { importRow } from './import-row.ts';
import { photoCounts } from './photos.ts';
import { lockdownRow } from './lockdown-rows.ts';
import { movementPermissions, movementSubscriptions } from './movement-procedures.ts';
import { networkQueries, networkSubscriptions } from './network-procedures.ts';
import { postRow } from './post-rows.ts';
import { carePermissions, careSubscriptions } from './care-procedures.ts';
import { asideRow, pickupRow, selfReleaseRow } from './pickup-rows.ts';
import { rejection } from './rejection.ts';
import { rosterRow } from './roster-row.ts';
import { standingStatus } from './standing-status.ts';
import { roomRow, siteSettingsRow } from './setup-rows.ts';
import { signInQueries } from './sign-in-queries.ts';
import { stationCommands, stationQueries, stationSubscriptions } from './station-procedures.ts';
import { staffAccessRow } from './sign-in-rows.ts';
import { responderPermissions, responderSubscriptions, trainingQueries } from './responder-procedures.ts';
import { tapPermissions, tapSubscriptions } from './tap-procedures.ts';
import { textSubscriptions } from './text-procedures.ts';
import { classListRow, guardianRow, rosterClassRow, staffMemberRow } from './record-rows.ts';
import { callPermissions, callSubscriptions } from './call-procedures.ts';
import { recordsPermissions, recordsQueries, recordsSubscriptions } from './records-procedures.ts';
import { retentionPermissions, retentionQueries, retentionSubscriptions } from './retention-procedures.ts';
import { floorPermissions, floorSubscriptions } from './floor-procedures.ts';
import { cardPermissions, cardQueries, cardSubscriptions } from './card-procedures.ts';
import { contradictionRow } from './contradiction-rows.ts';
import { bellScheduleRow, classRow, foundRow, incidentRow, personByHandRow, personRow, recordRow, rollRow, siteRow, studentRow, timelineRow } from './rows.ts';

/** Both sides say it when they meet; a window of another version reloads. */
export const PROTOCOL_VERSION = 1;

const everyRole: readonly Role[] = roles;
const administrator: readonly Role[] = ['administrator'];
const command: readonly Role[] = ['administrator', 'assistantPrincipal'];
const office: readonly Role[] = ['administrator', 'assistantPrincipal', 'frontOffice'];
const stations: readonly Role[] = ['administrator', 'assistantPrincipal', 'frontOffice', 'campusSupervisor', 'stationVolunteer'];
const entrance: readonly Role[] = [...office, 'campusSupervisor'];
const accounting: readonly Role[] = ['administrator', 'assistantPrincipal', 'frontOffice', 'campusSupervisor', 'teacher'];

export const commandPermissions: Readonly<Record<CommandType, Permission>> = {
  FoundSite: 'anyone',
  SetBellSchedule: command,
  RenameSite: administrator,
  RenameConsole: administrator,
  PlaceConsole: administrator,
  RevokeConsole: administrator,
  AdoptLateFacts: administrator,
  LeaveSite: administrator,
  NameSchools: administrator,
  ChooseClock: administrator,
  CorrectText: command,
  SetLockdownAllClear: command,
  AddRoom: command,
  PlaceRooms: command,
  UseRooms: command,
  RenameRoom: command,
  ErasePayloads: administrator,
  AddStaff: administrator,
  RenameStaff: administrator,
  PutStaffOnRoster: administrator,
  GrantRole: administrator,
  WithdrawRole: administrator,
  ConfirmActs: administrator,
  SetAsideLateFacts: administrator,
  SetIdleLock: administrator,
  AddPerson: office,
  AmendPerson: office,
  AmendContact: office,
  FileCourtOrder: office,
  SetRestriction: office,
  // The office may make it stricter at once; that it no longer holds is for whoever answers for the school.
  LiftRestriction: command,
  RemovePerson: office,
  ReturnPerson: office,
  TakeBackAmendment: office,
  LinkPeople: office,
  TellPeopleApart: office,
  NameSubstitute: office,
  RemovePhoto: office,
  // Raising the alarm needs nobody signed in; while a real incident is open, a change of its directive is the alarm.
  StartIncident: 'anyone',
  ChooseAnsweringPeriod: command,
  ChangeDirective: 'anyone',
  StartReunification: command,
  // Who is where is for whoever leads to know, and so to say.
  TakePost: command,
  HandOverPost: command,
  LeavePost: command,
  // Strangers run the stations and share a computer: whoever is at it may tick what was done, under their own name, and take it back.
  MarkJobStepDone: everyRole,
  TakeBackJobStep: everyRole,
  // A word out of a room may come to anybody at a console, also to a volunteer; what is done with it is for whoever leads.
  ReportRooms: everyRole,
  ReportKnown: everyRole,
  Phone911: everyRole,
  Tell911: everyRole,
  ReleaseRooms: entrance,
  ProposeAllClear: command,
  SetAsideAllClearRules: command,
  // Which of two incidents goes on is for whoever leads.
  JoinIncidents: command,
  AddNote: everyRole,
  GiveAllClear: command,
  CloseIncident: command,
  ReportPeople: accounting,
  TakeBackReport: accounting,
  SettleReports: office,
  AnswerForPeople: command,
  CheckInAdult: stations,
  RecordCall: stations,
  // Who it is, who may come, what no longer stops, and what follows from a no: for whoever answers for the school.
  GrantIdentityException: command,
  AuthorizePickup: command,
  OverrideRestriction: command,
  DecideDiscomfort: command,
  EscortAdult: stations,
  EndStepAside: stations,
  CheckInFromAside: stations,
  CheckInAgain: stations,
  SendForStudent: stations,
  BringStudent: stations,
  ReportWrongStudent: stations,
  AnswerComfort: stations,
  ReleaseStudent: stations,
  ReleaseAlone: stations,
  SetSelfRelease: command,
  SettleRelease: command,
  ...carePermissions,
  MarkAbsent: office,
  MarkArrived: office,
  MarkLeftEarly: office,
  TakeBackAttendance: office,
  ...entrancePermissions,
  ...cardPermissions,
  ...stationCommands,
  ...alertPermissions,
  ...callPermissions,
  ...movementPermissions,
  ...familyPermissions,
  ...callReportPermissions,
  ...drillPermissions,
  ...drillRunPermissions,
  ...recordsPermissions,
  ...retentionPermissions,
  ...responderPermissions,
  ...tapPermissions,
  ...floorPermissions,
};

/** Who sees what a student needs; to others `needs` is null. A volunteer at a station is told in person. */
export const needsPermission: Permission = accounting;

const incident = z.string().regex(ID_PATTERN);
const id = z.string().regex(ID_PATTERN);

/** Living lists: a snapshot, then what changes. `params` says which list. */
export const subscriptions = {
  site: { permission: 'anyone', params: z.strictObject({}), row: siteRow },
  /** Directive, place and numbers, no names of students: a locked computer shows them. */
  incidents: { permission: 'anyone', params: z.strictObject({}), row: incidentRow },
  classes: { permission: everyRole, params: z.strictObject({ incident }), row: classRow },
  'class-roll': { permission: everyRole, params: z.strictObject({ incident, classId: id }), row: rollRow },
  'people-by-status': {
    permission: everyRole,
    /** Null: everybody on the expected list and every extra. */
    params: z.strictObject({ incident, status: standingStatus.nullable() }),
    row: rollRow,
  },
  'bell-schedule': { permission: everyRole, params: z.strictObject({}), row: bellScheduleRow },
  /** Who of the site is heard: a locked computer shows it too. */
  consoles: { permission: 'anyone', params: z.strictObject({}), row: consoleRow },
  /** One row: this console lets another in, or asks to be let in. The digits stand on two screens and are no secret. */
  admission: { permission: 'anyone', params: z.strictObject({}), row: admissionRow },
  /** One row: what was set of the site as a whole. */
  'site-settings': { permission: everyRole, params: z.strictObject({}), row: siteSettingsRow },
  rooms: { permission: everyRole, params: z.strictObject({}), row: roomRow },
  student: { permission: everyRole, params: z.strictObject({ person: id, incident: incident.nullable() }), row: studentRow },
  /** Nought or one row. */
  guardian: { permission: everyRole, params: z.strictObject({ person: id }), row: guardianRow },
  'staff-member': { permission: everyRole, params: z.strictObject({ person: id }), row: staffMemberRow },
  /** Every class of the present roster, for looking up and for naming a substitute. */
  'roster-classes': { permission: everyRole, params: z.strictObject({}), row: rosterClassRow },
  /** For printing before an incident. */
  'class-list': { permission: accounting, params: z.strictObject({ classId: id }), row: classListRow },
  /** Who was absent, came late or left early on a day. */
  attendance: { permission: accounting, params: z.strictObject({ date: day }), row: attendanceRow },
  visitors: { permission: accounting, params: z.strictObject({ date: day }), row: visitorRow },
  pickups: { permission: everyRole, params: z.strictObject({ incident }), row: pickupRow },
  /** Every post with its job sheet, in the order of the method. */
  posts: { permission: everyRole, params: z.strictObject({ incident }), row: postRow },
  /** One row: the rooms of a lockdown, what is known, what 911 was told. */
  lockdown: { permission: everyRole, params: z.strictObject({ incident }), row: lockdownRow },
  /** Adults who were asked to step aside, the longest wait first. */
  'step-aside': { permission: everyRole, params: z.strictObject({ incident }), row: asideRow },
  /** The school's rule about students who leave alone: one row. */
  'self-release': { permission: everyRole, params: z.strictObject({}), row: selfReleaseRow },
  contradictions: { permission: everyRole, params: z.strictObject({}), row: contradictionRow },
  /** A row for each of two or more active rosters that contradict each other; else none. */
  rosters: { permission: everyRole, params: z.strictObject({}), row: rosterRow },
  people: { permission: everyRole, params: z.strictObject({ kind: z.enum(['student', 'guardian', 'staff']) }), row: personRow },
  'people-by-hand': { permission: everyRole, params: z.strictObject({}), row: personByHandRow },
  records: { permission: everyRole, params: z.strictObject({}), row: recordRow },
  /** The import that is under way at this console or was last: no row or one. */
  import: { permission: office, params: z.strictObject({}), row: importRow },
  timeline: { permission: everyRole, params: z.strictObject({ incident }), row: timelineRow },
  /** Who uses Muster, in which role, and whether they can sign in. */
  'staff-access': { permission: administrator, params: z.strictObject({}), row: staffAccessRow },
  ...networkSubscriptions,
  ...backupSubscriptions,
  ...exportKeySubscriptions,
  ...entranceSubscriptions,
  ...stationSubscriptions,
  ...movementSubscriptions,
  ...familySubscriptions,
  ...callReportSubscriptions,
  ...drillSubscriptions,
  ...drillRunSubscriptions,
  ...textSubscriptions,
  ...cardSubscriptions,
  ...alertSubscriptions,
  ...callSubscriptions,
  ...careSubscriptions,
  ...recordsSubscriptions,
  ...retentionSubscriptions,
  ...responderSubscriptions,
  ...tapSubscriptions,
  ...floorSubscriptions,
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; row: z.ZodObject }>;

export type SubscriptionName = keyof typeof subscriptions;
export type SubscriptionParams<N extends SubscriptionName> = z.infer<(typeof subscriptions)[N]['params']>;
export type SubscriptionRow<N extends SubscriptionName> = z.infer<(typeof subscriptions)[N]['row']>;

const problem = z.object({ code: z.string(), severity: z.enum(['error', 'warning']), file: z.string(), row: z.number().nullable(), column: z.string().nullable(), message: z.string(), whatToDo: z.string() });

/** What would change, before anything is written. `ticket` is null where the file was refused. */
export const importPreview = z.object({
  ticket: z.string().nullable(),
  source: z.string(),
  schools: z.array(z.object({ sourceId: z.string(), name: z.string(), students: z.number() })),
  ...importChoices,
  counts: rosterCounts,
  /** Entries of every kind: people, classes, enrollments, relationships. */
  added: z.number(),
  changed: z.number(),
  withdrawn: z.number(),
  ...rosterChanges,
  ...importCautions,
  photos: photoCounts,
  /** All of them, to be copied or printed; `groupProblems` makes them fit to be shown. */
  problems: z.array(problem),
});
export type ImportPreview = z.infer<typeof importPreview>;

/** One answer is read in one go: so many classes are no pause that anybody notices. */
export const MAX_CLASS_LISTS = 20;

/** Asked once, answered once. */
export const queries = {
  search: {
    permission: everyRole,
    params: z.strictObject({ text: z.string().max(100), kinds: z.array(z.enum(['student', 'guardian', 'staff'])).min(1), limit: z.number().int().min(1).max(100) }),
    answer: z.object({ rows: z.array(personRow), more: z.boolean() }),
  },
  /** As `search`, of those in an incident, with where they stand. */
  searchIncident: {
    permission: everyRole,
    params: z.strictObject({ incident, text: z.string().max(100), limit: z.number().int().min(1).max(100) }),
    answer: z.object({ rows: z.array(foundRow), more: z.boolean() }),
  },
  /** Ctrl K: people, rooms with their classes, adults who wait, and to those who see `visitors` these; at most `limit` of each. In an incident with where they stand. */
  find: {
    permission: everyRole,
    params: z.strictObject({ text: z.string().max(100), incident: incident.nullable(), limit: z.number().int().min(1).max(100) }),
    answer: foundAnything,
  },
  /** As `class-list`, of several classes at once, for printing: a school has more classes than a window may look at. */
  classLists: {
    permission: accounting,
    params: z.strictObject({ classIds: z.array(id).min(1).max(MAX_CLASS_LISTS) }),
    answer: z.object({ lists: z.array(z.object({ classId: z.string(), rows: z.array(classListRow) })) }),
  },
  /** Fills the site with the invented sample school; only where no roster is active. */
  loadSample: { permission: administrator, params: z.strictObject({}), answer: z.object({ counts: rosterCounts }) },
  /** Makes a previewed import the active roster. The files were sent to POST /import, which answers an `importPreview`. */
  applyImport: {
    permission: office,
    /** `leaving`: the number of students of the preview's `leaving`, said by a person who means it; null where there is none. */
    params: z.strictObject({ ticket: z.string().max(64), leaving: z.number().int().nonnegative().nullable() }),
    answer: z.object({ counts: rosterCounts }),
  },
  /** One of two active rosters is to be kept: what that would change, to be applied like an import. */
  keepRoster: { permission: office, params: z.strictObject({ activation: z.string().regex(SHA256_PATTERN) }), answer: importPreview },
  /** The preview once more, for a window that was reloaded; `import` is the row's key. */
  readImport: { permission: office, params: z.strictObject({ import: z.string().max(64) }), answer: importPreview },
  /** Cancels an import that is being read or waits, or puts the row of a finished one away; `ticket` is the row's key. What is being applied cannot be called back. */
  discardImport: { permission: office, params: z.strictObject({ ticket: z.string().max(64) }), answer: z.object({}) },
  ...admissionQueries,
  ...signInQueries,
  ...exportKeyQueries,
  ...networkQueries,
  ...backupQueries,
  ...entranceQueries,
  ...cardQueries,
  ...familyQueries,
  ...callReportQueries,
  ...drillQueries,
  ...trainingQueries,
  ...stationQueries,
  ...recordsQueries,
  ...retentionQueries,
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; answer: z.ZodType }>;

export type QueryName = keyof typeof queries;
export type QueryParams<N extends QueryName> = z.infer<(typeof queries)[N]['params']>;
export type QueryAnswer<N extends QueryName> = z.infer<(typeof queries)[N]['answer']>;

/** Who may see a photo at GET /photo/<sha256>: whoever answers for children or gives them back. */
export const photoPermission: Permission = everyRole;

/** Who may ask for GET /support: whoever speaks for the school to those who help with Muster. */
export const supportPermission: Permission = command;

/** Who may send files to POST /import. */
export const importPermission: Permission = office;

/** The answer to a command, given when its events are on disk ("saved here"). A retry of the same command id gets the first one. */
export const commandOutcome = z.discriminatedUnion('accepted', [
  z.object({ accepted: z.literal(true), events: z.array(z.string().regex(SHA256_PATTERN)), result: z.record(z.string(), z.string()) }),
  z.object({ accepted: z.literal(false), rejection }),
]);
export type CommandOutcome = z.infer<typeof commandOutcome>;
