/** Now: ready to start, in the middle of it, or in a lockdown, which has a screen of its own. */
import { inLockdown } from '../../stores/incident-facts.ts';
import { useSurroundings } from '../surroundings.tsx';
import { useDialogsEndWith } from '../use-dialog.ts';
import { LockdownScreen } from './lockdown-screen.tsx';
import { ReadyScreen } from './ready-screen.tsx';
import { RunningScreen } from './running-screen.tsx';

export function NowScreen() {
  const { incident } = useSurroundings();
  useDialogsEndWith(incident?.incident ?? null);
  if (incident === null) return <ReadyScreen />;
  return inLockdown(incident) ? <LockdownScreen key={incident.incident} /> : <RunningScreen key={incident.incident} />;
}
