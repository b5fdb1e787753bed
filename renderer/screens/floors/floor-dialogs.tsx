/** A floor is added with its name and picture, renamed, or given another picture. */
import { Button, FileButton, TextInput } from '@mantine/core';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { floorLimits } from '../../../shared/contract/floor-procedures.ts';
import type { FloorPicture } from '../../../shared/domain/site/floor-events.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import type { Floor } from './floor-plan.tsx';
import { shrinkPicture } from './shrink-picture.ts';

interface ChoosePictureProps {
  readonly label: string;
  readonly chosen: FloorPicture | null;
  readonly onChosen: (picture: FloorPicture | null) => void;
}

function ChoosePicture({ label, chosen, onChosen }: ChoosePictureProps) {
  const [said, say] = useState('');
  const look = async (file: File): Promise<void> => {
    const picture = await shrinkPicture(file);
    say(picture === null ? `“${file.name}” is no picture that can be read. Choose a PNG or JPEG.` : `${file.name}, kept as ${Math.ceil((picture.base64.length * 0.75) / 1024)} KB of at most ${floorLimits.pictureBytes / 1024}.`);
    onChosen(picture);
  };
  return (
    <div>
      <FileButton accept="image/png,image/jpeg" onChange={(file) => file !== null && void look(file)}>
        {(props) => (
          <Button leftSection={<IconPhotoPlus size={22} aria-hidden />} {...props}>
            {label}
          </Button>
        )}
      </FileButton>
      <p role="status" className={said !== '' && chosen === null ? 'due strong' : 'quiet'}>
        <bdi>{said}</bdi>
      </p>
    </div>
  );
}

export function AddFloorDialog({ onShut }: { readonly onShut: () => void }) {
  const intent = useIntent();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [picture, setPicture] = useState<FloorPicture | null>(null);
  const add = async (): Promise<void> => {
    if (picture === null) return;
    const done = await intent.run((send) => send({ type: 'AddFloor', name: name.trim(), picture }));
    if (done !== null) void navigate(`/setup/floors/${done.result['floor'] ?? ''}`);
  };
  return (
    <FormDialog title="Add a floor" size={560} intent={intent} action="Add it" ready={name.trim() !== '' && picture !== null} onSave={() => void add()} onShut={onShut}>
      <TextInput label="Name of the floor" description="Such as Main building, upper floor" value={name} maxLength={60} autoComplete="off" data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
      <ChoosePicture label="Choose its picture" chosen={picture} onChosen={setPicture} />
      <p className="quiet">PNG or JPEG. It is made small enough to be on every console, and nothing is sent elsewhere.</p>
    </FormDialog>
  );
}

interface FloorDialogProps {
  readonly floor: Floor;
  readonly onShut: () => void;
}

/** The name, the picture, or both. */
export function ChangeFloorDialog({ floor, onShut }: FloorDialogProps) {
  const intent = useIntent();
  const [name, setName] = useState(floor.name);
  const [picture, setPicture] = useState<FloorPicture | null>(null);
  const save = async (): Promise<void> => {
    if (picture !== null && (await intent.run((send) => send({ type: 'PictureFloor', floor: floor.floor, picture }))) === null) return;
    if ((await intent.run((send) => send({ type: 'NameFloor', floor: floor.floor, name: name.trim(), used: true }))) !== null) onShut();
  };
  return (
    <FormDialog title={<bdi>{floor.name}</bdi>} size={560} intent={intent} action="Save" ready={name.trim() !== '' && (name.trim() !== floor.name || picture !== null || floor.apart)} onSave={() => void save()} onShut={onShut}>
      {floor.apart && <p className="due strong">Its name or picture was set at two consoles that did not know of each other. Saving says which holds.</p>}
      <TextInput label="Name of the floor" value={name} maxLength={60} autoComplete="off" data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
      <ChoosePicture label="Choose another picture" chosen={picture} onChosen={setPicture} />
      <p className="quiet">What is drawn stays where it is: in parts of the picture.</p>
    </FormDialog>
  );
}

export function RemoveFloorDialog({ floor, onShut }: FloorDialogProps) {
  const intent = useIntent();
  const navigate = useNavigate();
  const remove = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'NameFloor', floor: floor.floor, name: floor.name, used: false }))) !== null) void navigate('/setup/floors');
  };
  return (
    <FormDialog title="Take this floor away?" size={560} intent={intent} action="Take it away" ready onSave={() => void remove()} onShut={onShut}>
      <p>
        <bdi className="strong">{floor.name}</bdi> goes from the list and from Dispatch, with what is drawn on it. Its rooms stay on the list of rooms.
      </p>
    </FormDialog>
  );
}
