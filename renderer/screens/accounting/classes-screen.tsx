/** Accounting for command: a row a class, trouble first or by room; whose classes answer; and a search for anybody. */
import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { useReportsAsOf } from '../../ui/as-of.ts';
import { FilterTabs } from '../../ui/filter-tabs.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { roomName, someOf } from '../../ui/words.ts';
import { useIncident } from '../surroundings.tsx';
import { AccountingTabs } from '../movement/accounting-tabs.tsx';
import { AnsweringPeriod } from './answering-period.tsx';
import { ClassTable } from './class-table.tsx';
import { byRoom, byTrouble, classLabel, type ClassRow } from './class-order.ts';
import { SearchResults } from './search-results.tsx';
import './accounting.css';

type FilterName = 'all' | 'silent' | 'trouble' | 'rooms' | 'unheard';
const inTrouble = (row: ClassRow): boolean => row.missing + row.injured + row.contradictions > 0;

export function ClassesScreen() {
  const { incident, unknown, rosterAsOfWall } = useIncident();
  const navigate = useNavigate();
  const intent = useIntent();
  const classes = useList('classes', { incident });
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<FilterName>('all');
  const sorted = useMemo(() => byTrouble(classes.rows), [classes.rows]);
  const silent = sorted.filter((row) => row.reportedWall === null);
  const troubled = sorted.filter(inTrouble);
  const inRooms = useMemo(() => byRoom(classes.rows), [classes.rows]);
  const shown = { all: sorted, silent, trouble: troubled, rooms: inRooms, unheard: sorted }[filter];
  /** Everybody nothing was said of is a list of its own, staff and visitors among them. */
  const chooseFilter = (name: FilterName): void => (name === 'unheard' ? void navigate('/now/list/unknown') : setFilter(name));
  const searches = text.trim().length > 1;
  const [first] = silent;
  const asOf = useReportsAsOf(classes.rows.flatMap((row) => row.reportedWall ?? []), rosterAsOfWall);

  return (
    <Screen
      title="Accounting: classes"
      flush
      next={
        first === undefined ? (
          <NextStep context={`Accounting · ${asOf}`} sentence={classes.loaded && sorted.length > 0 ? 'Every class has reported.' : 'Classes report here.'} why="Open a class to correct it, or to look at two reports that disagree." />
        ) : (
          <NextStep context={`${silent.length} of ${sorted.length} classes have not reported · ${asOf}`} sentence={`Get a report from ${someOf(silent.map(classLabel), 2)}.`} why="Ask by radio or send a runner, then enter what you hear.">
            <Button size="lg" onClick={() => void navigate(`/accounting/${first.classId}`)}>
              Report for {roomName(first.room) ?? first.title}
            </Button>
          </NextStep>
        )
      }
      bar={<AnsweringPeriod intent={intent} />}
    >
      <AccountingTabs chosen="classes" />
      <div className="inset-tabs spread">
        <FilterTabs
          label="Which classes"
          chosen={filter}
          onChoose={chooseFilter}
          filters={[
            { name: 'silent', word: 'Not reported', count: silent.length },
            { name: 'trouble', word: 'In trouble', count: troubled.length },
            { name: 'all', word: 'All', count: sorted.length },
            { name: 'rooms', word: 'By room', count: null },
            { name: 'unheard', word: 'People not heard of', count: unknown },
          ]}
        />
        <TextInput aria-label="Find a student, staff member or class" placeholder="Student, staff or class" className="find-in-incident" leftSection={<IconSearch size={20} aria-hidden />} value={text} maxLength={100} autoComplete="off" onChange={(event) => setText(event.currentTarget.value)} />
      </div>
      {intent.refusal !== null && (
        <div style={{ padding: '12px 24px' }}>
          <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />
        </div>
      )}
      {searches ? (
        <SearchResults text={text} classes={classes.rows} />
      ) : (
        <ClassTable rows={shown} withRooms={filter === 'rooms'}>
          <NoRows list={classes}>{sorted.length === 0 ? 'No class is expected to report: there is no roster, or it has no classes.' : 'No class is in this list.'}</NoRows>
        </ClassTable>
      )}
    </Screen>
  );
}
