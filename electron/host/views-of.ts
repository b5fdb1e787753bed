/** The views that each living list is read from: when a commit touches one of them, the list is read again. */
import { LOG_ITSELF } from '../../db/commit.ts';
import type { SubscriptionName } from '../../shared/contract/procedures.ts';

/** Stands among the changed views for the progress of an import, which is no fact and stays on this console. */
export const IMPORT_ITSELF = 'import';

const NAMES = ['view_staff_member', 'view_console'];
const ROSTER = ['view_roster_activation', 'view_roster_head', 'view_erasure'];
const INCIDENT = ['view_incident', ...ROSTER, ...NAMES];

export const VIEWS_OF: Readonly<Record<SubscriptionName, ReadonlySet<string>>> = {
  site: new Set([LOG_ITSELF, 'view_site', 'view_standing', 'view_grant', 'view_contradiction', 'view_incident', ...ROSTER, ...NAMES]),
  incidents: new Set(['view_course', 'view_incident_at_once', 'view_standing', ...INCIDENT]),
  classes: new Set(['view_standing', ...INCIDENT]),
  'class-roll': new Set(['view_standing', ...INCIDENT]),
  'people-by-status': new Set(['view_standing', ...INCIDENT]),
  student: new Set(['view_standing', ...ROSTER, ...NAMES]),
  pickups: new Set(['view_standing', ...INCIDENT]),
  contradictions: new Set(['view_contradiction', 'view_standing', ...INCIDENT]),
  rosters: new Set([...ROSTER, ...NAMES]),
  people: new Set(ROSTER),
  records: new Set(['view_standing', ...INCIDENT]),
  import: new Set([IMPORT_ITSELF]),
  timeline: new Set(['view_timeline', 'view_contradiction', ...INCIDENT]),
};
