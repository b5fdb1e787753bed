/**
 * Which writes of the roster count, as of one or more activations: for each head, of each entity, what nothing that the
 * head had seen wrote later. Of two heads that do not know of each other, what counts at either.
 */
import type { RosterKind } from '../../shared/domain/roster/entities.ts';
import type { EventId, ImportId } from '../../shared/kernel/ids.ts';
import { importStream } from '../../shared/kernel/streams.ts';
import { atOnce } from '../../shared/kernel/slices.ts';
import type { Database } from '../driver.ts';

export interface WriteRow {
  readonly event: EventId;
  readonly import: string;
  readonly op: 'put' | 'withdraw';
  readonly id: string;
}

interface Activation {
  readonly activation: EventId;
  readonly import: string;
  readonly depth: number;
  readonly chunks: number;
  readonly newestChunk: EventId | null;
}

/** Stands for an activation that is not written yet. */
const UPCOMING = '' as EventId;

/** The activations, and who had seen whom. */
export class Activations {
  readonly #byImport: ReadonlyMap<string, Activation>;
  readonly #apart: ReadonlySet<string>;
  readonly #heads: readonly Activation[];
  readonly #strays: ReadonlySet<EventId>;

  /** `next`: an import whose activation comes after all that there are; as of it, and not of `heads`. */
  constructor(db: Database, heads: readonly EventId[], next: ImportId | null = null) {
    const all = db.prepare<[], Activation>('SELECT activation, import, depth, chunks, newest_chunk AS newestChunk FROM view_roster_activation').all();
    this.#strays = straysBeside(db, all);
    this.#apart = new Set(db.prepare<[], { pair: string }>("SELECT a || ' ' || b AS pair FROM view_roster_apart").all().map((row) => row.pair));
    const upcoming = next === null ? null : { activation: UPCOMING, import: next, depth: Number.POSITIVE_INFINITY, chunks: 0, newestChunk: null };
    this.#byImport = new Map([...all, ...(upcoming === null ? [] : [upcoming])].map((one) => [one.import, one]));
    this.#heads = upcoming === null ? all.filter((one) => heads.includes(one.activation)) : [upcoming];
  }

  /** Of the writes of one entity, those that stand. */
  standing<Row extends WriteRow>(writes: readonly Row[]): readonly Row[] {
    const standing = new Set<Row>();
    for (const head of this.#heads) {
      const seen = writes.flatMap((row) => {
        const by = this.#byImport.get(row.import);
        return by !== undefined && !this.#strays.has(row.event) && (by === head || this.#precedes(by, head)) ? [{ row, by }] : [];
      });
      for (const { row, by } of seen) if (!seen.some((other) => this.#precedes(by, other.by))) standing.add(row);
    }
    return [...standing];
  }

  /** Are both imports active, and had the later one seen the earlier? */
  isBefore(earlier: string, later: string): boolean {
    const [before, after] = [this.#byImport.get(earlier), this.#byImport.get(later)];
    return before !== undefined && after !== undefined && this.#precedes(before, after);
  }

  /** Is the import one of these activations, or had one of them seen it? An import that is not active counts as seen: it says nothing. */
  isSeenBy(imported: string, activations: readonly EventId[]): boolean {
    const by = this.#byImport.get(imported);
    return by === undefined || [...this.#byImport.values()].some((one) => activations.includes(one.activation) && (one === by || this.#precedes(by, one)));
  }

  #precedes(earlier: Activation, later: Activation): boolean {
    return earlier.depth < later.depth && !this.#apart.has(`${earlier.activation} ${later.activation}`);
  }
}

/** RO-20 what lies in the streams of imports that are active, and in no chain that an activation names. An import with as many events as it says needs no look. */
function straysBeside(db: Database, activations: readonly Activation[]): ReadonlySet<EventId> {
  const count = db.prepare<[string], number>('SELECT count(*) FROM log_event WHERE stream = ?').pluck();
  const listed = db.prepare<[string], { id: EventId; parents: string }>("SELECT id, json_extract(header, '$.parents') AS parents FROM log_event WHERE stream = ?");
  const strays = new Set<EventId>();
  for (const [imported, named] of Map.groupBy(activations, (one) => one.import)) {
    const stream = importStream(imported as ImportId);
    if (Number(count.get(stream)) <= Math.min(...named.map((one) => one.chunks))) continue;
    const parents = new Map(listed.all(stream).map((row) => [row.id, JSON.parse(row.parents) as EventId[]]));
    const chain = new Set<EventId>();
    for (const left = named.flatMap((one) => one.newestChunk ?? []); left.length > 0; ) {
      const id = left.pop();
      if (id === undefined || chain.has(id)) continue;
      chain.add(id);
      left.push(...(parents.get(id) ?? []));
    }
    for (const id of parents.keys()) if (!chain.has(id)) strays.add(id);
  }
  return strays;
}

/** Rows between two yields, and rows that one statement reads: a statement that stays open would keep commits out. */
export const ROWS_AT_ONCE = 500;

type Keyed = { readonly stream: string; readonly event: string; readonly id: string };

/** The rows of one kind that stand, with the columns asked for; by entity, then "put" before "withdraw", then event. Yields between pieces of work. */
export function* standingRowsInPieces<Row extends WriteRow>(db: Database, kind: RosterKind, activations: Activations, columns = '*'): Generator<void, readonly Row[], undefined> {
  // Ids are digests: their first letters divide them evenly, so that no sort is long.
  const byLetter = new Map<string, Map<string, Row[]>>();
  const page = db.prepare<[string, string, string], Row & Keyed>(`SELECT ${columns} FROM view_roster_${kind} WHERE (stream, event, id) > (?, ?, ?) ORDER BY stream, event, id LIMIT ${ROWS_AT_ONCE}`);
  for (let last: Keyed | undefined = { stream: '', event: '', id: '' }; last !== undefined; ) {
    const rows: readonly (Row & Keyed)[] = page.all(last.stream, last.event, last.id);
    for (const row of rows) {
      const letter = row.id.charAt(0);
      const byEntity = byLetter.get(letter) ?? new Map<string, Row[]>();
      byLetter.set(letter, byEntity);
      const writes = byEntity.get(row.id);
      if (writes) writes.push(row);
      else byEntity.set(row.id, [row]);
    }
    last = rows.at(-1);
    yield;
  }
  const order = (a: Row, b: Row): number => (a.op === b.op ? (a.event < b.event ? -1 : 1) : a.op === 'put' ? -1 : 1);
  const standing: Row[] = [];
  for (const letter of [...byLetter.keys()].sort()) {
    const byEntity = byLetter.get(letter);
    for (const id of [...(byEntity?.keys() ?? [])].sort()) standing.push(...[...activations.standing(byEntity?.get(id) ?? [])].sort(order));
    yield;
  }
  return standing;
}

/** Which writes stand, without what they say. */
export const standingWrites = (db: Database, kind: RosterKind, activations: Activations): readonly WriteRow[] => atOnce(standingRowsInPieces(db, kind, activations, 'stream, event, import, op, id'));
