/**
 * The language in which a state's rules are written: one rule a line, in words that stand on screen as they are. Read and
 * written here; docs/drill-rules.md describes it. A text with a line that cannot be read says which, and is not evaluated in part. Pure.
 */
import { drillKinds, kindOf } from './kinds.ts';

/** None: of any kind. */
export interface KindsAsked {
  readonly how: 'of' | 'except';
  readonly kinds: readonly string[];
}

export type When =
  | { readonly is: 'year' }
  | { readonly is: 'summer' }
  | { readonly is: 'each'; readonly part: 'semester' | 'quarter' | 'month'; readonly schoolDays: number }
  | { readonly is: 'by'; readonly month: number; readonly day: number }
  | { readonly is: 'first'; readonly schoolDays: number; readonly of: 'year' | 'summer' };

export type Asks =
  | { readonly is: 'count'; readonly count: number; readonly asked: KindsAsked; readonly secondaryExit: boolean; readonly when: When }
  | { readonly is: 'varied'; readonly asked: KindsAsked; readonly weekdays: number; readonly timesOfDay: number }
  | { readonly is: 'told'; readonly asked: KindsAsked }
  | { readonly is: 'parentsTold'; readonly asked: KindsAsked; readonly days: number };

export type Level = 'elementary' | 'secondary';

export interface DrillRule {
  /** In the text it was read from, from 1. */
  readonly line: number;
  readonly asks: Asks;
  /** Null: every school. */
  readonly level: Level | null;
  readonly cite: string;
  readonly note: string;
}

export interface RulePack {
  readonly name: string;
  /** The day on which the text was compared with the law. */
  readonly asOf: string | null;
  readonly keepYears: number | null;
  readonly rules: readonly DrillRule[];
}

export interface RuleProblem {
  readonly line: number;
  readonly message: string;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
/** A leap year: February 29 is a date. */
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MOST = 99;

const KINDS = String.raw`(?: (of|except) ([a-z-]+(?:, [a-z-]+)*))?`;
const LEVEL = String.raw`(?: for (elementary|secondary))?`;
const WHEN = String.raw`in the (year|summer)|in each (semester|quarter|month)(?: with (\d+) school days?)?|by ([A-Z][a-z]+) (\d+)|in the first (\d+) school days?( of the summer)?`;
const COUNT = new RegExp(`^(\\d+) drills?${KINDS}( by secondary exit)? (?:${WHEN})${LEVEL}$`);
const VARIED = new RegExp(`^drills${KINDS} on (\\d+) weekdays and at (\\d+) times of day${LEVEL}$`);
const TOLD = new RegExp(`^each drill${KINDS} is told to be a drill${LEVEL}$`);
const PARENTS = new RegExp(`^each drill${KINDS} is told to parents (\\d+) days? before${LEVEL}$`);

type Read<T> = { readonly value: T } | { readonly problem: string };

const levelOf = (word: string | undefined): Level | null => (word === 'elementary' || word === 'secondary' ? word : null);

function readKinds(how: string | undefined, list: string | undefined): Read<KindsAsked> {
  const kinds = list === undefined ? [] : list.split(', ');
  const strange = kinds.find((kind) => kindOf(kind) === null);
  if (strange !== undefined) return { problem: `“${strange}” is no kind of drill; there are ${drillKinds.map(({ key }) => key).join(', ')}.` };
  return { value: { how: how === 'except' ? 'except' : 'of', kinds } };
}

function readWhen(groups: readonly (string | undefined)[]): Read<When> {
  const [whole, part, schoolDays, month, day, first, ofSummer] = groups;
  if (whole === 'year' || whole === 'summer') return { value: { is: whole } };
  if (part === 'semester' || part === 'quarter' || part === 'month') return { value: { is: 'each', part, schoolDays: Number(schoolDays ?? 1) } };
  if (first !== undefined) return { value: { is: 'first', schoolDays: Number(first), of: ofSummer === undefined ? 'year' : 'summer' } };
  const number = MONTHS.indexOf(month ?? '') + 1;
  if (number === 0) return { problem: `“${month ?? ''}” is no month.` };
  if (Number(day) < 1 || Number(day) > (DAYS_IN_MONTH[number - 1] ?? 0)) return { problem: `${month ?? ''} has no day ${day ?? ''}.` };
  return { value: { is: 'by', month: number, day: Number(day) } };
}

type RuleRead = Read<Pick<DrillRule, 'asks' | 'level'>>;

function readCount(found: RegExpExecArray): RuleRead {
  const [, count, how, list, exit, ...rest] = found;
  const asked = readKinds(how, list);
  if ('problem' in asked) return asked;
  const when = readWhen(rest.slice(0, 7));
  if ('problem' in when) return when;
  return { value: { asks: { is: 'count', count: Number(count), asked: asked.value, secondaryExit: exit !== undefined, when: when.value }, level: levelOf(rest[7]) } };
}

function readRule(text: string): RuleRead {
  const count = COUNT.exec(text);
  if (count !== null) return readCount(count);
  const [, how, list, ...rest] = VARIED.exec(text) ?? TOLD.exec(text) ?? PARENTS.exec(text) ?? [undefined];
  const asked = readKinds(how, list);
  if ('problem' in asked) return asked;
  if (VARIED.test(text)) return { value: { asks: { is: 'varied', asked: asked.value, weekdays: Number(rest[0]), timesOfDay: Number(rest[1]) }, level: levelOf(rest[2]) } };
  if (TOLD.test(text)) return { value: { asks: { is: 'told', asked: asked.value }, level: levelOf(rest[0]) } };
  if (PARENTS.test(text)) return { value: { asks: { is: 'parentsTold', asked: asked.value, days: Number(rest[0]) }, level: levelOf(rest[1]) } };
  return { problem: `“${text}” is no rule that Muster can read.` };
}

const numbersIn = (text: string): readonly number[] => [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));

