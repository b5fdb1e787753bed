/** On Now, while nothing is under way: what evaluations of drills left to mend, until it is done. */
import { IconTool } from '@tabler/icons-react';
import { Link, useLocation } from 'react-router';
import { useList } from '../../stores/muster.tsx';
import { counted } from '../../ui/words.ts';
import { useMay } from '../people/use-may.ts';

function ToMend() {
  const [year] = useList('drill-year', {}).rows;
  const open = year?.actions ?? [];
  const late = open.filter((one) => one.late).length;
  if (open.length === 0) return null;
  return (
    <p className="connection-strip" data-level="due" role="status">
      <IconTool size={22} aria-hidden />
      <span className="grow">{`${counted(open.length, 'thing')} to mend from drills${late === 0 ? '' : `, ${late} late`}.`}</span>
      <Link className="bar-link" to="/drills">
        Open Drills
      </Link>
    </p>
  );
}

export function ToMendStrip() {
  const { pathname } = useLocation();
  const mayMend = useMay('CompleteAction');
  return pathname === '/now' && mayMend ? <ToMend /> : null;
}
