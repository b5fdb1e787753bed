/** The door to the drills among the ways around, with how many rules cannot be met any more. Told to whoever plans, and not in an incident. */
import { IconCalendarCheck } from '@tabler/icons-react';
import { NavLink } from 'react-router';
import { useList } from '../../stores/muster.tsx';
import { useMay } from '../people/use-may.ts';

function OutOfCompliance() {
  const [year] = useList('drill-year', {}).rows;
  const broken = year?.statuses.filter(({ status }) => status === 'outOfCompliance').length ?? 0;
  if (broken === 0) return null;
  return (
    <span className="badge number" data-level="act">
      {broken}
      <span className="for-readers"> out of compliance</span>
    </span>
  );
}

export function DrillsEntry({ incidentOpen }: { readonly incidentOpen: boolean }) {
  const mayPlan = useMay('ScheduleDrill');
  return (
    <NavLink to="/drills" className="rail-item">
      <IconCalendarCheck size={24} stroke={1.8} aria-hidden />
      <span>Drills</span>
      {mayPlan && !incidentOpen && <OutOfCompliance />}
    </NavLink>
  );
}
