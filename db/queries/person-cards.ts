/** Cards about one person in one incident: reports, releases and settlements that cannot all be true. */
import { compareTimestamps } from '../../shared/kernel/clock.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import type { StandingDetail } from '../projections/person.ts';
import { dayOf } from './attendance.ts';
import { peopleIn } from './expected.ts';
import { NOTHING_SAID } from './pickups.ts';
import type { StandingRow } from './joined-incidents.ts';
import { linkedReleasesIn, type LinkedReleases } from './linked-releases.ts';
import type { Reader } from './reader.ts';
import { card, side, type Card, type Side } from './cards.ts';
import { placeInWords } from './movement-told.ts';
import { REPORT_WORDS } from './words.ts';

interface Row {
  readonly incident: IncidentId;
  readonly person: PersonId;
  readonly kind: Card['kind'];
  /** Null: the reports that stand. */
  readonly events: string | null;
  readonly detail: StandingDetail;
}

/** As it lies in the view. */
type StoredRow = Omit<Row, 'detail'> & { readonly detail: string };

const read = <R extends { readonly detail: string }>(row: R): Omit<R, 'detail'> & { readonly detail: StandingDetail } => ({ ...row, detail: JSON.parse(row.detail) as StandingDetail });

/** Of open incidents, and of real ones that were closed: what one console closed, another may have seen differently. */
export function contradictedPeople(reader: Reader, kind: Card['kind']): Card[] {
  const rows = reader.db
    .prepare<[string], StoredRow>(
      `SELECT c.incident, c.person, c.kind, c.events, s.detail FROM view_contradiction c
       JOIN view_standing s ON s.stream = c.stream AND s.incident = c.incident
       JOIN view_incident i ON i.incident = c.incident AND (i.closed_wall IS NULL OR i.exercise = 0) AND json_array_length(i.one_with) = 1
       WHERE c.kind = ? ORDER BY c.incident, c.person`,
    )
    .all(kind)
    .map((row) => cardOf(reader, read(row)));
  return [...rows, ...joinedIncidentIds(reader).flatMap((incident) => contradictedInJoined(reader, incident, kind))];
}

/** PS-7 of incidents that were joined, what contradicts in all of them together. */
function contradictedInJoined(reader: Reader, incident: IncidentId, kind: Card['kind']): Card[] {
  const found = reader.db.prepare<[string, string, string], string>('SELECT events FROM view_contradiction WHERE stream = ? AND incident = ? AND kind = ?').pluck();
  return [...reader.standings(incident).values()]
    .filter((one) => one.contradictions > 0)
    .sort(byPerson)
    .flatMap((one) => {
      const ofKind = one.merged === null ? (found.all(one.stream, one.incident, kind) as string[]) : one.merged.contradictions.filter((other) => other.kind === kind).map(({ events }) => JSON.stringify(events));
      return ofKind.map((events) => cardOf(reader, { incident, person: one.person, kind, events, detail: reader.detailOf(one) }));
    });
}

const byPerson = (a: StandingRow, b: StandingRow): number => (a.person < b.person ? -1 : 1);

/** PS-6 people of closed incidents who turned out to be missing or unknown after all. */
export function missedAtClose(reader: Reader): Card[] {
  const rows = reader.db
    .prepare<[], Omit<StoredRow, 'kind' | 'events'>>(
      `SELECT s.incident, s.person, s.detail FROM view_standing s
       JOIN view_incident i ON i.incident = s.incident AND i.closed_wall IS NOT NULL AND i.exercise = 0 AND json_array_length(i.one_with) = 1
       WHERE s.contradictions = 0 AND s.status IN ('missing', 'unknown')
       ORDER BY s.incident, s.person`,
    )
    .all()
    .map((row) => cardOf(reader, { ...read(row), kind: 'closedWithout', events: null }));
  const joined = joinedIncidentIds(reader).filter((incident) => !openIncidentIds(reader).includes(incident));
  const inJoined = joined.flatMap((incident) =>
    [...reader.standings(incident).values()]
      .filter((one) => one.contradictions === 0 && (one.status === 'missing' || one.status === 'unknown'))
      .sort(byPerson)
      .map((one) => cardOf(reader, { incident, person: one.person, kind: 'closedWithout', events: null, detail: reader.detailOf(one) })),
  );
  return [...rows, ...inJoined, ...backAfterClose(reader)];
}

