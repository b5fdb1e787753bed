/** What consoles set without knowing of each other: said, until somebody sets it again. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { useWallMs } from '../../stores/muster.tsx';
import { dayAndTime } from '../../ui/times.ts';

interface SetApartProps {
  /** The one that counts first. */
  readonly said: readonly { readonly words: string; readonly by: string; readonly wall: number }[];
}

export function SetApart({ said }: SetApartProps) {
  const nowMs = useWallMs(60_000);
  const [counts, ...others] = said;
  if (counts === undefined || others.length === 0) return null;
  return (
    <p className="due with-icon" role="status">
      <IconAlertTriangle size={20} aria-hidden />
      <span>
        Set on consoles that did not know of each other: <bdi className="strong">{counts.words}</bdi> by <bdi>{counts.by}</bdi> counts;{' '}
        {others.map((one, index) => (
          <span key={`${one.by} ${one.wall}`}>
            {index > 0 && ', '}
            <bdi className="strong">{one.words}</bdi> by <bdi>{one.by}</bdi>, {dayAndTime(one.wall, nowMs)}
          </span>
        ))}{' '}
        does not. Save what is right.
      </span>
    </p>
  );
}
