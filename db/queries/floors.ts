/** The floors of the campus with what is drawn on them. A room that is out of use, or that nobody knows any more, is not on them. */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { Floor } from '../../shared/domain/site/floors.ts';
import type { Digests } from '../../shared/kernel/ports.ts';
import type { Reader } from './reader.ts';
import { roomsOfSite } from './rooms.ts';

const inOrder = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Those that were not taken away. */
export const floorsOfSite = ({ db }: Reader): readonly Floor[] => db.prepare<[], string>('SELECT says FROM view_floor ORDER BY floor').pluck().all().map((says) => JSON.parse(says) as Floor).filter(({ used }) => used);

export function listFloors(reader: Reader, digests: Digests): SubscriptionRow<'floors'>[] {
  const rooms = roomsOfSite(reader, digests);
  const rows = floorsOfSite(reader).map(({ floor, name, picture, apart, places }): SubscriptionRow<'floors'> => ({
    key: floor,
    floor,
    name,
    picture,
    apart,
    places: places.flatMap(({ place, box, apart: placeApart }) => {
      const room = place.is === 'room' ? rooms.get(place.room) : null;
      const called = place.is === 'zone' ? place.zone : room?.used === true ? room.name : null;
      return called === null ? [] : [{ place, name: called, box, apart: placeApart }];
    }),
  }));
  return rows.sort((a, b) => inOrder.compare(a.name, b.name) || (a.key < b.key ? -1 : 1));
}
