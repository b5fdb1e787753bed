/** Accounting and reunification exist only while an incident is open. Without one they say what they are for and how to begin. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Outlet, useNavigate } from 'react-router';
import { NextStep, Screen } from '../ui/next-step.tsx';
import { useSurroundings } from './surroundings.tsx';

interface NeedsIncidentProps {
  readonly title: string;
  /** What this screen is for, in a sentence or two. */
  readonly purpose: string;
  /** What can be prepared meanwhile. */
  readonly prepare?: ReactNode;
}

export function NeedsIncident({ title, purpose, prepare }: NeedsIncidentProps) {
  const { incident } = useSurroundings();
  const navigate = useNavigate();
  if (incident !== null) return <Outlet />;
  return (
    <Screen
      title={title}
      next={
        <NextStep context={title} sentence="Nothing is running." why="This screen opens with an incident or a drill.">
          <Button size="lg" onClick={() => void navigate('/now')}>
            Go to Now
          </Button>
        </NextStep>
      }
    >
      <div className="teach">
        <h2>What this is for</h2>
        <p>{purpose}</p>
        <p className="quiet">A drill uses the same screens, with DRILL on every one of them. Start one to see how it works.</p>
        {prepare}
      </div>
    </Screen>
  );
}
