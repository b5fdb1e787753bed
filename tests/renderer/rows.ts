/** Rows and deltas as a host sends them. */
import type { DeltaMessage } from '../../shared/contract/messages.ts';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';

export const person = (key: string, family: string): SubscriptionRow<'people'> => ({
  key,
  person: key,
  kind: 'student',
  name: { given: 'Ana', family },
  legalName: null, photo: null,
  grade: '7',
  room: '204',
  role: null,
  phone: null,
  linked: 1,
  restricted: false,
  bus: null,
  addedByHand: false,
  amended: false,
  differs: false,
  offered: 0,
});

export const delta = (subscription: string, from: number, to: number, part: Partial<DeltaMessage>): DeltaMessage => ({ subscription, from, to, reset: false, more: false, upserts: [], removals: [], order: null, ...part });
