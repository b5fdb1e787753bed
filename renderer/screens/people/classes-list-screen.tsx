/** The classes of the roster: where, who teaches them today, how many. Each row opens the class. */
import { TextInput } from '@mantine/core';
import { IconSearch, IconSwitchHorizontal } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useList } from '../../stores/muster.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { listedName, roomName } from '../../ui/words.ts';
import { PeopleFrame } from './people-frame.tsx';
import { whenOf, type RosterClass } from './roster-class.ts';
import { matching, searchText } from './typed-words.ts';

export function ClassesListScreen() {
  const classes = useList('roster-classes', {});
  const [typed, setTyped] = useState('');
  const searchable = useMemo(() => classes.rows.map((row) => ({ row, text: searchText([row.room, roomName(row.room), row.title, row.zone, row.teacher?.given, row.teacher?.family, ...row.substitutes.map((one) => one.name)]) })), [classes.rows]);
  const shown = useMemo(() => searchable.filter(({ text }) => matching(typed)(text)).map(({ row }) => row), [searchable, typed]);
  return (
    <PeopleFrame tab="classes" adds="student">
      <div className="people-tools">
        <TextInput aria-label="Only classes with" placeholder="Room, class, teacher…" leftSection={<IconSearch size={22} aria-hidden />} value={typed} maxLength={100} autoComplete="off" onChange={(event) => setTyped(event.currentTarget.value)} />
        <span className="quiet">{typed === '' ? 'Open a class to see its students or to name a substitute for today.' : `${shown.length} of ${classes.rows.length} classes`}</span>
      </div>
      <div className="people-list">
        {shown.length === 0 ? (
          <NoRows list={classes}>{classes.rows.length === 0 ? 'The roster has no classes. Import one that has them, or a class list.' : 'No class is like that.'}</NoRows>
        ) : (
          <VirtualRows label="Classes" rows={shown} estimatedHeight={53}>
            {(row) => (
              <Link className="ledger-row" to={`/people/classes/${row.classId}`}>
                <span className="grow">
                  <b className="name">{roomName(row.room) ?? row.title}</b> <span className="quiet">{row.room === null ? '' : row.title}</span>
                  {row.zone !== null && <span className="quiet"> · {row.zone}</span>}
                </span>
                <TaughtBy row={row} />
                <span className="people-detail quiet number">
                  {whenOf(row)} · {row.students}
                  <span className="for-readers"> students</span>
                </span>
              </Link>
            )}
          </VirtualRows>
        )}
      </div>
    </PeopleFrame>
  );
}

function TaughtBy({ row }: { readonly row: RosterClass }) {
  if (row.substitutes.length > 0)
    return (
      <span className="due strong with-icon">
        <IconSwitchHorizontal size={20} aria-hidden />
        <span>
          today <bdi>{row.substitutes.map((one) => one.name).join(' or ')}</bdi>
        </span>
      </span>
    );
  return <span className="quiet">{row.teacher === null ? 'no teacher on the roster' : <bdi>{listedName(row.teacher)}</bdi>}</span>;
}
