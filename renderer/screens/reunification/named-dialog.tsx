/** Somebody is named for an errand: the colleague who speaks to an adult in private, the runner who fetches a student. */
import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CommandOutcome } from '../../../shared/contract/procedures.ts';
import { useIntent } from '../../intents/use-intent.ts';
import type { SendCommand } from '../../stores/sending-store.ts';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';

interface NamedDialogProps {
  readonly title: string;
  readonly label: string;
  readonly action: string;
  /** The label of a second line, which may stay empty; null: there is none. */
  readonly place: string | null;
  readonly onShut: () => void;
  readonly act: (send: SendCommand, name: string, place: string) => Promise<CommandOutcome>;
}

export function NamedDialog({ title, label, action, place, onShut, act }: NamedDialogProps) {
  const intent = useIntent();
  const [name, setName] = useState('');
  const [where, setWhere] = useState('');
  const save = async (): Promise<void> => {
    const done = await intent.run((send) => act(send, name.trim(), where.trim()));
    if (done !== null) onShut();
  };
  return (
    <Modal opened onClose={onShut} title={<bdi>{title}</bdi>} size={560} closeButtonProps={{ 'aria-label': 'Close without saving' }}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void save();
        }}
      >
        {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
        <TextInput label={label} value={name} maxLength={200} autoComplete="off" data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
        {place !== null && <TextInput label={place} value={where} maxLength={200} autoComplete="off" onChange={(event) => setWhere(event.currentTarget.value)} />}
        <div className="spread">
          <Button onClick={onShut}>Cancel</Button>
          <span className="with-icon">
            {name.trim() === '' && <span className="quiet">Write a name first.</span>}
            <Button variant="filled" type="submit" disabled={name.trim() === ''} loading={intent.busy}>
              {action}
            </Button>
          </span>
        </div>
      </form>
    </Modal>
  );
}
