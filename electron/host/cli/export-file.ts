/**
 * Files with people's data for the command line. Whoever can read the data folder can import into it; what leaves it is for
 * somebody of the school who proves who they are, by the same table of permissions as at the screens.
 */
import { z } from 'zod';
import { listRecords } from '../../../db/queries/incidents.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { ID_PATTERN } from '../../../shared/kernel/ids.ts';
import type { Console } from '../console.ts';
import type { ExportQuestion } from '../exports/exports.ts';
import { incidentNotOnRecord } from '../exports/refusals.ts';

const ofIncident = ['timeline', 'people', 'releases', 'record', 'evidence'] as const;
export const exportable = [...ofIncident, 'roster', 'disclosures'] as const;

/** `incident` null: the newest. `staff`: a name; null: the secret is a key for scripts, from Setup. */
export const exportRequest = z.strictObject({ what: z.enum(exportable), incident: z.string().regex(ID_PATTERN).nullable(), staff: z.string().nullable(), secret: z.string() });

export interface ExportReport {
  readonly file: { readonly name: string; readonly base64: string } | null;
  readonly rejection: Rejection | null;
}

/** It stays in the school: what somebody outside gets is made at the screens, on a disclosure. */
export async function exportFile(console: Console, { what, incident, staff, secret }: z.infer<typeof exportRequest>): Promise<ExportReport> {
  const question = questionOf(what, incident ?? listRecords(console.reader)[0]?.incident ?? null);
  if (question === null) return { file: null, rejection: incidentNotOnRecord.error };
  const made = await console.exportAs(staff, secret, question);
  if (!made.ok) return { file: null, rejection: made.error };
  const { name } = made.value;
  return { file: { name, base64: 'base64' in made.value ? made.value.base64 : Buffer.from(made.value.text).toString('base64') }, rejection: null };
}

function questionOf(what: z.infer<typeof exportRequest>['what'], incident: string | null): ExportQuestion | null {
  if (what === 'roster') return { name: 'exportRoster', params: { disclosure: null } };
  if (what === 'disclosures') return { name: 'exportDisclosures', params: {} };
  if (incident === null) return null;
  return what === 'evidence' ? { name: 'exportEvidence', params: { incident, disclosure: null } } : { name: 'exportIncident', params: { incident, kind: what, disclosure: null } };
}
