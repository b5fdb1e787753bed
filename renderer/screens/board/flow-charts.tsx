/** The two charts of the board. Values and lines are named on the chart itself; a reader hears them as one sentence. */
import { BarChart, LineChart } from '@mantine/charts';
import type { ReactNode } from 'react';
import { clockTime } from '../../ui/times.ts';
import type { FlowRow } from './flow-words.ts';

const TEN_MINUTES_MS = 600_000;
/** As many stretches as can be told apart beside each other. */
const SHOWN = 8;

/** From the first to now, also those in which nothing happened. */
function stretches(rows: readonly FlowRow[], nowMs: number): readonly number[] {
  const walls = rows.flatMap((row) => row.tens.map((one) => one.wall));
  const last = Math.floor(nowMs / TEN_MINUTES_MS) * TEN_MINUTES_MS;
  const first = walls.length === 0 ? last : Math.max(Math.min(...walls), last - (SHOWN - 1) * TEN_MINUTES_MS);
  return Array.from({ length: Math.floor((last - first) / TEN_MINUTES_MS) + 1 }, (_, at) => first + at * TEN_MINUTES_MS);
}

function Chart({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <figure className="board-chart" role="img" aria-label={label}>
      {children}
    </figure>
  );
}

interface ReleasedChartProps {
  readonly whole: FlowRow;
  readonly nowMs: number;
}

export function ReleasedChart({ whole, nowMs }: ReleasedChartProps) {
  const counts = new Map(whole.tens.map((one) => [one.wall, one.count]));
  const data = stretches([whole], nowMs).map((wall) => ({ time: clockTime(wall), students: counts.get(wall) ?? 0 }));
  return (
    <Chart label={`Released in ten minutes from: ${data.map((one) => `${one.time}, ${one.students}`).join('; ')}`}>
      <BarChart h={150} data={[...data]} dataKey="time" series={[{ name: 'students', color: 'var(--line-2)' }]} withTooltip={false} withYAxis={false} gridAxis="none" withBarValueLabel valueFormatter={String} barChartProps={{ accessibilityLayer: false, margin: { top: 24 } }} barProps={{ isAnimationActive: false }} />
    </Chart>
  );
}

const LINES = [
  { stage: 'inLine', name: 'Checkers', color: 'var(--ink)', strokeDasharray: undefined },
  { stage: 'toFetch', name: 'To fetch', color: 'var(--ink-2)', strokeDasharray: '6 4' },
  { stage: 'handOff', name: 'Hand-off', color: 'var(--line-2)', strokeDasharray: '2 4' },
] as const;

interface WaitChartProps {
  readonly rows: ReadonlyMap<string, FlowRow>;
  readonly nowMs: number;
}

interface PointLabel {
  readonly index?: number | undefined;
  readonly x?: number | string | undefined;
  readonly y?: number | string | undefined;
}

/** The longest wait of those who went on in each ten minutes. */
export function WaitChart({ rows, nowMs }: WaitChartProps) {
  const lines = LINES.flatMap((line) => {
    const row = rows.get(line.stage);
    return row === undefined ? [] : [{ ...line, row }];
  });
  const walls = stretches(lines.map((one) => one.row), nowMs);
  const minutesOf = (row: FlowRow, wall: number): number | null => {
    const longestMs = row.tens.find((one) => one.wall === wall)?.longestMs ?? null;
    return longestMs === null ? null : Math.round(longestMs / 60_000);
  };
  const data = walls.map((wall) => ({ time: clockTime(wall), ...Object.fromEntries(lines.map((one) => [one.name, minutesOf(one.row, wall)])) }));
  const lastOf = (name: string): number => data.findLastIndex((one) => typeof (one as Readonly<Record<string, unknown>>)[name] === 'number');
  const spoken = lines.map((one) => `${one.name}: ${walls.flatMap((wall) => minutesOf(one.row, wall) ?? []).join(', ')}`).join('; ');
  return (
    <Chart label={`Longest wait in minutes, every ten minutes. ${spoken}`}>
      <LineChart
        h={170}
        data={data}
        dataKey="time"
        series={lines.map(({ name, color, strokeDasharray }) => ({ name, color, ...(strokeDasharray === undefined ? {} : { strokeDasharray }) }))}
        withTooltip={false}
        withDots={lines.length > 0 && walls.length < 3}
        curveType="linear"
        connectNulls
        gridAxis="x"
        yAxisProps={{ width: 34, allowDecimals: false }}
        lineChartProps={{ accessibilityLayer: false, margin: { right: 84, top: 12 } }}
        lineProps={({ name }) => ({
          isAnimationActive: false,
          label: ({ index, x, y }: PointLabel) =>
            index === lastOf(name) ? (
              <text key={name} x={Number(x) + 8} y={Number(y) + 5} className="board-line-name">
                {name}
              </text>
            ) : (
              <g key={`${name} ${index ?? ''}`} />
            ),
        })}
      />
    </Chart>
  );
}
