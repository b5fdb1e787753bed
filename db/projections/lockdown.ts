/** What was said of a lockdown in each incident: rooms, what is known, what 911 was told, who proposed all clear. */
import { lockdownOf } from '../../shared/domain/incident/lockdown-state.ts';
import type { StreamProjection } from './projection.ts';

export const incidentLockdown: StreamProjection = {
  kind: 'stream',
  name: 'incident-lockdown',
  version: 2,
  reads: (stream) => stream.startsWith('incident/'),
  /** `says`: the whole state, as JSON. */
  tables: [{ name: 'view_lockdown', columns: ['incident TEXT NOT NULL', 'says TEXT NOT NULL'], key: ['incident'], indexes: [] }],
  rows: (history, stream) => [{ table: 'view_lockdown', cells: [stream.slice('incident/'.length), JSON.stringify(lockdownOf(history))] }],
};
