/** The board: how long the lines are, how fast it goes, which post holds the others up and whom to move there, and when it will be over. */
import { Button, Table } from '@mantine/core';
import { IconAlertTriangle, IconChevronRight, IconUserPlus } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import type { FlowStage } from '../../../shared/contract/flow-rows.ts';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import { WAITS_LONG_MS } from '../../../shared/contract/queue-rows.ts';
import { perHourSince } from '../../../shared/kernel/flow.ts';
import { useList, useWallMs } from '../../stores/muster.tsx';
import { clockOffWords } from '../../ui/console-words.ts';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { clockTime } from '../../ui/times.ts';
import { counted } from '../../ui/words.ts';
import { placeWords } from '../reunification/place-words.ts';
import { useIncident } from '../surroundings.tsx';
import { ReleasedChart, WaitChart } from './flow-charts.tsx';
import { boardOf, finishWords, hourlyOf, minutesWaited, postOfStage, stageNames, wentOnWords, workWords, type Board, type FlowRow } from './flow-words.ts';
import './board.css';

type PostRow = SubscriptionRow<'posts'>;

/** By post; who waits aside is at none. */
const ROWS = ['greeted', 'inLine', 'toFetch', 'onTheWay', 'handOff', 'aside'] as const satisfies readonly FlowStage[];

/** What to do, in the order in which it matters. */
function BoardStep({ board, posts, context, nowMs }: { readonly board: Board; readonly posts: readonly PostRow[]; readonly context: string; readonly nowMs: number }) {
  const navigate = useNavigate();
  const { slow, move, finish } = board;
  const aside = board.rows.get('aside');
  const asideSince = aside?.since ?? null;
  if (slow !== null) {
    const work = workWords[slow.post];
    const spare = move === null ? undefined : posts.find((one) => one.post === move.from)?.holders.at(-1);
    const line = `${counted(slow.waiting ?? 0, 'student')} wait for ${slow.people === 0 ? `nobody: no ${work?.one ?? slow.post} is at the post` : counted(slow.people, work?.one ?? slow.post)}.`;
    const sooner = move?.likely ?? null;
    const after = sooner === null ? '' : finish.is === 'expected' ? ` One more moves the finish from about ${clockTime(finish.likely)} to about ${clockTime(sooner)}, if the others keep up.` : '';
    return (
      <NextStep
        context={context}
        sentence={move === null ? `Find one more person for ${work?.doing ?? slow.post}.` : `Move one ${workWords[move.from]?.one ?? move.from} to ${work?.doing ?? slow.post}.`}
        why={
          <>
            {line}
            {after}
          </>
        }
      >
        <Button size="lg" leftSection={<IconUserPlus size={26} aria-hidden />} onClick={() => void navigate(`/now/posts/${slow.post}`)}>
          {spare === undefined ? 'Open the post' : (
            <span>
              Ask <bdi>{spare.name}</bdi> to {work?.verb ?? 'come'}
            </span>
          )}
        </Button>
      </NextStep>
    );
  }
  if (asideSince !== null && nowMs - asideSince.longestWall > WAITS_LONG_MS)
    return (
      <NextStep context={context} sentence="See to those who wait aside." why={`${counted(aside?.waiting ?? 0, 'adult waits', 'adults wait')} aside, one for ${minutesWaited(asideSince.longestWall, nowMs)}.`}>
        <Button size="lg" onClick={() => void navigate('/reunification')}>
          Open the list
        </Button>
      </NextStep>
    );
  if (finish.is === 'done')
    return (
      <NextStep context={context} sentence="Nobody is still to go." why="Look at the hard count before the close.">
        <Button size="lg" onClick={() => void navigate('/now/close')}>
          Hard count
        </Button>
      </NextStep>
    );
  return (
    <NextStep context={context} sentence={finish.is === 'stalled' ? 'Find out why nobody is released.' : 'Keep going: no line is long.'} why={finish.is === 'stalled' ? 'Nobody was handed over for ten minutes, and no line is long. Are families still coming?' : 'A line of three or more that takes longest to work off is named here, with whom to move.'}>
      <Button size="lg" onClick={() => void navigate('/reunification/families')}>
        Families who have not come
      </Button>
    </NextStep>
  );
}

