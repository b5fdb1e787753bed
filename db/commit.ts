/**
 * The only way into the log and the views: events that this console decided, and commits that came from elsewhere. One
 * transaction appends to the log, projects the streams it touched and records the outcome; who listens is told after
 * that transaction is on disk, never before. Nothing here looks at permissions: a remote fact is kept, not judged.
 */
import type { EventRegistry } from '../shared/domain/registry.ts';
import { readPayload } from '../shared/domain/registry.ts';
import { erasedBy } from '../shared/domain/site/state.ts';
import { assert, defined } from '../shared/kernel/assert.ts';
import { tick, TIME_ZERO, type Timestamp } from '../shared/kernel/clock.ts';
import type { NewEvent } from '../shared/kernel/decision.ts';
import type { Actor, Fact } from '../shared/kernel/history.ts';
import type { CommandId, ConsoleId, EventId, OriginId, StreamName } from '../shared/kernel/ids.ts';
import { MAX_COMMIT_BYTES, MAX_COMMIT_EVENTS, MAX_PARENTS, MAX_QUARANTINED, MAX_WAITING_COMMITS } from '../shared/kernel/limits.ts';
import type { Clock, Digests, Ids, SealChecker, Signer } from '../shared/kernel/ports.ts';
import { ERASURES } from '../shared/kernel/streams.ts';
import type { Database } from './driver.ts';
import { canonicalText, causesOf, eventIdOf, parseHeader, payloadHashOf, sealText, type Header } from './log/header.ts';
import { LogStore } from './log/store.ts';
import { checkCommit, sizeOf, wireCommit, type CheckedCommit, type CheckedEvent } from './log/wire.ts';
import { Views, type Change } from './views.ts';

export interface CommitPorts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly digests: Digests;
  readonly signer: Signer;
  readonly seals: SealChecker;
  readonly registry: EventRegistry;
}

export interface AppendRequest {
  readonly commandId: CommandId;
  readonly actor: Actor;
  readonly events: readonly NewEvent[];
  /** JSON answer to the command, given the ids of its events; kept, so that a retry gets it again. */
  readonly outcome: (events: readonly EventId[]) => unknown;
}

/** What came to the log in one transaction, told after it is on disk. */
export interface Committed {
  readonly newest: EventId | null;
  /** The commits that landed, in that order, each by its newest event. */
  readonly commits: readonly EventId[];
  readonly events: readonly EventId[];
  /** Names of the views that changed. */
  readonly changed: ReadonlySet<string>;
}

/** What became of a commit from elsewhere. */
export type Received =
  | { readonly result: 'landed' | 'known' }
  | { readonly result: 'waiting'; readonly missing: readonly EventId[] }
  | { readonly result: 'quarantined'; readonly reason: string }
  /** By a console of which the log has no admission. Not stored: whoever passes it on has to bring the admission first. */
  | { readonly result: 'notAdmitted'; readonly console: ConsoleId }
  | { readonly result: 'refused'; readonly reason: string };

/** Stands among the changed views for what is counted in the log itself: forks, types that are not known. */
export const LOG_ITSELF = 'log';

/** More was said at once than a commit may hold. Nothing was written. */
export class CommitTooLarge extends Error {
  override readonly name = 'CommitTooLarge';
  constructor(size: number) {
    super(`a commit is at most ${MAX_COMMIT_BYTES} long; this one is ${size}`);
  }
}

export class Committer {
  readonly log: LogStore;
  readonly views: Views;
  readonly #db: Database;
  readonly #ports: CommitPorts;
  readonly #origin: OriginId;
  readonly #listeners = new Set<(committed: Committed) => void>();
  readonly #sql;
  #changedStreams: Set<StreamName> | null = null;
  /** The heads that erasures name, by stream; null: to be read from the log again. The views may be empty at the moment. */
  #erased: ReadonlyMap<StreamName, ReadonlySet<EventId>> | null = null;
  /** The newest event that this console wrote in this incarnation; a fork of it from elsewhere changes nothing here. */
  #last: { readonly id: EventId; readonly seq: number; readonly at: Timestamp } | null;