/** DR-1 All that is wrong with the text, by line; where that is anything, nothing of it is evaluated. */
export function readRules(text: string): { readonly pack: RulePack; readonly problems: readonly RuleProblem[] } {
  const problems: RuleProblem[] = [];
  const rules: DrillRule[] = [];
  let pack: Omit<RulePack, 'rules'> = { name: '', asOf: null, keepYears: null };
  for (const [at, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = at + 1;
    const words = raw.trim().replaceAll(/\s+/g, ' ');
    const last = rules.at(-1);
    const [, head, rest = ''] = /^(pack|as of|keep records|cite|note)\b ?(.*)$/.exec(words) ?? [];
    if (words === '' || words.startsWith('#')) continue;
    if (head === 'pack') pack = { ...pack, name: rest };
    else if (head === 'as of') {
      if (/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(rest)) pack = { ...pack, asOf: rest };
      else problems.push({ line, message: `“as of” names a date such as 2026-07-01, not “${rest}”.` });
    } else if (head === 'keep records') {
      const years = /^(\d{1,2}) years?$/.exec(rest)?.[1];
      if (years === undefined) problems.push({ line, message: '“keep records” names a number of years, such as “keep records 3 years”.' });
      else pack = { ...pack, keepYears: Number(years) };
    } else if (head === 'cite' || head === 'note') {
      if (last === undefined) problems.push({ line, message: `“${head}” stands below the rule that it is about.` });
      else rules[rules.length - 1] = { ...last, [head]: rest };
    } else {
      const read = readRule(words);
      if ('problem' in read) problems.push({ line, message: read.problem });
      else if (numbersIn(words).some((number) => number < 1 || number > MOST)) problems.push({ line, message: `A number in a rule is between 1 and ${MOST}.` });
      else rules.push({ line, ...read.value, cite: '', note: '' });
    }
  }
  return { pack: { ...pack, rules }, problems };
}

const drills = (count: number): string => (count === 1 ? '1 drill' : `${count} drills`);
const days = (count: number, what = 'day'): string => (count === 1 ? `1 ${what}` : `${count} ${what}s`);
const kindWords = ({ how, kinds }: KindsAsked): string => (kinds.length === 0 ? '' : ` ${how} ${kinds.join(', ')}`);

function whenWords(when: When): string {
  switch (when.is) {
    case 'year':
    case 'summer':
      return `in the ${when.is}`;
    case 'each':
      return `in each ${when.part}${when.schoolDays > 1 ? ` with ${when.schoolDays} school days` : ''}`;
    case 'by':
      return `by ${MONTHS[when.month - 1] ?? ''} ${when.day}`;
    case 'first':
      return `in the first ${days(when.schoolDays, 'school day')}${when.of === 'summer' ? ' of the summer' : ''}`;
  }
}

/** As it stands in a text, and on screen. */
export function ruleWords({ asks, level }: Pick<DrillRule, 'asks' | 'level'>): string {
  const kinds = kindWords(asks.asked);
  const to = level === null ? '' : ` for ${level}`;
  switch (asks.is) {
    case 'count':
      return `${drills(asks.count)}${kinds}${asks.secondaryExit ? ' by secondary exit' : ''} ${whenWords(asks.when)}${to}`;
    case 'varied':
      return `drills${kinds} on ${asks.weekdays} weekdays and at ${asks.timesOfDay} times of day${to}`;
    case 'told':
      return `each drill${kinds} is told to be a drill${to}`;
    case 'parentsTold':
      return `each drill${kinds} is told to parents ${days(asks.days)} before${to}`;
  }
}
