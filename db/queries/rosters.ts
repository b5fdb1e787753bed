/** The rosters that are in use, in memory: read once, and kept until something that they rest on is erased. */
import { defined } from '../../shared/kernel/assert.ts';
import type { EventId } from '../../shared/kernel/ids.ts';
import type { Database } from '../driver.ts';
import { currentHeads, loadRoster, type RosterSnapshot } from './roster-snapshot.ts';

/** The present one, and those of open incidents. */
const MAX_SNAPSHOTS = 4;

export class Rosters {
  readonly #db: Database;
  readonly #kept = new Map<string, RosterSnapshot>();

  constructor(db: Database) {
    this.#db = db;
  }

  current(): RosterSnapshot {
    return this.at(currentHeads(this.#db));
  }

  /** The roster as of these activations. Events are never changed, so it can be kept (until something is erased: `forget`). */
  at(heads: readonly EventId[]): RosterSnapshot {
    const key = heads.join(' ');
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const loaded = loadRoster(this.#db, heads);
    if (this.#kept.size >= MAX_SNAPSHOTS) this.#kept.delete(defined([...this.#kept.keys()][0], 'the oldest snapshot'));
    this.#kept.set(key, loaded);
    return loaded;
  }

  forget(): void {
    this.#kept.clear();
  }
}
