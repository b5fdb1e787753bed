/**
 * What of the log proves an incident: every commit that speaks of it, as consoles hand it to each other, with its seal. Of what stands in
 * the same commits about other things only the headers are given, which name nobody. So are the commits in between of each
 * console: a chain with a gap would prove nothing.
 */
import type { IncidentId } from '../../shared/kernel/ids.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';
import type { WireCommit } from '../log/wire.ts';
import type { Reader } from './reader.ts';

/** Looked at between two pauses. */
const EVENTS_AT_ONCE = 500;
const COMMITS_AT_ONCE = 100;

interface Span {
  readonly origin: string;
  readonly first: number;
  readonly last: number;
}

/** The numbers of its events, and from which to which commit each console wrote of it. */
function* eventsOf({ db, joined }: Reader, incident: IncidentId): Pieces<{ readonly events: ReadonlySet<number>; readonly spans: readonly Span[] }> {
  const members = joined.membersOf(incident);
  const page = db.prepare<[number, number], { no: number; commit_no: number; origin: string; stream: string; payload: string | null }>('SELECT e.no, e.commit_no, e.origin, e.stream, p.payload FROM log_event e LEFT JOIN log_payload p ON p.event_no = e.no WHERE e.no > ? ORDER BY e.no LIMIT ?');
  const events = new Set<number>();
  const spans = new Map<string, Span>();
  for (let rows = page.all(0, EVENTS_AT_ONCE); rows.length > 0; rows = page.all(rows.at(-1)?.no ?? 0, EVENTS_AT_ONCE)) {
    for (const { no, commit_no, origin, stream, payload } of rows) {
      // An id is long and random: nothing else looks like it.
      if (!members.some((member) => stream.includes(member) || payload?.includes(member) === true)) continue;
      events.add(no);
      spans.set(origin, { origin, first: spans.get(origin)?.first ?? commit_no, last: commit_no });
    }
    yield;
  }
  return { events, spans: [...spans.values()] };
}

export function* evidenceOf(reader: Reader, incident: IncidentId): Pieces<readonly WireCommit[]> {
  const { db } = reader;
  const { events, spans } = yield* eventsOf(reader, incident);
  const within = db.prepare<[string, number, number], { no: number; public_key: string; signature: string }>('SELECT no, public_key, signature FROM log_commit WHERE origin = ? AND no BETWEEN ? AND ? ORDER BY no');
  const eventsIn = db.prepare<[number], { no: number; header: string; salt: string | null; payload: string | null }>('SELECT e.no, e.header, p.salt, p.payload FROM log_event e LEFT JOIN log_payload p ON p.event_no = e.no WHERE e.commit_no = ? ORDER BY e.seq');
  const commits: WireCommit[] = [];
  for (const { origin, first, last } of spans) {
    for (const commit of within.all(origin, first, last)) {
      commits.push({
        events: eventsIn.all(commit.no).map(({ no, header, salt, payload }) => ({ header, payload: salt === null || payload === null || !events.has(no) ? null : { salt, text: payload } })),
        publicKey: commit.public_key,
        signature: commit.signature,
      });
      if (commits.length % COMMITS_AT_ONCE === 0) yield;
    }
  }
  return commits;
}
