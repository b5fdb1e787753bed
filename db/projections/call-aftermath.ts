/** What was stated of a call beside the call itself: its report, its recovery, what was learned. */
import { aftermathOf } from '../../shared/domain/dispatch/report.ts';
import { afterEvents } from '../../shared/domain/dispatch/report-events.ts';
import type { StreamProjection } from './projection.ts';

export const callAftermath: StreamProjection = {
  kind: 'stream',
  name: 'call-aftermath',
  version: 1,
  reads: (stream) => stream.startsWith('call/'),
  // `aftermath` holds a `CallAftermath` as JSON.
  tables: [{ name: 'view_call_aftermath', columns: ['aftermath TEXT NOT NULL'], key: [], indexes: [] }],
  rows: (history) => (history.facts.some(({ type }) => Object.hasOwn(afterEvents, type)) ? [{ table: 'view_call_aftermath', cells: [JSON.stringify(aftermathOf(history))] }] : []),
};
