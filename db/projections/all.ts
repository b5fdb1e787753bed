/** The only list of projections, and of the tables that they fill. */
import { attendance, visits } from './attendance.ts';
import { barredPeople, dayLists, entries } from './entrance.ts';
import { bellSchedules } from './bell-schedule.ts';
import { recordsByHand } from './by-hand.ts';
import { revocations, setApart } from './contradictions.ts';
import { incidentCourse, incidentList } from './incident.ts';
import { personStandings } from './person.ts';
import { incidentMovement } from './movement.ts';
import { incidentLockdown } from './lockdown.ts';
import { photos } from './photos.ts';
import { quietAlerts } from './quiet-alerts.ts';
import { incidentPosts } from './posts.ts';
import { consoleAdmissions, paperCards } from './paper-cards.ts';
import type { Projection, ViewTable } from './projection.ts';
import { reunificationQueue } from './queue.ts';
import { rooms } from './rooms.ts';
import { selfRelease } from './self-release.ts';
import { rosterActivations, rosterWrites } from './roster.ts';
import { consoles, siteProjection } from './site.ts';
import { consoleNames, siteSettings } from './site-settings.ts';
import { credentials, staffMembers } from './staff.ts';
import { texts } from './texts.ts';
import { incidentStations } from './stations.ts';
import { timeline } from './timeline.ts';

export const projections: readonly Projection[] = [siteProjection, consoles, siteSettings, consoleNames, consoleAdmissions, texts, paperCards, rooms, staffMembers, credentials, bellSchedules, rosterWrites, rosterActivations, recordsByHand, photos, incidentList, incidentCourse, incidentPosts, incidentStations, incidentLockdown, incidentMovement, personStandings, reunificationQueue, quietAlerts, selfRelease, setApart, revocations, attendance, visits, barredPeople, entries, dayLists, timeline];
export const viewTables: readonly ViewTable[] = projections.flatMap((projection) => projection.tables);