export function BoardScreen() {
  const { incident, reunification } = useIncident();
  const navigate = useNavigate();
  const nowMs = useWallMs(5_000);
  const flow = useList('flow', { incident });
  const posts = useList('posts', { incident });
  const consoles = useList('consoles', {});
  const board = boardOf(flow.rows, posts.rows, nowMs);
  const whole = board.rows.get('whole');
  const done = whole?.done ?? null;
  const across = flow.rows.reduce((sum, row) => sum + (row.done?.acrossConsoles ?? 0), 0);
  const clockOff = consoles.rows.find((one) => clockOffWords(one) !== null);
  return (
    <Screen
      title="Reunification board"
      flush
      next={<BoardStep board={board} posts={posts.rows} context={`Reunification board · ${placeWords(reunification)}`} nowMs={nowMs} />}
      bar={
        <>
          <Button onClick={() => void navigate('/reunification/families')}>Families who have not come</Button>
          <Button onClick={() => void navigate('/reunification/messages')}>Messages</Button>
          <Button onClick={() => void navigate('/stations')}>Stations</Button>
          <span className="said">Waits are measured by the clock of the console that recorded them.</span>
        </>
      }
    >
      <BoardNumbers board={board} whole={whole} nowMs={nowMs} />
      {across > 0 && clockOff !== undefined && (
        <p className="strip">
          <IconAlertTriangle size={22} aria-hidden />
          <span className="grow">
            <bdi>{clockOff.name}</bdi>: {clockOffWords(clockOff)}. {counted(across, 'wait that began at one console and ended at another is', 'waits that began at one console and ended at another are')} off by as much.
          </span>
        </p>
      )}
      <div className="columns board-columns" role="region" aria-label="Stations and charts" tabIndex={0}>
        <div>
          <Ledger heading="Stations" aside="who waits now, and an hour over the last 10 min">
            <Table className="board-table" aria-label="Stations">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th aria-label="Station" />
                  <Table.Th>People</Table.Th>
                  <Table.Th colSpan={2}>In line</Table.Th>
                  <Table.Th className="wide-only">Half since</Table.Th>
                  <Table.Th className="wide-only">9 of 10</Table.Th>
                  <Table.Th>Longest</Table.Th>
                  <Table.Th>An hour</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {ROWS.map((stage) => {
                  const row = board.rows.get(stage);
                  return row === undefined ? null : <StageRow key={stage} row={row} board={board} posts={posts.rows} nowMs={nowMs} />;
                })}
              </Table.Tbody>
            </Table>
            {flow.rows.length === 0 && <NoRows list={flow}>No lines are known.</NoRows>}
            {whole !== undefined && done !== null && (
              <p className="board-whole">
                <b>{stageNames.whole}:</b> {wentOnWords(whole)}. {perHourSince(done.count, done.firstWall, nowMs).toFixed(0)} an hour since the first, {clockTime(done.firstWall)}.
              </p>
            )}
          </Ledger>
        </div>
        <div className="board-charts">
          {whole !== undefined && (
            <>
              <Ledger heading="Released every 10 minutes">{whole.done === null ? <p className="ledger-none">Nobody is released yet.</p> : <ReleasedChart whole={whole} nowMs={nowMs} />}</Ledger>
              <Ledger heading="Longest wait, minutes">{(board.rows.get('inLine')?.done ?? null) === null && whole.done === null ? <p className="ledger-none">Nobody has gone on yet.</p> : <WaitChart rows={board.rows} nowMs={nowMs} />}</Ledger>
            </>
          )}
        </div>
      </div>
    </Screen>
  );
}

