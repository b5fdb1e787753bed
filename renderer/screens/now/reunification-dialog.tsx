/** Starts reunification, or moves it: the place where families come to, if it is known. */
import { Radio, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useIntent } from '../../intents/use-intent.ts';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useIncident, useSurroundings } from '../surroundings.tsx';
import './directive-picker.css';

const PLACE_LENGTH = 200;

export function ReunificationDialog({ onShut }: { readonly onShut: () => void }) {
  const { incident, exercise, reunification } = useIncident();
  const { places } = useSurroundings();
  const intent = useIntent();
  const [place, setPlace] = useState('');
  const offered = places.filter((one) => one !== reunification?.place);
  const started = reunification !== null;
  const start = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'StartReunification', incident, place: place.trim() }))) !== null) onShut();
  };
  return (
    <FormDialog
      title={`${started ? 'Say where reunification is' : 'Start reunification'}${exercise ? ' (drill)' : ''}`}
      size={620}
      intent={intent}
      action={started ? 'Reunification is there' : place.trim() === '' ? 'Start, place not known yet' : 'Start reunification'}
      ready={!started || place.trim() !== ''}
      onSave={() => void start()}
      onShut={onShut}
    >
      {offered.length > 0 && (
        <ChoiceGroup label="Places from before" value={offered.includes(place) ? place : null} onChange={setPlace}>
          <div className="choices">
            {offered.map((one) => (
              <Radio.Card key={one} value={one} className="pick">
                {place === one && <IconCheck size={22} aria-hidden />}
                <bdi>{one}</bdi>
              </Radio.Card>
            ))}
          </div>
        </ChoiceGroup>
      )}
      <TextInput
        label="Where do families come to?"
        description={started ? 'It stands in the timeline. Tell families and everybody at a post.' : 'The stations then count as posts to fill. Leave it blank if the place is not known yet.'}
        value={place}
        maxLength={PLACE_LENGTH}
        autoComplete="off"
        data-autofocus
        onChange={(event) => setPlace(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
