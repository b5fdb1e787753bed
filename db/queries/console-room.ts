/** The room in which a console stands: set by IT for this computer, else chosen at it, else called like it. */
import { foldRoom } from '../../shared/kernel/room-names.ts';
import type { RoomId } from '../../shared/kernel/ids.ts';
import type { Reader } from './reader.ts';

/** What was chosen; `apart`: two rooms, so that none counts. Null: nothing was. */
export function roomChosen({ db }: Reader, console: string): { readonly room: RoomId | null; readonly apart: boolean } | null {
  const row = db.prepare<[string], { room: RoomId | null; apart: number }>('SELECT room, apart FROM view_console_room WHERE console = ?').get(console);
  return row === undefined ? null : { room: row.room, apart: row.apart === 1 };
}

/** SI-37, SI-64 of these rooms, for the console of the reader; null: not known. */
export function roomWhereStands<R extends { readonly room: string; readonly name: string }>(reader: Reader, rooms: readonly R[], console: string): R | null {
  const { room: managed } = reader.managed;
  const set = managed === undefined ? undefined : rooms.find(({ name }) => foldRoom(name) === foldRoom(managed));
  if (set !== undefined) return set;
  const chosen = roomChosen(reader, console);
  const found = rooms.find(({ room }) => room === chosen?.room);
  if (found !== undefined || chosen?.apart === true) return found ?? null;
  const name = reader.db.prepare<[string], string>('SELECT name FROM view_console_name WHERE console = ?').pluck().get(console) ?? '';
  return rooms.find((one) => foldRoom(one.name) === foldRoom(name)) ?? null;
}
