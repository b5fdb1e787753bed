/** The floors of the campus, one row each with all that is known of it. */
import { floorOf } from '../../shared/domain/site/floors.ts';
import type { StreamProjection } from './projection.ts';

export const floors: StreamProjection = {
  kind: 'stream',
  name: 'floors',
  version: 1,
  reads: (stream) => stream.startsWith('floor/'),
  /** `says`: the floor, as JSON. */
  tables: [{ name: 'view_floor', columns: ['floor TEXT NOT NULL', 'says TEXT NOT NULL'], key: [], indexes: [['floor']] }],
  rows(history) {
    const floor = floorOf(history);
    return floor === null ? [] : [{ table: 'view_floor', cells: [floor.floor, JSON.stringify(floor)] }];
  },
};
