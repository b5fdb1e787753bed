/** A new computer in the place of one that is gone, or one whose disk was lost: a backup of its school is looked at, and put where there is nothing yet. */
import { Button, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { backupWords, type BackupsFound } from '../../../shared/contract/backup-procedures.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { useWallMs } from '../../stores/muster.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { dayAndTime } from '../../ui/times.ts';

const BYTES_OF_MB = 1e6;

type Step = 'find' | 'found' | 'taken';
const SAYS: Readonly<Record<Step, { readonly sentence: string; readonly why: string }>> = {
  find: { sentence: 'Say where the backup is.', why: 'If another computer of the school runs, join it instead: it knows more than any backup.' },
  found: { sentence: 'Is this the one?', why: 'It was looked through to its last word, and is whole.' },
  taken: { sentence: 'The backup is being put in place.', why: 'This window shows the school in a moment.' },
};

export function RestoreSchool() {
  const { ask, busy, refusal, putAway } = useAsk();
  const nowMs = useWallMs(60_000);
  const [place, setPlace] = useState('');
  const [found, setFound] = useState<BackupsFound | null>(null);
  const [taken, setTaken] = useState(false);
  const look = async (at: string | null): Promise<void> => {
    setFound(null);
    setFound(await ask('lookForBackups', { place: at }));
  };
  // What is in the folder that is set, if any is.
  useEffect(() => {
    void ask('lookForBackups', { place: null }).then(setFound);
  }, [ask]);
  const one = found?.one ?? null;
  const named = place.trim() !== '';
  const step: Step = taken ? 'taken' : one === null ? 'find' : 'found';
  const restore = async (): Promise<void> => {
    if (one !== null && (await ask('restoreBackup', { file: one.file, instead: false })) !== null) setTaken(true);
  };
  return (
    <Screen
      title="Restore a backup"
      next={
        <NextStep context="Next step" {...SAYS[step]}>
          {one === null ? (
            <Button size="lg" type="submit" form="restore" disabled={!named} loading={busy}>
              Look at it
            </Button>
          ) : (
            <Button size="lg" disabled={taken} loading={busy} onClick={() => void restore()}>
              Restore
            </Button>
          )}
        </NextStep>
      }
    >
      {refusal !== null && <RefusalPanel rejection={refusal} onPutAway={putAway} />}
      {one !== null && (
        <Ledger heading="What it holds">
          <ul aria-label="What it holds">
            {[...backupWords(one, (wallMs) => dayAndTime(wallMs, nowMs)), one.file].map((words) => (
              <li key={words} className="ledger-row">
                <bdi>{words}</bdi>
              </li>
            ))}
          </ul>
        </Ledger>
      )}
      <form
        id="restore"
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (named && !taken) void look(place.trim());
        }}
      >
        <TextInput
          autoFocus
          label="The backup’s file, or the folder that it is in"
          description="Its whole path, such as E:\Backups"
          value={place}
          maxLength={4096}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setPlace(event.currentTarget.value);
            if (!taken && one !== null) setFound(null);
          }}
        />
        {found !== null && one === null && (found.backups.length > 0 || named) && (
          <Ledger heading={`In ${found.folder}`}>
            {found.backups.length === 0 && <p className="quiet">No backup is there. The name of one begins with “muster-” and ends with “.db”.</p>}
            <ul aria-label="Backups">
              {found.backups.map(({ file, madeWall, sizeBytes }) => (
                <li key={file}>
                  <UnstyledButton className="ledger-row" disabled={busy} onClick={() => void look(file)}>
                    <span className="grow strong">Made {dayAndTime(madeWall, nowMs)}</span>
                    <span>{Math.max(1, Math.round(sizeBytes / BYTES_OF_MB)).toLocaleString('en-US')} MB</span>
                    <IconChevronRight size={22} aria-hidden />
                  </UnstyledButton>
                </li>
              ))}
            </ul>
          </Ledger>
        )}
        <p className="quiet">One that is damaged is refused, and nothing is changed. PINs are in no backup: whoever leads signs in with the recovery code.</p>
      </form>
    </Screen>
  );
}
