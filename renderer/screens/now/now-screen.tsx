/** Now: ready to start, or in the middle of it. */
import { useSurroundings } from '../surroundings.tsx';
import { ReadyScreen } from './ready-screen.tsx';
import { RunningScreen } from './running-screen.tsx';

export function NowScreen() {
  const { incident } = useSurroundings();
  return incident === null ? <ReadyScreen /> : <RunningScreen />;
}
