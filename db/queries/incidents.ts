/** Incidents: those that are open with their counts, and all of them for the records. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { Directive } from '../../shared/domain/incident/events.ts';
import type { EventId, IncidentId } from '../../shared/kernel/ids.ts';
import { periodsOf } from './bell-schedule.ts';
import { countIncident } from './expected.ts';
import { reunificationRow } from './posts.ts';
import type { Reader } from './reader.ts';

interface IncidentRecord {
  readonly incident: IncidentId;
  readonly exercise: number;
  readonly directive: Directive;
  readonly detail: string;
  readonly started_event: EventId;
  readonly started_wall: number;
  readonly started_by: string | null;
  readonly roster: string;
  readonly date: string | null;
  readonly closed_wall: number | null;
  readonly expected: number | null;
  readonly released: number | null;
  readonly answered_for: number | null;
  readonly goes_on_as: IncidentId;
}

function incidentRecords(reader: Reader): readonly IncidentRecord[] {
  return reader.db
    .prepare<[], IncidentRecord>(
      `SELECT incident, exercise, directive, detail, started_event, started_wall, started_by, roster, date, closed_wall, expected, released, answered_for, goes_on_as
       FROM view_incident ORDER BY started_ms DESC, started_n DESC, incident`,
    )
    .all();
}

/** The directives that were given since the start, and when all clear was given. */
function courseIn(reader: Reader, incident: IncidentId): { readonly directives: { directive: Directive; detail: string }[]; readonly allClearWall: number | null } {
  const joined = reader.joined.courseOf(incident)?.course;
  if (joined !== undefined) return { directives: joined.directives.map(({ directive, detail }) => ({ directive, detail })), allClearWall: joined.allClear?.wall ?? null };
  const row = reader.db.prepare<[string], { directives: string; wall: number | null }>('SELECT directives, all_clear_wall AS wall FROM view_course WHERE incident = ?').get(incident);
  return { directives: row === undefined ? [] : (JSON.parse(row.directives) as { directive: Directive; detail: string }[]), allClearWall: row?.wall ?? null };
}

/** `elapsed`: milliseconds since the start, by a clock that only grows. */
export function openIncidents(reader: Reader, elapsed: (incident: IncidentId, startedWall: number) => number): SubscriptionRow<'incidents'>[] {
  const apart = reader.db.prepare<[string], { others: string }>('SELECT others FROM view_incident_at_once WHERE incident = ?');
  const reported = reader.db.prepare<[string], string>('SELECT DISTINCT class_id FROM view_report WHERE incident IN (SELECT value FROM json_each(?)) AND class_id IS NOT NULL').pluck();
  const records = incidentRecords(reader);
  return records
    .filter((one) => one.closed_wall === null && one.goes_on_as === one.incident)
    .map((one) => {
      const roster = reader.rosterOf(one.incident);
      const { directives, allClearWall } = courseIn(reader, one.incident);
      const answering = roster.answersFor;
      const done = (reported.all(JSON.stringify(reader.joined.membersOf(one.incident))) as string[]).filter((id) => answering.has(id)).length;
      const { disagreeing: _, ...counts } = countIncident(reader, one.incident);
      return {
        key: one.incident,
        incident: one.incident,
        exercise: one.exercise === 1,
        // Of several, who is locked down comes first: band and screen follow it.
        directives: directives.length > 0 ? directives.sort((a, b) => Number(b.directive === 'lockdown') - Number(a.directive === 'lockdown')) : [{ directive: one.directive, detail: one.detail }],
        startedWall: one.started_wall,
        startedBy: reader.staffName(one.started_by),
        reunification: reunificationRow(reader, one.incident),
        elapsedMs: elapsed(one.incident, one.started_wall),
        sentAtWall: reader.clock.wallMs(),
        allClearWall,
        closedWall: one.closed_wall,
        rosterAsOfWall: rosterWall(reader, JSON.parse(one.roster) as EventId[]),
        date: one.date,
        ...counts,
        atOnce: (JSON.parse(apart.get(one.incident)?.others ?? '[]') as string[]).filter((other) => other !== one.incident),
        joined: records.filter((other) => other.goes_on_as === one.incident && other !== one).map((other) => ({ incident: other.incident, directive: other.directive, startedWall: other.started_wall, startedBy: reader.staffName(other.started_by) })),
        classesReported: done,
        classesExpected: answering.size,
        answering: answeringRow(reader, one.incident),
        periods: [...periodsOf(reader, roster.held, one.date ?? reader.dateOf(one.started_wall))],
        betweenTerms: roster.betweenTerms === null ? null : { ...roster.betweenTerms, terms: [...roster.betweenTerms.terms] },
      };
    });
}

function answeringRow(reader: Reader, incident: IncidentId): SubscriptionRow<'incidents'>['answering'] {
  const [counts, ...others] = reader.answeringIn(incident);
  if (counts === undefined) return { period: null, name: '', by: null, alsoChosen: [] };
  const { period, name, by } = counts;
  return { period, name, by, alsoChosen: others.filter((other) => other.period !== period).map((other) => ({ period: other.period, name: other.name })) };
}

/** When the newest of these activations was made. */
export function rosterWall(reader: Reader, heads: readonly EventId[]): number | null {
  const wall = reader.db.prepare<[string], number | null>('SELECT max(wall) FROM view_roster_activation WHERE activation IN (SELECT value FROM json_each(?))').pluck().get(JSON.stringify(heads));
  return typeof wall === 'number' ? wall : null;
}

export function listRecords(reader: Reader): SubscriptionRow<'records'>[] {
  return incidentRecords(reader).map((one) => {
    // An open incident, or a drill that was cut short, has no count of its own.
    const counts = one.expected === null ? countIncident(reader, one.incident) : null;
    return {
      key: one.incident,
      incident: one.incident,
      exercise: one.exercise === 1,
      directive: one.directive,
      detail: one.detail,
      startedWall: one.started_wall,
      startedBy: reader.staffName(one.started_by),
      closedWall: one.closed_wall,
      expected: one.expected ?? counts?.expected ?? 0,
      released: one.released ?? counts?.released ?? 0,
      answeredFor: one.answered_for ?? counts?.answeredFor ?? 0,
      joinedTo: one.goes_on_as === one.incident ? null : one.goes_on_as,
    };
  });
}

export const isOnRecord = ({ db }: Reader, incident: string): boolean => db.prepare<[string], number>('SELECT 1 FROM view_incident WHERE incident = ?').pluck().get(incident) === 1;

export const isExercise = ({ db }: Reader, incident: IncidentId): boolean => db.prepare<[string], number>('SELECT exercise FROM view_incident WHERE incident = ?').pluck().get(incident) === 1;
