/**
 * The only way into the log and the views: events that this console decided, and commits that came from elsewhere. One
 * transaction appends to the log, projects the streams it touched and records the outcome; who listens is told after
 * that transaction is on disk, never before. How it is done is in `db/commit/`.
 */
import type { EventRegistry } from '../shared/domain/registry.ts';
import { assert, defined } from '../shared/kernel/assert.ts';
import type { Actor } from '../shared/kernel/history.ts';
import type { NewEvent } from '../shared/kernel/decision.ts';
import type { CommandId, EventId, OriginId, StreamName } from '../shared/kernel/ids.ts';
import type { Clock, Digests, Ids, SealChecker, Signer } from '../shared/kernel/ports.ts';
import { ERASURES } from '../shared/kernel/streams.ts';
import { Arrivals, type CameFrom, type Received } from './commit/arrivals.ts';
import { Erasures } from './commit/erasures.ts';
import { Landing, type LandingNeeds } from './commit/landing.ts';
import { LateFacts } from './commit/late-facts.ts';
import { newEvents, type Newest } from './commit/new-events.ts';
import type { Database } from './driver.ts';
import { sealText } from './log/header.ts';
import { LogStore } from './log/store.ts';
import { Views } from './views.ts';

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
  /** The last of `commits`. */
  readonly newest: EventId | null;
  /** The commits that landed, in that order, each by its newest event. */
  readonly commits: readonly EventId[];
  readonly events: readonly EventId[];
  /** Names of the views that changed. */
  readonly changed: ReadonlySet<string>;
}

interface Shared {
  readonly committed: Committed[];
  /** Why one of them could not be written: SQLite may have taken back all of it by itself. */
  error: Error | null;
}

export { CommitTooLarge } from './commit/new-events.ts';
export type { Received } from './commit/arrivals.ts';

/** Stands among the changed views for what is counted in the log itself: forks, types that are not known. */
export const LOG_ITSELF = 'log';

export class Committer {
  readonly log: LogStore;
  readonly views: Views;
  readonly #db: Database;
  readonly #ports: CommitPorts;
  readonly #origin: OriginId;
  readonly #parts: LandingNeeds;
  readonly #arrivals: Arrivals;
  readonly #listeners = new Set<(committed: Committed) => void>();
  readonly #sql;
  #changedStreams: Set<StreamName> | null = null;
  /** What was appended in the transaction that several share, while it runs. */
  #shared: Shared | null = null;
  /** The newest event that this console wrote in this incarnation; a fork of it from elsewhere changes nothing here. */
  #last: Newest | null;

  /** `origin`: this console's, in its present incarnation. */
  constructor(db: Database, origin: OriginId, ports: CommitPorts) {
    this.#db = db;
    this.#origin = origin;
    this.#ports = ports;
    this.log = new LogStore(db, ports.registry);
    this.views = new Views(db, this.log, '');
    this.#parts = { log: this.log, views: this.views, late: new LateFacts(this.log), erasures: new Erasures(db, this.log) };
    this.#arrivals = new Arrivals(db, { log: this.log, digests: ports.digests, seals: ports.seals });
    this.#last = this.log.newestOf(origin);
    this.#sql = {
      saveOutcome: db.prepare<[string, string, string]>('INSERT INTO local_outcome (origin, command, outcome) VALUES (?, ?, ?)'),
      outcome: db.prepare<[string], string>('SELECT outcome FROM local_outcome WHERE command = ? LIMIT 1').pluck(),
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
    const outcome = this.#sql.outcome.get(commandId);
    return outcome === undefined ? null : (JSON.parse(outcome) as unknown);
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
    const { signer } = this.#ports;
    const events = newEvents({ ...this.#ports, log: this.log, origin: this.#origin }, request, this.#last);
    const last = events.at(-1);
    const ids = events.map((event) => event.id);
    const { committed } = this.#transaction((landing) => {
      if (last !== undefined) landing.add({ events, newest: last.id, publicKey: signer.publicKey, signature: signer.sign(sealText(last.id)) });
      this.#sql.saveOutcome.run(this.#origin, request.commandId, JSON.stringify(request.outcome(ids)));
    });
    if (last !== undefined) this.#last = { id: last.id, seq: last.header.seq, at: last.header.at };
    this.#publish(committed);
    return committed;
  }

