/** One drill beside the ones before it: until everybody was accounted for, until every room was locked, until all clear, and each class by itself. */
import { Button, SegmentedControl, Table } from '@mantine/core';
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { useList } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { bellTime, dateWords, elapsed } from '../../ui/times.ts';
import { listedName, roomName } from '../../ui/words.ts';
import { shortDate, TookChart } from './took-chart.tsx';
import './drills.css';

type Pace = SubscriptionRow<'drill-pace'>;
type Measure = 'accountedMs' | 'securedMs' | 'allClearMs';
type OfClass = Exclude<Measure, 'allClearMs'>;

const MEASURES: readonly { readonly of: Measure; readonly words: string }[] = [
  { of: 'accountedMs', words: 'Everybody accounted for' },
  { of: 'securedMs', words: 'Every room locked' },
  { of: 'allClearMs', words: 'All clear' },
];
const NOT_REACHED = 'not reached';
const timeWords = (ms: number | null | undefined): string => (ms === null || ms === undefined ? NOT_REACHED : elapsed(ms));

type ClassPace = Pace['classes'][number];
/** Null: it has none of its own, since it never came to that, or somebody else answered for its students by name. */
const ownTime = (one: ClassPace | undefined, of: OfClass): number | null => (one === undefined || (of === 'accountedMs' && one.answeredFor > 0) ? null : one[of]);

export function CompareDrillsScreen({ drill }: { readonly drill: string }) {
  const navigate = useNavigate();
  const list = useList('drill-pace', { drill });
  const now = list.rows.find((one) => one.drill === drill);
  const bar = (
    <>
      <Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate(`/drills/one/${drill}`)}>
        The drill
      </Button>
      <Button leftSection={<IconPrinter size={22} aria-hidden />} onClick={() => void navigate(`/records/drills/${drill}`)}>
        Drill record to print
      </Button>
    </>
  );
  if (now === undefined)
    return (
      <Screen title="Compare drills" next={<NextStep context="Drills" sentence="One drill beside the ones before it" why="" />} bar={bar}>
        <NoRows list={list}>This drill was not run with Muster, so nothing was measured.</NoRows>
      </Screen>
    );
  return <Compared paces={list.rows} now={now} bar={bar} />;
}

/** "00:38 faster than on Thursday, Sep 10" */
function besides(now: number, before: Pace | undefined, of: OfClass): string {
  const then = before?.[of] ?? null;
  if (before === undefined || then === null) return 'There is no earlier one to compare it with.';
  const faster = then - now;
  return `${Math.abs(faster) < 1_000 ? 'As fast as' : `${elapsed(Math.abs(faster))} ${faster > 0 ? 'faster' : 'slower'} than`} on ${dateWords(before.date)}.`;
}

