/** Setup: where this console's backups go and how many are kept, the last one, and what happened to the data where anything did. */
import { Button, NumberInput, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconDatabaseExport } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { keysKeptWords, replacedKeysWords } from '../../../shared/contract/keys-kept.ts';
import { queries, type SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { dayAndTime } from '../../ui/times.ts';
import { counted } from '../../ui/words.ts';
import { mayUse } from '../people/use-may.ts';
import { useSurroundings } from '../surroundings.tsx';
import { BackToSetup } from './back-to-setup.tsx';

type Backups = SubscriptionRow<'backups'>;
type Recovery = NonNullable<Backups['recovery']>;

const MOST_KEPT = 60;
const BYTES_OF_MB = 1e6;

const WHY: Readonly<Record<string, string>> = {
  GONE: 'The database of this console was gone.',
  LOST: 'The newest facts of this console were missing after it had stopped.',
  RESTORED: 'A backup was put in the place of what was here.',
};

function happened({ atWall, why, aside, backupWall, read }: Recovery, nowMs: number): readonly string[] {
  return [
    `${dayAndTime(atWall, nowMs)}: ${WHY[why] ?? `The database of this console was damaged (${why}).`}`,
    backupWall === null ? 'It goes on with what other consoles and the files beside it hold.' : `The backup of ${dayAndTime(backupWall, nowMs)} took its place.`,
    aside === null ? '' : `What was there is kept in ${aside}, in the data folder, and is never deleted by Muster.`,
    aside === null ? '' : read === null ? 'What can be read of it is being read back.' : `${counted(read.commits, 'entry', 'entries')} were read back of it${read.lost === 0 ? '' : `; ${read.lost} could not be read`}.`,
  ].filter((sentence) => sentence !== '');
}

function Matter({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <li className="ledger-row">
      <IconAlertTriangle size={22} className="due" aria-hidden />
      <div className="grow">{children}</div>
      {action}
    </li>
  );
}

export function BackupsScreen() {
  const { site } = useSurroundings();
  const maySee = mayUse(queries.backUpNow.permission, site.signedIn);
  return maySee ? <Shown may={mayUse(queries.setBackups.permission, site.signedIn)} /> : <Nothing>Whoever leads sees the backups.</Nothing>;
}

function Nothing({ children }: { readonly children: ReactNode }) {
  return (
    <Screen title="Setup: backups" next={<NextStep context="Setup" sentence="Backups of this console" why="A copy each day, checked to its last word." />} bar={<BackToSetup />}>
      <p className="quiet">{children}</p>
    </Screen>
  );
}

function Shown({ may }: { readonly may: boolean }) {
  const list = useList('backups', {});
  const [backups] = list.rows;
  if (backups === undefined)
    return (
      <Nothing>
        <NoRows list={list}>This console makes no backups.</NoRows>
      </Nothing>
    );
  return <Backups backups={backups} may={may} />;
}

function Backups({ backups, may }: { readonly backups: Backups; readonly may: boolean }) {
  const { ask, busy, refusal, putAway } = useAsk();
  const nowMs = useWallMs(60_000);
  const [folder, setFolder] = useState<string | null>(null);
  const [keep, setKeep] = useState<number | null>(null);
  const { last, failed, recovery, keysReplaced } = backups;
  const haveRead = (
    <Button loading={busy} onClick={() => void ask('putAwayRecovery', {})}>
      I have read this
    </Button>
  );
  const shownFolder = folder ?? (backups.ownFolder ? '' : backups.folder);
  const shownKeep = keep ?? backups.keep;
  const changed = folder !== null || keep !== null;
  const ready = changed && Number.isInteger(shownKeep) && shownKeep >= 1 && shownKeep <= MOST_KEPT;
  const save = async (): Promise<void> => {
    if ((await ask('setBackups', { folder: shownFolder.trim() === '' ? null : shownFolder.trim(), keep: shownKeep })) === null) return;
    setFolder(null);
    setKeep(null);
  };
  return (
    <Screen
      title="Setup: backups"
      next={
        <NextStep
          context="Setup: backups of this console"
          sentence={backups.running ? 'A backup is being made…' : last === null ? 'No backup has been made yet.' : `The last backup was made ${dayAndTime(last.wall, nowMs)}.`}
          why="One each day while no incident is open, checked to its last word. It holds all that Muster knows of students: keep the folder as safe as this computer."
        >
          <Button size="lg" leftSection={<IconDatabaseExport size={26} aria-hidden />} disabled={backups.running} loading={busy} onClick={() => void ask('backUpNow', {})}>
            Back up now
          </Button>
        </NextStep>
      }
      bar={<BackToSetup />}
    >
      {refusal !== null && <RefusalPanel rejection={refusal} onPutAway={putAway} />}
      {(failed !== null || recovery !== null || keysReplaced !== null) && (
        <Ledger heading="What happened to the data">
          <ul>
            {failed !== null && (
              <Matter>
                <p>
                  <b>{failed.message}</b> {failed.whatToDo} Since {dayAndTime(failed.sinceWall, nowMs)}.
                </p>
              </Matter>
            )}
            {recovery !== null && (
              <Matter action={keysReplaced === null && haveRead}>
                {happened(recovery, nowMs).map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
              </Matter>
            )}
            {keysReplaced !== null && (
              <Matter action={haveRead}>
                <p>{dayAndTime(keysReplaced.atWall, nowMs)}:</p>
                {replacedKeysWords(keysReplaced).map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
              </Matter>
            )}
          </ul>
        </Ledger>
      )}
      <div className="form">
        <Ledger heading="Where they go" aside={last === null ? '' : `${counted(backups.kept, 'backup')}, the last of ${Math.max(1, Math.round(last.sizeBytes / BYTES_OF_MB)).toLocaleString('en-US')} MB`}>
          <p className="quiet">{backups.ownFolder ? `Now: ${backups.folder}. It is on this computer’s own disk, and is gone with it.` : `Now: ${backups.folder}`}</p>
        </Ledger>
        {backups.isGiven ? (
          <p>The folder is set by whoever manages this computer.</p>
        ) : (
          <>
            <TextInput size="md" label="Folder" description="Its whole path, on another disk or a file server; empty: in Muster’s own folder" disabled={!may} value={shownFolder} maxLength={4096} autoComplete="off" spellCheck={false} onChange={(event) => setFolder(event.currentTarget.value)} />
            <NumberInput size="md" label="How many are kept" description={`From 1 to ${MOST_KEPT}; the oldest goes when a new one is whole`} hideControls min={1} max={MOST_KEPT} disabled={!may} value={shownKeep} onChange={(value) => setKeep(typeof value === 'number' ? value : Number(value))} />
            {may && (
              <Button disabled={!ready} loading={busy} onClick={() => void save()}>
                Save
              </Button>
            )}
          </>
        )}
        <Ledger heading="The keys of this console">
          <p className="quiet">{keysKeptWords(backups.keys)} They are in no backup.</p>
        </Ledger>
        <p className="quiet">To put a backup in the place of what is here, close Muster and run “muster restore” with its file: what is here is kept aside, and what other consoles hold comes back from them.</p>
      </div>
    </Screen>
  );
}
