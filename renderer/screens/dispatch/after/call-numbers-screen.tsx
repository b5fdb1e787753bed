/** Numbers of calls in a stretch of time: how long each step took, where they repeat, and a summary for others with small numbers withheld. Names nobody. */
import { Button, SegmentedControl, Table, TextInput } from '@mantine/core';
import { BarChart } from '@mantine/charts';
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { QueryAnswer } from '../../../../shared/contract/procedures.ts';
import { useAsk } from '../../../intents/use-ask.ts';
import { useList, useWallMs } from '../../../stores/muster.tsx';
import { Ledger } from '../../../ui/ledger.tsx';
import { NextStep, Screen } from '../../../ui/next-step.tsx';
import { RefusalPanel } from '../../../ui/refusal-panel.tsx';
import { daysLater, elapsed, isoDate } from '../../../ui/times.ts';
import { counted } from '../../../ui/words.ts';
import { keyWords, SummaryTables, type By } from './summary-tables.tsx';
import './after.css';

type Numbers = QueryAnswer<'callNumbers'>;
type Group = Numbers['all'];
type Spread = Group['toArrive'];

const BY: readonly { readonly value: By; readonly label: string }[] = [
  { value: 'kind', label: 'Kind' },
  { value: 'room', label: 'Room' },
  { value: 'hour', label: 'Hour' },
  { value: 'week', label: 'Week' },
];
const isBy = (value: string): value is By => BY.some((one) => one.value === value);
const spreadWords = (spread: Spread): string => (spread === null ? '–' : `${elapsed(spread.medianMs)} / ${elapsed(spread.slowTenthMs)}`);
const DAYS_AT_FIRST = 28;
const DAYS_OF_YEAR = 365;

export function CallNumbersScreen() {
  const navigate = useNavigate();
  const { refusal, putAway, ask } = useAsk();
  const today = isoDate(useWallMs(60_000));
  const [from, setFrom] = useState(() => daysLater(today, 1 - DAYS_AT_FIRST));
  const [to, setTo] = useState(today);
  const [by, setBy] = useState<By>('kind');
  const [numbers, setNumbers] = useState<Numbers | null>(null);
  // Counted again when a call changes.
  const calls = useList('call-reports', {}).rows;
  useEffect(() => {
    let current = true;
    if (from !== '' && to !== '') void ask('callNumbers', { from, to }).then((answer) => current && answer !== null && setNumbers(answer));
    return () => {
      current = false;
    };
  }, [ask, from, to, calls]);
  const groups = numbers?.groups[by] ?? [];
  return (
    <Screen
      title="Records: numbers of calls"
      next={
        <NextStep
          context="Records · numbers of calls"
          sentence={numbers === null ? 'Counting…' : numbers.all.calls === 0 ? 'No call in this time.' : `${counted(numbers.all.calls, 'call')}: help arrived in ${numbers.all.toArrive === null ? 'a time that nobody said' : `${elapsed(numbers.all.toArrive.medianMs)} at the median`}.`}
          why={numbers === null ? 'Drills are counted apart.' : `${counted(numbers.cancelled, 'canceled call')} and ${counted(numbers.drills.calls, 'drill')} are not among them. No person is counted.`}
        />
      }
      bar={
        <>
          <Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate('/records/calls')}>
            Calls
          </Button>
          <Button leftSection={<IconPrinter size={22} aria-hidden />} disabled={from === '' || to === ''} onClick={() => void navigate(`/records/calls/summary/${from}/${to}`)}>
            Summary on paper
          </Button>
          <Button onClick={() => setFrom(daysLater(today, 1 - DAYS_OF_YEAR))}>A year</Button>
          <TextInput type="date" aria-label="From" value={from} max={to} onChange={(event) => setFrom(event.currentTarget.value)} />
          <TextInput type="date" aria-label="To" value={to} min={from} onChange={(event) => setTo(event.currentTarget.value)} />
        </>
      }
    >
      {refusal !== null && <RefusalPanel rejection={refusal} onPutAway={putAway} />}
      {numbers !== null && (
        <>
          <div className="columns call-numbers" data-count="2">
            <Ledger heading="How long it took" aside={<SegmentedControl aria-label="By" value={by} onChange={(value) => isBy(value) && setBy(value)} data={[...BY]} />}>
              <Table className="call-table" aria-label="How long it took: half within, nine of ten within">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th aria-label="Group" />
                    <Table.Th>Calls</Table.Th>
                    <Table.Th>Acknowledged</Table.Th>
                    <Table.Th>Arrived</Table.Th>
                    <Table.Th>Cleared</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {[{ ...numbers.all, key: '' }, ...groups].map((group) => (
                    <Table.Tr key={group.key} {...(group.key === '' ? { className: 'strong' } : {})}>
                      <Table.Th scope="row">
                        <bdi>{group.key === '' ? 'All' : keyWords(by, group.key)}</bdi>
                      </Table.Th>
                      <Table.Td className="number">{group.calls}</Table.Td>
                      <Table.Td className="number">{spreadWords(group.toAcknowledge)}</Table.Td>
                      <Table.Td className="number">{spreadWords(group.toArrive)}</Table.Td>
                      <Table.Td className="number">{spreadWords(group.toClear)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
              <p className="quiet">Half within / nine of ten within, by the clock of the console that recorded each.</p>
            </Ledger>
            <div className="column">
              <CallsChart by={by} groups={groups} />
              <Ledger heading="Rooms that called three times or more" count={numbers.repeats.length}>
                {numbers.repeats.map((one) => (
                  <div key={one.key} className="ledger-row">
                    <bdi className="grow">{one.key}</bdi>
                    <span className="number">{counted(one.calls, 'call')}</span>
                  </div>
                ))}
                {numbers.repeats.length === 0 && <p className="ledger-none">None in this time.</p>}
              </Ledger>
            </div>
          </div>
          <Ledger heading="Summary for others" aside="Numbers below five are withheld, and what would give them away">
            <SummaryTables summary={numbers.summary} />
          </Ledger>
        </>
      )}
    </Screen>
  );
}

function CallsChart({ by, groups }: { readonly by: By; readonly groups: readonly Group[] }) {
  const data = groups.map((group) => ({ group: keyWords(by, group.key), calls: group.calls }));
  if (data.length === 0) return null;
  return (
    <figure role="img" className="call-chart" aria-label={`Calls: ${data.map((one) => `${one.group}, ${one.calls}`).join('; ')}`}>
      <BarChart h={190} data={data} dataKey="group" series={[{ name: 'calls', color: 'var(--line-2)' }]} withTooltip={false} withYAxis={false} gridAxis="none" withBarValueLabel valueFormatter={String} barChartProps={{ accessibilityLayer: false, margin: { top: 24 } }} barProps={{ isAnimationActive: false }} />
    </figure>
  );
}
