/** On every screen while a drill runs: the newest message that its clock told, until the next one, or until the drill is over. */
import { IconMessageReport } from '@tabler/icons-react';
import { Link, useLocation } from 'react-router';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useElapsedMs, useList } from '../../stores/muster.tsx';

const MINUTE_MS = 60_000;

function Told({ drill }: { readonly drill: SubscriptionRow<'running-drills'> }) {
  const runMs = useElapsedMs(drill.elapsedMs, drill.sentAtWall);
  const newest = drill.injects.filter(({ afterMinutes }) => afterMinutes * MINUTE_MS <= runMs).at(-1);
  if (newest === undefined) return null;
  return (
    <p className="connection-strip" data-level="due" role="status">
      <IconMessageReport size={22} aria-hidden />
      <span className="grow">
        <b>DRILL, {drill.kindName}:</b> <bdi>{newest.message}</bdi> <bdi>{newest.question}</bdi>
      </span>
      <Link className="bar-link" to={`/drills/one/${drill.drill}/run`}>
        Open the drill
      </Link>
    </p>
  );
}

export function InjectStrip() {
  const { pathname } = useLocation();
  const { rows } = useList('running-drills', {});
  return rows.filter(({ drill, injects }) => injects.length > 0 && pathname !== `/drills/one/${drill}/run`).map((drill) => <Told key={drill.key} drill={drill} />);
}
