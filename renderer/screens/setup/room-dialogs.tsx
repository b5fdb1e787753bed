/** A room that no class names is added, one after the other; and one that was added gets another name. */
import { Autocomplete, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useIntent } from '../../intents/use-intent.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import type { RoomRow } from './room-lists.ts';

interface AddRoomDialogProps {
  readonly zones: readonly string[];
  readonly onShut: () => void;
}

/** It stays open: whoever adds the gym adds the library too. The zone stays as it was. */
export function AddRoomDialog({ zones, onShut }: AddRoomDialogProps) {
  const intent = useIntent();
  const nameField = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [zone, setZone] = useState('');
  const [added, setAdded] = useState<readonly string[]>([]);
  const add = async (): Promise<void> => {
    const given = zone.trim();
    if ((await intent.run((send) => send({ type: 'AddRoom', name: name.trim(), zone: given === '' ? null : given }))) === null) return;
    setAdded([...added, name.trim()]);
    setName('');
    nameField.current?.focus();
  };
  return (
    <FormDialog
      title="Add a room"
      size={560}
      intent={intent}
      action="Add it"
      ready={name.trim() !== ''}
      onSave={() => void add()}
      onShut={onShut}
      shut={added.length === 0 ? 'Cancel' : 'Done'}
      shutLabel="Close"
    >
      <TextInput ref={nameField} label="Name of the room" description="Such as Gym, Main office or 204" value={name} maxLength={60} autoComplete="off" data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
      <Autocomplete label="Zone" description="The part of the campus where it lies; can be left empty" data={[...zones]} value={zone} onChange={setZone} maxLength={60} />
      <p role="status">{added.length > 0 && <>Added: <bdi>{added.join(', ')}</bdi></>}</p>
    </FormDialog>
  );
}

interface RenameRoomDialogProps {
  readonly room: RoomRow;
  readonly onDone: () => void;
  readonly onShut: () => void;
}

export function RenameRoomDialog({ room, onDone, onShut }: RenameRoomDialogProps) {
  const intent = useIntent();
  const [name, setName] = useState(room.name);
  const ready = name.trim() !== '' && name.trim() !== room.name;
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'RenameRoom', room: room.room, name: name.trim() }))) !== null) onDone();
  };
  return (
    <FormDialog title={<bdi>{room.name}</bdi>} size={560} intent={intent} action="Rename it" ready={ready} onSave={() => void save()} onShut={onShut}>
      <TextInput label="Name of the room" description="The old name stays on the list, out of use" value={name} maxLength={60} autoComplete="off" data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
    </FormDialog>
  );
}
