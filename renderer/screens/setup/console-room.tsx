/** The room in which this computer stands, so that a call from it, and its room in a lockdown, need not be asked for. */
import { NativeSelect, TextInput } from '@mantine/core';
import { foldRoom } from '../../../shared/kernel/room-names.ts';
import type { Intent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { roomOptions } from '../../ui/room-options.ts';
import { useSurroundings } from '../surroundings.tsx';

const BY_NAME = '';

export function ConsoleRoom({ intent, may }: { readonly intent: Intent; readonly may: boolean }) {
  const { consoleRoom, managed } = useSurroundings().site;
  const rooms = useList('rooms', {});
  const choose = (room: string): void => void intent.run((send) => send({ type: 'PlaceConsole', room: room === BY_NAME ? null : room }));
  if (managed.room !== undefined) return <ManagedRoom name={managed.room} there={rooms.rows.some(({ name, used }) => used && foldRoom(name) === foldRoom(managed.room ?? ''))} />;
  return (
    <NativeSelect
      size="md"
      label="Room of this console"
      description="Where a call for help from here sends people"
      error={consoleRoom?.apart === true ? 'Two rooms were chosen apart, so none counts. Choose it again.' : null}
      disabled={!may || intent.busy}
      value={consoleRoom?.room ?? BY_NAME}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[{ value: BY_NAME, label: 'As its name says, if that is a room' }, ...roomOptions(rooms.rows, managed.zone)]}
    />
  );
}

/** SI-64 */
function ManagedRoom({ name, there }: { readonly name: string; readonly there: boolean }) {
  return <TextInput size="md" label="Room of this console" description="Set by whoever runs this school’s computers" readOnly value={name} error={there ? null : 'This site has no room of that name in use, so it counts for nothing. Ask them to change it, or add the room.'} />;
}
