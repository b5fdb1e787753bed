/** What was done about a quiet alert, by name and time. Said most often is one touch, and stays editable. */
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useIntent } from '../../intents/use-intent.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { alertWords, type QuietAlert } from './alert-words.ts';

const DONE = ['An officer stands with them.', 'They left, and nobody went with them.', 'The police were called.'] as const;

export function AnswerDialog({ alert, onShut }: { readonly alert: QuietAlert; readonly onShut: () => void }) {
  const intent = useIntent();
  const [done, setDone] = useState('');
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'AnswerQuietAlert', alert: alert.event, done: done.trim() }))) !== null) onShut();
  };
  return (
    <FormDialog title={<bdi>{alertWords(alert)}</bdi>} size={620} intent={intent} action="Record it" ready={done.trim() !== ''} onSave={() => void save()} onShut={onShut} hint={done.trim() === '' && <span className="quiet">Write what was done.</span>}>
      <Textarea label="What was done?" value={done} maxLength={500} autosize minRows={2} data-autofocus onChange={(event) => setDone(event.currentTarget.value)} />
      <div className="choices">
        {DONE.map((one) => (
          <Button key={one} onClick={() => setDone(one)}>
            {one}
          </Button>
        ))}
      </div>
    </FormDialog>
  );
}
