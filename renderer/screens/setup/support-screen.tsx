/** The support file: what it holds and what it does not, said before it is saved. */
import { Button } from '@mantine/core';
import { IconCheck, IconDownload, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { supportPermission } from '../../../shared/contract/procedures.ts';
import { SUPPORT_FILE_NAME, SUPPORT_HOLDS, SUPPORT_HOLDS_NOT } from '../../../shared/contract/support.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { useMuster } from '../../stores/muster.tsx';
import { saveFile } from '../../transport/save-file.ts';
import { shellApi } from '../../transport/shell.ts';
import { Ledger } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { BackButton } from '../people/record-head.tsx';
import { mayUse } from '../people/use-may.ts';
import { useSurroundings } from '../surroundings.tsx';
import './support-screen.css';

type Saving = { readonly is: 'idle' } | { readonly is: 'making' } | { readonly is: 'saved'; readonly sizeBytes: number } | { readonly is: 'refused'; readonly rejection: Rejection };

function Points({ points, holds }: { readonly points: readonly string[]; readonly holds: boolean }) {
  return (
    <ul className="support-points">
      {points.map((point) => (
        <li key={point}>
          {holds ? <IconCheck size={22} aria-hidden /> : <IconX size={22} aria-hidden />}
          <span>{point}</span>
        </li>
      ))}
    </ul>
  );
}

export function SupportScreen() {
  const { site } = useSurroundings();
  const { support } = useMuster();
  const [saving, setSaving] = useState<Saving>({ is: 'idle' });
  if (!mayUse(supportPermission, site.signedIn))
    return <Screen title="Support file" next={<NextStep context="Setup" sentence="The support file is for administrators." why="Ask one of them, or an assistant principal." />} bar={<BackButton />}>{null}</Screen>;
  const make = async (): Promise<void> => {
    setSaving({ is: 'making' });
    const made = await support();
    if (!made.ok) return setSaving({ is: 'refused', rejection: made.error });
    const saved = await saveFile(SUPPORT_FILE_NAME, made.value);
    setSaving(saved ? { is: 'saved', sizeBytes: made.value.size } : { is: 'idle' });
  };
  return (
    <Screen
      title="Support file"
      next={
        <NextStep context="Setup" sentence="Save a file for whoever helps you with Muster." why="It says how Muster fares on this computer, and nothing about people. Send it as it is.">
          <Button size="lg" leftSection={<IconDownload size={26} aria-hidden />} loading={saving.is === 'making'} onClick={() => void make()}>
            Save the file
          </Button>
        </NextStep>
      }
      bar={<BackButton />}
    >
      <div className="column" tabIndex={0} role="region" aria-label="What the file holds">
        {saving.is === 'refused' && <RefusalPanel rejection={saving.rejection} onPutAway={() => setSaving({ is: 'idle' })} />}
        <p role="status" className={saving.is === 'saved' || saving.is === 'making' ? 'with-icon strong' : 'for-readers'}>
          {saving.is === 'saved' && <IconCheck size={22} aria-hidden />}
          {saving.is === 'making' && 'Looking through the data. In a large school this takes a minute; you can go on working.'}
          {saving.is === 'saved' && `Made: ${SUPPORT_FILE_NAME}, ${Math.ceil(saving.sizeBytes / 1024)} KB. It is ${shellApi() === null ? 'with your downloads' : 'where you said'}.`}
        </p>
        <Ledger heading="What is in it">
          <Points points={SUPPORT_HOLDS} holds />
        </Ledger>
        <Ledger heading="What is not in it">
          <Points points={SUPPORT_HOLDS_NOT} holds={false} />
        </Ledger>
      </div>
    </Screen>
  );
}