function Compared({ paces, now, bar }: { readonly paces: readonly Pace[]; readonly now: Pace; readonly bar: ReactNode }) {
  const isLockdown = now.rooms.locked > 0;
  const main: OfClass = isLockdown ? 'securedMs' : 'accountedMs';
  const took = now[main];
  const measures = MEASURES.filter(({ of }) => of !== 'securedMs' || paces.some(({ rooms }) => rooms.locked > 0));
  const done = isLockdown ? 'Every room was locked' : 'Everybody was accounted for';
  const open = isLockdown ? `${now.rooms.locked} of ${now.rooms.all} rooms were said to be locked.` : 'Not everybody was accounted for.';
  return (
    <Screen
      title={`Compare: ${now.kindName}`}
      next={<NextStep context={`DRILL · ${now.kindName}, ${dateWords(now.date)}, ${bellTime(now.minute)}`} sentence={took === null ? open : `${done} after ${elapsed(took)}.`} why={took === null ? 'Which classes took how long is below.' : besides(took, paces.at(-2), main)} />}
      bar={bar}
    >
      <Ledger heading="In all" count={paces.length} aside="from the start, by the record">
        <div className="drill-charts">
          {measures.map(({ of, words }) => (
            <TookChart key={of} heading={words} took={paces.flatMap(({ date, [of]: ms }) => (ms === null ? [] : [{ date, ms }]))} />
          ))}
        </div>
        <Table className="drill-times" aria-label="In all">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Drill</Table.Th>
              {measures.map(({ of, words }) => (
                <Table.Th key={of} scope="col">{words}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {paces.toReversed().map((one) => (
              <Table.Tr key={one.key} {...(one === now ? { 'data-now': '' } : {})}>
                <Table.Th scope="row">{one.kindName}, {dateWords(one.date)}, {bellTime(one.minute)}</Table.Th>
                {measures.map(({ of }) => (
                  <Table.Td key={of} className="number">{timeWords(one[of])}{of === 'securedMs' && one.securedMs === null && one.rooms.locked > 0 && ` (${one.rooms.locked} of ${one.rooms.all})`}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Ledger>
      <ByClass paces={paces} now={now} first={main} both={isLockdown} />
    </Screen>
  );
}

interface ByClassProps {
  readonly paces: readonly Pace[];
  readonly now: Pace;
  readonly first: OfClass;
  /** Its rooms were locked too. */
  readonly both: boolean;
}

/** The slowest first, and before them those that never came to it. The bars say what the numbers say. */
function ByClass({ paces, now, first, both }: ByClassProps) {
  const [of, setOf] = useState<OfClass>(first);
  const times = paces.map(({ classes }) => new Map(classes.map((one) => [one.classId, one])));
  const longest = Math.max(1, ...times.flatMap((one) => [...one.values()].map((each) => ownTime(each, of) ?? 0)));
  const rows = now.classes.toSorted((a, b) => (ownTime(b, of) ?? Infinity) - (ownTime(a, of) ?? Infinity) || 0);
  const before = times.at(-2);
  const width = (ms: number): { width: string } => ({ width: `${(ms / longest) * 100}%` });
  return (
    <Ledger heading="By class" count={rows.length} aside="slowest first; the thin bar is the drill before">
      {both && <SegmentedControl aria-label="Until what" value={of} data={[{ value: 'securedMs', label: 'Room locked' }, { value: 'accountedMs', label: 'Accounted for' }]} onChange={(value) => setOf(value === 'securedMs' ? 'securedMs' : 'accountedMs')} />}
      {/* Nothing else here takes the focus: by it a keyboard scrolls. */}
      <div tabIndex={0} role="region" aria-label="Times of each class">
        <Table className="drill-times" aria-label="By class">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Class</Table.Th>
              {paces.map(({ key, date }) => (
                <Table.Th key={key} scope="col" {...(key === now.key ? { 'data-now': '' } : {})}>{shortDate(date)}</Table.Th>
              ))}
              <Table.Td aria-hidden />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => {
              const { classId, title, room, teacher } = row;
              const [ms, msBefore] = [ownTime(row, of), ownTime(before?.get(classId), of)];
              return (
                <Table.Tr key={classId}>
                  <Table.Th scope="row">
                    {[roomName(room), title].filter((part) => part !== null).join(' · ')}
                    {teacher !== null && <bdi className="rule-note">{listedName(teacher)}</bdi>}
                  </Table.Th>
                  {times.map((one, at) => (
                    <Table.Td key={paces[at]?.key} className="number" {...(paces[at] === now ? { 'data-now': '' } : {})}><ClassTime one={one.get(classId)} of={of} /></Table.Td>
                  ))}
                  <Table.Td aria-hidden>
                    {msBefore !== null && <span className="drill-length" data-before="" style={width(msBefore)} />}
                    {ms !== null && <span className="drill-length" style={width(ms)} />}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </div>
    </Ledger>
  );
}

function ClassTime({ one, of }: { readonly one: ClassPace | undefined; readonly of: OfClass }) {
  if (one === undefined) return 'not asked';
  if (of === 'securedMs' || one.answeredFor === 0) return timeWords(one[of]);
  return (
    <>
      {timeWords(one.accountedMs)}
      <span className="rule-note">{one.answeredFor} answered for by others</span>
    </>
  );
}
