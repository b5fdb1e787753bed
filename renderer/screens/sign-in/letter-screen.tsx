/** The code of a letter becomes a PIN or a passphrase, at any computer of the school. */
import { Button, TextInput } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import type { NamedStaff } from '../../../shared/contract/sign-in-rows.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { BackButton } from '../people/record-head.tsx';
import { useSurroundings } from '../surroundings.tsx';
import { NameChoice } from './name-choice.tsx';
import { NO_SECRET, notYetSecret, SecretFields } from './secret-fields.tsx';
import './sign-in.css';

export function LetterScreen() {
  const { site } = useSurroundings();
  const navigate = useNavigate();
  const asking = useAsk();
  const formId = useId();
  const [chosen, choose] = useState<NamedStaff | null>(null);
  const [code, setCode] = useState('');
  const [secret, setSecret] = useState(NO_SECRET);
  const kind = chosen?.kind ?? 'pin';
  const notYet = chosen === null ? 'Choose your name.' : code.trim() === '' ? 'Type the code of your letter.' : notYetSecret(kind, secret);
  const send = async (): Promise<void> => {
    if (chosen === null || notYet !== null) return;
    if ((await asking.ask('takeUpLetter', { staff: chosen.staff, code, secret: secret.first })) !== null) await navigate('/now');
  };
  return (
    <Screen
      title="I have a letter"
      next={
        <NextStep context="I have a letter" sentence={kind === 'pin' ? 'Choose your PIN.' : 'Choose your passphrase.'} why={notYet ?? 'Then you are signed in. The letter is used up.'}>
          <Button size="lg" type="submit" form={formId} leftSection={<IconLogin2 size={26} aria-hidden />} disabled={notYet !== null} loading={asking.busy}>
            Choose it and sign in
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
          <NameChoice lately={site.signIn.lately} chosen={chosen}
            onChoose={(one) => {
              setSecret(NO_SECRET);
              choose(one);
            }}
          />
        </div>
        <div>
          <TextInput label="Code on the letter" description="Ten letters and digits; capitals and dashes do not matter" size="lg" value={code} maxLength={30} autoComplete="off" spellCheck={false} onChange={(event) => setCode(event.currentTarget.value)} />
          <SecretFields kind={kind} value={secret} onChange={setSecret} />
        </div>
      </form>
    </Screen>
  );
}
