/** How old the names on a screen are, what was changed by hand since, and whether two rosters speak of them. */
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { useWallMs } from '../../stores/muster.tsx';
import { dayAndTime } from '../../ui/times.ts';
import { useSurroundings } from '../surroundings.tsx';

/** "Roster as of today 06:10 · changed by hand Nov 19 10:12" */
export function useAsOf(changedWalls: readonly number[] = []): string {
  const { site } = useSurroundings();
  const nowMs = useWallMs(60_000);
  const roster = site.rosterAsOfWall === null ? 'No roster yet' : `Roster as of ${dayAndTime(site.rosterAsOfWall, nowMs)}`;
  return changedWalls.length === 0 ? roster : `${roster} · changed by hand ${dayAndTime(Math.max(...changedWalls), nowMs)}`;
}

export function DisputedRoster() {
  const { site } = useSurroundings();
  const navigate = useNavigate();
  if (!site.rosterDisputed) return null;
  return (
    <div className="strip">
      <IconAlertTriangle size={24} aria-hidden />
      <span className="grow">
        <b>Two rosters are active:</b> two imports did not know of each other. People and restrictions of both count until somebody settles it.
      </span>
      <Button onClick={() => void navigate('/conflicts')}>Settle it</Button>
    </div>
  );
}
