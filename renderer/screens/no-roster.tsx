/**
 * The next step where there is no roster: import one. A console that was just added waits for that of the others instead: a
 * second one would only contradict it.
 */
import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { useCatchingUp } from '../ui/catching-up.tsx';
import { NextStep } from '../ui/next-step.tsx';

export function NoRosterStep({ why }: { readonly why: string }) {
  const navigate = useNavigate();
  const catchingUp = useCatchingUp();
  if (catchingUp !== null) return <NextStep context="This console is still catching up" sentence="Wait: the roster comes from the other consoles." why="Nobody can be counted by name until it is here. Whoever is on no list is unknown, not safe." />;
  return (
    <NextStep context="No roster on this computer yet" sentence="Import your roster." why={why}>
      <Button size="lg" leftSection={<IconFileImport size={26} aria-hidden />} onClick={() => void navigate('/people/import')}>
        Import your roster
      </Button>
    </NextStep>
  );
}
