/** The log as the talk with other consoles sees it: how far it is, what one of them lacks, and taking what one of them sent. */
import type { Committer, Received } from '../../../db/commit.ts';
import type { Database } from '../../../db/driver.ts';
import type { WireCommit } from '../../../db/log/wire.ts';
import { commitsHolding, frontierDigest, frontierOf, missingPage, type BranchEnd, type Page } from '../../../db/peers.ts';
import type { ConsoleId, EventId } from '../../../shared/kernel/ids.ts';
import type { Clock, Digests } from '../../../shared/kernel/ports.ts';
import { PART_MS } from './limits.ts';

/** What a commit that lands now is part of. */
export interface Source {
  /** The console that sent it; null: it was made here, or waited here. */
  readonly from: ConsoleId | null;
  /** It is new: made here, or pushed to here as soon as it was. What belongs to a catch-up goes on by asking, page by page. */
  readonly isNews: boolean;
}

const HERE: Source = { from: null, isNews: true };

interface HowFar {
  readonly events: number;
  readonly ends: readonly BranchEnd[];
  /** The digest of the ends. */
  readonly frontier: string;
}

export class SharedLog {
  readonly #committer: Committer;
  readonly #db: Database;
  readonly #digests: Digests;
  readonly #clock: Clock;
  #howFar: HowFar | null = null;
  #changedMs: number;
  #source: Source = HERE;

  constructor(needs: { readonly committer: Committer; readonly db: Database; readonly digests: Digests; readonly clock: Clock }) {
    this.#committer = needs.committer;
    this.#db = needs.db;
    this.#digests = needs.digests;
    this.#clock = needs.clock;
    this.#changedMs = needs.clock.monotonicMs();
  }

  /** Worked out once for each state of the log, and only where somebody asks. */
  get howFar(): HowFar {
    if (this.#howFar === null) {
      const ends = frontierOf(this.#db);
      this.#howFar = { events: this.#committer.log.eventCount(), ends, frontier: frontierDigest(this.#digests, ends) };
    }
    return this.#howFar;
  }

  /** Since something landed, from here or elsewhere. */
  get quietForMs(): number {
    return this.#clock.monotonicMs() - this.#changedMs;
  }

  get source(): Source {
    return this.#source;
  }

  /** After each commit. */
  grew(): void {
    this.#howFar = null;
    this.#changedMs = this.#clock.monotonicMs();
  }

  /** The first of them, at least one; what became of each. On disk when it returns. */
  take(commits: readonly unknown[], source: Source): readonly Received[] {
    return this.#during(source, () => this.#committer.receivePage(commits, this.#enough()));
  }

  /** What waited for others and need not any more. Is there more? */
  landAwake(): boolean {
    return this.#during({ from: null, isNews: false }, () => this.#committer.landAwake(this.#enough()));
  }

  commit(newest: EventId): WireCommit | null {
    return this.#committer.log.commit(newest);
  }

  missing(theirs: readonly BranchEnd[], from: number): Page {
    return missingPage(this.#db, this.#committer.log, theirs, from);
  }

  holding(events: readonly EventId[], from: number): Page {
    return commitsHolding(this.#db, this.#committer.log, events, from);
  }

  withheld(limit: number): readonly EventId[] {
    return this.#committer.log.withheldIds(limit);
  }

  #during<T>(source: Source, work: () => T): T {
    this.#source = source;
    try {
      return work();
    } finally {
      this.#source = HERE;
    }
  }

  #enough(): () => boolean {
    const sinceMs = this.#clock.monotonicMs();
    return () => this.#clock.monotonicMs() - sinceMs >= PART_MS;
  }
}
