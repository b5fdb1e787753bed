/** What people stated by hand of each person and class: one row a record, laid over the roster by `db/queries/by-hand.ts`. */
import { recordOf } from '../../shared/domain/roster/state.ts';
import type { StreamProjection } from './projection.ts';

export const recordsByHand: StreamProjection = {
  kind: 'stream',
  name: 'by-hand',
  version: 4,
  reads: (stream) => stream.startsWith('record/'),
  /** `about`: the person or class. `record`: a `RecordByHand`, as JSON. */
  tables: [{ name: 'view_by_hand', columns: ['about TEXT NOT NULL', 'record TEXT NOT NULL'], key: ['about'], indexes: [] }],
  rows: (history, stream) => [{ table: 'view_by_hand', cells: [stream.slice('record/'.length), JSON.stringify(recordOf(history))] }],
};
