/** What is done with the rooms that are chosen: a zone for all of them, in or out of use, another name for one. */
import { Autocomplete, Button } from '@mantine/core';
import { useState } from 'react';
import { ROOMS_PER_COMMAND } from '../../../shared/kernel/limits.ts';
import { useIntent } from '../../intents/use-intent.ts';
import type { SendCommand } from '../../stores/sending-store.ts';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { counted, roomName } from '../../ui/words.ts';
import { RenameRoomDialog } from './room-dialogs.tsx';
import type { RoomRow } from './room-lists.ts';

type Placing = Parameters<SendCommand>[0];

interface PlaceRoomsProps {
  readonly chosen: readonly RoomRow[];
  readonly zones: readonly string[];
  readonly onDone: () => void;
}

export function PlaceRooms({ chosen, zones, onDone }: PlaceRoomsProps) {
  const intent = useIntent();
  const [zone, setZone] = useState('');
  const [renaming, setRenaming] = useState(false);
  const [only, ...others] = chosen;
  const one = others.length === 0 ? (only ?? null) : null;
  const words = one === null ? counted(chosen.length, 'room') : (roomName(one.name) ?? one.name);
  const used = chosen.some((room) => room.used);

  /** More than one command takes go as several. */
  const forAll = async (command: (rooms: string[]) => Placing): Promise<void> => {
    const rooms = chosen.map(({ room }) => room);
    for (let at = 0; at < rooms.length; at += ROOMS_PER_COMMAND) {
      const some = rooms.slice(at, at + ROOMS_PER_COMMAND);
      if ((await intent.run((send) => send(command(some)))) === null) return;
    }
    onDone();
  };
  const place = (into: string | null): Promise<void> => forAll((rooms) => ({ type: 'PlaceRooms', rooms, zone: into }));

  return (
    <div className="place-rooms">
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      <form
        className="choices"
        onSubmit={(event) => {
          event.preventDefault();
          if (zone.trim() !== '') void place(zone.trim());
        }}
      >
        <b className="nowrap">{words}</b>
        <Autocomplete aria-label={`Zone of ${words}`} placeholder="Zone, such as North" data={[...zones]} value={zone} onChange={setZone} maxLength={60} comboboxProps={{ position: 'top' }} />
        <Button type="submit" variant="filled" disabled={zone.trim() === ''} loading={intent.busy}>
          Place {words}
        </Button>
        <Button onClick={() => void place(null)} disabled={chosen.every((room) => room.zone === null && room.apart.length === 0)} loading={intent.busy}>
          No zone
        </Button>
        <Button onClick={() => void forAll((rooms) => ({ type: 'UseRooms', rooms, used: !used }))} loading={intent.busy}>
          {used ? 'Out of use' : 'In use again'}
        </Button>
        {one !== null && !one.fromRoster && <Button onClick={() => setRenaming(true)}>Rename</Button>}
        <Button onClick={onDone}>Cancel</Button>
      </form>
      {renaming && one !== null && <RenameRoomDialog room={one} onDone={onDone} onShut={() => setRenaming(false)} />}
    </div>
  );
}
