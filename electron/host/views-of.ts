/** The views that each living list is read from: when a commit touches one of them, the list is read again. */
import { LOG_ITSELF } from '../../db/commit.ts';
import type { SubscriptionName } from '../../shared/contract/procedures.ts';

/** Stands among the changed views for the progress of an import, which is no fact and stays on this console. */
export const IMPORT_ITSELF = 'import';

/** Stands among the changed views when a file is being made, is further, or no longer is. */
export const EXPORTS_RUNNING = 'exports';

/** Stands among the changed views when it is known in what the active rosters contradict each other. */
export const ROSTERS_COMPARED = 'rosters';

/** Stands among the changed views when a new day has begun: lists that speak of today are read again. */
export const A_NEW_DAY = 'a new day';

/** Stands among the changed views when somebody else acts at this console, or nobody: every list is looked at again by whether it may be seen. */
export const WHO_ACTS = 'who acts';

/** Stands among the changed views when another console is heard, or no longer, or is further or less far than before. */
export const CONSOLES_HEARD = 'consoles heard';

/** Stands among the changed views when this console lets another in, or asks to be let in, and something about that changed. */
export const ADMISSION_ITSELF = 'admission';

/** Stands among the changed views when an alarm is heard ahead of the log, or its event has arrived. */
export const ALARMS_HEARD = 'alarms heard';

/** Stands among the changed views when a call that nobody answers has reached another step of the ladder. */
export const STEP_DUE = 'step due';

/** Stands among the changed views when the network looks different: addresses, cards, who is near. */
export const NETWORK_ITSELF = 'network';

/** Stands among the changed views when the reserve on the disk was given up or is there again. */
export const DISK_RESERVE = 'disk reserve';

/** Stands among the changed views when a backup was made or failed, or what happened to the database is known or put away. */
export const DATA_ITSELF = 'data';

const NAMES = ['view_staff_member', 'view_volunteer', 'view_console_name'];
const ROSTER = ['view_roster_activation', 'view_roster_head', 'view_by_hand', 'view_erasure'];
/** The expected list is read from them too. */
const PRESENCE = ['view_standing', 'view_attendance', 'view_day_list', 'view_visit'];
/** Whose classes answer stands in its course. */
const INCIDENT = ['view_incident', 'view_course', ...ROSTER, ...NAMES];

/** What was done on a withdrawn grant, or came late from a revoked console, stands in no view. */
const CONTRADICTIONS = [LOG_ITSELF, ROSTERS_COMPARED, 'view_contradiction', 'view_incident_at_once', 'view_post', 'view_set_apart', 'view_withdrawn_grant', 'view_revocation', 'view_call', 'view_call_setting', 'view_room', ...PRESENCE, ...INCIDENT];

/** What is overdue changes with the day. */
const CALL_REPORTS = ['view_call', 'view_call_aftermath', 'view_call_setting', 'view_room', A_NEW_DAY, ...ROSTER, ...NAMES];

