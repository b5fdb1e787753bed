/** The timeline of one incident, open or closed, in the order of cause and effect. */
import { Button, TextInput } from '@mantine/core';
import { IconArrowLeft, IconClipboardList, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useList } from '../../stores/muster.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { calendarDay, clockTime } from '../../ui/times.ts';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { counted, directiveNames, spokenName } from '../../ui/words.ts';
import { FullAccountability } from '../movement/full-accountability.tsx';
import { TimelineRow } from './timeline-rows.tsx';

export function TimelineScreen({ incident }: { readonly incident: string }) {
  const navigate = useNavigate();
  const timeline = useList('timeline', { incident });
  const records = useList('records', {});
  const [text, setText] = useState('');
  const asked = records.rows.find((one) => one.incident === incident);
  // Joined to another, it is told there.
  const record = records.rows.find((one) => one.incident === asked?.joinedTo) ?? asked;
  const wanted = text.trim().toLocaleLowerCase('en-US');
  const shown = useMemo(
    () => (wanted === '' ? timeline.rows : timeline.rows.filter((row) => `${row.person === null ? '' : spokenName(row.person.name)} ${row.text} ${row.by}`.toLocaleLowerCase('en-US').includes(wanted))),
    [timeline.rows, wanted],
  );
  return (
    <Screen
      title="Records: timeline"
      flush
      next={
        <NextStep
          context={record === undefined ? 'Timeline' : `${record.exercise ? 'DRILL' : 'REAL'} · ${calendarDay(record.startedWall)} · ${clockTime(record.startedWall)}${record.closedWall === null ? ', still open' : ` to ${clockTime(record.closedWall)}`}`}
          sentence={record === undefined ? 'Timeline' : `${directiveNames[record.directive]}${record.exercise ? ' drill' : ''}${record.detail === '' ? '' : `: ${record.detail}`}`}
          why={
            <>
              {record === undefined || record.closedWall === null ? `${counted(timeline.rows.length, 'entry', 'entries')} so far. ` : `${record.expected.toLocaleString('en-US')} expected, ${record.released.toLocaleString('en-US')} released, ${record.answeredFor.toLocaleString('en-US')} answered for by name. ${counted(timeline.rows.length, 'entry', 'entries')}. `}
              <FullAccountability incident={incident} />
            </>
          }
        />
      }
      bar={
        <>
          <Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate('/records')}>
            Records
          </Button>
          <Button leftSection={<IconClipboardList size={22} aria-hidden />} onClick={() => void navigate(`/records/${incident}/sheets`)}>
            Job sheets
          </Button>
          <TextInput aria-label="Only entries that contain" placeholder="Only entries that contain" leftSection={<IconSearch size={20} aria-hidden />} value={text} onChange={(event) => setText(event.currentTarget.value)} style={{ width: 300 }} />
          <span className="said">{wanted === '' ? 'Entries are never changed or removed.' : `${shown.length} of ${timeline.rows.length}`}</span>
        </>
      }
    >
      <div className="full-timeline">
        <VirtualRows label="Timeline" rows={shown} estimatedHeight={37}>
          {(row) => <TimelineRow row={row} />}
        </VirtualRows>
        {shown.length === 0 && <NoRows list={timeline}>{wanted === '' ? 'Nothing is recorded.' : 'No entry contains that.'}</NoRows>}
      </div>
    </Screen>
  );
}
