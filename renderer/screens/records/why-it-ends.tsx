/** A hold or a request ends with words of somebody who answers for it. */
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { SendCommand } from '../../stores/sending-store.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';

interface WhyItEndsProps {
  readonly title: string;
  readonly label: string;
  readonly action: string;
  readonly command: (words: string) => Parameters<SendCommand>[0];
  readonly onShut: () => void;
}

export function WhyItEnds({ title, label, action, command, onShut }: WhyItEndsProps) {
  const intent = useIntent();
  const [words, setWords] = useState('');
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send(command(words.trim())))) !== null) onShut();
  };
  return (
    <FormDialog title={title} size={620} intent={intent} action={action} ready={words.trim() !== ''} onSave={() => void save()} onShut={onShut}>
      <Textarea label={label} value={words} maxLength={300} autosize minRows={2} data-autofocus onChange={(event) => setWords(event.currentTarget.value)} />
    </FormDialog>
  );
}
