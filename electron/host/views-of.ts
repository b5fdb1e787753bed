/** The views that each living list is read from: when a commit touches one of them, the list is read again. */
import { LOG_ITSELF } from '../../db/commit.ts';
import type { SubscriptionName } from '../../shared/contract/procedures.ts';

/** Stands among the changed views for the progress of an import, which is no fact and stays on this console. */
export const IMPORT_ITSELF = 'import';

/** Stands among the changed views when it is known in what the active rosters contradict each other. */
export const ROSTERS_COMPARED = 'rosters';

const NAMES = ['view_staff_member', 'view_console'];
const ROSTER = ['view_roster_activation', 'view_roster_head', 'view_by_hand', 'view_erasure'];
/** The expected list is read from them too. */
const PRESENCE = ['view_standing', 'view_attendance', 'view_visit'];
const INCIDENT = ['view_incident', ...ROSTER, ...NAMES];

export const VIEWS_OF: Readonly<Record<SubscriptionName, ReadonlySet<string>>> = {
  site: new Set([LOG_ITSELF, ROSTERS_COMPARED, 'view_site', ...PRESENCE, 'view_grant', 'view_contradiction', 'view_incident', ...ROSTER, ...NAMES]),
  incidents: new Set(['view_course', 'view_incident_at_once', ...PRESENCE, ...INCIDENT]),
  classes: new Set([...PRESENCE, ...INCIDENT]),
  'class-roll': new Set([...PRESENCE, ...INCIDENT]),
  'people-by-status': new Set([...PRESENCE, ...INCIDENT]),
  guardian: new Set([...ROSTER, ...NAMES]),
  'staff-member': new Set([...ROSTER, ...NAMES]),
  'roster-classes': new Set([...ROSTER, ...NAMES]),
  'class-list': new Set(ROSTER),
  student: new Set([...PRESENCE, 'view_incident', ...ROSTER, ...NAMES]),
  attendance: new Set(['view_attendance', ...ROSTER, ...NAMES]),
  visitors: new Set(['view_visit', ...NAMES]),
  pickups: new Set(['view_standing', ...INCIDENT]),
  contradictions: new Set(['view_contradiction', ...PRESENCE, ...INCIDENT]),
  rosters: new Set([ROSTERS_COMPARED, ...ROSTER, ...NAMES]),
  people: new Set(ROSTER),
  records: new Set([...PRESENCE, ...INCIDENT]),
  import: new Set([IMPORT_ITSELF]),
  timeline: new Set(['view_timeline', 'view_contradiction', ...INCIDENT]),
};
