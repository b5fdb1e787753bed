/** On Now: recovery tasks that are overdue, until they are done. */
import { IconHeartHandshake } from '@tabler/icons-react';
import { Link, useLocation } from 'react-router';
import { useList } from '../../../stores/muster.tsx';
import { counted } from '../../../ui/words.ts';

export function RecoveryStrip() {
  const { pathname } = useLocation();
  const overdue = useList('recovery', {}).rows.filter((one) => one.overdue);
  if (overdue.length === 0 || pathname !== '/now') return null;
  const calls = new Set(overdue.map((one) => one.call)).size;
  return (
    <p className="connection-strip" data-level="due" role="status">
      <IconHeartHandshake size={22} aria-hidden />
      <span className="grow">{`${counted(overdue.length, 'recovery task')} overdue after ${counted(calls, 'call')}.`}</span>
      <Link className="bar-link" to="/records/recovery">
        Open the tasks
      </Link>
    </p>
  );
}
