/** Students and staff of whom something was said that day, by what counts, and how to put it right. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Intent } from '../../intents/use-intent.ts';
import type { ListState } from '../../stores/list-store.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { useSaidAsOf } from '../../ui/as-of.ts';
import { FilterTabs } from '../../ui/filter-tabs.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { ago, clockTime, dayAndTime } from '../../ui/times.ts';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { spokenName } from '../../ui/words.ts';
import { markingWords, type AttendanceRow } from './marking.ts';

const TABS = ['absent', 'arrived', 'left', 'disputed'] as const;
const NONE = {
  absent: 'Nobody is marked absent. Press “Mark absent” as parents ring.',
  arrived: 'Nobody came late. Who comes late and was absent is expected again from then on.',
  left: 'Nobody left early. Who leaves is written down with the adult who took them.',
  disputed: 'No two consoles say different things of one person.',
} as const;

interface AttendanceListProps {
  readonly list: ListState<'attendance'>;
  /** An ISO date. */
  readonly date: string;
  readonly intent: Intent;
  readonly mayMark: boolean;
  /** A list of the attendance system is brought in for today. */
  readonly mayBring: boolean;
}

export function AttendanceList({ list, date, intent, mayMark, mayBring }: AttendanceListProps) {
  const { rows: from } = useList('day-lists', { date });
  const nowMs = useWallMs(30_000);
  const asOf = useSaidAsOf(list.rows.flatMap((row) => row.facts.map((fact) => fact.wall)));
  const [tab, setTab] = useState<AttendanceRow['status']>('absent');
  const shown = list.rows.filter((row) => row.status === tab);
  const filters = TABS.map((name) => ({ name, word: name === 'disputed' ? 'To decide' : markingWords[name].word, count: list.rows.filter((row) => row.status === name).length }));
  return (
    <Ledger
      heading="Students and staff"
      aside={
        mayBring ? (
          <Link className="head-link" to="/people/today/list/attendance">
            Bring in a list
          </Link>
        ) : (
          'everybody else is expected'
        )
      }
    >
      <p className="quiet list-age">
        {asOf}
        {from.map((one) => (
          <span key={one.key}>
            {' '}
            · <bdi>{one.source}</bdi> {dayAndTime(one.wall, nowMs)}, {ago(one.wall, nowMs)}
          </span>
        ))}
        {from.length > 1 && <b className="due"> · two lists of consoles that were apart: bring in the newest</b>}
      </p>
      <FilterTabs label="What was said" filters={filters} chosen={tab} onChoose={setTab} />
      {shown.length === 0 ? (
        <NoRows list={list}>{NONE[tab]}</NoRows>
      ) : (
        <VirtualRows label="Students and staff" rows={shown} estimatedHeight={60}>
          {(row) => <OnePerson row={row} intent={intent} mayMark={mayMark} />}
        </VirtualRows>
      )}
    </Ledger>
  );
}

function OnePerson({ row, intent, mayMark }: { readonly row: AttendanceRow; readonly intent: Intent; readonly mayMark: boolean }) {
  const { person, date, status, facts, listSays } = row;
  const about = { people: [person], date };
  const name = spokenName(row.name);
  const arrived = (words: string) => (
    <Button aria-label={`${name}: ${words}`} onClick={() => void intent.run((send) => send({ type: 'MarkArrived', ...about }))}>
      {words}
    </Button>
  );
  return (
    <div className="ledger-row">
      <span className="grow">
        <ListName name={row.name} grade={row.grade} room={row.room} />
        {row.kind === 'staff' && <span className="quiet"> · staff</span>}
        {facts.map((fact) => (
          <span className="quiet" style={{ display: 'block' }} key={fact.event}>
            {status === 'disputed' && <b>{markingWords[fact.says].word}. </b>}
            {fact.words !== '' && (
              <>
                {fact.says === 'left' && 'with '}
                <bdi>{fact.words}</bdi> ·{' '}
              </>
            )}
            {clockTime(fact.wall)} · {fact.listed ? 'from the attendance system' : <bdi>{fact.by}</bdi>}
            {facts.length > 1 && ` · ${fact.console}`}
          </span>
        ))}
        {listSays !== null && <span className="due strong">The attendance system says: {markingWords[listSays].word.toLowerCase()}</span>}
      </span>
      {mayMark && status === 'absent' && arrived('Came in')}
      {mayMark && status === 'disputed' && (
        <>
          {arrived('In school')}
          <Button aria-label={`${name}: absent`} onClick={() => void intent.run((send) => send({ type: 'MarkAbsent', ...about, reason: '' }))}>
            Absent
          </Button>
        </>
      )}
      {mayMark && status !== 'disputed' && facts.every((fact) => !fact.listed) && (
        <Button aria-label={`Undo: ${name}`} onClick={() => void intent.run((send) => send({ type: 'TakeBackAttendance', person, date, settles: facts.map((fact) => fact.event) }))}>
          Undo
        </Button>
      )}
    </div>
  );
}
