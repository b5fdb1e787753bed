/** A new computer in the place of one that is gone, or one whose disk was lost: a backup of its school is put where there is nothing yet. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAsk } from '../../intents/use-ask.ts';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';

export function RestoreSchool() {
  const { ask, busy, refusal, putAway } = useAsk();
  const [file, setFile] = useState('');
  const [taken, setTaken] = useState(false);
  const named = file.trim() !== '';
  const restore = async (): Promise<void> => {
    if ((await ask('restoreBackup', { file: file.trim(), instead: false })) !== null) setTaken(true);
  };
  return (
    <Screen
      title="Restore a backup"
      next={
        <NextStep
          context="Next step"
          sentence={taken ? 'The backup is being put in place.' : 'Type where the backup is.'}
          why={taken ? 'This window shows the school in a moment.' : 'If another computer of the school runs, join it instead: it knows more than any backup.'}
        >
          <Button size="lg" type="submit" form="restore" disabled={!named || taken} loading={busy}>
            Restore
          </Button>
        </NextStep>
      }
    >
      {refusal !== null && <RefusalPanel rejection={refusal} onPutAway={putAway} />}
      <form
        id="restore"
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (named && !taken) void restore();
        }}
      >
        <TextInput
          autoFocus
          label="The backup’s file"
          description="Its whole path, such as E:\Backups\muster-….db. The newest is the one whose name has the latest day and time."
          value={file}
          maxLength={4096}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setFile(event.currentTarget.value)}
        />
        <p className="quiet">It is looked through to its last word first; one that is damaged is refused, and nothing is changed. PINs are in no backup: whoever leads signs in with the recovery code.</p>
      </form>
    </Screen>
  );
}
