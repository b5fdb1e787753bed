/** Now, with nobody signed in: start, change what everybody must do, and the numbers. The rest needs a name. */
import { Button } from '@mantine/core';
import { IconArrowsExchange, IconLogin2, IconUrgent } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { ChangeDirectiveDialog } from '../now/incident-dialogs.tsx';
import { ReadyScreen } from '../now/ready-screen.tsx';
import { useSurroundings, type Incident } from '../surroundings.tsx';
import { useDialog, useDialogsEndWith } from '../use-dialog.ts';
import { OpenNumbers } from './open-numbers.tsx';

const DIALOGS = ['change'] as const;

export function SignedOutNow() {
  const { incident } = useSurroundings();
  useDialogsEndWith(incident?.incident ?? null);
  return incident === null ? <ReadyScreen /> : <SignedOutRunning key={incident.incident} incident={incident} />;
}

function SignedOutRunning({ incident }: { readonly incident: Incident }) {
  const navigate = useNavigate();
  const [dialog, setDialog] = useDialog(DIALOGS);
  return (
    <Screen
      title="Now"
      next={
        <NextStep context="Nobody is signed in at this computer" sentence="Sign in to account for people." why="What everybody must do stands in the band. Say it aloud too.">
          <Button size="lg" leftSection={<IconLogin2 size={26} aria-hidden />} onClick={() => void navigate('/sign-in')}>
            Sign in
          </Button>
        </NextStep>
      }
      bar={
        incident.allClearWall === null && (
          <>
            <Button leftSection={<IconArrowsExchange size={22} aria-hidden />} onClick={() => setDialog('change')}>
              Change directive
            </Button>
            {incident.exercise && (
              <Button className="button-danger" leftSection={<IconUrgent size={22} aria-hidden />} onClick={() => void navigate('/now/real')}>
                Real emergency
              </Button>
            )}
          </>
        )
      }
    >
      <OpenNumbers incident={incident} />
      <ChangeDirectiveDialog opened={dialog === 'change'} onShut={() => setDialog(null)} />
    </Screen>
  );
}
