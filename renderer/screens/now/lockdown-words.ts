/** Rooms of a lockdown as the wall shows them, and the words for them. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { Incident } from '../surroundings.tsx';

export type Lockdown = SubscriptionRow<'lockdown'>;
export type LockdownRoom = Lockdown['rooms'][number];
export type RoomStatus = LockdownRoom['status'];
/** What a tile says: whoever was let out is no longer asked. */
export type TileState = RoomStatus | 'released';

export const stateOf = (room: LockdownRoom): TileState => (room.released === null ? room.status : 'released');

/** Nobody recorded a call, and nothing comes before it: then the slab asks for it, and the bar need not. */
export const asksForCall = ({ directives, exercise }: Incident, { phoned, known, proposals }: Lockdown): boolean =>
  !exercise && directives.length === 1 && phoned.length === 0 && proposals.length === 0 && known.every((one) => one.told !== null);

export const tileWords: Readonly<Record<TileState, string>> = { help: 'Help', notHeard: 'Not heard', locked: 'Locked', released: 'Released' };

export const roomChannelNames = { radio: 'by radio', phone: 'by phone', message: 'by message', inPerson: 'in person', runner: 'by runner' } as const;

/** What the newest report that counted says, for a tile: "23 here", "22, 1 injured"; '' where nobody counted. */
export function countWords({ reports }: LockdownRoom): string {
  const counts = reports.find((one) => one.counts !== null)?.counts ?? null;
  if (counts === null) return '';
  const { here, injured, missing } = counts;
  const troubles = [missing > 0 ? `${missing} missing` : '', injured > 0 ? `${injured} injured` : ''].filter((part) => part !== '');
  return [...(here === null ? [] : [troubles.length === 0 ? `${here} here` : `${here}`]), ...troubles].join(', ');
}

const NO_ZONE = 'Other';

/** Zones by name, rooms in the order of the list; whatever has no zone comes last. */
export function byZone(rooms: readonly LockdownRoom[]): readonly { readonly zone: string; readonly rooms: readonly LockdownRoom[] }[] {
  const groups = [...Map.groupBy(rooms, (one) => one.zone ?? NO_ZONE)].map(([zone, inZone]) => ({ zone, rooms: inZone }));
  return groups.sort((a, b) => Number(a.zone === NO_ZONE) - Number(b.zone === NO_ZONE) || a.zone.localeCompare(b.zone, 'en', { numeric: true }));
}

/** Another than `staff` said that it is over. */
export const proposedByAnother = (lockdown: Lockdown, staff: string | null): boolean => staff !== null && lockdown.proposals.some((one) => one.staff !== null && one.staff !== staff);
