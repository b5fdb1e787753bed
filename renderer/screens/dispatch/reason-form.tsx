/** Words that an act asks for, with those that are said most often as one touch each. */
import { Button, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Intent } from '../../intents/use-intent.ts';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';

interface ReasonFormProps {
  readonly label: string;
  readonly about: ReactNode;
  readonly offered: readonly string[];
  readonly action: string;
  readonly intent: Intent;
  /** True: it was done. */
  readonly onReason: (reason: string) => Promise<boolean>;
  readonly onShut: () => void;
}

export function ReasonForm({ label, about, offered, action, intent, onReason, onShut }: ReasonFormProps) {
  const [reason, setReason] = useState('');
  const words = reason.trim();
  const done = async (): Promise<void> => {
    if (words !== '' && (await onReason(words))) onShut();
  };
  return (
    <form
      className="form wide"
      onSubmit={(event) => {
        event.preventDefault();
        void done();
      }}
    >
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      <Textarea label={label} description={about} value={reason} maxLength={1000} autosize minRows={2} data-autofocus onChange={(event) => setReason(event.currentTarget.value)} />
      <div className="choices">
        {offered.map((one) => (
          <Button key={one} onClick={() => setReason(one)}>
            {one}
          </Button>
        ))}
      </div>
      <div className="spread">
        <Button onClick={onShut}>Back</Button>
        <Button variant="filled" type="submit" disabled={words === ''} loading={intent.busy}>
          {action}
        </Button>
      </div>
    </form>
  );
}
