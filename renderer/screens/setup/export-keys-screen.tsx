/** Setup: the keys with which scripts of this computer export. A key is shown at the moment it is made, and never again. */
import { Button, TextInput } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { queries } from '../../../shared/contract/procedures.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { dayAndTime } from '../../ui/times.ts';
import { mayUse } from '../people/use-may.ts';
import { useSurroundings } from '../surroundings.tsx';
import { BackToSetup } from './back-to-setup.tsx';
import { whoMay } from './who-may.ts';

const { permission } = queries.makeExportKey;

export function ExportKeysScreen() {
  const { signedIn } = useSurroundings().site;
  if (mayUse(permission, signedIn)) return <Keys />;
  return <Screen title="Setup: keys for scripts" next={<NextStep context="Setup" sentence="Keys with which scripts export" why={`Made by: ${whoMay(permission)}.`} />} bar={<BackToSetup />}>{null}</Screen>;
}

function Keys() {
  const list = useList('export-keys', {});
  const { ask, busy, refusal, putAway } = useAsk();
  const nowMs = useWallMs(60_000);
  const [purpose, setPurpose] = useState('');
  const [made, setMade] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    const answer = await ask('makeExportKey', { purpose: purpose.trim() });
    if (answer === null) return;
    setMade(answer.secret);
    setPurpose('');
  };
  return (
    <Screen
      title="Setup: keys for scripts"
      next={
        made === null ? (
          <NextStep context="Setup: keys for scripts" sentence="Make a key for each script, named for what it does." why="At this computer a script exports with it what you may, for as long as you may.">
            <Button size="lg" leftSection={<IconKey size={26} aria-hidden />} disabled={purpose.trim() === ''} loading={busy} onClick={() => void make()}>
              Make the key
            </Button>
          </NextStep>
        ) : (
          <NextStep context="Shown this once" sentence="Copy the key to where the script reads it." why="Muster keeps only what recognizes it. Keep it as safe as the list of students.">
            <Button size="lg" onClick={() => setMade(null)}>
              I have copied it
            </Button>
          </NextStep>
        )
      }
      bar={<BackToSetup />}
    >
      {refusal !== null && <RefusalPanel rejection={refusal} onPutAway={putAway} />}
      <div className="form">
        {made === null ? (
          <TextInput size="md" label="What the script does" description="Such as “List for the buses, each night”" value={purpose} maxLength={60} autoComplete="off" onChange={(event) => setPurpose(event.currentTarget.value)} />
        ) : (
          <TextInput size="md" label="The key" description="On standard input: muster export people --out people.csv < key.txt" value={made} readOnly spellCheck={false} onFocus={(event) => event.currentTarget.select()} />
        )}
        <Ledger heading="Keys of this computer" count={list.rows.length}>
          {list.rows.length === 0 ? (
            <NoRows list={list}>No script has a key at this computer.</NoRows>
          ) : (
            <ul>
              {list.rows.map((row) => (
                <li key={row.key} className="ledger-row">
                  <span className="grow">
                    <bdi className="name">{row.purpose}</bdi>
                    <br />
                    <span className="quiet">
                      made by <bdi>{row.by}</bdi>, {dayAndTime(row.madeWall, nowMs)} · {row.usedWall === null ? 'never used' : `last used ${dayAndTime(row.usedWall, nowMs)}`}
                    </span>
                    {row.role === null && <span className="due strong"> · The role by which it was made is over: it opens nothing.</span>}
                  </span>
                  <Button aria-label={`Revoke the key “${row.purpose}”`} loading={busy} onClick={() => void ask('revokeExportKey', { key: row.key })}>
                    Revoke
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </Ledger>
      </div>
    </Screen>
  );
}
