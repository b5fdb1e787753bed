/** The rosters that are in use, in memory: read once, and kept until something that they rest on is erased. */
import { defined } from '../../shared/kernel/assert.ts';
import type { Said } from '../../shared/domain/roster/state.ts';
import type { EventId, ImportId, PersonId } from '../../shared/kernel/ids.ts';
import { atOnce, shared, type Pieces, type Slices } from '../../shared/kernel/slices.ts';
import type { Database } from '../driver.ts';
import { layOver, loadRecords, type Records } from './by-hand.ts';
import { Directory } from './directory.ts';
import { offersIn, type Offers } from './duplicates.ts';
import { withLiftsThatHold } from './lifts.ts';
import { linksIn, type Links } from './links.ts';
import { currentHeads, loadRoster, loadRosterInPieces, type RosterSnapshot } from './roster-snapshot.ts';
import { Activations } from './standing-writes.ts';

/** The present roster, and what the marks of its people are taken from: all of one moment. */
export interface Stated {
  readonly roster: RosterSnapshot;
  readonly imported: RosterSnapshot;
  readonly records: Records;
  readonly offers: Offers;
}

/** The present one, and those of open incidents. */
const MAX_SNAPSHOTS = 4;

export class Rosters {
  readonly #db: Database;
  readonly #imported = new Map<string, RosterSnapshot>();
  readonly #kept = new Map<string, RosterSnapshot>();
  /** Being read between other work: whoever cannot wait reads it to its end. */
  #ahead: { readonly key: string; readonly load: () => Pieces<RosterSnapshot> } | null = null;
  /** How often; what was read before is not taken up after. */
  #forgotten = 0;
  #records: Records | null = null;
  #links: Links | null = null;
  /** By the students of a roster: these are the same as long as nothing else is. */
  readonly #directories = new WeakMap<RosterSnapshot['students'], () => Pieces<Directory>>();
  readonly #offers = new WeakMap<RosterSnapshot['students'], () => Pieces<Offers>>();

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
    const loaded = this.#imported.get(key) ?? (this.#ahead?.key === key ? atOnce(this.#ahead.load()) : loadRoster(this.#db, heads));
    keep(this.#imported, key, loaded);
    return loaded;
  }

  /**
   * Reads, between other work, the roster as it will be once this import is active on top of all that is.
   * Returns how to take it up, which costs nothing. Where nobody has looked at a roster yet nobody will wait for one.
   */
  async prepare(next: ImportId, slices: Slices): Promise<(heads: readonly EventId[]) => void> {
    if (this.#imported.size === 0) return () => undefined;
    const since = this.#forgotten;
    const heads = currentHeads(this.#db);
    const loaded = await slices.through(loadRosterInPieces(this.#db, heads, new Activations(this.#db, heads, next)));
    await slices.through(this.#directoryOver(loaded, loaded));
    return (asOf) => {
      if (since === this.#forgotten) keep(this.#imported, asOf.join(' '), { ...loaded, heads: asOf });
    };
  }

  /** Reads the present roster between other work, so that no window waits for it. */
  async readAhead(slices: Slices): Promise<void> {
    const heads = currentHeads(this.#db);
    const ahead = { key: heads.join(' '), load: shared(loadRosterInPieces(this.#db, heads, new Activations(this.#db, heads))) };
    this.#ahead = ahead;
    try {
      const loaded = await slices.through(ahead.load());
      if (this.#ahead === ahead) keep(this.#imported, ahead.key, loaded);
      await slices.through(this.#directoryOver(loaded, loaded));
    } finally {
      if (this.#ahead === ahead) this.#ahead = null;
    }
    const { roster } = await slices.through(this.stated());
    await slices.through(this.directory(roster));
  }

  /** What was stated by hand, as far as it holds by the present roster. */
  records(): Records {
    this.#records ??= withLiftsThatHold(this.#db, loadRecords(this.#db));
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

  /** Everybody of a roster by name. */
  directory(roster: RosterSnapshot): Pieces<Directory> {
    return this.#directoryOver(this.imported(roster.heads), roster);
  }

  #directoryOver(base: RosterSnapshot, roster: RosterSnapshot): Pieces<Directory> {
    const known = this.#directories.get(roster.students);
    if (known !== undefined) return known();
    const fresh = shared(base.students === roster.students ? Directory.of(roster) : this.#laidOver(base, roster));
    this.#directories.set(roster.students, fresh);
    return fresh();
  }

  *#laidOver(base: RosterSnapshot, roster: RosterSnapshot): Pieces<Directory> {
    const under = yield* this.#directoryOver(base, base);
    return yield* under.laidOver(roster);
  }

  /** People of the present roster who may be one. */
  offers(): Offers {
    return atOnce(this.stated()).offers;
  }

  /** What is known of the present roster, as of now: whatever comes while this is worked out is not in it. */
  *stated(): Pieces<Stated> {
    const [roster, imported, records] = [this.current(), this.imported(), this.records()];
    const offers = this.#offers.get(roster.students) ?? shared(offersIn(roster, records, this.links()));
    this.#offers.set(roster.students, offers);
    return { roster, imported, records, offers: yield* offers() };
  }

  /** Something was stated by hand, or a roster came by which it holds no longer: it is laid anew over the rosters, which are not read again. */
  forgetRecords(): void {
    this.#records = null;
    this.#links = null;
    this.#kept.clear();
  }

  /** Something that they rest on was erased, or made anew. */
  forget(): void {
    this.#forgotten += 1;
    this.#imported.clear();
    this.#ahead = null;
    this.forgetRecords();
  }
}

function keep(snapshots: Map<string, RosterSnapshot>, key: string, snapshot: RosterSnapshot): void {
  if (!snapshots.has(key) && snapshots.size >= MAX_SNAPSHOTS) snapshots.delete(defined([...snapshots.keys()][0], 'the oldest snapshot'));
  snapshots.set(key, snapshot);
}