  /**
   * What `steps` append shares one transaction, and one wait for the disk: each step in turn, until one of them changes what `isEnough` says.
   * Returns how many were taken, at least one; all that they appended is on disk, and is told only then. Throws where something that one of
   * them appended could not be written, or a step throws; then nothing of it happened.
   */
  together(steps: readonly (() => void)[], isEnough: (changed: ReadonlySet<string>) => boolean): number {
    assert(this.#shared === null, 'one after the other');
    const shared: Shared = { committed: [], error: null };
    const before = this.#last;
    this.#shared = shared;
    let taken = 0;
    try {
      this.#db
        .transaction(() => {
          for (const step of steps) {
            const from = shared.committed.length;
            step();
            taken += 1;
            if (shared.error !== null) throw shared.error;
            if (shared.committed.slice(from).some(({ changed }) => isEnough(changed))) break;
          }
        })
        .immediate();
    } catch (error) {
      this.#last = before;
      this.#parts.late.forget();
      this.#parts.erasures.forget();
      throw error;
    } finally {
      this.#shared = null;
    }
    const { committed } = shared;
    const commits = committed.flatMap((one) => one.commits);
    this.#publish({ newest: commits.at(-1) ?? null, commits, events: committed.flatMap((one) => one.events), changed: new Set(committed.flatMap((one) => [...one.changed])) });
    return taken;
  }

  /**
   * Takes a commit from a peer, a file or a backup; in any order, any number of times. It lands when all its causes are
   * here, and what waited for it lands after it.
   */
  receive(given: unknown): Received {
    const received = this.receivePage([given]);
    while (this.landAwake()) continue;
    return defined(received[0], 'it was taken');
  }

  /**
   * Takes commits in this order, in one transaction, until `enough` where that is given: whoever calls goes on with the rest after a
   * breath, so that an alarm commits in between. Returns what became of each that was taken, at least one; it is on disk. A commit that is
   * wrong costs itself alone. Throws where the disk refuses (SqliteError); whatever could land has landed then.
   */
  receivePage(commits: readonly unknown[], enough?: () => boolean, from: CameFrom = 'peer'): readonly Received[] {
    try {
      return this.#receiveTogether(commits, from, enough);
    } catch (error) {
      if (commits.length < 2) throw error;
      return this.#receiveApart(commits, from);
    }
  }

  /** Lands, until `enough`, what waited for its causes and waits no longer. False: none of it is left. After a crash some may be, so ask at each start. */
  landAwake(enough: () => boolean = () => false): boolean {
    if (!this.#arrivals.hasAwake) return false;
    const { committed } = this.#transaction((landing) => {
      while (this.#arrivals.landNextAwake(landing)) if (landing.isLarge || enough()) break;
    });
    this.#publish(committed);
    return this.#arrivals.hasAwake;
  }

  #receiveTogether(commits: readonly unknown[], from: CameFrom, enough?: () => boolean): readonly Received[] {
    const { value, committed } = this.#transaction((landing) => {
      const received: Received[] = [];
      for (const given of commits) {
        received.push(this.#arrivals.take(given, landing, from));
        if (enough !== undefined && (landing.isLarge || enough())) break;
      }
      return received;
    });
    this.#publish(committed);
    return value;
  }

  /** One of them broke the transaction of all; the others land. */
  #receiveApart(commits: readonly unknown[], from: CameFrom): readonly Received[] {
    const errors: unknown[] = [];
    const received = commits.flatMap((commit) => {
      try {
        return this.#receiveTogether([commit], from);
      } catch (error) {
        errors.push(error);
        return [];
      }
    });
    if (errors.length > 0) throw errors[0];
    return received;
  }

  /** What is late and what is erased is found anew: this version may read what an earlier one could not. The views must be made again afterwards. */
  readAgain(): void {
    const { late, erasures } = this.#parts;
    this.#transaction(() => {
      late.decideAnew();
      erasures.forget();
      erasures.carryOut(new Set([ERASURES]));
      erasures.findWithheld();
    });
  }

  #transaction<T>(work: (landing: Landing) => T): { readonly value: T; readonly committed: Committed } {
    // It is to be taken back whole: nothing more may come to the disk by it.
    if (this.#shared?.error) throw this.#shared.error;
    const landing = new Landing(this.#parts);
    try {
      return this.#db
        .transaction(() => {
          const value = work(landing);
          const { streams, changed } = landing.finish();
          for (const stream of streams) this.#changedStreams?.add(stream);
          const { commits, events } = landing;
          return { value, committed: { newest: commits.at(-1) ?? null, commits, events, changed: commits.length === 0 ? changed : new Set([LOG_ITSELF, ...changed]) } };
        })
        .immediate();
    } catch (error) {
      this.#parts.late.forget();
      this.#parts.erasures.forget();
      if (this.#shared !== null) this.#shared.error = new Error('one of several could not be written', { cause: error });
      throw error;
    }
  }

  #publish(committed: Committed): void {
    if (this.#shared !== null) {
      this.#shared.committed.push(committed);
      return;
    }
    if (committed.changed.size === 0) return;
    for (const listener of this.#listeners) listener(committed);
  }
}
