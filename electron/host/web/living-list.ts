/**
 * The memory of one subscription: which rows its window can hold at which version, so that the host can say what came
 * after any of them. It keeps a hash and a version for each key, never the rows: a window that is slow, or away, costs
 * the same as one that is here. A list may be long, so taking one up is work in pieces; until it is done the list is at the
 * version before. How a window applies changes, and why `order` is seldom needed, is in the contract's
 * messages. Pure: reads nothing, sends nothing.
 */
import { hash } from 'node:crypto';
import { assert } from '../../../shared/kernel/assert.ts';
import type { Pieces } from '../../../shared/kernel/slices.ts';
import { MAX_REMEMBERED_REMOVALS, ROWS_IN_A_PIECE } from './limits.ts';

export interface Keyed {
  readonly key: string;
}

export interface Changes<Row extends Keyed> {
  readonly reset: boolean;
  /** In display order. */
  readonly upserts: readonly Row[];
  readonly removals: readonly string[];
  /** Null where replacing in place and adding at the end gives the display order. */
  readonly order: readonly string[] | null;
}

interface Held {
  readonly hash: string;
  readonly changedAt: number;
  readonly place: number;
}

export class LivingList<Row extends Keyed> {
  #version = 0;
  #held: ReadonlyMap<string, Held> = new Map();
  /** Key and the version that removed it, oldest first. */
  readonly #removedAt = new Map<string, number>();
  /** Removals up to this version are forgotten. */
  #forgottenUpTo = 0;
  #orderChangedAt = 0;

  get version(): number {
    return this.#version;
  }

  canResume(since: number): boolean {
    return since >= 1 && since >= this.#forgottenUpTo && since <= this.#version;
  }

  /** Takes the rows as they are now, in display order. The version grows where a window would see a difference. */
  *update(rows: readonly Row[]): Pieces<void> {
    const version = this.#version + 1;
    const next = new Map<string, Held>();
    let changed = version === 1;
    let added = false;
    let inOrder = true;
    let lastPlace = -1;
    for (const [index, row] of rows.entries()) {
      if (index % ROWS_IN_A_PIECE === 0) yield;
      assert(!next.has(row.key), 'a list has two rows of one key');
      const rowHash = hash('sha256', JSON.stringify(row), 'base64');
      const held = this.#held.get(row.key);
      if (held === undefined) {
        added = true;
        // A window that was away may hold it still, in its old place.
        if (this.#removedAt.has(row.key)) inOrder = false;
      } else {
        if (added || held.place < lastPlace) inOrder = false;
        lastPlace = held.place;
      }
      const same = held !== undefined && held.hash === rowHash;
      if (!same) changed = true;
      next.set(row.key, { hash: rowHash, place: next.size, changedAt: same ? held.changedAt : version });
    }
    const removed = [...this.#held.keys()].filter((key) => !next.has(key));
    if (!changed && inOrder && removed.length === 0) return;

    for (const key of next.keys()) this.#removedAt.delete(key);
    for (const key of removed) this.#removedAt.set(key, version);
    this.#forgetOldRemovals();
    if (!inOrder) this.#orderChangedAt = version;
    this.#held = next;
    this.#version = version;
  }

  /** What a window needs that holds version `since`, or nothing (null). `rows` are those of the last update. */
  changesSince(since: number | null, rows: readonly Row[]): Changes<Row> {
    if (since === null || !this.canResume(since)) return { reset: true, upserts: rows, removals: [], order: null };
    return {
      reset: false,
      upserts: rows.filter((row) => (this.#held.get(row.key)?.changedAt ?? 0) > since),
      removals: [...this.#removedAt].filter(([, version]) => version > since).map(([key]) => key),
      order: this.#orderChangedAt > since ? rows.map((row) => row.key) : null,
    };
  }

  #forgetOldRemovals(): void {
    for (const [key, version] of this.#removedAt) {
      if (this.#removedAt.size <= MAX_REMEMBERED_REMOVALS) return;
      this.#removedAt.delete(key);
      this.#forgottenUpTo = version;
    }
  }
}
