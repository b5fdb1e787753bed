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
  /** Causes before effects; at most MAX_PAGE_BYTES, but for a single one. None: nothing was found as far as was looked. */
  readonly commits: readonly WireCommit[];
  /** What to ask the next page from; null: this was the last. */
  readonly next: number | null;
}

/** Commits that are looked at for one page: a few milliseconds. */
const MAX_LOOKED_AT = 4_000;

/**
 * Whole commits that the other side lacks, from a place in this console's own order (0, then `next` of the page before: so
 * that pages go on even where what they bring does not move the other side's frontier). After a fork it may send what
 * the other side has; never does it leave out what it lacks, once both have sent each other all their pages.
 */
export function missingPage(db: Database, log: LogStore, theirs: readonly BranchEnd[], from: number): Page {
  const held = new HeldThere(db, log, theirs);
  const commits: WireCommit[] = [];
  let size = 0;
  let last = Math.max(from, held.before);
  const rows = db.prepare<[number, number], { no: number; newest: EventId; origin: OriginId; lastSeq: number }>('SELECT no, newest, origin, last_seq AS lastSeq FROM log_commit WHERE no > ? ORDER BY no LIMIT ?').iterate(last, MAX_LOOKED_AT);
  let looked = 0;
  for (const row of rows) {
    looked += 1;
    if (!held.has(row.origin, row.lastSeq, row.newest)) {
      const commit = defined(log.commit(row.newest), 'it was just listed');
      const bytes = sizeOf(commit);
      if (commits.length > 0 && size + bytes > MAX_PAGE_BYTES) return { commits, next: last };
      commits.push(commit);
      size += bytes;
    }
    last = row.no;
  }
  return { commits, next: looked < MAX_LOOKED_AT ? null : last };
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

/** What of this log the other side has, going by its frontier. */
class HeldThere {
  readonly #log: LogStore;
  readonly #named = new Map<OriginId, BranchEnd[]>();
  /** It has all that is here. */
  readonly #whole = new Set<OriginId>();
  /** Where both have one branch, and theirs is longer or ends with an event that is here, numbers are enough. */
  readonly #countable = new Map<OriginId, number>();
  readonly #chains = new Map<OriginId, ReadonlySet<EventId>>();
  /** It has every commit up to this place of ours. */
  readonly before: number;

  constructor(db: Database, log: LogStore, theirs: readonly BranchEnd[]) {
    this.#log = log;
    for (const end of theirs) this.#named.set(end.origin, [...(this.#named.get(end.origin) ?? []), end]);
    const ours = new Map<OriginId, BranchEnd[]>();
    for (const end of frontierOf(db)) ours.set(end.origin, [...(ours.get(end.origin) ?? []), end]);
    const firstAfter = db.prepare<[string, number], number>('SELECT commit_no FROM log_event WHERE origin = ? AND seq > ? ORDER BY seq LIMIT 1').pluck();
    let first = Number.POSITIVE_INFINITY;
    for (const [origin, here] of ours) {
      const there = new Set(this.#named.get(origin)?.map((end) => end.id));
      if (here.every((end) => there.has(end.id))) this.#whole.add(origin);
      else first = Math.min(first, this.#count(origin, here) ? Number(firstAfter.get(origin, this.#countable.get(origin) ?? 0) ?? first) : 1);
    }
    this.before = Math.min(first - 1, Number(db.prepare<[], number | null>('SELECT max(no) FROM log_commit').pluck().get() ?? 0));
  }

  has(origin: OriginId, seq: number, id: EventId): boolean {
    if (this.#whole.has(origin)) return true;
    const upTo = this.#countable.get(origin);
    return upTo === undefined ? this.#chainOf(origin).has(id) : seq <= upTo;
  }

  /** May numbers be compared? Not after a fork, and not where its end is an event that is none of ours. */
  #count(origin: OriginId, here: readonly BranchEnd[]): boolean {
    const [end, ...more] = this.#named.get(origin) ?? [];
    const [ours, ...branches] = here;
    if (ours === undefined || more.length > 0 || branches.length > 0) return false;
    if (end !== undefined && end.seq <= ours.seq && !this.#log.has(end.id)) return false;
    this.#countable.set(origin, end?.seq ?? 0);
    return true;
  }

  #chainOf(origin: OriginId): ReadonlySet<EventId> {
    const known = this.#chains.get(origin);
    if (known) return known;
    const chain = new Set<EventId>();
    for (const end of this.#named.get(origin) ?? []) {
      for (let event = this.#log.event(end.id); event !== null && !chain.has(event.id); event = event.header.prev === null ? null : this.#log.event(event.header.prev)) chain.add(event.id);
    }
    this.#chains.set(origin, chain);
    return chain;
  }
}
