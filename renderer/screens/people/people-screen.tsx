/** People: students, guardians or staff of the active roster and by hand, narrowed as one types. Each row opens its record. */
import { Select, TextInput } from '@mantine/core';
import { IconAlertOctagon, IconAlertTriangle, IconPencil, IconSearch, IconUsers } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { PersonKind } from '../../../shared/domain/roster/fields.ts';
import { useList } from '../../stores/muster.tsx';
import { FilterTabs } from '../../ui/filter-tabs.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { counted } from '../../ui/words.ts';
import { filterOf, filtersOf, gradesOf, withText, type FilterName, type PersonRow } from './people-filters.ts';
import { PeopleFrame } from './people-frame.tsx';
import { recordPath } from './record-fields.ts';
import { matching } from './typed-words.ts';

const listNames: Readonly<Record<PersonKind, string>> = { student: 'Students', guardian: 'Guardians', staff: 'Staff' };

export function PeopleScreen({ kind }: { readonly kind: PersonKind }) {
  const people = useList('people', { kind });
  const [filter, setFilter] = useState<FilterName>('all');
  const [typed, setTyped] = useState('');
  const [grade, setGrade] = useState<string | null>(null);
  const typing = typed !== '';
  // Not before the first letter: opening the list of a large school has enough to do.
  const searchable = useMemo(() => (typing ? withText(people.rows) : []), [people.rows, typing]);
  const grades = useMemo(() => gradesOf(people.rows), [people.rows]);
  // The filters count what the words and the grade leave, so that a count is what its list will show.
  const found = useMemo(() => {
    const has = matching(typed);
    const named = typing ? searchable.filter(({ text }) => has(text)).map(({ row }) => row) : people.rows;
    return grade === null ? named : named.filter((row) => row.grade === grade);
  }, [people.rows, searchable, typing, typed, grade]);
  const filters = useMemo(() => filtersOf(kind, found, filter), [kind, found, filter]);
  const shown = useMemo(() => found.filter(filterOf(filter)), [found, filter]);

  return (
    <PeopleFrame tab={kind} adds={kind}>
      <div className="people-tools">
        <TextInput aria-label={`Only ${listNames[kind].toLowerCase()} with`} placeholder="Name, room, phone…" leftSection={<IconSearch size={22} aria-hidden />} value={typed} maxLength={100} autoComplete="off" onChange={(event) => setTyped(event.currentTarget.value)} />
        {grades.length > 0 && <Select aria-label="Grade" placeholder="Every grade" data={grades.map((one) => ({ value: one, label: `Grade ${one}` }))} value={grade} onChange={setGrade} clearable clearButtonProps={{ 'aria-label': 'Every grade' }} />}
        <FilterTabs label="Only those with" filters={filters} chosen={filter} onChoose={setFilter} />
      </div>
      <div className="people-list">
        {shown.length === 0 ? (
          <NoRows list={people}>{people.rows.length === 0 ? 'Nobody of this kind is on the roster.' : 'Nobody in this list is like that. Take a letter away, or choose “All”.'}</NoRows>
        ) : (
          <VirtualRows label={listNames[kind]} rows={shown} estimatedHeight={53}>
            {(person) => <PersonLine person={person} />}
          </VirtualRows>
        )}
      </div>
    </PeopleFrame>
  );
}

function PersonLine({ person }: { readonly person: PersonRow }) {
  return (
    <Link className="ledger-row" to={recordPath(person.kind, person.person)}>
      <Portrait name={person.name} photo={person.photo} />
      <span className="grow">
        <ListName name={person.name} grade={person.grade} room={person.room} legalName={person.legalName} />
        {person.bus !== null && <span className="quiet"> · bus {person.bus}</span>}
      </span>
      {person.differs && (
        <span className="due strong with-icon">
          <IconAlertTriangle size={20} aria-hidden /> Two values
        </span>
      )}
      {person.offered > 0 && (
        <span className="due strong with-icon">
          <IconUsers size={20} aria-hidden /> Possible duplicate
        </span>
      )}
      {person.restricted && (
        <span className="act strong with-icon">
          <IconAlertOctagon size={20} aria-hidden /> Restriction
        </span>
      )}
      {(person.amended || person.addedByHand) && (
        <span className="quiet with-icon">
          <IconPencil size={20} aria-hidden /> {person.addedByHand ? 'Added by hand' : 'By hand'}
        </span>
      )}
      <span className="people-detail quiet number">
        {person.kind === 'student' && (person.linked === 0 ? <span className="blank">no contact on file</span> : counted(person.linked, 'contact'))}
        {person.kind === 'guardian' && (
          <>
            {counted(person.linked, 'student')} · {person.phone === null ? <span className="blank">no phone</span> : <bdi>{person.phone}</bdi>}
          </>
        )}
        {person.kind === 'staff' && <bdi>{person.role ?? ''}</bdi>}
      </span>
    </Link>
  );
}
