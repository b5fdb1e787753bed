/** What each rule of a school comes to: done, scheduled, to plan or out of compliance, and why. Pure: the day is an argument. */
import { weekdayOf } from '../../kernel/day-times.ts';
import { addDays, daysBetween, entriesOf, isSchoolDay, isWithin, schoolDays, type CalendarEntry } from '../../kernel/school-year.ts';
import { isOfKind } from './kinds.ts';
import type { Asks, DrillRule, KindsAsked, Level, When } from './rules.ts';

/** What the rules ask of a drill, planned or held. */
export interface CountedDrill {
  readonly kind: string;
  readonly date: string;
  readonly minute: number;
  readonly secondaryExit: boolean;
  /** Students and staff were told, or will be, that it is a drill. */
  readonly told: boolean;
  readonly parentsTold: string | null;
  readonly held: boolean;
}

/** `notAsked`: of another kind of school, or of a summer session that there is not. `cannotSay`: the calendar lacks what the rule speaks of; never shown as done. */
type RuleStatus = 'done' | 'scheduled' | 'toPlan' | 'outOfCompliance' | 'cannotSay' | 'notAsked';

/** A stretch of days in which so many are asked for. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly status: RuleStatus;
  readonly missing: number;
}

export interface RuleResult {
  readonly rule: DrillRule;
  readonly status: RuleStatus;
  readonly why: string;
  readonly done: number;
  readonly scheduled: number;
  readonly needed: number;
  readonly stretches: readonly Stretch[];
}

export interface SchoolYear {
  readonly calendar: readonly CalendarEntry[];
  /** Null: both kinds of rules are asked of it. */
  readonly level: Level | null;
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Where the morning ends and the afternoon begins, as minutes of the day. */
const NOON_FROM_MINUTE = 10 * 60 + 30;
const AFTERNOON_FROM_MINUTE = 13 * 60;

const shortDate = (date: string): string => `${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''} ${Number(date.slice(8))}`;
export const timeOfDayOf = (minute: number): 'morning' | 'midday' | 'afternoon' => (minute < NOON_FROM_MINUTE ? 'morning' : minute < AFTERNOON_FROM_MINUTE ? 'midday' : 'afternoon');

export const isAskedFor = ({ how, kinds }: KindsAsked, kind: string): boolean => kinds.length === 0 || kinds.some((asked) => isOfKind(kind, asked)) === (how === 'of');

type Days = Pick<CalendarEntry, 'from' | 'to' | 'name'>;

/** DR-3 the months of the year that have so many school days; a snow day may take one of them. */
function monthsOf({ calendar }: SchoolYear, year: CalendarEntry, atLeast: number): readonly Days[] {
  const days = schoolDays(calendar, year).filter((date) => !inSummer(calendar, date));
  return [...Map.groupBy(days, (date) => date.slice(0, 7))].flatMap(([month, of]) => {
    const last = addDays(`${month}-01`, 31).slice(0, 8);
    const to = addDays(`${last}01`, -1);
    return of.length < atLeast ? [] : [{ from: `${month}-01` < year.from ? year.from : `${month}-01`, to: to > year.to ? year.to : to, name: MONTHS[Number(month.slice(5)) - 1] ?? '' }];
  });
}

const inSummer = (calendar: readonly CalendarEntry[], date: string): boolean => entriesOf(calendar, 'summer').some((summer) => isWithin(date, summer));

/** DR-2 a date without a year is its first one from the first day of school on, and itself the last day that counts. */
function firstOnOrAfter(start: string, month: number, day: number): string {
  const year = Number(start.slice(0, 4));
  const wanted = (of: number): string => {
    const last = addDays(`${month === 12 ? of + 1 : of}-${String((month % 12) + 1).padStart(2, '0')}-01`, -1);
    const asked = `${last.slice(0, 8)}${String(day).padStart(2, '0')}`;
    return asked > last ? last : asked;
  };
  return wanted(year) < start ? wanted(year + 1) : wanted(year);
}

/** DR-4 the first so many days are school days: one that is off is not counted. */
function firstDays(calendar: readonly CalendarEntry[], within: CalendarEntry, count: number): Days {
  const days = schoolDays(calendar, within);
  return { from: within.from, to: days[count - 1] ?? within.to, name: `the first ${count === 1 ? 'day' : `${count} days`}` };
}