/**
 * RO-21 whoever is among the people of a closed incident only by what was stated after the close: marked as at the school after all, or told
 * apart from whom they had been counted as. Nobody looked for them.
 */
function backAfterClose(reader: Reader): Card[] {
  const back = [...reader.rosters.records()].flatMap(([about, { returned, links }]) => [
    ...returned.map((at) => ({ person: about as PersonId, at })),
    ...links.flatMap(({ other, kind, apartAt }) => (kind === 'guardian' || apartAt === null ? [] : [about as PersonId, other].map((person) => ({ person, at: apartAt })))),
  ]);
  if (back.length === 0) return [];
  const closed = reader.db.prepare<[], { incident: IncidentId; ms: number; n: number }>('SELECT incident, closed_ms AS ms, closed_n AS n FROM view_incident WHERE closed_ms IS NOT NULL AND exercise = 0 AND goes_on_as = incident ORDER BY incident').all();
  return closed.flatMap(({ incident, ms, n }) => {
    const late = new Set(back.filter(({ at }) => compareTimestamps(at, { ms, n }) > 0).map(({ person }) => person));
    if (late.size === 0) return [];
    const people = peopleIn(reader, incident);
    return [...late].sort().flatMap((person) => {
      const found = people.get(person);
      return found === undefined || !found.onList || found.standing !== null || found.status !== 'unknown' ? [] : [cardOf(reader, { incident, person, kind: 'closedWithout', events: null, detail: NOTHING_SAID })];
    });
  });
}

const joinedIncidentIds = (reader: Reader): readonly IncidentId[] => reader.db.prepare<[], IncidentId>('SELECT incident FROM view_incident WHERE goes_on_as = incident AND json_array_length(one_with) > 1 ORDER BY incident').pluck().all() as IncidentId[];

/** Of open incidents, and of real ones that were closed. */
export function releasedUnderTwoRecords(reader: Reader): Card[] {
  const incidents = reader.db.prepare<[], IncidentId>('SELECT incident FROM view_incident WHERE goes_on_as = incident AND (closed_wall IS NULL OR exercise = 0) ORDER BY incident').pluck().all() as IncidentId[];
  return [...reader.rosters.links().groups].length === 0 ? [] : incidents.flatMap((incident) => linkedReleasesIn(reader, reader.standings(incident)).map((found) => linkedCard(reader, incident, found)));
}

function linkedCard(reader: Reader, incident: IncidentId, { person, releases }: LinkedReleases): Card {
  const roster = reader.rosterOf(incident);
  const { kind: _, ...named } = reader.identify(person, roster);
  const sides = [...releases].map(([record, one]) => releaseSide(reader, one, ` (record of ${fullName(reader, record, roster)})`));
  return card('releasedTwice', `${incident} ${person} linked`, { is: 'person', incident, person, ...named }, sides);
}

function fullName(reader: Reader, record: PersonId, roster: Parameters<Reader['identify']>[1]): string {
  const { given, family } = reader.identify(record, roster).name;
  return `${given} ${family}`.trim();
}

const releaseSide = (reader: Reader, one: StandingDetail['releases'][number], under = ''): Side =>
  side({ event: one.event, what: `${releaseWords(one)}${under}`, who: reader.staffName(one.actor), console: reader.consoleName(one.origin), wall: one.wall, release: true });

function releaseWords({ to }: StandingDetail['releases'][number]): string {
  if (to.is === 'alone' || to.is === 'drives') return to.is === 'drives' ? 'Left, driving' : 'Left alone';
  return `Released to ${to.adult.name}${to.is === 'paper' ? `, by card ${to.card} of paper` : ''}`;
}

/** Of open incidents: who is reported missing though marked absent, or signed out. */
export const missingThoughAbsent = (reader: Reader): Card[] => openIncidentIds(reader).flatMap((incident) => absentCards(reader, incident));

export const openIncidentIds = (reader: Reader): readonly IncidentId[] => reader.db.prepare<[], IncidentId>('SELECT incident FROM view_incident WHERE closed_event IS NULL AND goes_on_as = incident ORDER BY incident').pluck().all() as IncidentId[];

