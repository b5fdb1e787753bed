/** Somebody is named for an errand: the colleague who speaks to an adult in private, the runner who fetches a student. One touch for oneself, and for whoever went before. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CommandOutcome } from '../../../shared/contract/procedures.ts';
import { useIntent } from '../../intents/use-intent.ts';
import type { SendCommand } from '../../stores/sending-store.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useMe } from '../surroundings.tsx';

const OFFERED = 6;

interface NamedDialogProps {
  readonly title: string;
  readonly label: string;
  readonly action: string;
  /** The label of a line that may stay empty, and comes first since a touched name sends all; null: there is none. */
  readonly place: string | null;
  /** Who was named before in this incident. */
  readonly before: readonly string[];
  /** Whether whoever is signed in is offered too. */
  readonly self?: boolean;
  readonly onShut: () => void;
  readonly act: (send: SendCommand, name: string, place: string) => Promise<CommandOutcome>;
}

export function NamedDialog({ title, label, action, place, before, self = true, onShut, act }: NamedDialogProps) {
  const me = useMe();
  const intent = useIntent();
  const [name, setName] = useState('');
  const [where, setWhere] = useState('');
  const save = async (who: string): Promise<void> => {
    const done = await intent.run((send) => act(send, who, where.trim()));
    if (done !== null) onShut();
  };
  return (
    <FormDialog
      title={<bdi>{title}</bdi>}
      size={560}
      intent={intent}
      action={action}
      ready={name.trim() !== ''}
      onSave={() => void save(name.trim())}
      onShut={onShut}
      hint={name.trim() === '' && <span className="quiet">{self || before.length > 0 ? 'Touch a name, or write another.' : 'Write the name first.'}</span>}
    >
      {place !== null && <TextInput label={place} value={where} maxLength={200} autoComplete="off" onChange={(event) => setWhere(event.currentTarget.value)} />}
      <TextInput label={label} value={name} maxLength={200} autoComplete="off" data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
      <div className="choices">
        {[...new Set([...(self ? [me.name] : []), ...before])].slice(0, OFFERED).map((one) => (
          <Button key={one} disabled={intent.busy} onClick={() => void save(one)}>
            <bdi>{one}</bdi>
            {one === me.name && <span className="quiet beside-icon">you</span>}
          </Button>
        ))}
      </div>
    </FormDialog>
  );
}
