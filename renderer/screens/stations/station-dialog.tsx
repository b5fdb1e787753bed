/** What is set of one station: open, paused or closed; whose last names; and where its line goes on. Saved as one. */
import { NativeSelect, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useIntent } from '../../intents/use-intent.ts';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useIncident } from '../surroundings.tsx';
import { stationTitle, type QueueRow } from './lines.ts';

const STATES: readonly { readonly state: QueueRow['state']; readonly word: string }[] = [
  { state: 'open', word: 'Open' },
  { state: 'paused', word: 'Paused' },
  { state: 'closed', word: 'Closed' },
];

const LETTER = /^[A-Z]$/;

interface StationDialogProps {
  readonly row: QueueRow & { readonly station: number };
  /** Other stations of the post. */
  readonly others: readonly number[];
  readonly onShut: () => void;
}

export function StationDialog({ row, others, onShut }: StationDialogProps) {
  const { incident } = useIncident();
  const intent = useIntent();
  const [state, setState] = useState(row.state);
  const [from, setFrom] = useState(row.letters?.from ?? '');
  const [to, setTo] = useState(row.letters?.to ?? '');
  const [diverted, setDiverted] = useState(row.divertedTo === null ? '' : String(row.divertedTo));
  const letters = from === '' && to === '' ? null : { from, to };
  const ready = letters === null || (LETTER.test(letters.from) && LETTER.test(letters.to));
  const save = async (): Promise<void> => {
    const done = await intent.run((send) => send({ type: 'SetStation', incident, post: row.post, station: row.station, state, letters, divertedTo: diverted === '' ? null : Number(diverted) }));
    if (done !== null) onShut();
  };
  return (
    <FormDialog title={stationTitle(row)} size={560} intent={intent} action="Save" ready={ready} onSave={() => void save()} onShut={onShut} hint={!ready && <span className="quiet">A letter in both, or in none.</span>}>
      <ChoiceGroup label="State" value={state} onChange={(value) => setState(STATES.find((one) => one.state === value)?.state ?? state)}>
        <div className="documents">
          {STATES.map((one) => (
            <Radio.Card key={one.state} value={one.state} className="mark">
              {one.word}
            </Radio.Card>
          ))}
        </div>
      </ChoiceGroup>
      <p className="quiet">Paused: who stands there waits, or goes where the line is diverted. Closed: whoever is free takes them.</p>
      {row.post === 'checker' && (
        <div className="letters-of-line">
          <TextInput label="Last names from" value={from} maxLength={1} autoComplete="off" onChange={(event) => setFrom(event.currentTarget.value.toUpperCase())} />
          <TextInput label="to" value={to} maxLength={1} autoComplete="off" onChange={(event) => setTo(event.currentTarget.value.toUpperCase())} />
        </div>
      )}
      <NativeSelect label="Its line goes on at" value={diverted} onChange={(event) => setDiverted(event.currentTarget.value)} data={[{ value: '', label: 'this station' }, ...others.map((one) => ({ value: String(one), label: `${row.title} ${one}` }))]} />
    </FormDialog>
  );
}
