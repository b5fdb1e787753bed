/** Records: every incident and drill, newest first, each with its timeline. */
import { Button } from '@mantine/core';
import { IconChevronRight, IconLock, IconReportAnalytics, IconShieldCheck, IconUrgent } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { dayAndTime, elapsed } from '../../ui/times.ts';
import { directiveNames } from '../../ui/words.ts';
import './records.css';

export function RecordsScreen() {
  const navigate = useNavigate();
  const records = useList('records', {});
  const nowMs = useWallMs(60_000);
  const [newest] = records.rows;
  return (
    <Screen
      title="Records"
      bar={
        <>
          <Button leftSection={<IconUrgent size={22} aria-hidden />} onClick={() => void navigate('/records/calls')}>
            Calls for help
          </Button>
          <Button leftSection={<IconReportAnalytics size={22} aria-hidden />} onClick={() => void navigate('/records/year')}>
            Drills of the year
          </Button>
          <Button leftSection={<IconShieldCheck size={22} aria-hidden />} onClick={() => void navigate('/records/disclosures')}>
            Disclosure log
          </Button>
          <Button leftSection={<IconLock size={22} aria-hidden />} onClick={() => void navigate('/records/retention')}>
            Retention and holds
          </Button>
        </>
      }
      next={
        newest === undefined ? (
          <NextStep context="Records" sentence="Nothing is recorded yet." why="Each incident and drill leaves its record here. It is never changed." />
        ) : (
          <NextStep context="Records" sentence="Read what happened." why="Every report stays as it was given, with who, where and when.">
            <Button size="lg" onClick={() => void navigate(`/records/${newest.incident}`)}>
              Open the newest
            </Button>
          </NextStep>
        )
      }
    >
      {records.rows.map((record) => (
        <Link key={record.key} className="record-row" to={`/records/${record.incident}`}>
          <span className="tag" data-kind={record.exercise ? 'drill' : 'real'}>
            {record.exercise ? 'DRILL' : 'REAL'}
          </span>
          <span>
            <b>{directiveNames[record.directive]}</b>
            {record.detail !== '' && (
              <>
                {' '}
                · <bdi>{record.detail}</bdi>
              </>
            )}
          </span>
          <span>
            {dayAndTime(record.startedWall, nowMs)}
            <span className="quiet">
              {' '}
              · <bdi>{record.startedBy}</bdi>
            </span>
          </span>
          <span>
            {record.joinedTo !== null ? <b>Joined to another, goes on there</b> : record.closedWall === null ? <b className="due">Open</b> : `Closed after ${elapsed(record.closedWall - record.startedWall)}`}
            <span className="quiet" style={{ display: 'block' }}>
              {record.expected.toLocaleString('en-US')} expected, {record.released.toLocaleString('en-US')} released
            </span>
          </span>
          <IconChevronRight size={20} aria-hidden />
        </Link>
      ))}
      {records.rows.length === 0 && <NoRows list={records}>Start a drill on Now: its timeline appears here while it runs.</NoRows>}
    </Screen>
  );
}
