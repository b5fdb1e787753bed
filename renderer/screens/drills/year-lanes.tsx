/** The year on lanes, a directive each: what was held, what is scheduled, and where the next one is proposed. */
import { IconAlertTriangle, IconCalendarEvent, IconCheck, IconPlus, IconStairs, IconX } from '@tabler/icons-react';
import { Link } from 'react-router';
import { dateWords } from '../../ui/times.ts';
import { drillName, drillStateWords, laneOf, monthsBetween, whenWords, type Drill, type DrillYear } from './drill-words.ts';

const shortMonth = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' });
const monthWord = (month: string): string => shortMonth.format(Date.parse(`${month}-15T00:00:00Z`));

const icons = { held: IconCheck, scheduled: IconCalendarEvent, missed: IconX, noSchool: IconAlertTriangle } as const satisfies Record<Drill['state'], unknown>;

interface YearLanesProps {
  readonly year: DrillYear;
  /** Whoever is here plans drills. */
  readonly mayPlan: boolean;
}

export function YearLanes({ year, mayPlan }: YearLanesProps) {
  const session = year.calendar.filter(({ kind }) => kind === 'year' || kind === 'summer');
  const days = [...session.flatMap(({ from, to }) => [from, to]), ...year.drills.map(({ plan }) => plan.date)].sort();
  const months = monthsBetween(days[0] ?? year.today, days.at(-1) ?? year.today);
  const slot = year.proposal?.slots[0] ?? null;
  const proposed = year.proposal === null || slot === null ? null : { ...year.proposal, slot, lane: laneOf(year.kinds, year.proposal.kind) };
  const lanes = [...new Set([...year.drills.map(({ plan }) => laneOf(year.kinds, plan.kind)), ...(proposed === null ? [] : [proposed.lane])])].sort();
  if (lanes.length === 0) return null;
  const columns: Record<string, string> = { '--months': String(months.length) };
  return (
    <div className="year-lanes" style={columns} role="region" aria-label="The year" tabIndex={0}>
      <div className="year-lane" aria-hidden>
        <span />
        {months.map((month) => (
          <span key={month} className="year-month" {...(year.today.startsWith(month) ? { 'data-now': true } : {})}>
            {monthWord(month)}
            {year.today.startsWith(month) && <span className="wide-only"> · now</span>}
          </span>
        ))}
      </div>
      {lanes.map((lane) => (
        <div key={lane} className="year-lane">
          <b className="year-name">{lane}</b>
          {months.map((month) => (
            <span key={month} className="year-cell" {...(year.today.startsWith(month) ? { 'data-now': true } : {})}>
              {year.drills
                .filter(({ plan }) => plan.date.startsWith(month) && laneOf(year.kinds, plan.kind) === lane)
                .map((drill) => {
                  const Icon = drill.plan.secondaryExit && drill.state !== 'missed' ? IconStairs : icons[drill.state];
                  return (
                    <Link key={drill.drill} className="year-drill" data-state={drill.state} aria-label={`${drillName(drill.kindName, drill.plan.secondaryExit)}, ${whenWords(drill.plan)}: ${drillStateWords[drill.state]}`} to={`/drills/one/${drill.drill}`}>
                      <b className="number">{Number(drill.plan.date.slice(8))}</b>
                      <Icon size={18} aria-hidden />
                    </Link>
                  );
                })}
              {proposed !== null && proposed.lane === lane && proposed.slot.date.startsWith(month) && mayPlan && (
                <Link className="year-drill" data-state="proposed" aria-label={`Plan ${drillName(proposed.kindName, proposed.secondaryExit)}, proposed for ${dateWords(proposed.slot.date)}`} to="/drills/plan">
                  <IconPlus size={18} aria-hidden />
                  {proposed.secondaryExit ? <IconStairs size={18} aria-hidden /> : <b className="number">{Number(proposed.slot.date.slice(8))}</b>}
                </Link>
              )}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