const READ_FROM: Readonly<Record<SubscriptionName, ReadonlySet<string>>> = {
  site: new Set(['view_station', 'view_console_room', DISK_RESERVE, DATA_ITSELF, A_NEW_DAY, 'view_site', 'view_site_setting', ...CONTRADICTIONS]),
  incidents: new Set(['view_bell_schedule', 'view_incident_at_once', ...PRESENCE, ...INCIDENT]),
  classes: new Set([...PRESENCE, ...INCIDENT]),
  'class-roll': new Set(['view_photo', ...PRESENCE, ...INCIDENT]),
  'people-by-status': new Set(['view_photo', ...PRESENCE, ...INCIDENT]),
  guardian: new Set([A_NEW_DAY, ...ROSTER, ...NAMES]),
  'staff-member': new Set([A_NEW_DAY, ...ROSTER, ...NAMES]),
  'roster-classes': new Set([A_NEW_DAY, ...ROSTER, ...NAMES]),
  'class-list': new Set(['view_photo', A_NEW_DAY, ...ROSTER]),
  'bell-schedule': new Set(['view_bell_schedule', A_NEW_DAY, ...ROSTER, ...NAMES]),
  'site-settings': new Set(['view_site', 'view_site_setting', ...ROSTER, ...NAMES]),
  consoles: new Set([CONSOLES_HEARD, 'view_console', ...NAMES]),
  admission: new Set([ADMISSION_ITSELF, CONSOLES_HEARD, 'view_site', 'view_site_setting', ...NAMES]),
  floors: new Set(['view_floor', 'view_room', ...ROSTER]),
  rooms: new Set(['view_room', ...ROSTER]),
  student: new Set(['view_photo', A_NEW_DAY, 'view_grant', 'view_self_release', ...PRESENCE, 'view_incident', 'view_course', ...ROSTER, ...NAMES]),
  attendance: new Set(['view_attendance', 'view_day_list', ...ROSTER, ...NAMES]),
  visitors: new Set(['view_visit', 'view_barred', 'view_entry', ...ROSTER, ...NAMES]),
  barred: new Set(['view_barred', ...NAMES]),
  entrance: new Set(['view_entry', 'view_visit', 'view_barred', ...ROSTER, ...NAMES]),
  'day-lists': new Set(['view_day_list', ...NAMES]),
  lockdown: new Set(['view_lockdown', 'view_room', 'view_console_room', 'view_site_setting', ...PRESENCE, ...INCIDENT]),
  whereabouts: new Set(['view_photo', ...PRESENCE, ...INCIDENT]),
  accountability: new Set([...PRESENCE, ...INCIDENT]),
  buses: new Set(['view_movement', ...PRESENCE, ...INCIDENT]),
  sweeps: new Set(['view_movement', 'view_room', ...INCIDENT]),
  posts: new Set(['view_post', 'view_course', ...NAMES]),
  pickups: new Set(['view_standing', ...INCIDENT]),
  'step-aside': new Set(['view_standing', ...INCIDENT]),
  'self-release': new Set(['view_self_release', ...NAMES]),
  care: new Set(['view_standing', ...INCIDENT]),
  'drill-year': new Set(['view_drill', 'view_drill_setting', A_NEW_DAY, ...INCIDENT]),
  'drill-pace': new Set(['view_drill', 'view_drill_setting', 'view_timeline', A_NEW_DAY, ...PRESENCE, ...INCIDENT]),
  'drill-run': new Set([CONSOLES_HEARD, 'view_drill', A_NEW_DAY, 'view_incident', 'view_course', ...NAMES]),
  'running-drills': new Set([CONSOLES_HEARD, 'view_drill', A_NEW_DAY, 'view_incident', 'view_course']),
  responders: new Set(['view_responder', 'view_courses', A_NEW_DAY, ...NAMES]),
  trainings: new Set(['view_responder', 'view_courses', A_NEW_DAY, ...NAMES]),
  courses: new Set(['view_courses']),
  'tap-outs': new Set(['view_tap_out', 'view_tap_out_rules', 'view_room', A_NEW_DAY, ...ROSTER, ...NAMES]),
  'tap-out-rules': new Set(['view_tap_out_rules']),
  'quiet-alerts': new Set(['view_quiet_alert', ...INCIDENT]),
  calls: new Set([STEP_DUE, ALARMS_HEARD, A_NEW_DAY, 'view_call', 'view_responder', 'view_courses', 'view_grant', 'view_call_setting', 'view_room', ...ROSTER, ...NAMES]),
  'call-alarms': new Set([STEP_DUE, ALARMS_HEARD, 'view_call', 'view_call_setting', 'view_room', ...ROSTER, ...NAMES]),
  'call-settings': new Set(['view_call_setting']),
  contradictions: new Set(CONTRADICTIONS),
  rosters: new Set([ROSTERS_COMPARED, ...ROSTER, ...NAMES]),
  people: new Set(['view_photo', A_NEW_DAY, ...ROSTER]),
  'people-by-hand': new Set(['view_photo', A_NEW_DAY, ...ROSTER]),
  records: new Set([...PRESENCE, ...INCIDENT]),
  import: new Set([IMPORT_ITSELF]),
  exports: new Set([EXPORTS_RUNNING]),
  timeline: new Set(['view_timeline', 'view_contradiction', ...INCIDENT]),
  'export-keys': new Set(['view_staff_member', 'view_grant', ...ROSTER]),
  'staff-access': new Set(['view_staff_member', 'view_grant', 'view_secret', 'view_sign_in_offer', ...ROSTER]),
  alarms: new Set([ALARMS_HEARD, 'view_console', ...NAMES]),
  heard: new Set([NETWORK_ITSELF, 'view_site']),
  cards: new Set(['view_paper_card', ...INCIDENT]),
  unpaired: new Set(['view_paper_card', 'view_halves_settled', 'view_standing', ...INCIDENT]),
  halves: new Set(['view_paper_card', 'view_halves_settled', 'view_standing', ...INCIDENT]),
  flow: new Set(['view_pace', 'view_station', 'view_greeting', 'view_desk_act', ...PRESENCE, ...INCIDENT]),
  'call-reports': new Set(CALL_REPORTS),
  'call-report': new Set(CALL_REPORTS),
  recovery: new Set(CALL_REPORTS),
  families: new Set(['view_contact_attempt', 'view_greeting', ...PRESENCE, ...INCIDENT]),
  closing: new Set(['view_signed_matter', 'view_stay', 'view_paper_card', 'view_halves_settled', 'view_contradiction', ...PRESENCE, ...INCIDENT]),
  disclosures: new Set(['view_disclosure', 'view_incident', ...ROSTER, ...NAMES]),
  releases: new Set(['view_standing', ...INCIDENT]),
  retention: new Set([LOG_ITSELF, 'view_retention', 'view_hold', 'view_inspection', 'view_erasure_done', 'view_drill_setting', 'view_tap_out_rules', A_NEW_DAY, 'view_incident', ...ROSTER, ...NAMES]),
  texts: new Set(['view_text', ...NAMES]),
  backups: new Set([DATA_ITSELF]),
  network: new Set([NETWORK_ITSELF, 'view_console', ...NAMES]),
  queues: new Set(['view_station', 'view_greeting', 'view_desk_act', 'view_standing', ...INCIDENT]),
  queue: new Set(['view_station', 'view_greeting', 'view_desk_act', 'view_standing', ...INCIDENT]),
};

export const viewsOf = (name: SubscriptionName): ReadonlySet<string> => new Set([WHO_ACTS, ...READ_FROM[name]]);
