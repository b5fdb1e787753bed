/**
 * Which writes of the roster count, as of one or more activations: for each head, of each entity, what nothing that the
 * head had seen wrote later. Of two heads that do not know of each other, what counts at either.
 */
import type { RosterKind } from '../../shared/domain/roster/entities.ts';
import type { EventId } from '../../shared/kernel/ids.ts';
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
}

/** The activations, and who had seen whom. */
export class Activations {
  readonly #byImport: ReadonlyMap<string, Activation>;
  readonly #apart: ReadonlySet<string>;
  readonly #heads: readonly Activation[];

  constructor(db: Database, heads: readonly EventId[]) {
    const all = db.prepare<[], Activation>('SELECT activation, import, depth FROM view_roster_activation').all();
    this.#byImport = new Map(all.map((one) => [one.import, one]));
    this.#apart = new Set(db.prepare<[], { pair: string }>("SELECT a || ' ' || b AS pair FROM view_roster_apart").all().map((row) => row.pair));
    this.#heads = all.filter((one) => heads.includes(one.activation));
  }

  /** Of the writes of one entity, those that stand. */
  standing<Row extends WriteRow>(writes: readonly Row[]): readonly Row[] {
    const standing = new Set<Row>();
    for (const head of this.#heads) {
      const seen = writes.flatMap((row) => {
        const by = this.#byImport.get(row.import);
        return by !== undefined && (by === head || this.#precedes(by, head)) ? [{ row, by }] : [];
      });
      for (const { row, by } of seen) if (!seen.some((other) => this.#precedes(by, other.by))) standing.add(row);
    }
    return [...standing];
  }

  #precedes(earlier: Activation, later: Activation): boolean {
    return earlier.depth < later.depth && !this.#apart.has(`${earlier.activation} ${later.activation}`);
  }
}

/** The rows of one kind that stand; by entity, then "put" before "withdraw", then event. */
export function standingRows<Row extends WriteRow>(db: Database, kind: RosterKind, activations: Activations): readonly Row[] {
  const byEntity = new Map<string, Row[]>();
  for (const row of db.prepare<[], Row>(`SELECT * FROM view_roster_${kind}`).iterate()) {
    const writes = byEntity.get(row.id);
    if (writes) writes.push(row);
    else byEntity.set(row.id, [row]);
  }
  const order = (a: Row, b: Row): number => (a.op === b.op ? (a.event < b.event ? -1 : 1) : a.op === 'put' ? -1 : 1);
  return [...byEntity.keys()].sort().flatMap((id) => [...activations.standing(byEntity.get(id) ?? [])].sort(order));
}
