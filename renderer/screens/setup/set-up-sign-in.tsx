/** The first passphrase of the school: until there is one, anyone at this computer acts as the founder. */
import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useAsk } from '../../intents/use-ask.ts';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { NO_SECRET, notYetSecret, SecretFields } from '../sign-in/secret-fields.tsx';
import { useMe } from '../surroundings.tsx';

/** `onNewCode`: the recovery code is shown by whoever outlives this screen. */
export function SetUpSignIn({ onNewCode }: { readonly onNewCode: (code: string) => void }) {
  const me = useMe();
  const asking = useAsk();
  const formId = useId();
  const [secret, setSecret] = useState(NO_SECRET);
  const notYet = notYetSecret('passphrase', secret);
  const send = async (): Promise<void> => {
    const done = await asking.ask('setUpSignIn', { passphrase: secret.first });
    if (done !== null) onNewCode(done.recoveryCode);
  };
  return (
    <Screen
      title="Set up sign-in"
      next={
        <NextStep context="No sign-in is set up" sentence="Choose your passphrase." why={notYet ?? 'From then on nobody acts here without signing in. Raising an alarm never needs it.'}>
          <Button size="lg" type="submit" form={formId} disabled={notYet !== null} loading={asking.busy}>
            Set up sign-in
          </Button>
        </NextStep>
      }
    >
      <form
        id={formId}
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (notYet === null) void send();
        }}
      >
        {asking.refusal !== null && <RefusalPanel rejection={asking.refusal} onPutAway={asking.putAway} />}
        <p>
          Until now anyone at this computer acts as <b><bdi>{me.name}</bdi></b>. This passphrase is yours; the others get letters, with which each chooses a PIN.
        </p>
        <SecretFields kind="passphrase" value={secret} onChange={setSecret} />
      </form>
    </Screen>
  );
}
