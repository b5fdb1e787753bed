/** A bus has left, or has arrived: where, how many heads were counted, and whose word it is. */
import { NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useIntent } from '../../intents/use-intent.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useIncident } from '../surroundings.tsx';
import { theBus, type Bus } from './movement-words.ts';
import { SaidBy, useSaidBy } from './said-by.tsx';
import { useSitePlace } from './use-site-place.ts';

export type BusStepName = 'left' | 'arrived';

interface BusDialogProps {
  readonly bus: Bus;
  readonly step: BusStepName;
  readonly listed: number;
  readonly onShut: () => void;
}

export function BusDialog({ bus, step, listed, onShut }: BusDialogProps) {
  const { incident } = useIncident();
  const intent = useIntent();
  const by = useSaidBy();
  const site = useSitePlace();
  const [place, setPlace] = useState(bus.left[0]?.place ?? site);
  const [counted, setCounted] = useState<number | null>(null);
  const { word } = by;
  const save = async (): Promise<void> => {
    if (word === null) return;
    const type = step === 'left' ? 'ReportBusLeft' : 'ReportBusArrived';
    if ((await intent.run((send) => send({ type, incident, bus: bus.bus, place: place.trim(), counted, ...word }))) !== null) onShut();
  };
  const differs = counted !== null && counted !== listed;
  return (
    <FormDialog
      title={<bdi>{`${theBus(bus.bus).replace(/^b/u, 'B')} has ${step === 'left' ? 'left' : 'arrived'}`}</bdi>}
      size={640}
      intent={intent}
      action={step === 'left' ? 'It has left' : 'It has arrived'}
      ready={place.trim() !== '' && word !== null}
      onSave={() => void save()}
      onShut={onShut}
    >
      <TextInput label={step === 'left' ? 'Where to' : 'Where'} value={place} maxLength={200} autoComplete="off" {...(place === '' ? { 'data-autofocus': true } : {})} onChange={(event) => setPlace(event.currentTarget.value)} />
      <NumberInput
        label={step === 'left' ? 'Heads on it' : 'Heads that got off'}
        description={`Its list names ${listed}. Leave it blank if nobody counted.`}
        value={counted ?? ''}
        min={0}
        max={500}
        allowDecimal={false}
        hideControls
        {...(place === '' ? {} : { 'data-autofocus': true })}
        onChange={(value) => setCounted(typeof value === 'number' ? value : null)}
      />
      {differs && <p className="due strong">{counted < listed ? `${listed - counted} fewer than its list names. It is saved, and stands as a gap.` : `${counted - listed} more than its list names: who is not on the list?`}</p>}
      <div className="said-by">
        <SaidBy by={by} who="Who calls in" />
      </div>
    </FormDialog>
  );
}
