/**
 * The tables of the log, and nothing else: rows in, rows out. Only `db/commit.ts` writes through it. Reading gives the
 * domain its facts: newest version of each type, payload checked again, since disk is a boundary too.
 */
import { knowsKind, readPayload, type EventRegistry } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { Timestamp } from '../../shared/kernel/clock.ts';
import { History, type Fact } from '../../shared/kernel/history.ts';
import type { CommandId, ConsoleId, EventId, OriginId, StreamName } from '../../shared/kernel/ids.ts';
import { FOUNDING, isAtHome } from '../../shared/kernel/streams.ts';
import type { Database } from '../driver.ts';
import type { Header } from './header.ts';
import { headsAmong } from './late.ts';
import type { CheckedCommit, WireCommit } from './wire.ts';

interface EventRow {
  readonly id: EventId;
  readonly header: string;
  readonly payload: string | null;
  readonly late: number;
}

export interface StoredEvent {
  readonly id: EventId;
  readonly header: Header;
  /** Null: erased or withheld. */
  readonly payload: string | null;
  /** By a revoked console, beyond the cut: not folded. */
  readonly late: boolean;
}

/** Where an event stands. */
export interface LogPlace {
  readonly origin: OriginId;
  readonly seq: number;
  readonly stream: StreamName;
}

