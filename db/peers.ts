/**
 * What two consoles say to each other to find out what the other lacks. A frontier names, for each origin, the end of
 * every branch (more than one only after a fork). Sent again and again it ends with both having everything; what is sent
 * twice is recognised by its id.
 */
import { defined } from '../shared/kernel/assert.ts';
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
  return db.prepare<[], BranchEnd>('SELECT origin, seq, id FROM log_end ORDER BY origin, id').all();
}

/** SHA-256 over a frontier: equal ones need no further talk. */
export const frontierDigest = (digests: Digests, frontier: readonly BranchEnd[]): string => digests.sha256(frontier.map((end) => `${end.origin} ${end.seq} ${end.id}`).join('\n'));

export interface Page {
  /** Causes before effects; at most MAX_PAGE_BYTES, but at least one. */
  readonly commits: readonly WireCommit[];
  /** What to ask the next page from; null: this was the last. */
  readonly next: number | null;
}

/**
 * Whole commits that the other side lacks, from a place in this console's own order (0, then `next` of the page before: so
 * that pages go on even where what they bring does not move the other side's frontier). After a fork it may send what
 * the other side has; never does it leave out what it lacks, once both have sent each other all their pages.
 */
export function missingPage(db: Database, log: LogStore, theirs: readonly BranchEnd[], from: number): Page {
  const has = theirEvents(db, log, theirs);
  const commits: WireCommit[] = [];
  let size = 0;
  let last = from;
  const rows = db.prepare<[number], { no: number; newest: EventId; origin: OriginId; lastSeq: number }>('SELECT no, newest, origin, last_seq AS lastSeq FROM log_commit WHERE no > ? ORDER BY no').iterate(from);
  for (const row of rows) {
    if (!has(row.origin, row.lastSeq, row.newest)) {
      const commit = defined(log.commit(row.newest), 'it was just listed');
      const bytes = sizeOf(commit);
      if (commits.length > 0 && size + bytes > MAX_PAGE_BYTES) return { commits, next: last };
      commits.push(commit);
      size += bytes;
    }
    last = row.no;
  }
  return { commits, next: null };
}

/** The commits in which these events are, from a place in this list; the other side has them without some of their payloads. */
export function commitsHolding(db: Database, log: LogStore, events: readonly EventId[], from: number): Page {
  const newestOf = db.prepare<[string], EventId>('SELECT c.newest FROM log_event e JOIN log_commit c ON c.no = e.commit_no WHERE e.id = ?').pluck();
  const commits = new Map<EventId, WireCommit>();
  let size = 0;
  for (const [index, event] of events.entries()) {
    const newest = newestOf.get(event);
    if (index < from || newest === undefined || commits.has(newest)) continue;
    const commit = defined(log.commit(newest), 'it was just found');
    const bytes = sizeOf(commit);
    if (commits.size > 0 && size + bytes > MAX_PAGE_BYTES) return { commits: [...commits.values()], next: index };
    commits.set(newest, commit);
    size += bytes;
  }
  return { commits: [...commits.values()], next: null };
}

function theirEvents(db: Database, log: LogStore, theirs: readonly BranchEnd[]): (origin: OriginId, seq: number, id: EventId) => boolean {
  const forked = new Set(db.prepare<[], OriginId>('SELECT DISTINCT origin FROM log_fork').pluck().all() as OriginId[]);
  const named = new Map<OriginId, BranchEnd[]>();
  for (const end of theirs) named.set(end.origin, [...(named.get(end.origin) ?? []), end]);
  const newestSeq = db.prepare<[string], number | null>('SELECT max(seq) FROM log_event WHERE origin = ?').pluck();
  /** Where both have one branch, and theirs is longer or ends with an event that is here, numbers are enough. */
  const countable = new Map<OriginId, number>();
  for (const [origin, ends] of named) {
    const [end] = ends;
    if (end === undefined || ends.length > 1 || forked.has(origin)) continue;
    if (log.has(end.id) || end.seq > Number(newestSeq.get(origin) ?? 0)) countable.set(origin, end.seq);
  }
  const chains = new Map<OriginId, ReadonlySet<EventId>>();
  const chainOf = (origin: OriginId): ReadonlySet<EventId> => {
    const known = chains.get(origin);
    if (known) return known;
    const chain = new Set<EventId>();
    for (const end of named.get(origin) ?? []) {
      for (let event = log.event(end.id); event !== null && !chain.has(event.id); event = event.header.prev === null ? null : log.event(event.header.prev)) chain.add(event.id);
    }
    chains.set(origin, chain);
    return chain;
  };
  return (origin, seq, id) => {
    const upTo = countable.get(origin);
    return upTo === undefined ? chainOf(origin).has(id) : seq <= upTo;
  };
}
