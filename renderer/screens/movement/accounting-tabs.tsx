/** The screens of Accounting, each at an address of its own: by class, on the way, by bus, at the site, by zone. */
import { useNavigate } from 'react-router';
import { FilterTabs } from '../../ui/filter-tabs.tsx';
import '../accounting/accounting.css';

const PATHS = { classes: '/accounting', whereabouts: '/accounting/whereabouts', buses: '/accounting/buses', arrivals: '/accounting/arrivals', sweeps: '/accounting/sweeps' } as const;
export type AccountingTab = keyof typeof PATHS;

export function AccountingTabs({ chosen }: { readonly chosen: AccountingTab }) {
  const navigate = useNavigate();
  return (
    <div className="inset-tabs">
      <FilterTabs
        label="Accounting"
        chosen={chosen}
        onChoose={(tab) => void navigate(PATHS[tab])}
        filters={[
          { name: 'classes', word: 'Classes', count: null },
          { name: 'whereabouts', word: 'School, bus, site', count: null },
          { name: 'buses', word: 'Buses', count: null },
          { name: 'arrivals', word: 'Arrivals', count: null },
          { name: 'sweeps', word: 'Sweeps', count: null },
        ]}
      />
    </div>
  );
}