const COLUMNS = 'e.id, e.header, p.payload, EXISTS (SELECT 1 FROM log_late l WHERE l.id = e.id) AS late';

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
      event: db.prepare<[string], EventRow>(`SELECT ${COLUMNS} FROM log_event e LEFT JOIN log_payload p ON p.event_no = e.no WHERE e.id = ?`),
      stream: db.prepare<[string], EventRow>(`SELECT ${COLUMNS} FROM log_event e LEFT JOIN log_payload p ON p.event_no = e.no WHERE e.stream = ? ORDER BY e.no`),
      place: db.prepare<[string], LogPlace>('SELECT origin, seq, stream FROM log_event WHERE id = ?'),
      ofOrigins: db.prepare<[string, string], { id: EventId; prev: EventId | null }>("SELECT id, json_extract(header, '$.prev') AS prev FROM log_event WHERE origin > ? AND origin < ? ORDER BY origin, seq"),
      ofTypes: db.prepare<[string], EventId>('SELECT id FROM log_event WHERE type IN (SELECT value FROM json_each(?)) ORDER BY no').pluck(),
      late: db.prepare<[], EventId>('SELECT id FROM log_late').pluck(),
      isLate: db.prepare<[string], number>('SELECT 1 FROM log_late WHERE id = ?').pluck(),
      insertLate: db.prepare<[string]>('INSERT INTO log_late (id) VALUES (?)'),
      deleteLate: db.prepare<[string]>('DELETE FROM log_late WHERE id = ?'),
      clearHeads: db.prepare<[string]>('DELETE FROM log_head WHERE stream = ?'),
      has: db.prepare<[string], { no: number }>('SELECT no FROM log_event WHERE id = ?'),
      newestOf: db.prepare<[string], { id: EventId; header: string }>('SELECT id, header FROM log_event WHERE origin = ? ORDER BY seq DESC, no DESC LIMIT 1'),
      deletePayload: db.prepare<[string]>('DELETE FROM log_payload WHERE event_no = (SELECT no FROM log_event WHERE id = ?)'),
      commitOf: db.prepare<[string], { no: number; publicKey: string; signature: string }>('SELECT no, public_key AS publicKey, signature FROM log_commit WHERE newest = ?'),
      eventsOfCommit: db.prepare<[number], { header: string; salt: string | null; payload: string | null }>(
        'SELECT e.header, p.salt, p.payload FROM log_event e LEFT JOIN log_payload p ON p.event_no = e.no WHERE e.commit_no = ? ORDER BY e.seq',
      ),
      eventCount: db.prepare<[], number | null>('SELECT max(no) FROM log_event').pluck(),
      withheld: db.prepare<[number], EventId>('SELECT id FROM local_withheld ORDER BY id LIMIT ?').pluck(),
      insertWithheld: db.prepare<[string]>('INSERT INTO local_withheld (id) VALUES (?) ON CONFLICT DO NOTHING'),
      isWithheld: db.prepare<[string], number>('SELECT 1 FROM local_withheld WHERE id = ?').pluck(),
      deleteWithheld: db.prepare<[string]>('DELETE FROM local_withheld WHERE id = ?'),
      founding: db.prepare<[string], EventId>('SELECT o.id FROM log_event f JOIN log_event o ON o.commit_no = f.commit_no WHERE f.stream = ?').pluck(),
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

  place(id: EventId): LogPlace | null {
    return this.#sql.place.get(id) ?? null;
  }

  event(id: EventId): StoredEvent | null {
    const row = this.#sql.event.get(id);
    return row === undefined ? null : stored(row);
  }

  /** The event that an origin wrote last, with its timestamp. Of a fork, the branch that arrived last. */
  newestOf(origin: OriginId): { readonly id: EventId; readonly seq: number; readonly at: Timestamp } | null {
    const row = this.#sql.newestOf.get(origin);
    if (row === undefined) return null;
    const header = headerIn(row.header);
    return { id: row.id, seq: header.seq, at: header.at };
  }

  /** Events that a command left, here or on another console. */
  eventsOfCommand(command: CommandId): readonly { readonly origin: OriginId; readonly id: EventId }[] {
    return this.#sql.ofCommand.all(command);
  }

  /** Events of these types, in order of arrival. */
  eventsOfTypes(types: readonly string[]): readonly StoredEvent[] {
    return this.#sql.ofTypes.all(JSON.stringify(types)).flatMap((id) => this.event(id) ?? []);
  }

  /** The events of the commit with which the site was founded. */
  foundingCommit(): readonly EventId[] {
    return this.#sql.founding.all(FOUNDING);
  }

  isLate(id: EventId): boolean {
    return this.#sql.isLate.get(id) !== undefined;
  }

  /** All that a console wrote, each with the event before it. */
  chainsOf(console: ConsoleId): ReadonlyMap<EventId, EventId | null> {
    return new Map(this.#sql.ofOrigins.all(`${console}.`, `${console}/`).map(({ id, prev }) => [id, prev]));
  }

  /** A stream's events in order of arrival, in which causes stand before effects. */
  events(stream: StreamName): readonly StoredEvent[] {
    return this.#sql.stream.all(stream).map(stored);
  }

  history(stream: StreamName): History {
    const facts: Fact[] = [];
    let uncertain = false;
    const places = this.events(stream).map((event) => {
      const { id, header } = event;
      const fact = this.fact(event);
      if (fact !== null) facts.push(fact);
      else uncertain ||= this.#isLost(event);
      return { id, parents: header.parents, origin: header.origin, type: header.type, commandId: header.commandId };
    });
    return new History(places, facts, uncertain);
  }

  /**
   * An event that has no fact though its kind is one that this version folds: in a form that it cannot read
   * (`v2.StudentReleased` from a newer console). A kind that it has never heard of is something that it can do without.
   */
  #isLost({ header, payload, late }: StoredEvent): boolean {
    return payload !== null && !late && knowsKind(this.#registry, header.type) && isAtHome(header.stream, JSON.parse(payload));
  }

  /** What the event says, or null where it is late, erased, astray, or in a form from a newer version. */
  fact(event: StoredEvent): Fact | null {
    return event.late ? null : this.saying(event);
  }

  /** The same, also where it is late. */
  saying({ id, header, payload }: Pick<StoredEvent, 'id' | 'header' | 'payload'>): Fact | null {
    if (payload === null) return null;
    const read = readPayload(this.#registry, header.type, JSON.parse(payload));
    if (!read.known || !read.valid || !isAtHome(header.stream, read.payload)) return null;
    const { stream, origin, at, wall, actor, commandId, parents, refs } = header;
    return { id, stream, origin, type: read.type, payload: read.payload, at, wall, actor, commandId, parents, refs };
  }

  /** Writes a commit whose causes are all here. `late`: those of its events that are. */
  insert(commit: CheckedCommit, late: ReadonlySet<EventId>): void {
    const first = defined(commit.events[0], 'a commit has at least one event').header;
    const lastSeq = first.seq + commit.events.length - 1;
    const { lastInsertRowid: commitNo } = this.#sql.insertCommit.run(commit.newest, first.origin, first.seq, lastSeq, commit.publicKey, commit.signature);
    for (const { id, header, headerText, payload } of commit.events) {
      const { lastInsertRowid: no } = this.#sql.insertEvent.run(commitNo, id, header.origin, header.seq, header.stream, header.type, header.commandId, headerText);
      if (payload !== null) this.#sql.insertPayload.run(no, payload.salt, payload.text);
      if (this.#sql.sameNumber.get(header.origin, header.seq, id) !== undefined) this.#sql.insertFork.run(header.origin, header.seq);
      if (late.has(id)) this.#sql.insertLate.run(id);
      else this.#becomesHead(id, header);
    }
    if (first.prev !== null) this.#sql.deleteEnd.run(first.origin, first.prev);
    this.#sql.insertEnd.run(first.origin, commit.newest, lastSeq);
  }

  #becomesHead(id: EventId, { stream, parents }: Header): void {
    // Behind a late parent there may be heads that this event had seen too.
    if (parents.some((parent) => this.isLate(parent))) return this.#renewHeads(stream);
    for (const parent of parents) this.#sql.deleteHead.run(stream, parent);
    this.#sql.insertHead.run(stream, id);
  }

  /** The newest of a stream's events that are folded: those that no other of them had seen. */
  #renewHeads(stream: StreamName): void {
    this.#sql.clearHeads.run(stream);
    const events = this.events(stream);
    for (const id of headsAmong(events.map(({ id, header, late }) => ({ id, parents: header.parents, late })))) this.#sql.insertHead.run(stream, id);
  }

  /** From now on these are the late events. Returns the streams in which that changes anything. */
  setLate(late: ReadonlySet<EventId>): ReadonlySet<StreamName> {
    const was = new Set(this.#sql.late.all());
    const changed = [...[...was].filter((id) => !late.has(id)), ...[...late].filter((id) => !was.has(id))];
    for (const id of changed) (was.has(id) ? this.#sql.deleteLate : this.#sql.insertLate).run(id);
    const streams = new Set(changed.map((id) => defined(this.place(id), 'a late event is in the log').stream));
    for (const stream of streams) this.#renewHeads(stream);
    return streams;
  }

  /** A payload that was withheld so far. */
  insertPayload(id: EventId, payload: { readonly salt: string; readonly text: string }): void {
    const row = defined(this.#sql.has.get(id), 'the event is in the log');
    this.#sql.insertPayload.run(row.no, payload.salt, payload.text);
    this.#sql.deleteWithheld.run(id);
  }

  erase(id: EventId): void {
    this.#sql.deletePayload.run(id);
    this.#sql.deleteWithheld.run(id);
  }

  /** The payload is to be asked for. */
  noteWithheld(id: EventId): void {
    this.#sql.insertWithheld.run(id);
  }

  /** Is any payload to be asked for? */
  get withholds(): boolean {
    return this.#sql.withheld.get(1) !== undefined;
  }

  isWithheld(id: EventId): boolean {
    return this.#sql.isWithheld.get(id) !== undefined;
  }

  /** Reads the whole log. */
  eventsWithoutPayload(): readonly { readonly id: EventId; readonly stream: StreamName }[] {
    return this.#db.prepare<[], { id: EventId; stream: StreamName }>('SELECT e.id, e.stream FROM log_event e LEFT JOIN log_payload p ON p.event_no = e.no WHERE p.event_no IS NULL').all();
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
}

const stored = ({ id, header, payload, late }: EventRow): StoredEvent => ({ id, header: headerIn(header), payload, late: late === 1 });

/** Checked when it entered the log; whether the disk kept it is what `verify` finds out. */
const headerIn = (text: string): Header => JSON.parse(text) as Header;
