/**
 * Every room of the site: those that classes of the present roster name, and those that people added. A room's id is made
 * of its name with the site's key, so that every console calls one room alike, and headers say nothing without the key.
 */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { SiteRoom, SiteRooms } from '../../shared/domain/site/rooms.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { RoomId } from '../../shared/kernel/ids.ts';
import type { Digests } from '../../shared/kernel/ports.ts';
import { foldRoom } from '../../shared/kernel/room-names.ts';
import type { Reader } from './reader.ts';
import type { RosterClassInfo, RosterSnapshot } from './roster-snapshot.ts';
import { siteKey } from './site-settings.ts';

/** SI-19 of one name one id, at every console of the site. */
export function roomIdOf(reader: Reader, digests: Digests, name: string): RoomId {
  const key = defined(siteKey(reader), 'rooms are of a site that is founded');
  return digests.keyedId(key, `room:${foldRoom(name)}`) as RoomId;
}

interface RosterRoom {
  readonly room: RoomId;
  readonly name: string;
  readonly zone: string | null;
  readonly classes: readonly RosterClassInfo[];
}

/** Classes never change, only others come in their place; an id for each room of a district is dear. */
const ofRoster = new WeakMap<RosterSnapshot['classes'], readonly RosterRoom[]>();

function roomsOfRoster(reader: Reader, digests: Digests): readonly RosterRoom[] {
  const { classes } = reader.rosters.current();
  const known = ofRoster.get(classes);
  if (known !== undefined) return known;
  const named = [...classes.values()].filter((one) => one.room !== null && one.room.trim() !== '');
  const rooms = [...Map.groupBy(named, (one) => foldRoom(one.room ?? ''))].map(([folded, meeting]): RosterRoom => {
    const [name = folded] = meeting.map((one) => (one.room ?? '').trim()).sort();
    const zones = new Set(meeting.flatMap((one) => one.zone ?? []));
    // SI-21 classes that do not agree about the zone leave it to people.
    const [zone = null] = zones;
    return { room: roomIdOf(reader, digests, name), name, zone: zones.size > 1 ? null : zone, classes: meeting };
  });
  ofRoster.set(classes, rooms);
  return rooms;
}

interface PlacingRow {
  readonly room: RoomId;
  readonly name: string;
  readonly zone: string | null;
  readonly used: number;
}

const inOrder = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** By id, in the order of their names; those out of use too. */
export function roomsOfSite(reader: Reader, digests: Digests): SiteRooms {
  if (siteKey(reader) === null) return new Map();
  const rows = reader.db.prepare<[], PlacingRow>('SELECT room, name, zone, used FROM view_room ORDER BY room, place').all();
  const placings = Map.groupBy(rows, ({ room }) => room);
  const roster = new Map(roomsOfRoster(reader, digests).map((one) => [one.room, one]));
  const rooms = [...new Set([...roster.keys(), ...placings.keys()])].map((room): SiteRoom => {
    const [placing, ...others] = placings.get(room) ?? [];
    const named = roster.get(room);
    return {
      room,
      name: named?.name ?? placing?.name ?? '',
      zone: placing === undefined ? (named?.zone ?? null) : placing.zone,
      fromRoster: named !== undefined,
      used: placing === undefined || placing.used === 1,
      apart: others.filter((one) => one.zone !== placing?.zone || one.used !== placing.used).map(({ zone, used }) => ({ zone, used: used === 1 })),
    };
  });
  rooms.sort((a, b) => inOrder.compare(a.name, b.name) || (a.room < b.room ? -1 : 1));
  return new Map(rooms.map((one) => [one.room, one]));
}

export function listRooms(reader: Reader, digests: Digests): SubscriptionRow<'rooms'>[] {
  const classes = new Map(roomsOfRoster(reader, digests).map((one) => [one.room, one.classes.length]));
  return [...roomsOfSite(reader, digests).values()].map((one) => ({ ...one, apart: [...one.apart], key: one.room, classes: classes.get(one.room) ?? 0 }));
}
