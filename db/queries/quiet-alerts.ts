/** Quiet alerts for those who lead: what nobody has answered, and of open incidents also what somebody has; the newest first. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { QuietAlertKind } from '../../shared/domain/quiet-alerts.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import type { AlertAnswer } from '../projections/quiet-alerts.ts';
import type { Reader } from './reader.ts';

type Row = SubscriptionRow<'quiet-alerts'>;

interface ViewRow {
  readonly event: string;
  readonly kind: QuietAlertKind;
  readonly who: string;
  readonly contact: string | null;
  readonly student: PersonId | null;
  readonly incident: IncidentId | null;
  readonly exercise: number;
  readonly wall: number;
  readonly actor: string | null;
  readonly origin: string;
  readonly answers: string;
}

export function listQuietAlerts(reader: Reader): Row[] {
  const rows = reader.db.prepare<[], ViewRow>('SELECT event, kind, who, contact, student, incident, exercise, wall, actor, origin, answers FROM view_quiet_alert ORDER BY wall DESC, event').all();
  const open = new Set(reader.db.prepare<[], string>('SELECT incident FROM view_incident WHERE closed_ms IS NULL').pluck().all());
  return rows.flatMap((row) => {
    const answers = (JSON.parse(row.answers) as AlertAnswer[]).map(({ event, done, wall, actor }) => ({ event, done, wall, by: reader.staffName(actor) }));
    if (answers.length > 0 && !open.has(row.incident ?? '')) return [];
    const { event, kind, who, wall } = row;
    return [{ key: event, event, kind, who, student: studentOf(reader, row), restriction: restrictionOf(reader, row), incident: row.incident, exercise: row.exercise === 1, wall, by: reader.staffName(row.actor), console: reader.consoleName(row.origin), answers }];
  });
}

function studentOf(reader: Reader, { student, incident }: ViewRow): Row['student'] {
  if (student === null) return null;
  const roster = incident === null ? reader.rosterToday() : reader.rosterOf(incident);
  const { name, grade, room } = reader.identify(student, roster);
  return { person: student, name, grade, room };
}

/** As the record says it now; null where it says nothing any more. */
const restrictionOf = (reader: Reader, { student, contact }: ViewRow): string | null =>
  student === null ? null : ((reader.rosters.current().pairsOfStudent.get(student) ?? []).find((pair) => pair.contact === contact && pair.restriction !== null)?.restriction ?? null);
