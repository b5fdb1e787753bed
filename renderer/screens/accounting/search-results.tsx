/** What the letters found in this incident: classes, then people as they stand. Each goes to its row. */
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Ledger } from '../../ui/ledger.tsx';
import { ListName, namesakeWords } from '../../ui/person-name.tsx';
import { counted, listedName, statusNames } from '../../ui/words.ts';
import { useIncident } from '../surroundings.tsx';
import { classLabel, type ClassRow } from './class-order.ts';
import { useIncidentSearch } from './use-incident-search.ts';

const simple = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en-US');

/** By room, title or teacher. */
const matching = (rows: readonly ClassRow[], text: string): readonly ClassRow[] =>
  rows.filter((row) => simple([classLabel(row), row.title, row.teacher === null ? '' : listedName(row.teacher)].join(' ')).includes(simple(text.trim())));

export function SearchResults({ text, classes }: { readonly text: string; readonly classes: readonly ClassRow[] }) {
  const { incident } = useIncident();
  const search = useIncidentSearch(incident, text, classes);
  if (search === null) return null;
  const { found, searching } = search;
  const rows = searching ? [] : found.rows;
  const rooms = matching(classes, text);
  return (
    <div className="class-list" tabIndex={0} role="region" aria-label="Found">
      <p className="for-readers" role="status">
        {searching ? '' : `${counted(rooms.length, 'class', 'classes')} and ${counted(rows.length, 'person', 'people')} found`}
      </p>
      {rooms.length > 0 && (
        <Ledger heading="Classes" count={rooms.length}>
          {rooms.map((row) => (
            <Link key={row.key} className="ledger-row" to={`/accounting/${row.classId}`}>
              <span className="grow">
                <b className="name">{classLabel(row)}</b> <span className="quiet">{[row.title, row.teacher === null ? null : listedName(row.teacher)].filter((part) => part !== null && part !== classLabel(row)).join(' · ')}</span>
              </span>
              <span>{row.unknown === 0 ? 'all heard of' : `${row.unknown} unknown`}</span>
              <IconChevronRight size={20} aria-hidden />
            </Link>
          ))}
        </Ledger>
      )}
      <Ledger heading="People" count={rows.length}>
        {rows.map((row) => (
          <Link key={row.key} className="ledger-row" to={row.classId === null ? `/now/list/${row.status}?person=${row.person}` : `/accounting/${row.classId}?person=${row.person}`}>
            <span className="grow">
              <ListName name={row.name} grade={row.grade} room={row.room} />
              <span className="quiet"> {[row.kind === 'student' ? null : row.kind, namesakeWords(row.name, row.sameName)].filter((words) => words !== null).join(' · ')}</span>
            </span>
            <span className={row.status === 'missing' || row.status === 'injured' ? 'act strong' : ''}>{row.disagree ? `${statusNames[row.status]}, reports disagree` : statusNames[row.status]}</span>
            <IconChevronRight size={20} aria-hidden />
          </Link>
        ))}
        {found.refusal !== null && (
          <p className="ledger-none act" role="alert">
            {found.refusal.message} {found.refusal.whatToDo}
          </p>
        )}
        {!searching && found.refusal === null && rows.length === 0 && <p className="ledger-none">Nobody of that name is in this incident. Try another spelling, or the family name alone.</p>}
        {found.more && <p className="ledger-none">There are more. Write more letters.</p>}
      </Ledger>
    </div>
  );
}