  /** `origin`: this console's, in its present incarnation. */
  constructor(db: Database, origin: OriginId, ports: CommitPorts) {
    this.#db = db;
    this.#origin = origin;
    this.#ports = ports;
    this.log = new LogStore(db, ports.registry);
    this.views = new Views(db, this.log, '');
    this.#last = this.log.newestOf(origin);
    this.#sql = {
      saveOutcome: db.prepare<[string, string, string]>('INSERT INTO local_outcome (origin, command, outcome) VALUES (?, ?, ?)'),
      outcome: db.prepare<[string], { outcome: string }>('SELECT outcome FROM local_outcome WHERE command = ? LIMIT 1'),
      quarantine: db.prepare<[string, string, string]>('INSERT INTO local_quarantine (digest, reason, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
      wait: db.prepare<[string, string]>('INSERT INTO local_waiting (newest, body) VALUES (?, ?) ON CONFLICT DO NOTHING'),
      waitFor: db.prepare<[string, string]>('INSERT INTO local_waiting_for (missing, newest) VALUES (?, ?) ON CONFLICT DO NOTHING'),
      waiters: db.prepare<[string], { newest: EventId; body: string }>('SELECT w.newest, w.body FROM local_waiting_for f JOIN local_waiting w ON w.newest = f.newest WHERE f.missing = ? ORDER BY w.newest'),
      stopWaitingFor: db.prepare<[string]>('DELETE FROM local_waiting_for WHERE newest = ?'),
      stopWaiting: db.prepare<[string]>('DELETE FROM local_waiting WHERE newest = ?'),
      countQuarantined: db.prepare<[], { n: number }>('SELECT count(*) AS n FROM local_quarantine'),
      forgetOutcome: db.prepare<[string]>('DELETE FROM local_outcome WHERE command = ?'),
      countWaiting: db.prepare<[], { n: number }>('SELECT count(*) AS n FROM local_waiting'),
    };
  }

  /** The newest event that this console wrote in this incarnation, or null. */
  get newestOwn(): EventId | null {
    return this.#last?.id ?? null;
  }

  onCommit(listener: (committed: Committed) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The first answer to a command, or null where it is new here. */
  outcomeOf(commandId: CommandId): unknown {
    const row = this.#sql.outcome.get(commandId);
    return row === undefined ? null : (JSON.parse(row.outcome) as unknown);
  }

  /** While `work` runs, every stream that is touched is added to `streams` (a rebuild catches up with them). */
  async recordingChanges<T>(streams: Set<StreamName>, work: () => Promise<T>): Promise<T> {
    assert(this.#changedStreams === null, 'one rebuild at a time');
    this.#changedStreams = streams;
    try {
      return await work();
    } finally {
      this.#changedStreams = null;
    }
  }

  /**
   * Appends what `decide` accepted. When it returns, it is on disk. A command without events leaves only its outcome.
   * Throws where a limit or a schema is broken (a bug), or where the disk refuses (SqliteError); then nothing happened.
   */
  append(request: AppendRequest): Committed {
    const committed = this.#transaction(() => {
      const events = this.#build(request);
      const ids = events.map((event) => event.id);
      let changed: ReadonlySet<string> = new Set();
      const newest = ids.at(-1);
      if (newest !== undefined) {
        const { signer } = this.#ports;
        changed = this.#land({ events, newest, publicKey: signer.publicKey, signature: signer.sign(sealText(newest)) });
      }
      this.#sql.saveOutcome.run(this.#origin, request.commandId, JSON.stringify(request.outcome(ids)));
      return { newest: newest ?? null, commits: newest === undefined ? [] : [newest], events: ids, changed };
    });
    if (committed.newest !== null) {
      const { header } = defined(this.log.event(committed.newest), 'it was just written');
      this.#last = { id: committed.newest, seq: header.seq, at: header.at };
      this.#publish(committed);
    }
    return committed;
  }

