/** Samples of what windows see and ask of the keys for scripts, for the door's tests. */
import type { QueryAnswer, QueryParams, SubscriptionRow } from '../../../shared/contract/procedures.ts';

const KEY = 'abcdefghijklmnopqrstuvwxyz';

export const exportKeyRowSample: SubscriptionRow<'export-keys'> = { key: KEY, purpose: 'Nightly list', by: 'Karin', role: 'administrator', madeWall: 1, usedWall: 2 };

type Of = 'makeExportKey' | 'revokeExportKey';
export const exportKeyQuerySamples: { readonly [N in Of]: { readonly params: QueryParams<N>; readonly answer: QueryAnswer<N> } } = {
  makeExportKey: { params: { purpose: 'Nightly list' }, answer: { secret: 'muster-key-1' } },
  revokeExportKey: { params: { key: KEY }, answer: {} },
};
