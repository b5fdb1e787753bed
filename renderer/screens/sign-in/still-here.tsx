/** Tells the host that somebody touched this computer, so that it is not locked under their hands; and asks who acts where nobody did for long. */
import { Button } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useMuster } from '../../stores/muster.tsx';
import { useSurroundings } from '../surroundings.tsx';

/** Far below the shortest idle lock. */
const SAY_EVERY_MS = 15_000;

export function StillHere() {
  const { query, clock } = useMuster();
  const { site } = useSurroundings();
  const navigate = useNavigate();
  useEffect(() => {
    let saidMs = Number.NEGATIVE_INFINITY;
    const touched = (): void => {
      if (clock.monotonicMs() - saidMs < SAY_EVERY_MS) return;
      saidMs = clock.monotonicMs();
      void query('stillHere', { confirmed: false });
    };
    document.addEventListener('pointerdown', touched);
    document.addEventListener('keydown', touched);
    return () => {
      document.removeEventListener('pointerdown', touched);
      document.removeEventListener('keydown', touched);
    };
  }, [query, clock]);
  if (!site.signIn.askedWhoActs || site.signedIn === null) return null;
  return (
    <div className="strip" role="alert">
      <IconUserQuestion size={24} aria-hidden />
      <span className="grow">
        Nobody touched this computer for a while. What is done here is recorded as <bdi className="strong">{site.signedIn.name}</bdi>.
      </span>
      <Button onClick={() => void query('stillHere', { confirmed: true })}>Still me</Button>
      <Button onClick={() => void navigate('/sign-in')}>Somebody else</Button>
    </div>
  );
}
