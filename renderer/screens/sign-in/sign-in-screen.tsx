/** Name, then PIN or passphrase. Also the lock, and the quick switch. An alarm is never behind it: band and numbers stay, and Now is one touch away. */
import { Button, TextInput } from '@mantine/core';
import { IconKey, IconLogin2, IconMailOpened, IconSpeakerphone } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { NamedStaff } from '../../../shared/contract/sign-in-rows.ts';
import { useAsk } from '../../intents/use-ask.ts';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { startAddress } from '../../ui/start-address.ts';
import { useSurroundings } from '../surroundings.tsx';
import { NameChoice } from './name-choice.tsx';
import { OpenNumbers } from './open-numbers.tsx';
import { PinPad } from './pin-pad.tsx';
import './sign-in.css';

export function SignInScreen() {
  const { site, incident } = useSurroundings();
  const navigate = useNavigate();
  /** Whoever sends somebody here to sign in says where they go on. */
  const [asked] = useSearchParams();
  const asking = useAsk();
  const { lockedFor, lately } = site.signIn;
  const [chosen, choose] = useState<NamedStaff | null>(lockedFor);
  const [words, setWords] = useState(lockedFor?.kind === 'passphrase');
  const [passphrase, setPassphrase] = useState('');
  const signIn = async (secret: string): Promise<void> => {
    if (chosen === null) return;
    const done = await asking.ask('signIn', { staff: chosen.staff, secret });
    setPassphrase('');
    if (done !== null) await navigate(asked.get('then') ?? startAddress(site.managed.role));
  };
  const other = lately.filter((one) => one.staff !== site.signedIn?.staff);
  const sentence: ReactNode =
    chosen === null ? (
      'Who are you?'
    ) : (
      <>
        <bdi>{chosen.name}</bdi>: {words ? 'enter your passphrase.' : 'enter your PIN.'}
      </>
    );
  return (
    <Screen
      title="Sign in"
      next={
        <NextStep context={lockedFor === null ? 'Sign in' : 'Locked'} sentence={sentence} why="An alarm needs nobody signed in.">
          <Button size="lg" leftSection={<IconSpeakerphone size={26} aria-hidden />} onClick={() => void navigate('/now')}>
            {incident === null ? 'Raise an alarm' : 'To the alarm'}
          </Button>
        </NextStep>
      }
      bar={
        <>
          <Button leftSection={<IconMailOpened size={22} aria-hidden />} onClick={() => void navigate('/letter')}>
            I have a letter
          </Button>
          <Button leftSection={<IconKey size={22} aria-hidden />} onClick={() => void navigate('/recover')}>
            Forgot the passphrase
          </Button>
          <Button onClick={() => void navigate('/permissions')}>Who may do what</Button>
        </>
      }
    >
      {incident !== null && <OpenNumbers incident={incident} />}
      <div className="sign-in">
        <div>
          {asking.refusal !== null && <RefusalPanel rejection={asking.refusal} onPutAway={asking.putAway} />}
          <NameChoice
            lately={other}
            chosen={chosen}
            onChoose={(one) => {
              asking.putAway();
              setWords(one.kind === 'passphrase');
              choose(one);
            }}
          />
        </div>
        <div>
          {chosen === null ? (
            <p className="quiet">Touch your name, or type two letters of it. The keys appear here.</p>
          ) : words ? (
            <form
              className="form"
              onSubmit={(event) => {
                event.preventDefault();
                void signIn(passphrase);
              }}
            >
              <TextInput type="password" label="Passphrase" size="lg" value={passphrase} maxLength={200} autoComplete="off" autoFocus onChange={(event) => setPassphrase(event.currentTarget.value)} />
              <Button size="lg" variant="filled" type="submit" leftSection={<IconLogin2 size={26} aria-hidden />} disabled={passphrase.trim() === ''} loading={asking.busy}>
                Sign in
              </Button>
            </form>
          ) : (
            <PinPad busy={asking.busy} onPin={(pin) => void signIn(pin)} />
          )}
          {chosen !== null && <Button onClick={() => setWords(!words)}>{words ? 'I have a PIN' : 'I have a passphrase'}</Button>}
        </div>
      </div>
    </Screen>
  );
}
