/** What people set of each room. Which of several placings counts is said by `place`: the first. */
import { placingsOf } from '../../shared/domain/site/rooms.ts';
import type { StreamProjection } from './projection.ts';

export const rooms: StreamProjection = {
  kind: 'stream',
  name: 'rooms',
  version: 1,
  reads: (stream) => stream.startsWith('room/'),
  tables: [{ name: 'view_room', columns: ['event TEXT NOT NULL', 'place INTEGER NOT NULL', 'room TEXT NOT NULL', 'name TEXT NOT NULL', 'zone TEXT', 'used INTEGER NOT NULL'], key: ['event'], indexes: [] }],
  rows: (history) => placingsOf(history).map(({ id, payload: { room, name, zone, used } }, place) => ({ table: 'view_room', cells: [id, place, room, name, zone, used ? 1 : 0] })),
};
