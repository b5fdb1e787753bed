/** The rooms of one zone, each to be chosen, and all of them at once. */
import { Button, Checkbox } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { counted, roomName } from '../../ui/words.ts';
import type { RoomRow } from './room-lists.ts';

interface RoomGroupProps {
  readonly rooms: readonly RoomRow[];
  readonly ticked: ReadonlySet<string>;
  readonly onToggle: (rooms: readonly RoomRow[], on: boolean) => void;
  readonly mayChange: boolean;
}

const zoneWords = (zone: string | null): string => zone ?? 'no zone';

function RoomWords({ room }: { readonly room: RoomRow }) {
  return (
    <span className="grow">
      <bdi className="name">{roomName(room.name)}</bdi>{' '}
      <span className="quiet">
        {room.fromRoster ? counted(room.classes, 'class', 'classes') : 'by hand'}
        {!room.used && room.fromRoster && ', on the roster still'}
      </span>
      {room.apart.map((other) => (
        <span key={`${other.zone ?? ''} ${String(other.used)}`} className="under due strong with-icon">
          <IconAlertTriangle size={20} aria-hidden />
          <span>
            elsewhere set to {zoneWords(other.zone)}
            {other.used === room.used ? '' : other.used ? ', in use' : ', out of use'}
          </span>
        </span>
      ))}
    </span>
  );
}

export function ChooseAll({ zone, rooms, ticked, onToggle }: Omit<RoomGroupProps, 'mayChange'> & { readonly zone: string | null }) {
  const all = rooms.every(({ room }) => ticked.has(room));
  const words = all ? 'Choose none' : `Choose all ${rooms.length}`;
  return (
    <Button aria-label={`${words} of ${zoneWords(zone)}`} onClick={() => onToggle(rooms, !all)}>
      {words}
    </Button>
  );
}

export function RoomGroup({ rooms, ticked, onToggle, mayChange }: RoomGroupProps) {
  return (
    <ul className="room-grid">
      {rooms.map((room) => (
        <li key={room.key}>
          {mayChange ? (
            <label className="ledger-row">
              <Checkbox size="lg" checked={ticked.has(room.room)} onChange={(event) => onToggle([room], event.currentTarget.checked)} />
              <RoomWords room={room} />
            </label>
          ) : (
            <div className="ledger-row">
              <RoomWords room={room} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
