/** Where whoever is signed in may not go on: who may, and one touch to let them sign in and come back to this very adult. */
import { Button } from '@mantine/core';
import { IconUserShield } from '@tabler/icons-react';
import { useLocation, useNavigate } from 'react-router';
import { StopPanel } from '../../ui/refusal-panel.tsx';
import { useSurroundings } from '../surroundings.tsx';
import type { Stop } from './pickup-words.ts';

/** Nothing where no sign-in is set up: there everybody acts as the founder. */
export function SignsInHere({ words }: { readonly words: string }) {
  const { site } = useSurroundings();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  if (site.signIn.is === 'notSetUp') return null;
  return (
    <Button size="lg" leftSection={<IconUserShield size={22} aria-hidden />} onClick={() => void navigate(`/sign-in?then=${encodeURIComponent(pathname)}`)}>
      {words}
    </Button>
  );
}

export function AnotherPerson({ stop, name }: { readonly stop: Stop; readonly name: string }) {
  return (
    <StopPanel heading="RESTRICTION: nobody passes this here">
      {stop.anotherMayOverride ? (
        <p className="strong">Only an administrator or assistant principal who did not record that this adult came may override it, with a written reason. They sign in at any console.</p>
      ) : (
        <p className="strong">Only one person of this school may override, and that person recorded this. The restriction stands, and {name} stays here.</p>
      )}
      <p>Keep the adult and the student apart. If the adult does not accept it, call the police.</p>
    </StopPanel>
  );
}
