/** Setup: how signing in works here. The first passphrase where there is none; else the idle lock and a new recovery code. */
import { Button, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { commandPermissions } from '../../../shared/contract/procedures.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { Ledger } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { useMay } from '../people/use-may.ts';
import { useSurroundings } from '../surroundings.tsx';
import { SetUpSignIn } from './set-up-sign-in.tsx';
import { BackToSetup } from './back-to-setup.tsx';
import { whoMay } from './who-may.ts';

function IdleLock() {
  const { site } = useSurroundings();
  const may = useMay('SetIdleLock');
  const intent = useIntent();
  const [minutes, setMinutes] = useState<number | string>(site.signIn.idleLockMinutes);
  const right = typeof minutes === 'number' && Number.isInteger(minutes) && minutes >= 1 && minutes <= 120;
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (right) void intent.run((send) => send({ type: 'SetIdleLock', minutes }));
      }}
    >
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      <div className="choices">
        <NumberInput label="Lock after so many minutes without a touch" description="From 1 to 120. While an incident is open nothing is locked" value={minutes} onChange={setMinutes} min={1} max={120} hideControls disabled={!may} w={360} />
        <Button type="submit" disabled={!may || !right || minutes === site.signIn.idleLockMinutes} loading={intent.busy} style={{ alignSelf: 'flex-end' }}>
          Set it
        </Button>
      </div>
    </form>
  );
}

function NewRecoveryCode({ onNewCode }: { readonly onNewCode: (code: string) => void }) {
  const asking = useAsk();
  const [passphrase, setPassphrase] = useState('');
  const make = async (): Promise<void> => {
    const done = await asking.ask('newRecoveryCode', { passphrase });
    setPassphrase('');
    if (done !== null) onNewCode(done.recoveryCode);
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      {asking.refusal !== null && <RefusalPanel rejection={asking.refusal} onPutAway={asking.putAway} />}
      <div className="choices">
        <TextInput type="password" label="Your passphrase" description="The code in the safe is void with the new one" value={passphrase} maxLength={200} autoComplete="off" w={360} onChange={(event) => setPassphrase(event.currentTarget.value)} />
        <Button type="submit" disabled={passphrase === ''} loading={asking.busy} style={{ alignSelf: 'flex-end' }}>
          Make a new recovery code
        </Button>
      </div>
    </form>
  );
}

export function SignInSetupScreen({ onNewCode }: { readonly onNewCode: (code: string) => void }) {
  const { site } = useSurroundings();
  const may = useMay('SetIdleLock');
  if (site.signIn.is === 'notSetUp' && may) return <SetUpSignIn onNewCode={onNewCode} />;
  return (
    <Screen
      title="Setup: signing in"
      next={<NextStep context="Setup" sentence={`Locks after ${site.signIn.idleLockMinutes} minutes without a touch.`} why={may ? 'A recovery code lies in the safe. Make a new one when it may have been seen.' : `Set by: ${whoMay(commandPermissions.SetIdleLock)}.`} />}
      bar={<BackToSetup />}
    >
      <div className="column">
        <Ledger heading="Idle lock">
          <IdleLock />
        </Ledger>
        {may && (
          <Ledger heading="Recovery code">
            <NewRecoveryCode onNewCode={onNewCode} />
          </Ledger>
        )}
      </div>
    </Screen>
  );
}