  /**
   * Takes a commit from a peer, a file or a backup; in any order, any number of times. It lands when all its causes are
   * here, and what waited for it lands with it.
   */
  receive(given: unknown): Received {
    const form = wireCommit.safeParse(given);
    if (!form.success) return { result: 'refused', reason: 'not in the form of a commit' };
    if (sizeOf(form.data) > MAX_COMMIT_BYTES) return { result: 'refused', reason: `longer than ${MAX_COMMIT_BYTES}` };
    const checked = checkCommit(form.data, this.#ports);
    if (!checked.ok) return this.#quarantine(form.data, checked.error);
    const done: Committed[] = [];
    const result = this.#transaction(() => this.#arrive(checked.value, form.data, done));
    for (const committed of done) this.#publish(committed);
    return result;
  }

  /**
   * Takes commits in this order, in one transaction, until `enough`: the caller goes on with the rest after a breath, so that
   * an alarm commits in between. What became of each that was taken, at least one of them; all of it is on disk. One that is wrong costs
   * itself alone. Throws where the disk refuses; what could land has landed then.
   */
  receivePage(commits: readonly unknown[], enough: () => boolean = () => false): readonly Received[] {
    const received: Received[] = [];
    for (const commit of commits) {
      received.push(this.receive(commit));
      if (enough()) break;
    }
    return received;
  }

  /** Lands, until `enough`, what waited and need not wait any more. False: nothing of the kind is left. At a start something may be left. */
  landAwake(_enough: () => boolean = () => false): boolean {
    return false;
  }

  #arrive(commit: CheckedCommit, body: unknown, done: Committed[]): Received {
    if (this.log.has(commit.newest)) return this.#takeWithheld(commit, done);
    const missing = this.#missingCauses(commit);
    if (missing.length > 0) return this.#wait(commit, body, missing);
    const fault = this.#fault(commit);
    if (fault !== null) return this.#quarantine(body, fault);
    done.push({ newest: commit.newest, commits: [commit.newest], events: commit.events.map((event) => event.id), changed: this.#land(commit) });
    this.#wake(commit, done);
    return { result: 'landed' };
  }

  /** Lands those that waited for this commit, and those that waited for them; thousands may hang on one, so not by recursion. */
  #wake(landed: CheckedCommit, done: Committed[]): void {
    const arrived = landed.events.map((event) => event.id);
    for (let id = arrived.pop(); id !== undefined; id = arrived.pop()) {
      for (const { newest, body } of this.#sql.waiters.all(id)) {
        const form = wireCommit.parse(JSON.parse(body));
        const checked = checkCommit(form, this.#ports);
        assert(checked.ok, 'a waiting commit was checked when it came');
        const commit = checked.value;
        if (this.#missingCauses(commit).length > 0) continue;
        this.#sql.stopWaitingFor.run(newest);
        this.#sql.stopWaiting.run(newest);
        const fault = this.#fault(commit);
        if (fault !== null) {
          this.#quarantine(form, fault);
          continue;
        }
        done.push({ newest, commits: [newest], events: commit.events.map((event) => event.id), changed: this.#land(commit) });
        arrived.push(...commit.events.map((event) => event.id));
      }
    }
  }

  #missingCauses(commit: CheckedCommit): EventId[] {
    const own = new Set(commit.events.map((event) => event.id));
    const causes = new Set<EventId>();
    for (const { header } of commit.events) for (const cause of causesOf(header)) causes.add(cause);
    return [...causes].filter((cause) => !own.has(cause) && !this.log.has(cause));
  }

  #wait(commit: CheckedCommit, body: unknown, missing: readonly EventId[]): Received {
    const waiting = this.#sql.countWaiting.get()?.n ?? 0;
    if (waiting >= MAX_WAITING_COMMITS) return { result: 'refused', reason: `${waiting} commits are waiting for their causes already` };
    this.#sql.wait.run(commit.newest, JSON.stringify(body));
    for (const id of missing) this.#sql.waitFor.run(id, commit.newest);
    return { result: 'waiting', missing };
  }

  /** What cannot be right about a commit, now that its causes can be looked at. */
  #fault(commit: CheckedCommit): string | null {
    const own = new Map(commit.events.map((event) => [event.id, event.header]));
    const headerOf = (id: EventId): Header => own.get(id) ?? defined(this.log.event(id), 'its causes are here').header;
    for (const { id, header } of commit.events) {
      if (this.log.has(id)) return `event ${id}: came in another commit already`;
      if (header.prev !== null) {
        const before = headerOf(header.prev);
        if (before.origin !== header.origin || before.seq !== header.seq - 1) return `event ${id}: does not follow the event it names as the one before`;
      }
      if (header.parents.some((parent) => headerOf(parent).stream !== header.stream)) return `event ${id}: a parent is of another stream`;
    }
    return null;
  }

  /** A commit that is here already may bring payloads that were withheld when it came first. */
  #takeWithheld(commit: CheckedCommit, done: Committed[]): Received {
    const streams = new Set<StreamName>();
    for (const { id, header, payload } of commit.events) {
      if (payload === null || this.log.event(id)?.payload !== null || this.#covered(header.stream).has(id)) continue;
      this.log.insertPayload(id, payload);
      streams.add(header.stream);
    }
    if (streams.size === 0) return { result: 'known' };
    for (const stream of this.#eraseCovered(streams)) streams.add(stream);
    done.push({ newest: null, commits: [], events: [], changed: this.#project(streams, new Map()) });
    return { result: 'landed' };
  }

  /** Writes the log and the views; inside the transaction. */
  #land(commit: CheckedCommit): ReadonlySet<string> {
    this.log.insert(commit);
    const added = new Map<StreamName, Fact[]>();
    for (const { id, header } of commit.events) {
      const facts = added.get(header.stream) ?? [];
      added.set(header.stream, facts);
      const fact = this.log.fact(defined(this.log.event(id), 'it was just written'));
      if (fact !== null) facts.push(fact);
    }
    return new Set([LOG_ITSELF, ...this.#project(this.#eraseCovered(new Set(added.keys())), added)]);
  }

  /** `again`: streams whose rows are all made anew. */
  #project(again: ReadonlySet<StreamName>, added: ReadonlyMap<StreamName, readonly Fact[]>): ReadonlySet<string> {
    const changed = new Set<string>();
    const update = (stream: StreamName, change: Change): void => {
      for (const name of this.views.update(stream, change)) changed.add(name);
      this.#changedStreams?.add(stream);
    };
    for (const stream of again) update(stream, { kind: 'changed' });
    for (const [stream, facts] of added) if (!again.has(stream)) update(stream, { kind: 'added', facts });
    return changed;
  }

  /** Erases what became known from types that this version has learnt. The views must be made again afterwards. */
  eraseAgain(): void {
    this.#transaction(() => this.#eraseCovered(new Set([ERASURES])));
  }

  /** Deletes the payloads in these streams that erasures cover; all that they name, where these are among the streams. Returns the streams that lost one. */
  #eraseCovered(touched: ReadonlySet<StreamName>): ReadonlySet<StreamName> {
    if (touched.has(ERASURES)) this.#erased = null;
    const streams = new Set<StreamName>();
    for (const stream of touched.has(ERASURES) ? this.#erasedHeads().keys() : touched) {
      const covered = this.#covered(stream);
      if (covered.size === 0) continue;
      for (const event of this.log.events(stream)) {
        if (event.payload === null || !covered.has(event.id)) continue;
        this.log.erase(event.id);
        // The answer to its command may name people too; a retry so late is told that it was carried out.
        this.#sql.forgetOutcome.run(event.header.commandId);
        streams.add(stream);
      }
    }
    return streams;
  }

  #erasedHeads(): ReadonlyMap<StreamName, ReadonlySet<EventId>> {
    if (this.#erased !== null) return this.#erased;
    const named = new Map<StreamName, Set<EventId>>();
    for (const event of this.log.events(ERASURES)) {
      const fact = this.log.fact(event);
      for (const { stream, head } of fact === null ? [] : erasedBy(fact)) named.set(stream, (named.get(stream) ?? new Set()).add(head));
    }
    this.#erased = named;
    return named;
  }

  /** The events of a stream that erasures cover: the heads named, and all that those had seen. */
  #covered(stream: StreamName): ReadonlySet<EventId> {
    const heads = this.#erasedHeads().get(stream);
    if (heads === undefined) return new Set();
    const covered = new Set(heads);
    for (const { id, header } of [...this.log.events(stream)].reverse()) if (covered.has(id)) for (const parent of header.parents) covered.add(parent);
    return covered;
  }

  /** Gives the new events their headers. Reads heads from the log, and those of this commit from memory. */
  #build(request: AppendRequest): CheckedEvent[] {
    const { clock, digests, ids, registry } = this.#ports;
    assert(request.events.length <= MAX_COMMIT_EVENTS, `a commit holds at most ${MAX_COMMIT_EVENTS} events`);
    let prev: EventId | null = this.#last?.id ?? null;
    let seq = this.#last?.seq ?? 0;
    let lastAt: Timestamp = this.#last?.at ?? TIME_ZERO;
    const heads = new Map<StreamName, readonly EventId[]>();
    const times = new Map<EventId, Timestamp>();
    const timeOf = (id: EventId): Timestamp => times.get(id) ?? this.log.event(id)?.header.at ?? TIME_ZERO;
    const wall = Math.round(clock.wallMs());
    const built = request.events.map((event): CheckedEvent => {
      const read = readPayload(registry, event.type, event.payload);
      assert(read.known && read.valid, `decide made an event that its schema refuses: ${read.known && !read.valid ? read.reason : event.type}`);
      // Heads beyond the limit stay heads, and the next event takes them up.
      const parents = heads.get(event.stream) ?? this.log.heads(event.stream).slice(0, MAX_PARENTS);
      const refs = [...new Set(event.refs)].sort();
      lastAt = tick(wall, [lastAt, ...parents.map(timeOf), ...refs.map(timeOf)]);
      seq += 1;
      const salt = ids.next();
      const text = canonicalText(read.payload);
      const header: Header = {
        origin: this.#origin,
        seq,
        stream: event.stream,
        parents,
        refs,
        at: lastAt,
        wall,
        type: event.type,
        actor: request.actor,
        commandId: request.commandId,
        payloadHash: payloadHashOf(digests, salt, text),
        prev,
      };
      const headerText = canonicalText(header);
      assert(parseHeader(headerText) !== null, `decide made an event whose header no console would take: ${headerText}`);
      const id = eventIdOf(digests, headerText);
      prev = id;
      heads.set(event.stream, [id]);
      times.set(id, lastAt);
      return { id, header, headerText, payload: { salt, text } };
    });
    const size = sizeOf({ events: built.map((event) => ({ header: event.headerText, payload: event.payload })) });
    if (size > MAX_COMMIT_BYTES) throw new CommitTooLarge(size);
    return built;
  }

  #quarantine(body: unknown, reason: string): Received {
    if ((this.#sql.countQuarantined.get()?.n ?? 0) >= MAX_QUARANTINED) return { result: 'refused', reason };
    const text = JSON.stringify(body);
    this.#sql.quarantine.run(this.#ports.digests.sha256(text), reason, text);
    return { result: 'quarantined', reason };
  }

  #transaction<T>(work: () => T): T {
    try {
      return this.#db.transaction(work).immediate();
    } catch (error) {
      this.#erased = null;
      throw error;
    }
  }

  #publish(committed: Committed): void {
    for (const listener of this.#listeners) listener(committed);
  }
}
