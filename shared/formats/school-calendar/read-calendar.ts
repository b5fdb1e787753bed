/**
 * Reads a district's calendar, as ICS (RFC 5545, by a library) or as CSV, into the days that matter for drills. What an
 * entry means is told by a column of the CSV, or guessed by its words; whoever imports it sees what was made of it before
 * it counts. What means nothing for drills (concerts, board meetings) is left out and counted.
 */
import { convertIcsCalendar } from 'ts-ics';
import { z } from 'zod';
import { foldText } from '../../kernel/fold-text.ts';
import { addDays, entryKinds, type CalendarEntry, type EntryKind } from '../../kernel/school-year.ts';
import { parseCsv } from '../csv.ts';

interface CalendarProblem {
  /** Of the CSV; null: of the file, or of an entry of an ICS that names itself. */
  readonly row: number | null;
  readonly message: string;
}

export interface ReadCalendar {
  readonly entries: readonly CalendarEntry[];
  /** How many said nothing about days of school. */
  readonly leftOut: number;
  readonly problems: readonly CalendarProblem[];
}

interface Dated {
  readonly row: number | null;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly kind: EntryKind | 'firstDay' | 'lastDay' | null;
}

/** In this order: a first day of a semester is no first day of school. */
const WORDS: readonly (readonly [RegExp, Dated['kind']])[] = [
  [/\bsummer (?:school|session|program)\b/, 'summer'],
  [/\b(?:semester|half year)\b/, 'semester'],
  [/\b(?:quarter|marking period)\b/, 'quarter'],
  [/\bfirst (?:student )?day\b|\bschool (?:begins|starts)\b/, 'firstDay'],
  [/\blast (?:student )?day\b|\bschool ends\b/, 'lastDay'],
  [/\b(?:school year)\b/, 'year'],
  [/\bno school\b|\bno classes\b|\bschools? closed\b|\bholidays?\b|\bbreak\b|\brecess\b|\bvacation\b|\bsnow day\b|\bthanksgiving\b|\b(?:christmas|labor day|memorial day|juneteenth|presidents day|veterans day|columbus day|indigenous peoples)\b|\bteacher work ?day\b|\bprofessional (?:development|learning)\b|\bstaff (?:development|only)\b/, 'dayOff'],
  [/\b(?:exams?|finals|midterms?|regents|testing)\b/, 'exams'],
];

const meaningOf = (words: string): Dated['kind'] => {
  const folded = foldText(words);
  return WORDS.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
};

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text;

/** "8/26/2026" or "2026-08-26"; null where it is neither. */
function dateOf(text: string): string | null {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim()) ?? [];
  const date = year === '' ? text.trim() : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? date : null;
}

const KIND_NAMES: Readonly<Record<string, Dated['kind']>> = {
  ...Object.fromEntries(entryKinds.map((kind) => [kind.toLowerCase(), kind])),
  'school year': 'year',
  'day off': 'dayOff',
  'no school': 'dayOff',
  holiday: 'dayOff',
  exam: 'exams',
  'first day': 'firstDay',
  'last day': 'lastDay',
};

