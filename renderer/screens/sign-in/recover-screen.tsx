/** The recovery code from the safe gives an administrator a new passphrase, and is replaced. */
import { Button, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { NamedStaff } from '../../../shared/contract/sign-in-rows.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { BackButton } from '../people/record-head.tsx';
import { useSurroundings } from '../surroundings.tsx';
import { NameChoice } from './name-choice.tsx';
import { NO_SECRET, notYetSecret, SecretFields } from './secret-fields.tsx';
import './sign-in.css';

/** `onNewCode`: shown by whoever outlives the change of person that comes with it. */
export function RecoverScreen({ onNewCode }: { readonly onNewCode: (code: string) => void }) {
  const { site } = useSurroundings();
  const asking = useAsk();
  const formId = useId();
  const [chosen, choose] = useState<NamedStaff | null>(site.signIn.lockedFor);
  const [code, setCode] = useState('');
  const [secret, setSecret] = useState(NO_SECRET);
  const notYet = chosen === null ? 'Choose the administrator.' : code.trim() === '' ? 'Type the recovery code.' : notYetSecret('passphrase', secret);
  const send = async (): Promise<void> => {
    if (chosen === null || notYet !== null) return;
    const done = await asking.ask('recover', { staff: chosen.staff, code, passphrase: secret.first });
    if (done !== null) onNewCode(done.recoveryCode);
  };
  return (
    <Screen
      title="Forgot the passphrase"
      next={
        <NextStep context="Forgot the passphrase" sentence="Take the recovery code out of the safe." why={notYet ?? 'That it was used is on record. Everybody else gets a new letter from an administrator.'}>
          <Button size="lg" type="submit" form={formId} disabled={notYet !== null} loading={asking.busy}>
            Set the new passphrase
          </Button>
        </NextStep>
      }
      bar={<BackButton />}
    >
      <form
        id={formId}
        className="sign-in"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div>
          {asking.refusal !== null && <RefusalPanel rejection={asking.refusal} onPutAway={asking.putAway} />}
          <NameChoice lately={site.signIn.lately} chosen={chosen} onChoose={choose} />
        </div>
        <div>
          <TextInput label="Recovery code" description="25 letters and digits" size="lg" value={code} maxLength={60} autoComplete="off" spellCheck={false} onChange={(event) => setCode(event.currentTarget.value)} />
          <SecretFields kind="passphrase" value={secret} onChange={setSecret} />
        </div>
      </form>
    </Screen>
  );
}
