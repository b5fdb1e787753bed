/** A list as a window keeps it, by the letter of the contract's messages. */
import type { DeltaMessage } from '../../../shared/contract/messages.ts';

type Row = DeltaMessage['upserts'][number];

export class ListReplica {
  rows: Row[] = [];
  version: number | null = null;
  #pages: DeltaMessage[] = [];

  /** False where a delta was lost, or two were mixed. */
  take(page: DeltaMessage): boolean {
    if (!page.reset && page.from !== this.version) return false;
    const [first] = this.#pages;
    if (first !== undefined && (first.from !== page.from || first.to !== page.to || first.reset !== page.reset)) return false;
    this.#pages.push(page);
    if (page.more) return true;
    if (page.reset) this.rows = [];
    const removals = new Set(this.#pages.flatMap((each) => each.removals));
    const upserts = new Map(this.#pages.flatMap((each) => each.upserts).map((row) => [row.key, row]));
    this.rows = this.rows.filter((row) => !removals.has(row.key)).map((row) => upserts.get(row.key) ?? row);
    const held = new Set(this.rows.map((row) => row.key));
    this.rows.push(...[...upserts.values()].filter((row) => !held.has(row.key)));
    if (page.order !== null) {
      const places = new Map(page.order.map((key, place) => [key, place]));
      this.rows.sort((a, b) => (places.get(a.key) ?? 0) - (places.get(b.key) ?? 0));
    }
    this.version = page.to;
    this.#pages = [];
    return true;
  }

  drop(): void {
    this.#pages = [];
  }
}
