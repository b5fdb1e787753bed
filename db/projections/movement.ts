/** The zones that were searched and the course of the buses, in each incident. Who is on which bus stands with the person. */
import { busesOf } from '../../shared/domain/movement/buses.ts';
import { sweepsOf } from '../../shared/domain/movement/sweeps.ts';
import type { History } from '../../shared/kernel/history.ts';
import type { EventId } from '../../shared/kernel/ids.ts';
import type { StreamProjection } from './projection.ts';

/** MO-2 whoever changes the directive sends people somewhere else: zones that were cleared before are searched again. */
export const reopensSweeps = (history: History): readonly EventId[] => history.facts.flatMap((fact) => (fact.type === 'v1.DirectiveChanged' ? fact.id : []));

export const incidentMovement: StreamProjection = {
  kind: 'stream',
  name: 'incident-movement',
  version: 1,
  reads: (stream) => stream.startsWith('incident/'),
  /** Each the whole state, as JSON. */
  tables: [{ name: 'view_movement', columns: ['incident TEXT NOT NULL', 'zones TEXT NOT NULL', 'buses TEXT NOT NULL'], key: ['incident'], indexes: [] }],
  rows: (history, stream) => [{ table: 'view_movement', cells: [stream.slice('incident/'.length), JSON.stringify(sweepsOf(history, reopensSweeps(history))), JSON.stringify(busesOf(history))] }],
};