/** The stretches of days that a rule speaks of, or why there are none. */
function stretchesOf(when: When, school: SchoolYear): readonly Days[] | { readonly status: RuleStatus; readonly why: string } {
  const { calendar } = school;
  const [year] = entriesOf(calendar, 'year');
  const summers = entriesOf(calendar, 'summer');
  const ofSummer = when.is === 'summer' || (when.is === 'first' && when.of === 'summer');
  if (year === undefined) return { status: 'cannotSay', why: 'The school year has no first and last day yet.' };
  if (ofSummer && summers.length === 0) return { status: 'notAsked', why: 'The calendar has no summer session.' };
  switch (when.is) {
    case 'year':
      return [{ ...year, name: 'the year' }];
    case 'summer':
      return summers;
    case 'first':
      return when.of === 'year' ? [firstDays(calendar, year, when.schoolDays)] : summers.map((summer) => firstDays(calendar, summer, when.schoolDays));
    case 'by': {
      const to = firstOnOrAfter(year.from, when.month, when.day);
      return [{ from: year.from, to: to > year.to ? year.to : to, name: `by ${shortDate(to)}` }];
    }
    case 'each': {
      if (when.part === 'month') return monthsOf(school, year, when.schoolDays);
      const parts = entriesOf(calendar, when.part);
      return parts.length === 0 ? { status: 'cannotSay', why: `The calendar names no ${when.part}s yet.` } : parts;
    }
  }
}

const WORST: readonly RuleStatus[] = ['outOfCompliance', 'cannotSay', 'toPlan', 'scheduled', 'done'];
const worstOf = (statuses: readonly RuleStatus[]): RuleStatus => WORST.find((status) => statuses.includes(status)) ?? 'notAsked';

/** DR-5 what is planned counts from today on, and on a day with school. */
const standsPlanned = (drill: CountedDrill, calendar: readonly CalendarEntry[], today: string): boolean => !drill.held && drill.date >= today && isSchoolDay(calendar, drill.date);

type Result = Omit<RuleResult, 'rule'>;

function countIn(asks: Extract<Asks, { is: 'count' }>, school: SchoolYear, drills: readonly CountedDrill[], today: string): Result {
  const found = stretchesOf(asks.when, school);
  if ('status' in found) return { ...found, done: 0, scheduled: 0, needed: 0, stretches: [] };
  const ofSummer = asks.when.is === 'summer' || (asks.when.is === 'first' && asks.when.of === 'summer');
  // DR-6 a drill of the summer session is not one of the school year.
  const meant = drills.filter((drill) => isAskedFor(asks.asked, drill.kind) && (drill.secondaryExit || !asks.secondaryExit) && inSummer(school.calendar, drill.date) === ofSummer);
  const counted = found.map(({ from, to, name }) => {
    const inIt = meant.filter((drill) => isWithin(drill.date, { from, to }));
    const done = Math.min(asks.count, inIt.filter((drill) => drill.held).length);
    const scheduled = Math.min(asks.count - done, inIt.filter((drill) => standsPlanned(drill, school.calendar, today)).length);
    const missing = asks.count - done - scheduled;
    const status: RuleStatus = done === asks.count ? 'done' : today > to ? 'outOfCompliance' : missing === 0 ? 'scheduled' : 'toPlan';
    return { from, to, name, status, missing, done, scheduled };
  });
  const sum = (of: (one: (typeof counted)[number]) => number): number => counted.reduce((total, one) => total + of(one), 0);
  const status = counted.length === 0 ? 'cannotSay' : worstOf(counted.map((one) => one.status));
  const stretches = counted.map(({ from, to, name, status: of, missing }) => ({ from, to, name, status: of, missing }));
  return { status, why: whyCounted(status, stretches), done: sum((one) => one.done), scheduled: sum((one) => one.scheduled), needed: asks.count * counted.length, stretches };
}

function whyCounted(status: RuleStatus, stretches: readonly Stretch[]): string {
  const of = (wanted: RuleStatus): readonly Stretch[] => stretches.filter((one) => one.status === wanted);
  const names = (some: readonly Stretch[]): string => (stretches.length > 1 ? ` in ${some.map((one) => one.name).join(', ')}` : '');
  const missing = (some: readonly Stretch[]): number => some.reduce((total, one) => total + one.missing, 0);
  switch (status) {
    case 'outOfCompliance': {
      const late = of('outOfCompliance');
      return `${missing(late)} not held${names(late)}, and the time is over`;
    }
    case 'toPlan': {
      const open = of('toPlan');
      const [soonest] = [...open].sort((a, b) => (a.to < b.to ? -1 : 1));
      return `${missing(open)} not scheduled${names(open)}; by ${shortDate(soonest?.to ?? '')}`;
    }
    case 'cannotSay':
      return 'The calendar has no month with so many school days.';
    default:
      return '';
  }
}

