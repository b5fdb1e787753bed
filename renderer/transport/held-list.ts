/**
 * One living list as this window holds it: applies deltas by the rules of shared/contract/messages.ts and says when one
 * was lost. Knows nothing of sockets. A row that does not have the contract's shape is never shown.
 */
import type { DeltaMessage } from '../../shared/contract/messages.ts';
import { subscriptions, type SubscriptionName, type SubscriptionRow } from '../../shared/contract/procedures.ts';

type Pages<N extends SubscriptionName> = Pick<DeltaMessage, 'from' | 'to' | 'reset'> & { readonly removals: string[]; readonly fresh: Map<string, SubscriptionRow<N>>; broken: boolean };

/** `changed`: show `rows`. `waiting`: more pages follow. `gap`: subscribe again. `broken`: not of the contract. */
export type Applied = 'changed' | 'waiting' | 'gap' | 'broken';

export class HeldList<N extends SubscriptionName> {
  readonly #name: N;
  #version: number | null = null;
  #rows: readonly SubscriptionRow<N>[] = [];
  #pages: Pages<N> | null = null;

  constructor(name: N) {
    this.#name = name;
  }

  /** What to say as `since`. */
  get version(): number | null {
    return this.#version;
  }

  get rows(): readonly SubscriptionRow<N>[] {
    return this.#rows;
  }

  /** The connection dropped, or the list is asked for anew: pages that came so far will come again. */
  forgetPages(): void {
    this.#pages = null;
  }

  apply(delta: DeltaMessage): Applied {
    const pages = this.#pages ?? { from: delta.from, to: delta.to, reset: delta.reset, removals: [], fresh: new Map<string, SubscriptionRow<N>>(), broken: false };
    const samePage = pages.from === delta.from && pages.to === delta.to && pages.reset === delta.reset;
    if (!samePage || (!delta.reset && delta.from !== this.#version)) {
      this.#pages = null;
      return 'gap';
    }
    pages.removals.push(...delta.removals);
    // Each page as it comes: the rows of a whole school, checked in one go, would hold the window up.
    for (const row of delta.upserts) {
      const parsed = subscriptions[this.#name].row.safeParse(row);
      if (parsed.success) pages.fresh.set(row.key, parsed.data as SubscriptionRow<N>);
      else pages.broken = true;
    }
    this.#pages = delta.more ? pages : null;
    if (delta.more) return 'waiting';
    if (pages.broken) return 'broken';

    const byKey = new Map(pages.reset ? [] : this.#rows.map((row) => [row.key, row] as const));
    for (const key of pages.removals) byKey.delete(key);
    for (const [key, row] of pages.fresh) byKey.set(key, row);
    if (delta.order === null) this.#rows = [...byKey.values()];
    else {
      const ordered = delta.order.map((key) => byKey.get(key));
      const all = ordered.filter((row) => row !== undefined);
      if (all.length !== byKey.size || all.length !== ordered.length) return 'gap';
      this.#rows = all;
    }
    this.#version = delta.to;
    return 'changed';
  }
}
