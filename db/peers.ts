/**
 * What two consoles say to each other to find out what the other lacks. A frontier names, for each origin, the end of
 * every branch (more than one only after a fork). Sent again and again it ends with both having everything; what is sent
 * twice is recognised by its id.
 */
import type { EventId, OriginId } from '../shared/kernel/ids.ts';
import { MAX_PAGE_BYTES } from '../shared/kernel/limits.ts';
import type { Digests } from '../shared/kernel/ports.ts';
import type { Database } from './driver.ts';
import type { LogStore } from './log/store.ts';
import { sizeOf, type WireCommit } from './log/wire.ts';

export interface BranchEnd {
  readonly origin: OriginId;
  readonly seq: number;
  readonly id: EventId;
}

/** The last event of each origin, of each branch where it forked; by origin, then id. */
export function frontierOf(db: Database): readonly BranchEnd[] {
  return db
    .prepare<[], BranchEnd>(
      `SELECT e.origin, e.seq, e.id FROM log_event e
       WHERE NOT EXISTS (SELECT 1 FROM log_event next WHERE next.origin = e.origin AND next.seq = e.seq + 1 AND json_extract(next.header, '$.prev') = e.id)
       ORDER BY e.origin, e.id`,
    )
    .all();
}

/** SHA-256 over a frontier: equal ones need no further talk. */
export const frontierDigest = (digests: Digests, frontier: readonly BranchEnd[]): string => digests.sha256(frontier.map((end) => `${end.origin} ${end.seq} ${end.id}`).join('\n'));

/**
 * A page of whole commits that the other side lacks, causes before effects, at most MAX_PAGE_BYTES (but at least one
 * commit). Empty: it lacks nothing. After a fork the branches that it does not name are sent whole.
 */
export function missingPage(db: Database, log: LogStore, theirs: readonly BranchEnd[]): readonly WireCommit[] {
  const has = theirEvents(db, log, theirs);
  const page: WireCommit[] = [];
  let size = 0;
  const commits = db.prepare<[], { newest: EventId; origin: OriginId; lastSeq: number }>('SELECT newest, origin, last_seq AS lastSeq FROM log_commit ORDER BY no').iterate();
  const wanted: EventId[] = [];
  for (const row of commits) if (!has(row.origin, row.lastSeq, row.newest)) wanted.push(row.newest);
  for (const newest of wanted) {
    const commit = log.commit(newest);
    if (commit === null) continue;
    const bytes = sizeOf(commit);
    if (page.length > 0 && size + bytes > MAX_PAGE_BYTES) break;
    page.push(commit);
    size += bytes;
  }
  return page;
}

function theirEvents(db: Database, log: LogStore, theirs: readonly BranchEnd[]): (origin: OriginId, seq: number, id: EventId) => boolean {
  const forked = new Set(db.prepare<[], OriginId>('SELECT DISTINCT origin FROM log_fork').pluck().all() as OriginId[]);
  const upTo = new Map<OriginId, number>();
  const named = new Map<OriginId, Set<EventId>>();
  for (const end of theirs) {
    const ends = named.get(end.origin) ?? new Set();
    named.set(end.origin, ends.add(end.id));
    upTo.set(end.origin, Math.max(end.seq, upTo.get(end.origin) ?? 0));
  }
  const chains = new Map<OriginId, ReadonlySet<EventId>>();
  const chainOf = (origin: OriginId): ReadonlySet<EventId> => {
    const known = chains.get(origin);
    if (known) return known;
    const chain = new Set<EventId>();
    for (const end of named.get(origin) ?? []) {
      for (let event = log.event(end); event !== null && !chain.has(event.id); event = event.header.prev === null ? null : log.event(event.header.prev)) chain.add(event.id);
    }
    chains.set(origin, chain);
    return chain;
  };
  return (origin, seq, id) => {
    const ends = named.get(origin);
    if (ends === undefined) return false;
    // One branch on both sides, and their end is on it or beyond it: numbers are enough.
    const simple = !forked.has(origin) && ends.size === 1 && seq <= (upTo.get(origin) ?? 0);
    if (simple) {
      const theirEnd = [...ends][0];
      if (theirEnd !== undefined && log.has(theirEnd)) return true;
    }
    return chainOf(origin).has(id);
  };
}
