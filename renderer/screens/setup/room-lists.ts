/** The rooms of Setup, narrowed and put under their zones. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { roomName } from '../../ui/words.ts';
import { searchText } from '../people/typed-words.ts';

export type RoomRow = SubscriptionRow<'rooms'>;

/** What somebody has to look at: no zone, or two that were set apart. */
export const needsLook = (room: RoomRow): boolean => room.used && (room.zone === null || room.apart.length > 0);

const FILTERS = {
  used: { word: 'In use', takes: (room: RoomRow) => room.used },
  look: { word: 'No zone, or two', takes: needsLook },
  byHand: { word: 'Added by hand', takes: (room: RoomRow) => room.used && !room.fromRoster },
  out: { word: 'Out of use', takes: (room: RoomRow) => !room.used },
} as const;
export type RoomFilter = keyof typeof FILTERS;
const NAMES = ['used', 'look', 'byHand', 'out'] as const satisfies readonly RoomFilter[];

export const takenBy = (filter: RoomFilter): ((room: RoomRow) => boolean) => FILTERS[filter].takes;

/** A filter that has no room stands only while it is chosen. */
export const roomFilters = (rooms: readonly RoomRow[], chosen: RoomFilter): { name: RoomFilter; word: string; count: number }[] =>
  NAMES.map((name) => ({ name, word: FILTERS[name].word, count: rooms.filter(FILTERS[name].takes).length })).filter(({ name, count }) => count > 0 || name === chosen || name === 'used');

/** "1" means the rooms 101 to 199, and "no" the zone North: what was typed is the beginning of a word. */
export function beginsLike(room: RoomRow, typed: string): boolean {
  const words = searchText([room.name, roomName(room.name), room.zone]).split(' ');
  return searchText([typed])
    .split(' ')
    .every((one) => words.some((word) => word.startsWith(one)));
}

/** By zone in alphabetical order; rooms without one first, since they wait. */
export function groupsOf(rooms: readonly RoomRow[]): readonly { readonly zone: string | null; readonly rooms: readonly RoomRow[] }[] {
  return [...Map.groupBy(rooms, ({ zone }) => zone)].map(([zone, some]) => ({ zone, rooms: some })).sort((a, b) => (a.zone === null ? -1 : b.zone === null ? 1 : a.zone.localeCompare(b.zone, 'en', { numeric: true })));
}
