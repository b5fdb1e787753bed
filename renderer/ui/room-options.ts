/** The rooms of a choice, those of this computer's own zone first: who runs for help is sent from there most often. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { foldRoom } from '../../shared/kernel/room-names.ts';
import { roomName } from './words.ts';

interface RoomOption {
  readonly value: string;
  readonly label: string;
}

/** `zone`: as IT set it for this computer (docs/managed-settings.md); undefined: it did not. */
export function roomOptions(rooms: readonly SubscriptionRow<'rooms'>[], zone: string | undefined): RoomOption[] {
  const used = rooms.filter((room) => room.used);
  const near = used.filter((room) => zone !== undefined && room.zone !== null && foldRoom(room.zone) === foldRoom(zone));
  return [...near, ...used.filter((room) => !near.includes(room))].map(({ room, name }) => ({ value: room, label: roomName(name) ?? name }));
}
