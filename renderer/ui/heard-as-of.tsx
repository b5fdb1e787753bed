/** On the screens that count, while an incident is open: which consoles the numbers do not hold, and since when. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { useLocation } from 'react-router';
import { useList, useWallMs } from '../stores/muster.tsx';
import { countsAsOf } from './console-words.ts';

const COUNTING = /^\/(?:now|accounting|reunification|stations?)(?:\/|$)/;

export function HeardAsOf() {
  const { pathname } = useLocation();
  const nowMs = useWallMs(15_000);
  const words = countsAsOf(useList('consoles', {}).rows, nowMs);
  if (words === null || !COUNTING.test(pathname)) return null;
  return (
    <p className="heard-as-of due strong" role="status">
      <IconAlertTriangle size={20} aria-hidden />
      <bdi>{words}</bdi>
    </p>
  );
}
