/**
 * The living lists that screens look at, each held once however many look. A list stays on screen through a drop; whether
 * it may be out of date is said by the connection and by `failed`, never by an empty space.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SubscriptionName, SubscriptionParams, SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { Rejection } from '../../shared/kernel/decision.ts';
import type { HostConnection } from '../transport/host-connection.ts';

export interface ListState<N extends SubscriptionName> {
  readonly rows: readonly SubscriptionRow<N>[];
  /** False until the first whole list has come: nothing is known, which is not "none". */
  readonly loaded: boolean;
  readonly failed: Rejection | null;
}

export interface LivingList<N extends SubscriptionName> {
  readonly store: StoreApi<ListState<N>>;
  /** From the first look to the last the list is kept up to date. Returns how to look away. */
  readonly look: () => () => void;
}

export class ListStores {
  readonly #connection: Pick<HostConnection, 'subscribe'>;
  readonly #lists = new Map<string, LivingList<SubscriptionName>>();
  /** Lists that are on screen and may be out of date, each with why; the frame says so. */
  readonly outOfDate: StoreApi<ReadonlyMap<string, Rejection>> = createStore<ReadonlyMap<string, Rejection>>(() => new Map());

  constructor(connection: Pick<HostConnection, 'subscribe'>) {
    this.#connection = connection;
  }

  of<N extends SubscriptionName>(name: N, params: SubscriptionParams<N>): LivingList<N> {
    const key = `${name} ${JSON.stringify(params)}`;
    const held = this.#lists.get(key) as LivingList<N> | undefined;
    if (held !== undefined) return held;

    const store = createStore<ListState<N>>(() => ({ rows: [], loaded: false, failed: null }));
    let lookers = 0;
    let stop: (() => void) | null = null;
    const lookAway = (): void => {
      lookers -= 1;
      if (lookers > 0) return;
      stop?.();
      stop = null;
      this.#say(key, null);
      if (this.#lists.get(key) === registered) this.#lists.delete(key);
    };
    const look = (): (() => void) => {
      lookers += 1;
      // Between two screens the last one looked away before the next one looks: then it is registered anew.
      if (!this.#lists.has(key)) this.#lists.set(key, registered);
      stop ??= this.#connection.subscribe(name, params, {
        rows: (rows) => {
          store.setState({ rows, loaded: true, failed: null });
          this.#say(key, null);
        },
        failed: (failed) => {
          store.setState({ failed });
          this.#say(key, failed);
        },
      });
      return lookAway;
    };
    const list: LivingList<N> = { store, look };
    const registered = list as unknown as LivingList<SubscriptionName>;
    this.#lists.set(key, registered);
    return list;
  }

  #say(key: string, failed: Rejection | null): void {
    const now = this.outOfDate.getState();
    if (failed === null && !now.has(key)) return;
    const next = new Map(now);
    if (failed === null) next.delete(key);
    else next.set(key, failed);
    this.outOfDate.setState(next, true);
  }
}
