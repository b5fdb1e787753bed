/** The room in which this computer stands, so that a call from it, and its room in a lockdown, need not be asked for. */
import { NativeSelect } from '@mantine/core';
import type { Intent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { roomName } from '../../ui/words.ts';
import { useSurroundings } from '../surroundings.tsx';

const BY_NAME = '';

export function ConsoleRoom({ intent, may }: { readonly intent: Intent; readonly may: boolean }) {
  const { consoleRoom } = useSurroundings().site;
  const rooms = useList('rooms', {});
  const choose = (room: string): void => void intent.run((send) => send({ type: 'PlaceConsole', room: room === BY_NAME ? null : room }));
  return (
    <NativeSelect
      size="md"
      label="Room of this console"
      description="Where a call for help from here sends people"
      error={consoleRoom?.apart === true ? 'Two rooms were chosen apart, so none counts. Choose it again.' : null}
      disabled={!may || intent.busy}
      value={consoleRoom?.room ?? BY_NAME}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[{ value: BY_NAME, label: 'As its name says, if that is a room' }, ...rooms.rows.filter(({ used }) => used).map(({ room, name }) => ({ value: room, label: roomName(name) ?? name }))]}
    />
  );
}
