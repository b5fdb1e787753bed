/** Whoever is signed in: lock, sign out, let somebody else in, change one's own secret. */
import { Button, TextInput } from '@mantine/core';
import { IconLock, IconLogout, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAsk } from '../../intents/use-ask.ts';
import { Ledger } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { roleNames } from '../../ui/words.ts';
import { useSurroundings } from '../surroundings.tsx';
import { NO_SECRET, notYetSecret, SecretFields, type SecretKind } from './secret-fields.tsx';
import './sign-in.css';

function ChangeSecret({ kind }: { readonly kind: SecretKind }) {
  const asking = useAsk();
  const [current, setCurrent] = useState('');
  const [secret, setSecret] = useState(NO_SECRET);
  const [changed, setChanged] = useState(false);
  const notYet = current === '' ? 'Type the present one first.' : notYetSecret(kind, secret);
  const change = async (): Promise<void> => {
    setChanged(false);
    if ((await asking.ask('changeSecret', { current, secret: secret.first })) === null) return;
    setCurrent('');
    setSecret(NO_SECRET);
    setChanged(true);
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (notYet === null) void change();
      }}
    >
      {asking.refusal !== null && <RefusalPanel rejection={asking.refusal} onPutAway={asking.putAway} />}
      <TextInput type="password" label={kind === 'pin' ? 'Present PIN' : 'Present passphrase'} value={current} maxLength={200} autoComplete="off" onChange={(event) => setCurrent(event.currentTarget.value)} />
      <SecretFields kind={kind} value={secret} onChange={setSecret} />
      <div className="choices">
        <Button type="submit" disabled={notYet !== null} loading={asking.busy}>
          Change it
        </Button>
        <span className="quiet" role="status">
          {changed ? 'Changed. The old one opens nothing any more.' : (notYet ?? '')}
        </span>
      </div>
    </form>
  );
}

export function YouScreen() {
  const { site } = useSurroundings();
  const navigate = useNavigate();
  const { ask } = useAsk();
  const { signedIn, signIn } = site;
  if (signedIn === null) return null;
  const setUp = signIn.is !== 'notSetUp';
  const kind: SecretKind = signedIn.role === 'administrator' || signedIn.role === 'assistantPrincipal' ? 'passphrase' : 'pin';
  return (
    <Screen
      title="You"
      next={
        <NextStep
          context={roleNames[signedIn.role]}
          sentence={
            <>
              You act as <bdi>{signedIn.name}</bdi>.
            </>
          }
          why={setUp ? `What is done here is recorded as yours. Locked after ${signIn.idleLockMinutes} minutes without a touch; never while an incident is open.` : 'No sign-in is set up: anyone at this computer acts under this name.'}
        >
          {setUp ? (
            <Button size="lg" leftSection={<IconLock size={26} aria-hidden />} onClick={() => void ask('signOut', { lock: true })}>
              Lock
            </Button>
          ) : (
            <Button size="lg" onClick={() => void navigate('/setup')}>
              Set up sign-in
            </Button>
          )}
        </NextStep>
      }
      bar={
        setUp && (
          <>
            <Button leftSection={<IconUsers size={22} aria-hidden />} onClick={() => void navigate('/sign-in')}>
              Somebody else signs in
            </Button>
            <Button leftSection={<IconLogout size={22} aria-hidden />} onClick={() => void ask('signOut', { lock: false })}>
              Sign out
            </Button>
          </>
        )
      }
    >
      {setUp && (
        <Ledger heading={kind === 'pin' ? 'Change your PIN' : 'Change your passphrase'}>
          <div style={{ paddingTop: 12 }}>
            <ChangeSecret kind={kind} />
          </div>
        </Ledger>
      )}
    </Screen>
  );
}