function absentCards(reader: Reader, incident: IncidentId): Card[] {
  return [...peopleIn(reader, incident).values()].flatMap(({ person, missingThoughAbsent, standing }) => {
    if (!missingThoughAbsent || standing === null) return [];
    const found = cardOf(reader, { incident, person, kind: 'missingThoughAbsent', events: null, detail: reader.detailOf(standing) });
    return [{ ...found, sides: [...found.sides, ...attendanceSides(reader, incident, person)] }];
  });
}

/** What the front office says, as sides of a card; nothing names them, since the report alone is to be settled. */
function attendanceSides(reader: Reader, incident: IncidentId, person: PersonId): Side[] {
  const date = reader.dateOfIncident(incident);
  const facts = date === null ? [] : (dayOf(reader, person, date)?.facts ?? []);
  const visit = reader.visitOf(person);
  const left = visit === null || visit.out_event === null ? [] : [{ event: visit.out_event, what: 'Signed out', who: reader.staffName(visit.out_by), console: reader.consoleName(visit.out_origin), wall: visit.out_wall }];
  const told = facts.map(({ event, says, words, by, console, wall }) => ({ event, what: `${says === 'absent' ? 'Marked absent' : 'Left early'}${words === '' ? '' : `, ${words}`}`, who: by, console, wall }));
  return [...told, ...left].map((one) => side({ ...one, attendance: true }));
}

function cardOf(reader: Reader, row: Row): Card {
  const roster = reader.rosterOf(row.incident);
  const { kind: _, ...named } = reader.identify(row.person, roster);
  const { detail } = row;
  const events = row.events === null ? detail.reports.map((one) => one.event) : (JSON.parse(row.events) as string[]);
  // To say that somebody is missing, whatever was said, is to settle every report that stands.
  const toSettle = row.kind === 'placesDisagree' ? [...new Set([...events, ...detail.reports.map((one) => one.event)])].sort() : events;
  return card(row.kind, `${row.incident} ${row.person}`, { is: 'person', incident: row.incident, person: row.person, ...named }, sidesOf(reader, events, detail), { events: toSettle });
}

function sidesOf(reader: Reader, events: readonly string[], detail: StandingDetail): Side[] {
  const named = new Set<string>(events);
  const reports = detail.reports
    .filter((one) => named.has(one.event))
    .map((one) => side({
      event: one.event,
      what: one.where === '' ? REPORT_WORDS[one.status] : `${REPORT_WORDS[one.status]}, ${one.where}`,
      who: one.reporter,
      console: reader.consoleName(one.origin),
      channel: one.channel,
      wall: one.wall,
      status: one.status,
    }));
  const releases = [...detail.releases, ...detail.rivals]
    .filter((one) => named.has(one.event))
    .map((one) => releaseSide(reader, one));
  const settlements = detail.settlements
    .filter((one) => named.has(one.event))
    .map((one) => side({
      event: one.event,
      what: one.stands === null ? 'Settled: not released' : 'Settled: the release stands',
      who: reader.staffName(one.actor),
      console: reader.consoleName(one.origin),
      wall: one.wall,
    }));
  const places = detail.places
    .filter((one) => named.has(one.event))
    .map((one) => side({ event: one.event, what: placeInWords(one), who: one.reporter, console: reader.consoleName(one.origin), channel: one.channel, wall: one.wall, place: true }));
  const otherwise = [
    // What it is, is for those who may know it.
    ...detail.care.map((one) => ({ ...one, what: 'Recorded in private: did not leave' })),
    ...detail.checkIns.flatMap((one) => one.wrong).map((one) => ({ ...one, what: `Another student was brought: ${one.brought}` })),
  ]
    .filter((one) => named.has(one.event))
    .map(({ event, what, actor, origin, wall }) => side({ event, what, who: reader.staffName(actor), console: reader.consoleName(origin), wall }));
  const shown = [...otherwise, ...places, ...releases, ...settlements, ...reports];
  // A release that a settlement closed is on the card only by its id; the settlement speaks for it.
  return shown.sort((a, b) => (a.event < b.event ? -1 : 1));
}
