/** A room that no class names is added, one after the other; and one that was added gets another name. */
import { Autocomplete, Button, Modal, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useIntent } from '../../intents/use-intent.ts';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
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
    <Modal opened onClose={onShut} title="Add a room" size={560} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void add();
        }}
      >
        {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
        <TextInput ref={nameField} label="Name of the room" description="Such as Gym, Main office or 204" value={name} maxLength={60} autoComplete="off" data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
        <Autocomplete label="Zone" description="The part of the campus where it lies; can be left empty" data={[...zones]} value={zone} onChange={setZone} maxLength={60} />
        <p role="status">{added.length > 0 && <>Added: <bdi>{added.join(', ')}</bdi></>}</p>
        <div className="spread">
          <Button onClick={onShut}>{added.length === 0 ? 'Cancel' : 'Done'}</Button>
          <Button variant="filled" type="submit" disabled={name.trim() === ''} loading={intent.busy}>
            Add it
          </Button>
        </div>
      </form>
    </Modal>
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
    <Modal opened onClose={onShut} title={<bdi>{room.name}</bdi>} size={560} closeButtonProps={{ 'aria-label': 'Close without saving' }}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
        <TextInput label="Name of the room" description="The old name stays on the list, out of use" value={name} maxLength={60} autoComplete="off" data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
        <div className="spread">
          <Button onClick={onShut}>Cancel</Button>
          <Button variant="filled" type="submit" disabled={!ready} loading={intent.busy}>
            Rename it
          </Button>
        </div>
      </form>
    </Modal>
  );
}
