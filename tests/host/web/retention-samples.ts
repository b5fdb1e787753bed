/** One valid example of everything in the contract that is about the keeping of records. Part of samples.ts. */
import type { QueryAnswer, QueryParams, SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { retentionQueries } from '../../../shared/contract/retention-procedures.ts';
import type { RetentionCommand } from '../../../shared/domain/records/retention-commands.ts';

const ID = 'abcdefghijklmnopqrstuvwxyz';
const EVENT = '0123456789abcdef'.repeat(4);

export const retentionCommandSamples: { readonly [T in RetentionCommand['type']]: Extract<RetentionCommand, { type: T }> } = {
  SetRetention: { type: 'SetRetention', years: { drills: 3, incidents: null, people: 7, visitors: 1, dayLists: 1, photos: 1 } },
  PlaceHold: { type: 'PlaceHold', about: { is: 'incident', incident: ID }, askedBy: 'Counsel', why: 'A claim' },
  LiftHold: { type: 'LiftHold', hold: ID, why: 'Settled' },
  RequestInspection: { type: 'RequestInspection', student: ID, askedBy: 'Rosa Garcia, mother', askedOn: '2026-11-19' },
  CloseInspection: { type: 'CloseInspection', inspection: ID, outcome: 'Seen' },
};

export const retentionRowSample: SubscriptionRow<'retention'> = {
  key: 'retention',
  today: '2026-11-19',
  years: { drills: 3, incidents: null, people: null, visitors: 1, dayLists: 1, photos: null },
  set: true,
  apart: false,
  rules: { years: 3, name: 'Texas', asOf: '2026-07-01' },
  reliefDays: 7,
  holds: [{ hold: ID, about: { is: 'everything' }, askedBy: 'Counsel', why: 'A claim', wall: 1, by: 'Dana', ended: null }],
  inspections: [{ inspection: ID, name: { given: 'Ana', family: 'Garcia' }, askedBy: 'Rosa Garcia', askedOn: '2026-11-19', dueOn: '2027-01-03', late: false, wall: 1, by: 'Dana', ended: { wall: 2, by: 'Dana', words: 'Seen' } }],
  erasures: [{ event: EVENT, wall: 1, by: 'Dana', records: 3, reason: 'r', counts: false, missing: 1 }],
};

export const retentionQuerySamples: { readonly [N in keyof typeof retentionQueries]: { readonly params: QueryParams<N>; readonly answer: QueryAnswer<N> } } = {
  recordsPastTime: { params: {}, answer: { kinds: [{ kind: 'drills', years: 3, keptSince: '2023-11-19', records: 1, streams: 40, held: 2, oldest: '2023-01-01', newest: '2023-02-01' }] } },
  recordsToErase: { params: { kind: 'drills' }, answer: { streams: ['drill/x/person/y'], reason: 'r' } },
};

export const exportsRowSample: SubscriptionRow<'exports'> = { key: 'export 1', what: 'evidence', done: 3, of: 11 };
