/** The timeline of one incident, open or closed, in the order of cause and effect. */
import { Button, Select, TextInput } from '@mantine/core';
import { IconArrowLeft, IconClipboardList, IconFiles, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useList } from '../../stores/muster.tsx';
import { NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { calendarDay, clockTime } from '../../ui/times.ts';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { counted, directiveNames } from '../../ui/words.ts';
import { FullAccountability } from '../movement/full-accountability.tsx';
import { entryKinds, entryKindWords, fitsEntry, type EntryKind } from './record-words.ts';
import { TimelineRow } from './timeline-rows.tsx';

export function TimelineScreen({ incident }: { readonly incident: string }) {
  const navigate = useNavigate();
  const timeline = useList('timeline', { incident });
  const records = useList('records', {});
  const [text, setText] = useState('');
  const [kind, setKind] = useState<EntryKind>('all');
  const asked = records.rows.find((one) => one.incident === incident);
  // Joined to another, it is told there.
  const record = records.rows.find((one) => one.incident === asked?.joinedTo) ?? asked;
  const wanted = text.trim().toLocaleLowerCase('en-US');
  const shown = useMemo(() => timeline.rows.filter((row) => fitsEntry(row, kind, wanted)), [timeline.rows, kind, wanted]);
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
          <Button leftSection={<IconFiles size={22} aria-hidden />} onClick={() => void navigate(`/records/${incident}/files`)}>
            Files
          </Button>
          <Select aria-label="Which entries" value={kind} allowDeselect={false} data={entryKinds.map((one) => ({ value: one, label: entryKindWords[one] }))} onChange={(value) => setKind(entryKinds.find((one) => one === value) ?? 'all')} style={{ flex: '0 1 245px', minWidth: 225 }} />
          <TextInput aria-label="Only entries that contain" placeholder="Words in it" leftSection={<IconSearch size={20} aria-hidden />} value={text} onChange={(event) => setText(event.currentTarget.value)} style={{ flex: '0 1 230px', minWidth: 150 }} />
          <span className="said">{wanted === '' && kind === 'all' ? 'Entries are never changed or removed.' : `${shown.length.toLocaleString('en-US')} of ${timeline.rows.length.toLocaleString('en-US')}`}</span>
        </>
      }
    >
      <div className="full-timeline">
        <VirtualRows label="Timeline" rows={shown} estimatedHeight={37}>
          {(row) => <TimelineRow row={row} />}
        </VirtualRows>
        {shown.length === 0 && <NoRows list={timeline}>{wanted === '' && kind === 'all' ? 'Nothing is recorded.' : 'No entry is like that.'}</NoRows>}
      </div>
    </Screen>
  );
}
