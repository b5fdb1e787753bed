/** Accounting for command: a row a class, trouble first. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { FilterTabs } from '../../ui/filter-tabs.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { ago, clockTime } from '../../ui/times.ts';
import { listedName, roomName, someOf } from '../../ui/words.ts';
import { useIncident } from '../surroundings.tsx';
import { byTrouble, classLabel, type ClassRow } from './class-order.ts';
import './accounting.css';

type FilterName = 'all' | 'silent' | 'trouble';
const inTrouble = (row: ClassRow): boolean => row.missing + row.injured + row.contradictions > 0;

export function ClassesScreen() {
  const { incident } = useIncident();
  const navigate = useNavigate();
  const classes = useList('classes', { incident });
  const nowMs = useWallMs(15_000);
  const [filter, setFilter] = useState<FilterName>('all');
  const sorted = useMemo(() => byTrouble(classes.rows), [classes.rows]);
  const silent = sorted.filter((row) => row.reportedWall === null);
  const troubled = sorted.filter(inTrouble);
  const shown = { all: sorted, silent, trouble: troubled }[filter];
  const [first] = silent;

  return (
    <Screen
      title="Accounting: classes"
      flush
      next={
        first === undefined ? (
          <NextStep context="Accounting" sentence={classes.loaded && sorted.length > 0 ? 'Every class has reported.' : 'Classes report here.'} why="Open a class to correct it, or to look at two reports that disagree." />
        ) : (
          <NextStep context={`${silent.length} of ${sorted.length} classes have not reported`} sentence={`Get a report from ${someOf(silent.map(classLabel), 2)}.`} why="Ask by radio or send a runner, then enter what you hear.">
            <Button size="lg" onClick={() => void navigate(`/accounting/${first.classId}`)}>
              Report for {roomName(first.room) ?? first.title}
            </Button>
          </NextStep>
        )
      }
    >
      <div className="inset-tabs">
        <FilterTabs
          label="Which classes"
          chosen={filter}
          onChoose={setFilter}
          filters={[
            { name: 'silent', word: 'Not reported', count: silent.length },
            { name: 'trouble', word: 'Missing, injured or disagreeing', count: troubled.length },
            { name: 'all', word: 'All', count: sorted.length },
          ]}
        />
      </div>
      <div className="class-list" tabIndex={0} role="region" aria-label="Classes">
        <div className="class-row class-head" aria-hidden>
          <span>Class</span>
          <span>Teacher</span>
          <span>Here</span>
          <span>Missing</span>
          <span>Injured</span>
          <span>Unknown</span>
          <span>Report</span>
        </div>
        {shown.map((row) => (
          <Link key={row.key} className="class-row" to={`/accounting/${row.classId}`}>
            <span>
              <b className="name">{classLabel(row)}</b> <span className="quiet">{[classLabel(row) === row.title ? null : row.title, row.absent + row.left === 0 ? null : `${row.absent + row.left} absent`].filter((part) => part !== null).join(' · ')}</span>
            </span>
            <bdi>{row.teacher === null ? <span className="quiet">no teacher on the roster</span> : listedName(row.teacher)}</bdi>
            <Count of={row.here} word="here" />
            <Count of={row.missing} word="missing" level="act" />
            <Count of={row.injured} word="injured" level="act" />
            <Count of={row.unknown} word="unknown" />
            <span className="spread">
              {row.reportedWall === null ? (
                <span className="blank">Not reported</span>
              ) : (
                <span className="with-icon">
                  {row.contradictions > 0 ? <IconAlertTriangle size={20} className="due" aria-label="Reports disagree" /> : <IconCheck size={20} aria-hidden />}
                  <span>
                    {clockTime(row.reportedWall)} <span className="quiet">· {ago(row.reportedWall, nowMs)}</span>
                  </span>
                </span>
              )}
              <IconChevronRight size={20} aria-hidden />
            </span>
          </Link>
        ))}
        {shown.length === 0 && (
          <div style={{ padding: '12px 0' }}>
            <NoRows list={classes}>{sorted.length === 0 ? 'No class is expected to report: there is no roster, or it has no classes.' : 'No class is in this list.'}</NoRows>
          </div>
        )}
      </div>
    </Screen>
  );
}

function Count({ of, word, level }: { readonly of: number; readonly word: string; readonly level?: 'act' }) {
  return (
    <span className={`number class-count ${of === 0 ? 'quiet' : level === 'act' ? 'act strong' : 'strong'}`}>
      {of}
      <span className="for-readers"> {word}</span>
    </span>
  );
}
