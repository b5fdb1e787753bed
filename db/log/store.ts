/**
 * The tables of the log, and nothing else: rows in, rows out. Only `db/commit.ts` writes through it. Reading gives the
 * domain its facts: newest version of each type, payload checked again, since disk is a boundary too.
 */
import { knowsKind, readPayload, type EventRegistry } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { Timestamp } from '../../shared/kernel/clock.ts';
import { History, type Fact } from '../../shared/kernel/history.ts';
import type { CommandId, EventId, OriginId, StreamName } from '../../shared/kernel/ids.ts';
import { isAtHome } from '../../shared/kernel/streams.ts';
import type { Database } from '../driver.ts';
import type { Header } from './header.ts';
import type { CheckedCommit, WireCommit } from './wire.ts';

interface EventRow {
  readonly no: number;
  readonly id: EventId;
  readonly header: string;
  readonly payload: string | null;
}

export interface StoredEvent {
  readonly id: EventId;
  readonly header: Header;
  /** Null: erased or withheld. */
  readonly payload: string | null;
}

export class LogStore {
  readonly #db: Database;
  readonly #registry: EventRegistry;
  readonly #sql;

  constructor(db: Database, registry: EventRegistry) {
    this.#db = db;
    this.#registry = registry;
    this.#sql = {
      insertCommit: db.prepare<[string, string, number, number, string, string]>('INSERT INTO log_commit (newest, origin, first_seq, last_seq, public_key, signature) VALUES (?, ?, ?, ?, ?, ?)'),
      insertEvent: db.prepare<[number | bigint, string, string, number, string, string, string, string]>(
        'INSERT INTO log_event (commit_no, id, origin, seq, stream, type, command, header) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      ),
      insertPayload: db.prepare<[number | bigint, string, string]>('INSERT INTO log_payload (event_no, salt, payload) VALUES (?, ?, ?)'),
      insertHead: db.prepare<[string, string]>('INSERT INTO log_head (stream, id) VALUES (?, ?)'),
      deleteHead: db.prepare<[string, string]>('DELETE FROM log_head WHERE stream = ? AND id = ?'),
      insertFork: db.prepare<[string, number]>('INSERT INTO log_fork (origin, seq) VALUES (?, ?) ON CONFLICT DO NOTHING'),
      sameNumber: db.prepare<[string, number, string], { id: string }>('SELECT id FROM log_event WHERE origin = ? AND seq = ? AND id <> ? LIMIT 1'),
      heads: db.prepare<[string], { id: EventId }>('SELECT id FROM log_head WHERE stream = ? ORDER BY id'),
      event: db.prepare<[string], EventRow>('SELECT e.no, e.id, e.header, p.payload FROM log_event e LEFT JOIN log_payload p ON p.event_no = e.no WHERE e.id = ?'),
      stream: db.prepare<[string], EventRow>('SELECT e.no, e.id, e.header, p.payload FROM log_event e LEFT JOIN log_payload p ON p.event_no = e.no WHERE e.stream = ? ORDER BY e.no'),
      has: db.prepare<[string], { no: number }>('SELECT no FROM log_event WHERE id = ?'),
      newestOf: db.prepare<[string], { id: EventId; header: string }>('SELECT id, header FROM log_event WHERE origin = ? ORDER BY seq DESC, no DESC LIMIT 1'),
      deletePayload: db.prepare<[string]>('DELETE FROM log_payload WHERE event_no = (SELECT no FROM log_event WHERE id = ?)'),
      commitOf: db.prepare<[string], { no: number; publicKey: string; signature: string }>('SELECT no, public_key AS publicKey, signature FROM log_commit WHERE newest = ?'),
      eventsOfCommit: db.prepare<[number], { header: string; salt: string | null; payload: string | null }>(
        'SELECT e.header, p.salt, p.payload FROM log_event e LEFT JOIN log_payload p ON p.event_no = e.no WHERE e.commit_no = ? ORDER BY e.seq',
      ),
      eventCount: db.prepare<[], number | null>('SELECT max(no) FROM log_event').pluck(),
      withheld: db.prepare<[number], EventId>('SELECT id FROM local_withheld ORDER BY id LIMIT ?').pluck(),
      insertEnd: db.prepare<[string, string, number]>('INSERT INTO log_end (origin, id, seq) VALUES (?, ?, ?)'),
      deleteEnd: db.prepare<[string, string]>('DELETE FROM log_end WHERE origin = ? AND id = ?'),
      ofCommand: db.prepare<[string], { origin: OriginId; id: EventId }>('SELECT origin, id FROM log_event WHERE command = ? ORDER BY origin, seq'),
    };
  }

  has(id: EventId): boolean {
    return this.#sql.has.get(id) !== undefined;
  }

  heads(stream: StreamName): readonly EventId[] {
    return this.#sql.heads.all(stream).map((row) => row.id);
  }

