/** Calls for help of the past: what each report lacks, what of its recovery is open, and what changed because of it. */
import { Button, TextInput } from '@mantine/core';
import { IconArrowLeft, IconChartBar, IconChevronRight, IconHeartHandshake, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { callReportQueries } from '../../../../shared/contract/call-report-procedures.ts';
import { foldText } from '../../../../shared/kernel/fold-text.ts';
import { useList, useWallMs } from '../../../stores/muster.tsx';
import { NoRows } from '../../../ui/ledger.tsx';
import { NextStep, Screen } from '../../../ui/next-step.tsx';
import { dayAndTime } from '../../../ui/times.ts';
import { counted } from '../../../ui/words.ts';
import { mayUse } from '../../people/use-may.ts';
import { useSurroundings } from '../../surroundings.tsx';
import { callTitle, stateWords, type CallRow } from './after-words.ts';
import './after.css';

const textOf = (row: CallRow): string => foldText([callTitle(row), ...row.lessons.map((one) => one.words)].join(' '));

export function CallsListScreen() {
  const navigate = useNavigate();
  const { site } = useSurroundings();
  const calls = useList('call-reports', {});
  const nowMs = useWallMs(60_000);
  const [text, setText] = useState('');
  const wanted = foldText(text.trim());
  const shown = wanted === '' ? calls.rows : calls.rows.filter((row) => textOf(row).includes(wanted));
  const overdue = calls.rows.reduce((sum, row) => sum + row.overdueTasks, 0);
  return (
    <Screen
      title="Records: calls"
      next={
        overdue > 0 ? (
          <NextStep context="Records · calls for help" sentence={`See to ${counted(overdue, 'recovery task')} that ${overdue === 1 ? 'is' : 'are'} overdue.`} why="Care for whoever it happened to is part of the call. Each stays here until it is done or does not apply.">
            <Button size="lg" leftSection={<IconHeartHandshake size={26} aria-hidden />} onClick={() => void navigate('/records/recovery')}>
              Open the tasks
            </Button>
          </NextStep>
        ) : (
          <NextStep context="Records · calls for help" sentence={calls.rows.length === 0 ? 'No call is recorded yet.' : 'Read what happened, and add what is missing.'} why="Each call leaves its report here. Nothing in it is deleted; a later word amends an earlier one.">
            <Button size="lg" onClick={() => void navigate('/records/recovery')}>
              Recovery tasks
            </Button>
          </NextStep>
        )
      }
      bar={
        <>
          <Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate('/records')}>
            Records
          </Button>
          {mayUse(callReportQueries.callNumbers.permission, site.signedIn) && (
            <Button leftSection={<IconChartBar size={22} aria-hidden />} onClick={() => void navigate('/records/calls/numbers')}>
              Numbers
            </Button>
          )}
          <TextInput aria-label="Only calls whose room, kind or lesson contains" placeholder="Room, kind, or what changed" leftSection={<IconSearch size={20} aria-hidden />} value={text} maxLength={100} onChange={(event) => setText(event.currentTarget.value)} style={{ width: 300 }} />
          {wanted !== '' && <span className="said">{`${shown.length} of ${calls.rows.length}`}</span>}
        </>
      }
    >
      {shown.map((row) => (
        <Link key={row.key} className="call-record" to={`/records/calls/${row.call}`}>
          <span className="tag" data-kind={row.exercise ? 'drill' : 'real'}>
            {row.exercise ? 'DRILL' : 'REAL'}
          </span>
          <span>
            <b>
              <bdi>{callTitle(row)}</bdi>
            </b>
            {row.own && <span className="quiet"> · happened to you</span>}
            {row.lessons.map((one) => (
              <span key={one.event} className="quiet call-line">
                Changed because of it: <bdi>{one.words}</bdi>
              </span>
            ))}
          </span>
          <span>
            {dayAndTime(row.requestedWall, nowMs)}
            <span className="quiet call-line">{stateWords[row.state]}</span>
          </span>
          <span>
            {row.state === 'cancelled' ? 'Kept on the record' : row.missing === 0 ? 'Report complete' : `${counted(row.missing, 'fact')} missing`}
            {row.differ && <b className="due call-line">Two say different things</b>}
            {row.openTasks > 0 && <span className={`call-line ${row.overdueTasks > 0 ? 'due strong' : 'quiet'}`}>{row.overdueTasks > 0 ? `${counted(row.overdueTasks, 'task')} overdue` : `${counted(row.openTasks, 'task')} open`}</span>}
          </span>
          <IconChevronRight size={20} aria-hidden />
        </Link>
      ))}
      {shown.length === 0 && <NoRows list={calls}>{wanted === '' ? 'A call for help (F9) leaves its report here: yours, and to those who lead every one.' : 'No call contains that.'}</NoRows>}
    </Screen>
  );
}
