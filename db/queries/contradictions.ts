/** What cannot all be true: a card for each, with both sides' who, where and when. It stays until a person settles it. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import type { StandingDetail } from '../projections/person.ts';
import { nameOf, type Reader } from './reader.ts';
import { REPORT_WORDS } from './words.ts';

type Card = SubscriptionRow<'contradictions'>;

interface Row {
  readonly incident: IncidentId;
  readonly person: PersonId;
  readonly kind: Card['kind'];
  /** Null: the reports that stand. */
  readonly events: string | null;
  readonly detail: string;
}

/**
 * Of open incidents, and of real ones that were closed: what one console closed, another may have seen differently. Of
 * those it also lists people who turned out to be missing or unknown after all (`closedWithout`).
 */
export function listContradictions(reader: Reader): Card[] {
  const contradicted = reader.db
    .prepare<[], Row>(
      `SELECT c.incident, c.person, c.kind, c.events, s.detail FROM view_contradiction c
       JOIN view_standing s ON s.stream = c.stream AND s.incident = c.incident
       JOIN view_incident i ON i.incident = c.incident AND (i.closed_wall IS NULL OR i.exercise = 0)
       ORDER BY c.incident, c.person, c.kind`,
    )
    .all();
  const missed = reader.db
    .prepare<[], Omit<Row, 'kind' | 'events'>>(
      `SELECT s.incident, s.person, s.detail FROM view_standing s
       JOIN view_incident i ON i.incident = s.incident AND i.closed_wall IS NOT NULL AND i.exercise = 0
       WHERE s.contradictions = 0 AND s.status IN ('missing', 'unknown')
       ORDER BY s.incident, s.person`,
    )
    .all();
  return [...contradicted.map((row) => cardOf(reader, row)), ...missed.map((row) => cardOf(reader, { ...row, kind: 'closedWithout', events: null }))];
}

function cardOf(reader: Reader, row: Row): Card {
  const roster = reader.rosterOf(row.incident);
  const found = reader.person(row.person, roster);
  const detail = JSON.parse(row.detail) as StandingDetail;
  const events = row.events === null ? detail.reports.map((one) => one.event) : (JSON.parse(row.events) as string[]);
  return {
    key: `${row.incident} ${row.person} ${row.kind}`,
    kind: row.kind,
    incident: row.incident,
    person: row.person,
    name: nameOf(found),
    grade: found?.grade ?? null,
    room: roster.classOf.get(row.person)?.room ?? null,
    sameName: found === null ? [] : reader.namesakes(found, roster),
    events,
    sides: sidesOf(reader, events, detail),
  };
}

function sidesOf(reader: Reader, events: readonly string[], detail: StandingDetail): Card['sides'] {
  const named = new Set<string>(events);
  const reports = detail.reports
    .filter((one) => named.has(one.event))
    .map((one) => ({
      event: one.event,
      what: one.where === '' ? REPORT_WORDS[one.status] : `${REPORT_WORDS[one.status]}, ${one.where}`,
      who: one.reporter,
      console: reader.consoleName(one.origin),
      channel: one.channel,
      wall: one.wall,
      release: false,
      status: one.status,
    }));
  const releases = [...detail.releases, ...detail.rivals]
    .filter((one) => named.has(one.event))
    .map((one) => ({
      event: one.event,
      what: `Released to ${one.adult.name}`,
      who: reader.staffName(one.actor),
      console: reader.consoleName(one.origin),
      channel: null,
      wall: one.wall,
      release: true,
      status: null,
    }));
  const settlements = detail.settlements
    .filter((one) => named.has(one.event))
    .map((one) => ({
      event: one.event,
      what: one.stands === null ? 'Settled: not released' : 'Settled: the release stands',
      who: reader.staffName(one.actor),
      console: reader.consoleName(one.origin),
      channel: null,
      wall: one.wall,
      release: false,
      status: null,
    }));
  const shown = [...releases, ...settlements, ...reports];
  // A release that a settlement closed is on the card only by its id; the settlement speaks for it.
  return shown.sort((a, b) => (a.event < b.event ? -1 : 1));
}
