/** How long drills of one kind took, one beside the other. The rows beside it say the same, and a reader hears it as one sentence. */
import { BarChart } from '@mantine/charts';
import { elapsed } from '../../ui/times.ts';
import './drills.css';

/** As many as can be told apart beside each other in the narrow column. */
const SHOWN = 5;
const shortDay = new Intl.DateTimeFormat('en-US', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
/** "9/10", of an ISO date. */
export const shortDate = (date: string): string => shortDay.format(Date.parse(`${date}T12:00:00Z`));

interface TookChartProps {
  readonly heading: string;
  /** Until what; where the heading does not say. */
  readonly until?: string;
  readonly took: readonly { readonly date: string; readonly ms: number }[];
}

/** One alone is nothing to compare. */
export function TookChart({ heading, until, took }: TookChartProps) {
  const data = took.slice(-SHOWN).map(({ date, ms }) => ({ day: shortDate(date), seconds: Math.floor(ms / 1000) }));
  if (data.length < 2) return null;
  const clock = (seconds: number): string => elapsed(seconds * 1000);
  return (
    <figure className="drill-chart" role="img" aria-label={`${heading}${until === undefined ? '' : `, ${until}`}: ${data.map(({ day, seconds }) => `${day}, ${clock(seconds)}`).join('; ')}`}>
      <b aria-hidden>{heading}</b>
      <BarChart h={130} data={data} dataKey="day" series={[{ name: 'seconds', color: 'var(--line-2)' }]} withTooltip={false} withYAxis={false} gridAxis="none" withBarValueLabel valueFormatter={clock} barChartProps={{ accessibilityLayer: false, margin: { top: 24 } }} barProps={{ isAnimationActive: false }} />
    </figure>
  );
}
