/** The rosters that are in use, in memory: read once, and kept until something that they rest on is erased. */
import { defined } from '../../shared/kernel/assert.ts';
import type { Said } from '../../shared/domain/roster/state.ts';
import type { EventId, PersonId } from '../../shared/kernel/ids.ts';
import type { Database } from '../driver.ts';
import { layOver, loadRecords, type Records } from './by-hand.ts';
import { offersIn, type Offers } from './duplicates.ts';
import { linksIn, type Links } from './links.ts';
import { currentHeads, loadRoster, type RosterSnapshot } from './roster-snapshot.ts';

/** The present one, and those of open incidents. */
const MAX_SNAPSHOTS = 4;

export class Rosters {
  readonly #db: Database;
  readonly #imported = new Map<string, RosterSnapshot>();
  readonly #kept = new Map<string, RosterSnapshot>();
  #records: Records | null = null;
  #links: Links | null = null;
  #offers: { readonly of: RosterSnapshot; readonly offers: Offers } | null = null;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The present roster, with what was stated by hand. */
  current(): RosterSnapshot {
    return this.at(currentHeads(this.#db));
  }

  /**
   * The roster as of these activations, with what was stated by hand until now. Events are never changed, so it can be
   * kept (until `forget`). `without`: people added by hand who are left out.
   */
  at(heads: readonly EventId[], without: readonly string[] = []): RosterSnapshot {
    const key = [...heads, ...without].join(' ');
    const laid = this.#kept.get(key) ?? layOver(this.imported(heads), new Map([...this.records()].filter(([about]) => !without.includes(about))));
    keep(this.#kept, key, laid);
    return laid;
  }

  /** What the rosters themselves say. */
  imported(heads: readonly EventId[] = currentHeads(this.#db)): RosterSnapshot {
    const key = heads.join(' ');
    const loaded = this.#imported.get(key) ?? loadRoster(this.#db, heads);
    keep(this.#imported, key, loaded);
    return loaded;
  }

  /** What was stated by hand. */
  records(): Records {
    this.#records ??= loadRecords(this.#db);
    return this.#records;
  }

  /** Which records are one person. */
  links(): Links {
    this.#links ??= linksIn(this.records());
    return this.#links;
  }

  /** A link is on the record of the smaller id: those of others that name this one. */
  linksFrom(id: PersonId): readonly { readonly person: PersonId; readonly linked: Said | null; readonly apart: Said | null }[] {
    return [...this.records()].flatMap(([about, record]) => record.links.filter((link) => link.other === id).map(({ linked, apart }) => ({ person: about as PersonId, linked, apart })));
  }

  /** People of the present roster who may be one. */
  offers(): Offers {
    const roster = this.current();
    if (this.#offers?.of !== roster) this.#offers = { of: roster, offers: offersIn(roster, this.records(), this.links()) };
    return this.#offers.offers;
  }

  /** Something was stated by hand: it is laid anew over the rosters, which are not read again. */
  forgetRecords(): void {
    this.#records = null;
    this.#links = null;
    this.#offers = null;
    this.#kept.clear();
  }

  /** Something that they rest on was erased, or made anew. */
  forget(): void {
    this.#imported.clear();
    this.forgetRecords();
  }
}

function keep(snapshots: Map<string, RosterSnapshot>, key: string, snapshot: RosterSnapshot): void {
  if (!snapshots.has(key) && snapshots.size >= MAX_SNAPSHOTS) snapshots.delete(defined([...snapshots.keys()][0], 'the oldest snapshot'));
  snapshots.set(key, snapshot);
}
