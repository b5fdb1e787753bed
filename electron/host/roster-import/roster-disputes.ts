/**
 * Knows whether the active rosters contradict each other, and in what. They are compared aside, once for each set of
 * them; until that is done they count as contradicting. Nothing of it is kept: the next start compares again.
 */
import type { Database } from '../../../db/driver.ts';
import { currentHeads } from '../../../db/queries/roster-snapshot.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';
import type { RosterComparison } from './compare-rosters.ts';

/** A comparison that runs. */
export interface Comparing {
  /** Rejects where its thread died. */
  readonly done: Promise<RosterComparison>;
  end(): Promise<void>;
}

export class RosterDisputes {
  readonly #db: Database;
  readonly #start: (heads: readonly EventId[]) => Comparing;
  readonly #listeners = new Set<() => void>();
  #heads: readonly EventId[] = [];
  #running: Comparing | null = null;
  #found: RosterComparison | null = null;
  #fault: Error | null = null;

  constructor(db: Database, start: (heads: readonly EventId[]) => Comparing) {
    this.#db = db;
    this.#start = start;
  }

  /** Called when the heads may have changed. */
  look(): void {
    const heads = currentHeads(this.#db);
    if (heads.join(' ') === this.#heads.join(' ')) return;
    const outdated = this.#running;
    this.#heads = heads;
    this.#found = null;
    this.#fault = null;
    this.#running = heads.length < 2 ? null : this.#compare(heads);
    void outdated?.end();
  }

  #compare(heads: readonly EventId[]): Comparing {
    const running = this.#start(heads);
    const finish = (found: RosterComparison | null, fault: Error | null): void => {
      if (this.#heads !== heads) return;
      this.#found = found;
      this.#fault = fault;
      for (const listener of this.#listeners) listener();
    };
    running.done.then(
      (found) => finish(found, null),
      (fault: unknown) => finish(null, fault instanceof Error ? fault : new Error(String(fault))),
    );
    return running;
  }

  /** Called when a comparison is done. Returns how to stop. */
  onFound(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** More than one roster is active, and they do not say the same, as far as is known. */
  get contradict(): boolean {
    return this.#heads.length > 1 && (this.#found === null || this.#found.size > 0);
  }

  /** Null while it is being compared. Throws where that failed. */
  comparison(): RosterComparison | null {
    if (this.#fault !== null) throw this.#fault;
    return this.#found;
  }

  async end(): Promise<void> {
    this.#heads = [];
    await this.#running?.end();
  }
}
