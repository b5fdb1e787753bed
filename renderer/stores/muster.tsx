/**
 * What every screen needs of the window it is in: the lists, how to send, the clock. Screens get it from here and from
 * nowhere else; none of them knows of sockets.
 */
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { SubscriptionName, SubscriptionParams } from '../../shared/contract/procedures.ts';
import type { Rejection } from '../../shared/kernel/decision.ts';
import { assert } from '../../shared/kernel/assert.ts';
import type { BrowserClock } from '../transport/browser-clock.ts';
import type { ConnectionState, HostConnection } from '../transport/host-connection.ts';
import type { RosterUpload } from '../transport/import-upload.ts';
import type { SendDayList } from '../transport/day-list-upload.ts';
import type { FetchSupport } from '../transport/support-fetch.ts';
import type { ListState, ListStores } from './list-store.ts';
import type { PhotoStore } from './photo-store.ts';
import type { SendCommand, SendingState } from './sending-store.ts';

export interface Muster {
  readonly lists: ListStores;
  readonly send: SendCommand;
  readonly query: HostConnection['query'];
  readonly upload: RosterUpload;
  readonly photos: PhotoStore;
  readonly support: FetchSupport;
  readonly dayLists: SendDayList;
  readonly clock: BrowserClock;
  readonly connection: StoreApi<ConnectionState>;
  readonly sending: StoreApi<SendingState>;
}

const MusterContext = createContext<Muster | null>(null);

export function MusterProvider({ muster, children }: { readonly muster: Muster; readonly children: ReactNode }) {
  return <MusterContext value={muster}>{children}</MusterContext>;
}

export function useMuster(): Muster {
  const muster = useContext(MusterContext);
  assert(muster !== null, 'a screen stands outside of MusterProvider');
  return muster;
}

export function useList<N extends SubscriptionName>(name: N, params: SubscriptionParams<N>): ListState<N> {
  const { lists } = useMuster();
  const key = JSON.stringify(params);
  // The parameters are compared by what they say: a screen writes them as a literal, new at each drawing.
  const list = useMemo(() => lists.of(name, JSON.parse(key) as SubscriptionParams<N>), [lists, name, key]);
  useEffect(() => list.look(), [list]);
  return useStore(list.store);
}

/** The address of a photo while it is drawn; null: there is none, or it is not here yet. */
export function usePhoto(sha256: string | null): string | null {
  const { photos } = useMuster();
  const subscribe = useMemo(() => (changed: () => void) => (sha256 === null ? () => undefined : photos.look(sha256, changed)), [photos, sha256]);
  return useSyncExternalStore(subscribe, () => (sha256 === null ? null : photos.urlOf(sha256)));
}

export const useConnection = (): ConnectionState => useStore(useMuster().connection);
/** Why something on this screen may be out of date; null: nothing is. */
export const useOutOfDate = (): Rejection | null => useStore(useMuster().lists.outOfDate).values().next().value ?? null;
export const useSending = (): SendingState => useStore(useMuster().sending);

/** The wall clock, for display, at each full period. */
export function useWallMs(periodMs: number): number {
  const { clock } = useMuster();
  const subscribe = useMemo(() => (tick: () => void) => clock.every(periodMs, tick), [clock, periodMs]);
  return useSyncExternalStore(subscribe, () => Math.floor(clock.wallMs() / periodMs) * periodMs);
}

/** Milliseconds since the start of an incident: what the host counted, plus what passed here since it said so. */
export function useElapsedMs(hostElapsedMs: number, sentAtWall: number): number {
  const { clock } = useMuster();
  const heardMs = useMemo(() => ({ at: clock.monotonicMs(), said: hostElapsedMs, sentAtWall }), [clock, hostElapsedMs, sentAtWall]);
  const [nowMs, setNowMs] = useState(() => clock.monotonicMs());
  useEffect(() => clock.every(500, () => setNowMs(clock.monotonicMs())), [clock]);
  return heardMs.said + Math.max(0, nowMs - heardMs.at);
}