  event(id: EventId): StoredEvent | null {
    const row = this.#sql.event.get(id);
    return row === undefined ? null : { id: row.id, header: this.#header(row.header), payload: row.payload };
  }

  /** The event that an origin wrote last, with its timestamp. Of a fork, the branch that arrived last. */
  newestOf(origin: OriginId): { readonly id: EventId; readonly seq: number; readonly at: Timestamp } | null {
    const row = this.#sql.newestOf.get(origin);
    if (row === undefined) return null;
    const header = this.#header(row.header);
    return { id: row.id, seq: header.seq, at: header.at };
  }

  /** Events that a command left, here or on another console. */
  eventsOfCommand(command: CommandId): readonly { readonly origin: OriginId; readonly id: EventId }[] {
    return this.#sql.ofCommand.all(command);
  }

  /** A stream's events in order of arrival, in which causes stand before effects. */
  events(stream: StreamName): readonly StoredEvent[] {
    return this.#sql.stream.all(stream).map((row) => ({ id: row.id, header: this.#header(row.header), payload: row.payload }));
  }

  history(stream: StreamName): History {
    const events = this.events(stream);
    return new History(
      events.map(({ id, header }) => ({ id, parents: header.parents, origin: header.origin, type: header.type, commandId: header.commandId })),
      events.flatMap((event) => this.fact(event) ?? []),
      events.some((event) => this.#isLost(event)),
    );
  }

  /**
   * A fact of a kind that this version folds, in a form that it cannot read (`v2.StudentReleased` from a newer console).
   * A kind that it has never heard of is something that it can do without.
   */
  #isLost(event: StoredEvent): boolean {
    return event.payload !== null && this.fact(event) === null && isAtHome(event.header.stream, JSON.parse(event.payload)) && knowsKind(this.#registry, event.header.type);
  }

  /** What the event says, or null where it is erased, astray, or in a form from a newer version. */
  fact(event: StoredEvent): Fact | null {
    if (event.payload === null) return null;
    const { header } = event;
    const read = readPayload(this.#registry, header.type, JSON.parse(event.payload));
    if (!read.known || !read.valid || !isAtHome(header.stream, read.payload)) return null;
    const { stream, origin, at, wall, actor, commandId, parents, refs } = header;
    return { id: event.id, stream, origin, type: read.type, payload: read.payload, at, wall, actor, commandId, parents, refs };
  }

  /** Writes a commit whose causes are all here. */
  insert(commit: CheckedCommit): void {
    const first = defined(commit.events[0], 'a commit has at least one event').header;
    const { lastInsertRowid: commitNo } = this.#sql.insertCommit.run(commit.newest, first.origin, first.seq, first.seq + commit.events.length - 1, commit.publicKey, commit.signature);
    for (const { id, header, headerText, payload } of commit.events) {
      const { lastInsertRowid: no } = this.#sql.insertEvent.run(commitNo, id, header.origin, header.seq, header.stream, header.type, header.commandId, headerText);
      if (payload !== null) this.#sql.insertPayload.run(no, payload.salt, payload.text);
      for (const parent of header.parents) this.#sql.deleteHead.run(header.stream, parent);
      this.#sql.insertHead.run(header.stream, id);
      if (this.#sql.sameNumber.get(header.origin, header.seq, id) !== undefined) this.#sql.insertFork.run(header.origin, header.seq);
    }
    if (first.prev !== null) this.#sql.deleteEnd.run(first.origin, first.prev);
    this.#sql.insertEnd.run(first.origin, commit.newest, first.seq + commit.events.length - 1);
  }

  /** A payload that was withheld so far. */
  insertPayload(id: EventId, payload: { readonly salt: string; readonly text: string }): void {
    const row = defined(this.#sql.has.get(id), 'the event is in the log');
    this.#sql.insertPayload.run(row.no, payload.salt, payload.text);
  }

  erase(id: EventId): void {
    this.#sql.deletePayload.run(id);
  }

  /** The commit that ends with this event, as it travels; null where there is none. */
  commit(newest: EventId): WireCommit | null {
    const row = this.#sql.commitOf.get(newest);
    if (row === undefined) return null;
    const events = this.#sql.eventsOfCommit.all(row.no).map(({ header, salt, payload }) => ({
      header,
      payload: salt === null || payload === null ? null : { salt, text: payload },
    }));
    return { events, publicKey: row.publicKey, signature: row.signature };
  }

  /** The order of arrival has no gaps, so its last number is the count. */
  eventCount(): number {
    return this.#sql.eventCount.get() ?? 0;
  }

  /** Events whose payload did not come with them, though no erasure covers it. */
  withheldIds(limit: number): readonly EventId[] {
    return this.#sql.withheld.all(limit);
  }

  streams(): readonly StreamName[] {
    return this.#db.prepare<[], StreamName>('SELECT DISTINCT stream FROM log_event ORDER BY stream').pluck().all() as StreamName[];
  }

  /** Checked when it entered the log; whether the disk kept it is what `verify` finds out. */
  #header(text: string): Header {
    return JSON.parse(text) as Header;
  }
}