function fromCsv(text: string): { readonly dated: readonly Dated[]; readonly problems: readonly CalendarProblem[] } {
  const parsed = parseCsv(text);
  if (!parsed.ok) return { dated: [], problems: [{ row: parsed.error.row, message: 'This file is damaged here: a quotation mark is missing, or a row is too long.' }] };
  const [header, ...records] = parsed.value;
  const column = (...names: readonly string[]): number => (header?.cells ?? []).findIndex((cell) => names.includes(foldText(cell)));
  const at = { from: column('from', 'date', 'start', 'start date', 'begins'), to: column('to', 'end', 'end date', 'until', 'ends'), kind: column('kind', 'type'), name: column('name', 'title', 'subject', 'description', 'event', 'words') };
  if (at.from === -1 || at.name === -1) return { dated: [], problems: [{ row: header?.row ?? 1, message: 'The first row must name the columns: “from”, “to”, “kind”, “name”.' }] };
  const problems: CalendarProblem[] = [];
  const dated = records.flatMap(({ row, cells }): Dated[] => {
    const cell = (index: number): string => (cells[index] ?? '').trim();
    const from = dateOf(cell(at.from));
    const to = cell(at.to) === '' ? from : dateOf(cell(at.to));
    const said = foldText(cell(at.kind));
    const kind = said === '' ? meaningOf(cell(at.name)) : KIND_NAMES[said];
    if (from === null || to === null) problems.push({ row, message: 'A date of this row cannot be read. Write it as 2026-11-26 or 11/26/2026.' });
    else if (to < from) problems.push({ row, message: 'This row ends before it begins.' });
    else if (kind === undefined) problems.push({ row, message: `“${cell(at.kind)}” is no kind of day. Use: school year, first day, last day, summer, semester, quarter, day off, exams.` });
    else return [{ row, name: cell(at.name), from, to, kind }];
    return [];
  });
  return { dated, problems };
}

/** What the library makes of damaged entries is not what its types say. */
const moment = z.object({ date: z.date(), local: z.object({ date: z.date() }).optional() });
const datedEvent = z.object({ start: moment, end: moment.optional() });
const namedEvent = z.object({ summary: z.string() });

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** The day on the wall where it was written; an end at midnight, or of a whole day, is the day before. */
function daysOf(event: unknown): { readonly from: string; readonly to: string } | null {
  const parsed = datedEvent.safeParse(event);
  if (!parsed.success) return null;
  const { start, end } = parsed.data;
  const from = dayOf(start.local?.date ?? start.date);
  const last = end === undefined ? from : dayOf(new Date((end.local?.date ?? end.date).getTime() - 1));
  if (!isDate(from) || !isDate(last)) return null;
  return { from, to: last < from ? from : last };
}

function fromIcs(text: string): { readonly dated: readonly Dated[]; readonly problems: readonly CalendarProblem[] } {
  let events: readonly unknown[];
  try {
    events = convertIcsCalendar(undefined, text).events ?? [];
  } catch (error) {
    // The library throws for whatever is no calendar; its words are about the format.
    return { dated: [], problems: [{ row: null, message: `This is no calendar that Muster can read (${error instanceof Error ? error.message.split('\n')[0] : 'no reason given'}).` }] };
  }
  const problems: CalendarProblem[] = [];
  const dated = events.flatMap((event): Dated[] => {
    const days = daysOf(event);
    const named = namedEvent.safeParse(event);
    const name = named.success ? named.data.summary.trim() : 'an entry without a name';
    if (days !== null) return [{ row: null, name, ...days, kind: meaningOf(name) }];
    problems.push({ row: null, message: `The date of “${name}” cannot be read.` });
    return [];
  });
  return { dated, problems };
}

/** First and last day of school, said apart, are one year. */
function yearOf(dated: readonly Dated[]): readonly CalendarEntry[] {
  const first = dated.filter(({ kind }) => kind === 'firstDay').map(({ from }) => from).sort()[0];
  const last = dated.filter(({ kind }) => kind === 'lastDay').map(({ to }) => to).sort().at(-1);
  return first === undefined || last === undefined || last < first ? [] : [{ kind: 'year', name: 'School year', from: first, to: last }];
}

const isEntry = (one: Dated): one is Dated & { readonly kind: EntryKind } => one.kind !== null && one.kind !== 'firstDay' && one.kind !== 'lastDay';

export function readCalendar(text: string): ReadCalendar {
  const { dated, problems } = /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text) ? fromIcs(text) : fromCsv(text);
  const entries = [...yearOf(dated), ...dated.filter(isEntry).map(({ kind, name, from, to }) => ({ kind, name: name.slice(0, 80), from, to }))];
  return { entries: entries.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)), leftOut: dated.filter(({ kind }) => kind === null).length, problems };
}
