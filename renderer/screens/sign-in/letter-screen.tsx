/** The code of a letter becomes a PIN or a passphrase, at any computer of the school. */
import { TextInput } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { NamedStaff } from '../../../shared/contract/sign-in-rows.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { startAddress } from '../../ui/start-address.ts';
import { useSurroundings } from '../surroundings.tsx';
import { CodeScreen } from './code-screen.tsx';
import { NO_SECRET, notYetSecret, SecretFields } from './secret-fields.tsx';

export function LetterScreen() {
  const { site } = useSurroundings();
  const navigate = useNavigate();
  const asking = useAsk();
  const [chosen, choose] = useState<NamedStaff | null>(null);
  const [code, setCode] = useState('');
  const [secret, setSecret] = useState(NO_SECRET);
  const kind = chosen?.kind ?? 'pin';
  const notYet = chosen === null ? 'Choose your name.' : code.trim() === '' ? 'Type the code of your letter.' : notYetSecret(kind, secret);
  const send = async (): Promise<void> => {
    if (chosen === null || notYet !== null) return;
    if ((await asking.ask('takeUpLetter', { staff: chosen.staff, code, secret: secret.first })) !== null) await navigate(startAddress(site.managed.role));
  };
  return (
    <CodeScreen
      title="I have a letter"
      sentence={kind === 'pin' ? 'Choose your PIN.' : 'Choose your passphrase.'}
      why="Then you are signed in. The letter is used up."
      action="Choose it and sign in"
      icon={<IconLogin2 size={26} aria-hidden />}
      notYet={notYet}
      asking={asking}
      chosen={chosen}
      onChoose={(one) => {
        setSecret(NO_SECRET);
        choose(one);
      }}
      onSend={send}
    >
      <TextInput label="Code on the letter" description="Ten letters and digits; capitals and dashes do not matter" size="lg" value={code} maxLength={30} autoComplete="off" spellCheck={false} onChange={(event) => setCode(event.currentTarget.value)} />
      <SecretFields kind={kind} value={secret} onChange={setSecret} />
    </CodeScreen>
  );
}
