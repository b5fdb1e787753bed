/** The recovery code from the safe gives an administrator a new passphrase, and is replaced. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { NamedStaff } from '../../../shared/contract/sign-in-rows.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { useSurroundings } from '../surroundings.tsx';
import { CodeScreen } from './code-screen.tsx';
import { NO_SECRET, notYetSecret, SecretFields } from './secret-fields.tsx';

/** `onNewCode`: shown by whoever outlives the change of person that comes with it. */
export function RecoverScreen({ onNewCode }: { readonly onNewCode: (code: string) => void }) {
  const { site } = useSurroundings();
  const asking = useAsk();
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
    <CodeScreen
      title="Forgot the passphrase"
      sentence="Take the recovery code out of the safe."
      why="That it was used is on record. Everybody else gets a new letter from an administrator."
      action="Set the new passphrase"
      notYet={notYet}
      asking={asking}
      chosen={chosen}
      onChoose={choose}
      onSend={send}
    >
      <TextInput label="Recovery code" description="25 letters and digits" size="lg" value={code} maxLength={60} autoComplete="off" spellCheck={false} onChange={(event) => setCode(event.currentTarget.value)} />
      <SecretFields kind="passphrase" value={secret} onChange={setSecret} />
    </CodeScreen>
  );
}