function BoardNumbers({ board, whole, nowMs }: { readonly board: Board; readonly whole: FlowRow | undefined; readonly nowMs: number }) {
  const { released, toGo, perHour } = board;
  const longest = [...board.rows.values()].flatMap((row) => (row.since === null ? [] : [{ row, wall: row.since.longestWall }])).sort((a, b) => a.wall - b.wall)[0];
  const late = longest !== undefined && nowMs - longest.wall > WAITS_LONG_MS;
  const finish = finishWords(board.finish);
  return (
    <div className="number-row">
      <Link className="number-cell number-total" to="/now/list/released">
        <span>
          <b className="number-count number">{released.toLocaleString('en-US')}</b> released of <b className="number">{(released + toGo).toLocaleString('en-US')}</b> present
          <IconChevronRight size={18} aria-hidden style={{ verticalAlign: '-3px' }} />
        </span>
        <span className="number-bar board-bar" aria-hidden>
          <span className="bar-known" style={{ flexGrow: released }} />
          <span style={{ flexGrow: toGo }} />
        </span>
      </Link>
      <Link className="number-cell" to="/accounting/whereabouts">
        <span className="number-count number">{toGo.toLocaleString('en-US')}</span>
        <span className="with-icon">
          To go <IconChevronRight size={18} aria-hidden />
        </span>
      </Link>
      <Link className="number-cell" to="/now/list/released">
        <span className="number-count number">{(whole?.done ?? null) === null ? '–' : perHour}</span>
        <span className="with-icon">
          Students an hour <IconChevronRight size={18} aria-hidden />
        </span>
      </Link>
      <Link className={`number-cell ${late ? 'due' : ''}`} to={longest?.row.key === 'inLine' ? '/stations/checker' : longest?.row.key === 'aside' ? '/reunification' : '/stations/reunifier'}>
        <span className="number-count number">{longest === undefined ? 'none' : minutesWaited(longest.wall, nowMs)}</span>
        <span className="with-icon">
          {late && <IconAlertTriangle size={20} aria-hidden />}
          Longest wait <IconChevronRight size={18} aria-hidden />
        </span>
      </Link>
      <div className="number-cell">
        <span className={`number-count number ${board.finish.is === 'expected' ? '' : 'board-words'}`}>{finish.large}</span>
        <span>{finish.small}</span>
      </div>
    </div>
  );
}

interface StageRowProps {
  readonly row: FlowRow;
  readonly board: Board;
  readonly posts: readonly PostRow[];
  readonly nowMs: number;
}

function StageRow({ row, board, posts, nowMs }: StageRowProps) {
  const post = postOfStage[row.key];
  const isSlow = board.slow !== null && (board.slow.post === 'reunifier' ? row.key === slowestOf(board) : board.slow.post === post);
  const people = post === undefined ? null : (posts.find((one) => one.post === post)?.holders.length ?? 0);
  const most = Math.max(1, ...[...board.rows.values()].map((one) => (one.key === 'whole' ? 0 : (one.waiting ?? 0))));
  const went = wentOnWords(row);
  const cells = (
    <Table.Tr {...(isSlow ? { 'data-slow': true } : {})} {...(post === undefined && row.key !== 'aside' ? { 'data-part': true } : {})}>
      <Table.Th scope="row">
        <span className="with-icon">
          {stageNames[row.key]}
          {isSlow && (
            <span className="board-slow">
              <IconAlertTriangle size={20} aria-hidden /> Bottleneck
            </span>
          )}
        </span>
      </Table.Th>
      <Table.Td className="number">{people ?? ''}</Table.Td>
      {row.waiting === null ? (
        <Table.Td colSpan={2} className="quiet">
          not counted
        </Table.Td>
      ) : (
        <>
          <Table.Td className="number board-count">{row.waiting}</Table.Td>
          <Table.Td aria-hidden>
            <span className="board-length" style={{ width: `${Math.round((row.waiting / most) * 100)}%` }} />
          </Table.Td>
        </>
      )}
      <Table.Td className="number wide-only">{minutesWaited(row.since?.medianWall, nowMs)}</Table.Td>
      <Table.Td className="number wide-only">{minutesWaited(row.since?.ninetiethWall, nowMs)}</Table.Td>
      <Table.Td className="number">{minutesWaited(row.since?.longestWall, nowMs)}</Table.Td>
      <Table.Td className="number">{row.key === 'aside' ? '' : row.done === null ? '–' : hourlyOf(row, nowMs)}</Table.Td>
    </Table.Tr>
  );
  return (
    <>
      {cells}
      {went !== '' && (
        <Table.Tr className="board-went" {...(isSlow ? { 'data-slow': true } : {})}>
          <Table.Td colSpan={8}>{went}</Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

/** Of the stages of the reunifiers the one with the longest line. */
const slowestOf = ({ rows }: Board): string => (['toFetch', 'onTheWay', 'handOff'] as const).reduce((found, stage) => ((rows.get(stage)?.waiting ?? 0) > (rows.get(found)?.waiting ?? 0) ? stage : found));