/** DR-7 a rule on each drill: one that was held otherwise cannot be mended, one that is planned can. */
function eachDrill(meant: readonly CountedDrill[], calendar: readonly CalendarEntry[], today: string, isSo: (drill: CountedDrill) => boolean, lacks: string): Result {
  const held = meant.filter((drill) => drill.held);
  const planned = meant.filter((drill) => standsPlanned(drill, calendar, today));
  const wrongHeld = held.filter((drill) => !isSo(drill));
  const wrongPlanned = planned.filter((drill) => !isSo(drill));
  const on = (some: readonly CountedDrill[]): string => `${some.map((drill) => shortDate(drill.date)).join(', ')}: ${lacks}`;
  const counts = { done: held.length - wrongHeld.length, scheduled: planned.length - wrongPlanned.length, needed: held.length + planned.length, stretches: [] };
  if (wrongHeld.length > 0) return { status: 'outOfCompliance', why: on(wrongHeld), ...counts };
  if (wrongPlanned.length > 0) return { status: 'toPlan', why: on(wrongPlanned), ...counts };
  if (held.length + planned.length === 0) return { status: 'toPlan', why: 'None is planned yet', ...counts };
  return { status: planned.length > 0 ? 'scheduled' : 'done', why: '', ...counts };
}

const variety = (drills: readonly CountedDrill[]): { readonly weekdays: ReadonlySet<number>; readonly times: ReadonlySet<string> } => ({
  weekdays: new Set(drills.map((drill) => weekdayOf(drill.date))),
  times: new Set(drills.map((drill) => timeOfDayOf(drill.minute))),
});

function varied(asks: Extract<Asks, { is: 'varied' }>, year: CalendarEntry, meant: readonly CountedDrill[], calendar: readonly CalendarEntry[], today: string): Result {
  const isVaried = (drills: readonly CountedDrill[]): boolean => {
    const { weekdays, times } = variety(drills);
    return weekdays.size >= asks.weekdays && times.size >= asks.timesOfDay;
  };
  const held = meant.filter((drill) => drill.held);
  const all = [...held, ...meant.filter((drill) => standsPlanned(drill, calendar, today))];
  const { weekdays, times } = variety(all);
  const why = all.length === 0 ? 'None is planned yet' : `all on ${WEEKDAYS.filter((_, day) => weekdays.has(day)).join(', ')}; ${[...times].sort().join(', ')}`;
  const counts = { done: 0, scheduled: 0, needed: 0, stretches: [] };
  if (isVaried(held)) return { status: 'done', why: '', ...counts };
  if (today > year.to) return { status: 'outOfCompliance', why, ...counts };
  return { status: isVaried(all) ? 'scheduled' : 'toPlan', why: isVaried(all) ? '' : why, ...counts };
}

function evaluateRule(rule: DrillRule, school: SchoolYear, drills: readonly CountedDrill[], today: string): Result {
  const { asks } = rule;
  const nothing = { done: 0, scheduled: 0, needed: 0, stretches: [] };
  if (rule.level !== null && school.level !== null && rule.level !== school.level) return { status: 'notAsked', why: `For ${rule.level} schools`, ...nothing };
  if (asks.is === 'count') return countIn(asks, school, drills, today);
  const [year] = entriesOf(school.calendar, 'year');
  if (year === undefined) return { status: 'cannotSay', why: 'The school year has no first and last day yet.', ...nothing };
  const meant = drills.filter((drill) => isAskedFor(asks.asked, drill.kind) && (isWithin(drill.date, year) || inSummer(school.calendar, drill.date)));
  switch (asks.is) {
    case 'varied':
      return varied(asks, year, meant.filter((drill) => !inSummer(school.calendar, drill.date)), school.calendar, today);
    case 'told':
      return eachDrill(meant, school.calendar, today, (drill) => drill.told, 'nobody was told that it is a drill');
    case 'parentsTold':
      return eachDrill(meant, school.calendar, today, ({ parentsTold, date }) => parentsTold !== null && daysBetween(parentsTold, date) >= asks.days, `parents not told ${asks.days} days before`);
  }
}

/** DR-2 each rule by itself, in the order of the text. */
export const evaluate = (rules: readonly DrillRule[], school: SchoolYear, drills: readonly CountedDrill[], today: string): readonly RuleResult[] =>
  rules.map((rule) => ({ rule, ...evaluateRule(rule, school, drills, today) }));
