/**
 * Who belongs to an incident, and where each of them stands: the one place that every number and every list is taken from,
 * so that they agree by construction. It joins the roster on which the incident rests, the attendance of its day, the
 * visitors who are in, and what was reported (shared/domain/attendance/README.md, AT-9 to AT-13).
 */
import type { StandingStatus } from '../../shared/contract/standing-status.ts';
import type { IncidentId, PersonId } from '../../shared/kernel/ids.ts';
import { daysOn } from './attendance.ts';
import type { StandingRow } from './joined-incidents.ts';
import { linkedReleasesIn } from './linked-releases.ts';
import type { Reader } from './reader.ts';
import type { RosterSnapshot } from './roster-snapshot.ts';

export interface Accountable {
  readonly person: PersonId;
  readonly status: StandingStatus;
  /** Among those to be found. Whoever was only reported is not, and counts where they are, beyond the expected. */
  readonly onList: boolean;
  /** What was reported; null: nothing that stands. */
  readonly standing: StandingRow | null;
  /** What the front office says of the day; for a visitor, that they were signed out. */
  readonly day: 'absent' | 'arrived' | 'left' | 'disputed' | null;
  /** AT-12 reported missing, though absent or gone, and nobody has settled it. */
  readonly missingThoughAbsent: boolean;
  /** Cards that are open about this person. */
  readonly contradictions: number;
}

/** Students and staff of the roster on which the incident rests; of several records of one person the one that counts (RO-14). */
function* enrolled(roster: RosterSnapshot): Generator<PersonId> {
  for (const student of roster.students.values()) if (!student.withdrawn && student.countsAs === null) yield student.id;
  for (const one of roster.staff.values()) if (!one.withdrawn && one.countsAs === null) yield one.id;
}

/**
 * AT-13 visitors who are in, and those who were at some time of the incident. For whoever was signed out, and for incidents
 * that have ended, the order is that of the hybrid clocks; whoever is in is expected in an open incident whatever clocks say.
 */
function visitorsIn(reader: Reader, incident: IncidentId): readonly { readonly visitor: PersonId; readonly left: number }[] {
  return reader.db
    .prepare<[string], { visitor: PersonId; left: number }>(
      `SELECT DISTINCT v.visitor, v.out_ms IS NOT NULL AND (i.closed_ms IS NULL OR (v.out_ms, v.out_n) <= (i.closed_ms, i.closed_n)) AS left
       FROM view_visit v JOIN view_incident i ON i.incident IN (SELECT value FROM json_each(?))
       WHERE (v.out_ms IS NULL OR (v.out_ms, v.out_n) > (i.started_ms, i.started_n))
         AND (i.closed_ms IS NULL OR (v.in_ms, v.in_n) <= (i.closed_ms, i.closed_n))`,
    )
    .all(JSON.stringify(reader.joined.membersOf(incident)));
}

export function peopleIn(reader: Reader, incident: IncidentId): ReadonlyMap<PersonId, Accountable> {
  const standings = reader.standings(incident);
  const date = reader.dateOfIncident(incident);
  const days = date === null ? new Map<PersonId, { readonly status: Accountable['day'] }>() : daysOn(reader, date);
  const people = new Map<PersonId, Accountable>();
  const add = (person: PersonId, listed: boolean, day: Accountable['day']): void => {
    const standing = standings.get(person) ?? null;
    people.set(person, accountable(reader, person, listed, day, standing));
  };
  for (const person of enrolled(reader.rosterOf(incident))) add(person, true, days.get(person)?.status ?? null);
  for (const { visitor, left } of visitorsIn(reader, incident)) add(visitor, true, left === 1 ? 'left' : null);
  // Of whom all was taken back, and who is on no list, is as if they had never been named.
  for (const [person, { silent }] of standings) if (silent === 0 && !people.has(person)) add(person, false, days.get(person)?.status ?? null);
  for (const { person, releases } of linkedReleasesIn(reader, standings)) {
    for (const [record, one] of people) {
      if (record !== person && !releases.has(record)) continue;
      // PS-2 a disputed release counts as unknown; the card is one, whatever the number of records.
      people.set(record, { ...one, status: 'unknown', contradictions: one.contradictions + Number(record === person) });
    }
  }
  return people;
}

/** AT-10 whoever is absent or left is not to be found. AT-11 unless something was reported, which goes before. */
function accountable(reader: Reader, person: PersonId, listed: boolean, day: Accountable['day'], found: StandingRow | null): Accountable {
  const standing = found === null || found.silent === 1 ? null : found;
  const gone = day === 'absent' || day === 'left' ? day : null;
  const missingThoughAbsent = gone !== null && standing?.status === 'missing' && standing.contradictions === 0 && !isSettledMissing(reader, standing);
  return {
    person,
    status: (standing?.status ?? gone ?? 'unknown') as StandingStatus,
    onList: listed && (standing !== null || gone === null),
    standing,
    day,
    missingThoughAbsent,
    contradictions: (standing?.contradictions ?? 0) + Number(missingThoughAbsent),
  };
}

/** Somebody looked at both and decided that the person is missing: a settlement has no channel. */
const isSettledMissing = (reader: Reader, standing: StandingRow): boolean => reader.detailOf(standing).reports.some((report) => report.status === 'missing' && report.channel === null);

export interface Counts {
  readonly expected: number;
  readonly accounted: number;
  readonly unknown: number;
  readonly missing: number;
  readonly injured: number;
  readonly here: number;
  readonly elsewhere: number;
  readonly extra: number;
  readonly released: number;
  readonly answeredFor: number;
  readonly absent: number;
  readonly left: number;
  /** People about whom something contradictory is open. */
  readonly disagreeing: number;
  readonly contradictions: number;
}

const noStatuses = (): Record<StandingStatus, number> => ({ unknown: 0, here: 0, missing: 0, injured: 0, elsewhere: 0, extra: 0, released: 0, answeredFor: 0, absent: 0, left: 0 });

/** How many stand where, and how many of them are to be found. */
export function tally(people: Iterable<Accountable>): Counts {
  const statuses = noStatuses();
  let expected = 0;
  let accounted = 0;
  let disagreeing = 0;
  let contradictions = 0;
  for (const one of people) {
    statuses[one.status] += 1;
    contradictions += one.contradictions;
    if (one.contradictions > 0) disagreeing += 1;
    if (!one.onList) continue;
    expected += 1;
    if (one.status !== 'unknown' && one.status !== 'missing') accounted += 1;
  }
  return { ...statuses, expected, accounted, disagreeing, contradictions };
}

export const countIncident = (reader: Reader, incident: IncidentId): Counts => tally(peopleIn(reader, incident).values());
