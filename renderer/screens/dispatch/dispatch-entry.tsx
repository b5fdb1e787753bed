/** The door to Dispatch among the ways around, with how many calls are open: red while one of them has nobody. */
import { IconRadio } from '@tabler/icons-react';
import { NavLink } from 'react-router';
import { useList } from '../../stores/muster.tsx';
import { isOpen } from './call-words.ts';

export function DispatchEntry() {
  const open = useList('calls', {}).rows.filter(isOpen);
  return (
    <NavLink to="/dispatch" className="rail-item">
      <IconRadio size={24} stroke={1.8} aria-hidden />
      <span>Dispatch</span>
      {open.length > 0 && (
        <span className="badge number" {...(open.some(({ state }) => state === 'new') ? { 'data-level': 'act' } : {})}>
          {open.length}
          <span className="for-readers"> open calls</span>
        </span>
      )}
    </NavLink>
  );
}
