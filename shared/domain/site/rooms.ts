/** What the facts about a room say, and the rules by which rooms are set (README.md beside this file). Pure. */
import { accept, reject, type Decision, type NewEvent } from '../../kernel/decision.ts';
import type { History } from '../../kernel/history.ts';
import type { RoomId } from '../../kernel/ids.ts';
import { foldRoom } from '../../kernel/room-names.ts';
import { roomStream } from '../../kernel/streams.ts';
import type { AddRoom, PlaceRooms, RenameRoom, UseRooms } from './commands.ts';
import type { SitePayload } from './events.ts';
import { byId, newestOf, ofType, type SiteFact } from './newest.ts';

type Placing = SitePayload<'v1.RoomPlaced'>;

/** SI-20 the newest; of several that did not know of each other all, the one that counts first: a room too many is looked at rather than one too few, then that of the smallest event id, on every console. */
export const placingsOf = (history: History): readonly SiteFact<'v1.RoomPlaced'>[] =>
  [...newestOf(history, ofType(history, 'v1.RoomPlaced'))].sort((a, b) => Number(b.payload.used) - Number(a.payload.used) || byId(a, b));

/** A room of the site as it stands: the roster's, or one that people added. */
export interface SiteRoom {
  readonly room: RoomId;
  readonly name: string;
  readonly zone: string | null;
  /** Classes of the roster meet in it. */
  readonly fromRoster: boolean;
  readonly used: boolean;
  /** Other zones, or another word on whether it is in use, that were set without knowing of what counts. */
  readonly apart: readonly Pick<Placing, 'zone' | 'used'>[];
}

export type SiteRooms = ReadonlyMap<string, SiteRoom>;

const placed = ({ room, ...payload }: Omit<Placing, 'room'> & { readonly room: string }): NewEvent => ({ stream: roomStream(room as RoomId), type: 'v1.RoomPlaced', payload: { room, ...payload }, refs: [] });

const roomUnknown = (): Decision => reject('RoomUnknown', 'One of these rooms is not on the list any more.', 'Look at the list again, and choose the rooms anew.');
const alreadyThere = ({ name, zone }: SiteRoom, whatToDo: string): Decision => reject('RoomAlreadyThere', `“${name}” is on the list already${zone === null ? '' : `, in the zone “${zone}”`}.`, whatToDo);

/** SI-24 a zone is one zone, however it is typed: as it is written already. */
const asWritten = (zone: string | null, rooms: SiteRooms): string | null => (zone === null ? null : ([...rooms.values()].find((room) => room.zone !== null && foldRoom(room.zone) === foldRoom(zone))?.zone ?? zone));

/** The rooms by these ids, each once; null: one of them is not there. */
function found(ids: readonly string[], rooms: SiteRooms): readonly SiteRoom[] | null {
  const all = [...new Set(ids)].flatMap((id) => rooms.get(id) ?? []);
  return all.length < new Set(ids).size ? null : all;
}

/** SI-22 what stands is not stated again; what was stated apart is. */
export function placeRooms(command: PlaceRooms, rooms: SiteRooms): Decision {
  const all = found(command.rooms, rooms);
  if (all === null) return roomUnknown();
  const zone = asWritten(command.zone, rooms);
  return accept(all.filter((one) => one.zone !== zone || one.apart.length > 0).map(({ room, name, used }) => placed({ room, name, zone, used })));
}

export function useRooms(command: UseRooms, rooms: SiteRooms): Decision {
  const all = found(command.rooms, rooms);
  if (all === null) return roomUnknown();
  const { used } = command;
  return accept(all.filter((one) => one.used !== used || one.apart.length > 0).map(({ room, name, zone }) => placed({ room, name, zone, used })));
}

/** SI-19 `room`: the id that its name gives. One that was put out of use comes back. */
export function addRoom(command: AddRoom, rooms: SiteRooms, room: RoomId): Decision {
  const { name } = command;
  const there = rooms.get(room);
  if (there?.used === true) return alreadyThere(there, 'Choose it there to place it in another zone.');
  return accept([placed({ room, name, zone: asWritten(command.zone, rooms), used: true })]);
}

/** SI-23 the name makes the id, so a room of another name is another room, and the old one goes out of use. `renamed`: the id that the new name gives. */
export function renameRoom(command: RenameRoom, rooms: SiteRooms, renamed: RoomId): Decision {
  const { name } = command;
  const one = rooms.get(command.room);
  if (one === undefined) return roomUnknown();
  const { room, zone, used } = one;
  if (one.fromRoster) return reject('RoomNamedByRoster', `The roster calls this room “${one.name}”.`, 'Correct it in the student system, and import the roster again.');
  if (renamed === room) return accept(one.name === name ? [] : [placed({ room, name, zone, used })]);
  const other = rooms.get(renamed);
  if (other?.used === true) return alreadyThere(other, 'Give this room another name.');
  return accept([placed({ room, name: one.name, zone, used: false }), placed({ room: renamed, name, zone, used })]);
}
