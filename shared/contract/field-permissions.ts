/**
 * Who may know what of a person, field by field: the one table. Lists leave out by it what whoever reads may not know, and so do search,
 * documents and files, which are made of the same lists. docs/field-permissions.md is the same table in words; a test compares them.
 */
import { alertPermissions } from './alert-procedures.ts';
import { callReportPermission, confidentialPermission } from './call-report-procedures.ts';
import { courtOrderPermission, deathsPermission, hospitalPermission, takersPermission } from './care-procedures.ts';
import type { Permission } from './permission.ts';
import { needsPermission, photoPermission, subscriptions } from './procedures.ts';

export const fieldPermissions = {
  photo: { words: 'Photos', permission: photoPermission },
  needs: { words: 'What a student needs', permission: needsPermission },
  takers: { words: 'With whom a student left', permission: takersPermission },
  orders: { words: 'Courts’ documents on file', permission: courtOrderPermission },
  hospital: { words: 'In which hospital a student is', permission: hospitalPermission },
  deaths: { words: 'That a student is deceased', permission: deathsPermission },
  alerts: { words: 'What was done about a quiet alert', permission: alertPermissions.AnswerQuietAlert },
  visitors: { words: 'Visitors, also in search', permission: subscriptions.visitors.permission },
  callReports: { words: 'Reports of calls that are not one’s own', permission: callReportPermission },
  confidential: { words: 'Confidential notes of others, and what the care team was told', permission: confidentialPermission },
} as const satisfies Record<string, { readonly words: string; readonly permission: Permission }>;
