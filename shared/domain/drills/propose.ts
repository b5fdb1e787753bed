/** What to plan next, and on which days: what is due first, on a weekday and at a time that drills had least, not in exam weeks. Pure. */
import { weekdayOf } from '../../kernel/day-times.ts';
import { addDays, daysBetween, entriesOf, isWithin, schoolDays, type CalendarEntry } from '../../kernel/school-year.ts';
import { isAskedFor, timeOfDayOf, type CountedDrill, type RuleResult, type Stretch } from './evaluate.ts';
import { drillKinds, kindOf, type DrillKind } from './kinds.ts';
import type { Asks } from './rules.ts';

interface Slot {
  readonly date: string;
  readonly minute: number;
}

export interface Proposal {
  readonly kind: DrillKind;
  readonly secondaryExit: boolean;
  /** The last day on which it counts. */
  readonly by: string;
  /** Best first; none where no day is left. */
  readonly slots: readonly Slot[];
}

/** One in the morning, one about noon, one in the afternoon. */
const TIMES_MINUTES = [9 * 60 + 30, 11 * 60 + 15, 13 * 60 + 45];
const MOST_SLOTS = 3;
/** Two drills within a week wear everybody out. */
const CLOSE_DAYS = 5;
/** So much worse is a weekday that had a drill already than a day's delay. */
const WEEKDAY_COSTS = 10;
const CLOSE_COSTS = 15;

type Counting = Extract<Asks, { is: 'count' }>;

interface Open {
  readonly asks: Counting;
  readonly stretch: Stretch;
}

const openOf = (results: readonly RuleResult[], today: string): readonly Open[] =>
  results
    .flatMap(({ rule: { asks }, stretches }) => (asks.is === 'count' ? stretches.filter((one) => one.status === 'toPlan' && one.to >= today).map((stretch) => ({ asks, stretch })) : []))
    .sort((a, b) => (a.stretch.to < b.stretch.to ? -1 : a.stretch.to > b.stretch.to ? 1 : 0));

const kindsMeant = (asks: Counting): readonly DrillKind[] => {
  const named = asks.asked.how === 'of' ? asks.asked.kinds.flatMap((key) => kindOf(key) ?? []) : [];
  return named.length > 0 ? named : drillKinds.filter(({ key, directive }) => directive !== null && isAskedFor(asks.asked, key));
};

/** DR-8 of what helps the rule that is due first: whatever helps most of the others, too. */
function choose(first: Open, open: readonly Open[]): { readonly kind: DrillKind; readonly secondaryExit: boolean } | null {
  const others = open.filter(({ stretch }) => stretch.from <= first.stretch.to);
  const helped = (kind: string, secondaryExit: boolean): number => others.filter(({ asks }) => isAskedFor(asks.asked, kind) && (secondaryExit || !asks.secondaryExit)).length;
  const options = kindsMeant(first.asks).flatMap((kind) => [true, false].filter((exit) => exit || !first.asks.secondaryExit).map((secondaryExit) => ({ kind, secondaryExit, helps: helped(kind.key, secondaryExit) })));
  // Of two that help alike the one that asks for less.
  return options.sort((a, b) => b.helps - a.helps || Number(a.secondaryExit) - Number(b.secondaryExit))[0] ?? null;
}

function slotsIn(from: string, to: string, calendar: readonly CalendarEntry[], drills: readonly CountedDrill[]): readonly Slot[] {
  const used = (of: (drill: CountedDrill) => boolean): number => drills.filter(of).length;
  const free = schoolDays(calendar, { from, to }).filter((date) => !entriesOf(calendar, 'exams').some((exams) => isWithin(date, exams)) && !drills.some((drill) => drill.date === date));
  const costs = (date: string, at: number): number =>
    WEEKDAY_COSTS * used((drill) => weekdayOf(drill.date) === weekdayOf(date)) + (drills.some((drill) => Math.abs(daysBetween(drill.date, date)) <= CLOSE_DAYS) ? CLOSE_COSTS : 0) + at;
  const minute = [...TIMES_MINUTES].sort((a, b) => used((drill) => timeOfDayOf(drill.minute) === timeOfDayOf(a)) - used((drill) => timeOfDayOf(drill.minute) === timeOfDayOf(b)) || a - b)[0] ?? 0;
  return free
    .map((date, at) => ({ date, minute, costs: costs(date, at) }))
    .sort((a, b) => a.costs - b.costs)
    .slice(0, MOST_SLOTS)
    .map((slot) => ({ date: slot.date, minute: slot.minute }));
}

/** DR-8, DR-9 null: nothing is open that can still be planned. */
export function propose(results: readonly RuleResult[], calendar: readonly CalendarEntry[], drills: readonly CountedDrill[], today: string): Proposal | null {
  const open = openOf(results, today);
  const [first] = open;
  const chosen = first === undefined ? null : choose(first, open);
  if (first === undefined || chosen === null) return null;
  const lead = Math.max(0, ...results.flatMap(({ rule: { asks } }) => (asks.is === 'parentsTold' && isAskedFor(asks.asked, chosen.kind.key) ? [asks.days] : [])));
  const soonest = addDays(today, 1 + lead);
  const from = soonest > first.stretch.from ? soonest : first.stretch.from;
  return { ...chosen, by: first.stretch.to, slots: slotsIn(from, first.stretch.to, calendar, drills) };
}
