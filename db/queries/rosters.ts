/** The rosters that are in use, in memory: read once, and kept until something that they rest on is erased. */
import { defined } from '../../shared/kernel/assert.ts';
import type { EventId } from '../../shared/kernel/ids.ts';
import type { Database } from '../driver.ts';
import { layOver, loadRecords, type Records } from './by-hand.ts';
import { currentHeads, loadRoster, type RosterSnapshot } from './roster-snapshot.ts';

/** The present one, and those of open incidents. */
const MAX_SNAPSHOTS = 4;

export class Rosters {
  readonly #db: Database;
  readonly #imported = new Map<string, RosterSnapshot>();
  readonly #kept = new Map<string, RosterSnapshot>();
  #records: Records | null = null;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The present roster, with what was stated by hand. */
  current(): RosterSnapshot {
    return this.at(currentHeads(this.#db));
  }

  /** The roster as of these activations, with what was stated by hand until now. Events are never changed, so it can be kept (until `forget`). */
  at(heads: readonly EventId[]): RosterSnapshot {
    const laid = this.#kept.get(heads.join(' ')) ?? layOver(this.imported(heads), this.records());
    keep(this.#kept, heads, laid);
    return laid;
  }

  /** What the rosters themselves say. */
  imported(heads: readonly EventId[] = currentHeads(this.#db)): RosterSnapshot {
    const loaded = this.#imported.get(heads.join(' ')) ?? loadRoster(this.#db, heads);
    keep(this.#imported, heads, loaded);
    return loaded;
  }

  /** What was stated by hand. */
  records(): Records {
    this.#records ??= loadRecords(this.#db);
    return this.#records;
  }

  /** Something was stated by hand: it is laid anew over the rosters, which are not read again. */
  forgetRecords(): void {
    this.#records = null;
    this.#kept.clear();
  }

  /** Something that they rest on was erased, or made anew. */
  forget(): void {
    this.#imported.clear();
    this.forgetRecords();
  }
}

function keep(snapshots: Map<string, RosterSnapshot>, heads: readonly EventId[], snapshot: RosterSnapshot): void {
  const key = heads.join(' ');
  if (!snapshots.has(key) && snapshots.size >= MAX_SNAPSHOTS) snapshots.delete(defined([...snapshots.keys()][0], 'the oldest snapshot'));
  snapshots.set(key, snapshot);
}
