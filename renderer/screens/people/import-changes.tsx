/** What a roster would change, by person: counts that are filters, restrictions marked and first. */
import { IconAlertOctagon, IconPencil, IconUserMinus, IconUserPlus, type IconProps } from '@tabler/icons-react';
import { useMemo, useState, type ComponentType } from 'react';
import type { RosterChange } from '../../../shared/contract/import-changes.ts';
import type { ImportPreview } from '../../../shared/contract/procedures.ts';
import { FilterTabs, type Filter } from '../../ui/filter-tabs.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { VirtualRows } from '../../ui/virtual-rows.tsx';

type Changes = Pick<ImportPreview, 'people' | 'restrictionChanges' | 'changes' | 'moreChanges'>;

export type ChangeFilter = 'restrictions' | 'withdrawn' | 'changed' | 'added' | 'classes';

const HAS: Readonly<Record<ChangeFilter, (row: RosterChange) => boolean>> = {
  restrictions: (row) => row.restriction,
  withdrawn: (row) => row.change === 'withdrawn' && row.kind !== 'class',
  changed: (row) => row.change === 'changed' && row.kind !== 'class',
  added: (row) => row.change === 'added' && row.kind !== 'class',
  classes: (row) => row.kind === 'class',
};

/** Most serious first. People are counted by the host, also beyond what is listed. */
function filtersOf({ people, changes }: Changes): readonly (Filter<ChangeFilter> & { readonly count: number })[] {
  const listed = (name: ChangeFilter): number => changes.filter(HAS[name]).length;
  return [
    { name: 'restrictions', word: 'Restrictions', count: listed('restrictions') },
    { name: 'withdrawn', word: 'Leaving', count: people.withdrawn },
    { name: 'changed', word: 'Changed', count: people.changed },
    { name: 'added', word: 'Added', count: people.added },
    { name: 'classes', word: 'Classes', count: listed('classes') },
  ];
}

interface ChangeListProps {
  readonly changes: Changes;
  readonly first: ChangeFilter | null;
}

export function ChangeList({ changes, first }: ChangeListProps) {
  const filters = useMemo(() => filtersOf(changes).filter(({ count }) => count > 0), [changes]);
  const [chosen, setChosen] = useState<ChangeFilter | null>(first ?? filters[0]?.name ?? null);
  const shown = useMemo(() => (chosen === null ? [] : changes.changes.filter(HAS[chosen])), [changes, chosen]);
  if (chosen === null)
    return (
      <p className="ledger-none import-none">
        <b>Nobody changes.</b> The files say of people what the roster says already.
      </p>
    );
  const count = filters.find(({ name }) => name === chosen)?.count ?? 0;
  return (
    <>
      <FilterTabs label="What changes" filters={filters} chosen={chosen} onChoose={setChosen} />
      {changes.moreChanges > 0 && shown.length < count && (
        <p className="quiet import-more">
          {shown.length === 0 ? 'The list is too long to show these' : `The first ${shown.length.toLocaleString('en-US')} are listed`}: the most serious changes come first. All of them are applied.
        </p>
      )}
      {/* Another filter begins at its top. */}
      <VirtualRows key={chosen} label="What changes, by person" rows={shown} estimatedHeight={56}>
        {(row) => <ChangeLine change={row} />}
      </VirtualRows>
    </>
  );
}

const MARKS: Readonly<Record<RosterChange['change'], { readonly icon: ComponentType<IconProps>; readonly word: string }>> = {
  added: { icon: IconUserPlus, word: 'Added' },
  changed: { icon: IconPencil, word: 'Changed' },
  withdrawn: { icon: IconUserMinus, word: 'Leaves' },
};
const KINDS: Readonly<Record<RosterChange['kind'], string>> = { student: 'student', guardian: 'guardian', staff: 'staff', class: 'class' };

const isRestriction = (line: string): boolean => line.startsWith('RESTRICTION');

export function ChangeLine({ change }: { readonly change: RosterChange }) {
  const { icon: Icon, word } = MARKS[change.change];
  return (
    <div className="import-change" {...(change.restriction ? { 'data-level': 'act' } : {})}>
      <span className={`with-icon import-mark ${change.change === 'withdrawn' ? 'due strong' : 'quiet'}`}>
        <Icon size={22} aria-hidden /> {word}
      </span>
      <span className="grow">
        <ListName name={change.name} grade={change.kind === 'student' ? change.grade : null} /> <span className="quiet">· {KINDS[change.kind]}</span>
        {change.what.map((line) =>
          isRestriction(line) ? (
            <span className="under act strong" key={line}>
              <IconAlertOctagon size={20} aria-hidden /> <bdi>{line}</bdi>
            </span>
          ) : (
            <span className="under" key={line}>
              <bdi>{line}</bdi>
            </span>
          ),
        )}
      </span>
    </div>
  );
}
