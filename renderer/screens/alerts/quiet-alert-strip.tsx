/** Told to those who are to know, and to no other: a badge among the ways around, and who it is on Now alone. A screen that an adult may see over the counter shows neither name nor alarm. */
import { IconBellRinging } from '@tabler/icons-react';
import { Link, NavLink, useLocation } from 'react-router';
import { useList } from '../../stores/muster.tsx';
import { clockTime } from '../../ui/times.ts';
import { alertWords, isOpen } from './alert-words.ts';

export function QuietAlertStrip() {
  const { pathname } = useLocation();
  const open = useList('quiet-alerts', {}).rows.filter(isOpen);
  const [newest] = open;
  if (newest === undefined || pathname !== '/now') return null;
  return (
    <p className="connection-strip" role="status">
      <IconBellRinging size={22} aria-hidden />
      <span className="grow">
        <bdi>{`${alertWords(newest)}: ${clockTime(newest.wall)}, ${newest.console}${open.length > 1 ? `, and ${open.length - 1} more` : ''}`}</bdi>
      </span>
      <Link className="bar-link" to="/alerts">
        Say what is done
      </Link>
    </p>
  );
}

export function QuietAlertBadge() {
  const open = useList('quiet-alerts', {}).rows.filter(isOpen).length;
  return (
    <NavLink to="/alerts" className="rail-item">
      <IconBellRinging size={24} stroke={1.8} aria-hidden />
      <span>Quiet alerts</span>
      {open > 0 && (
        <span className="badge number" data-level="act">
          {open}
          <span className="for-readers"> not answered</span>
        </span>
      )}
    </NavLink>
  );
}
