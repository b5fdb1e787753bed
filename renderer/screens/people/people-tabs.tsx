/** The lists under People, each with its count and an address of its own. */
import { useNavigate } from 'react-router';
import { useList } from '../../stores/muster.tsx';
import { FilterTabs } from '../../ui/filter-tabs.tsx';
import { useSurroundings } from '../surroundings.tsx';

const PATHS = { student: '/people', guardian: '/people/guardians', staff: '/people/staff', classes: '/people/classes' } as const;
export type PeopleTab = keyof typeof PATHS;

export function PeopleTabs({ chosen }: { readonly chosen: PeopleTab }) {
  const { site } = useSurroundings();
  const navigate = useNavigate();
  const classes = useList('roster-classes', {});
  return (
    <div className="inset-tabs">
      <FilterTabs
        label="Which people"
        chosen={chosen}
        onChoose={(tab) => void navigate(PATHS[tab])}
        filters={[
          { name: 'student', word: 'Students', count: site.students },
          { name: 'guardian', word: 'Guardians', count: site.guardians },
          { name: 'staff', word: 'Staff', count: site.staff },
          { name: 'classes', word: 'Classes', count: classes.loaded ? classes.rows.length : null },
        ]}
      />
    </div>
  );
}
