/**
 * Reads the cells of one row as what they mean (a date, yes or no, a list of ids), and reports what cannot be read.
 * Shared by every roster format, so that a date is read, and complained about, in one way.
 */
import { splitList } from './csv.ts';
import { MAX_SHORT_TEXT, MAX_TEXT } from './roster-file.ts';
import type { ProblemFacts, ProblemList, RosterProblemCode } from './roster-problems.ts';
import { cutText, type TableRow } from './table.ts';

export class RowReader<Column extends string> {
  readonly file: string;
  readonly row: number;
  readonly #cells: Readonly<Record<Column, string>>;
  readonly #problems: ProblemList;
  readonly #spelling: ReadonlyMap<string, string>;

  /** `spelling`: what the file calls a column that we know by another name. */
  constructor(file: string, row: TableRow<Column>, problems: ProblemList, spelling: ReadonlyMap<string, string> = new Map()) {
    this.file = file;
    this.row = row.row;
    this.#cells = row.cells;
    this.#problems = problems;
    this.#spelling = spelling;
  }

  report(code: RosterProblemCode, column: Column | null, facts: ProblemFacts = {}): void {
    const spelt = column === null ? null : (this.#spelling.get(column) ?? column);
    this.#problems.add(code, { file: this.file, row: this.row, column: spelt }, facts);
  }

  /** Whether all cells are the same. */
  equals(other: RowReader<Column>): boolean {
    return JSON.stringify(this.#cells) === JSON.stringify(other.#cells);
  }

  /** The bare cell, for comparing with words of a vocabulary. */
  word(column: Column): string {
    return this.#cells[column].toLowerCase();
  }

  text(column: Column, limit: number = MAX_TEXT): string {
    const cell = this.#cells[column];
    if (cell.length > limit) this.report('value-cut', column, { limit });
    return cutText(cell, limit);
  }

  textOrNull(column: Column, limit: number = MAX_TEXT): string | null {
    return this.text(column, limit) || null;
  }

  /** An id that must be there. */
  id(column: Column): string | null {
    const id = this.idOrNull(column);
    if (id === null && this.#cells[column] === '') this.report('value-missing', column);
    return id;
  }

  idOrNull(column: Column): string | null {
    const [id] = this.ids(column, this.#cells[column]);
    return id ?? null;
  }

  /** Ids separated by commas, without repetition. */
  idList(column: Column): readonly string[] {
    return this.ids(column, ...splitList(this.#cells[column]));
  }

  private ids(column: Column, ...candidates: readonly string[]): readonly string[] {
    const ids = new Set(candidates.map((id) => id.trim()).filter((id) => id !== ''));
    for (const id of ids) {
      if (ROUNDED.test(id)) this.report('id-rounded', column);
      if (id.length <= MAX_TEXT) continue;
      this.report('id-too-long', column, { limit: MAX_TEXT });
      ids.delete(id);
    }
    return [...ids];
  }

  /** Short texts separated by commas. */
  textList(column: Column, entryLimit: number, listLimit: number): readonly string[] {
    const entries = splitList(this.#cells[column]);
    if (entries.some((entry) => entry.length > entryLimit)) this.report('value-cut', column, { limit: entryLimit });
    return this.limited(column, entries.map((entry) => cutText(entry, entryLimit)), listLimit);
  }

  limited<T>(column: Column | null, list: readonly T[], limit: number): readonly T[] {
    if (list.length > limit) this.report('list-cut', column, { limit });
    return list.slice(0, limit);
  }

  date(column: Column, meaningOf: (cell: string) => string | null = readDate): string | null {
    const counted = dateOfSerial(this.#cells[column]);
    if (counted !== null) this.report('date-was-number', column);
    return counted ?? this.read(column, 'date-unreadable', meaningOf);
  }

  phone(column: Column): string | null {
    const phone = this.textOrNull(column, MAX_SHORT_TEXT);
    if (phone === null || (/\d\D*\d\D*\d/.test(phone) && !ROUNDED.test(phone))) return phone;
    this.report('phone-unreadable', column);
    return null;
  }

  email(column: Column): string | null {
    return this.read(column, 'email-unreadable', (cell) => (/^[^\s@]+@[^\s@]+$/.test(cell) ? this.text(column) : null));
  }

  yesNo(column: Column): boolean | null {
    return this.read(column, 'yes-no-unreadable', (cell) => YES_NO.get(cell.toLowerCase()) ?? null);
  }

  wholeNumber(column: Column): number | null {
    return this.read(column, 'number-unreadable', (cell) => (/^-?\d{1,9}(?:\.0+)?$/.test(cell) ? Number(cell) : null));
  }

  private read<T>(column: Column, complaint: RosterProblemCode, meaningOf: (cell: string) => T | null): T | null {
    const cell = this.#cells[column];
    if (cell === '') return null;
    const meaning = meaningOf(cell);
    if (meaning === null) this.report(complaint, column);
    return meaning;
  }
}

/** What a spreadsheet makes of a long number: 100123456789 becomes 1.00123E+11. */
const ROUNDED = /^\d(?:[.,]\d+)?E\+\d\d$/i;

/** Of a cell that speaks of something or of nothing, in lower case: it speaks of nothing. */
export const saysNo = (word: string): boolean => REFUSING.has(word) || NOTHING_TO_SAY.has(word);
export const refuses = (word: string): boolean => REFUSING.has(word);

const REFUSING: ReadonlySet<string> = new Set(['no', 'n', 'false', '0', 'nein', 'non']);
const NOTHING_TO_SAY: ReadonlySet<string> = new Set(['', 'none', 'n/a', 'na', 'nil', '-', '--', '.']);

const YES_NO: ReadonlyMap<string, boolean> = new Map([
  ['true', true], ['yes', true], ['y', true], ['1', true],
  ['false', false], ['no', false], ['n', false], ['0', false],
]);

/** What Excel shows of a date in a column that is not formatted as one: the days since 30 December 1899; here 1927 to 2064. */
function dateOfSerial(cell: string): string | null {
  const days = /^[1-5]\d{4}(?:\.\d+)?$/.test(cell) ? Math.floor(Number(cell)) : 0;
  return days === 0 ? null : new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

/** "13-Sep-2013", "13 September 2013" or "Sep 13, 2013" */
function readNamedMonth(cell: string): string | null {
  const found = /^(?<day>\d{1,2})[\s.-]+(?<month>[a-z]{3,9})[\s.,-]+(?<year>\d{4})$/i.exec(cell) ?? /^(?<month>[a-z]{3,9})\.? (?<day>\d{1,2}),? (?<year>\d{4})$/i.exec(cell);
  const month = MONTHS.findIndex((name) => found?.groups?.['month']?.toLowerCase().startsWith(name)) + 1;
  return month === 0 ? null : realDate(Number(found?.groups?.['year']), month, Number(found?.groups?.['day']));
}

/**
 * ISO, with hyphens or without (a time of day after it is ignored), month/day/year as Excel writes it in the United States, or
 * with the month's name.
 */
export function readDate(cell: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(cell) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(cell);
  if (iso) return realDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: .*)?$/.exec(cell);
  return american ? realDate(Number(american[3]), Number(american[1]), Number(american[2])) : readNamedMonth(cell);
}

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function realDate(year: number, month: number, day: number): string | null {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && leap ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0);
  if (year < 1900 || day < 1 || day > days) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A grade as printed on lists: "07" is 7, "KG" is K. What is not a number stays as the school writes it. */
export function readGrade(cell: string): string | null {
  const grade = cell.trim().toUpperCase();
  if (grade === '') return null;
  if (grade === 'KG' || grade === 'KINDERGARTEN') return 'K';
  // As systems number what comes before grade 1.
  if (grade === '-1') return 'PK';
  const number = /^(?:(?:GRADE|GR|YEAR|YR)\b\.? ?)?0*(\d{1,2})(?:\.0|ST|ND|RD|TH)?(?: GRADE)?$/.exec(grade)?.[1];
  if (number === undefined) return grade;
  return number === '0' ? 'K' : number;
}
