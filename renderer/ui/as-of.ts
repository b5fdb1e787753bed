/** How old what a list shows is: the newest thing that was said of it, by this console's clock. */
import { useWallMs } from '../stores/muster.tsx';
import { ago, dayAndTime } from './times.ts';

/** What was reported in an incident, and the roster by which people are expected in it. */
export function useReportsAsOf(walls: readonly number[], rosterAsOfWall: number | null): string {
  const nowMs = useWallMs(30_000);
  const said = useSaidAsOf(walls, 'nothing reported yet');
  return rosterAsOfWall === null ? said : `${said} · roster of ${dayAndTime(rosterAsOfWall, nowMs)}`;
}

/** "as of today 10:12, 3 min ago"; `walls` empty: nothing was said, and that is `none`. */
export function useSaidAsOf(walls: readonly number[], none = 'nothing said yet'): string {
  const nowMs = useWallMs(30_000);
  if (walls.length === 0) return none;
  const newest = Math.max(...walls);
  return `as of ${dayAndTime(newest, nowMs)}, ${ago(newest, nowMs)}`;
}
