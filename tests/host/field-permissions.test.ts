/** Who may know what, role by role and field by field: the table, its words in docs, and what the host does with it are one. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mayKnow } from '../../electron/host/may-know.ts';
import { reportsFor } from '../../electron/host/commands/call-report.ts';
import { fieldPermissions } from '../../shared/contract/field-permissions.ts';
import { recordsQueries } from '../../shared/contract/records-procedures.ts';
import { roles, type Role } from '../../shared/domain/site/events.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import type { EventId, PersonId } from '../../shared/kernel/ids.ts';

type Field = keyof typeof fieldPermissions;
const fields = Object.keys(fieldPermissions) as Field[];
const may = (field: Field, role: Role): boolean => (fieldPermissions[field].permission as readonly Role[]).includes(role);
const actorIn = (role: Role): Actor => ({ staff: 'a'.repeat(26) as PersonId, role, grant: '0'.repeat(64) as EventId });

test('RE-4 what the host tells each role of a person is what the table says', () => {
  for (const role of roles) {
    expect(mayKnow(actorIn(role)), role).toEqual({ alerts: may('alerts', role), hospital: may('hospital', role), deaths: may('deaths', role), orders: may('orders', role), takers: may('takers', role) });
    expect(reportsFor(actorIn(role)), role).toMatchObject({ leads: may('callReports', role), confidential: may('confidential', role) });
  }
  expect(Object.values(mayKnow('unsigned')).some((known) => known)).toBe(false);
});

test('RE-4 whoever may make files of an incident may know every field that is in them', () => {
  const { exportCallReport: _, ...files } = recordsQueries;
  for (const { permission } of Object.values(files)) for (const role of permission) for (const field of fields) expect(may(field, role), `${field} for ${role}`).toBe(true);
});

test('the table in docs/field-permissions.md is the same, row by row', () => {
  const rows = readFileSync(new URL('../../docs/field-permissions.md', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => /^\| [^|]+ \| (yes|) ?\|/.test(line))
    .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
  expect(rows).toEqual(fields.map((field) => [fieldPermissions[field].words, ...roles.map((role) => (may(field, role) ? 'yes' : ''))]));
});
