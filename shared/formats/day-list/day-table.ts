/** Reads a list of the day by the names of its columns, wherever its header stands; reports have titles above it. */
import { columnKey } from '../class-list/fields.ts';
import { inEnglish } from '../class-list/column-words.ts';
import type { SourceFile } from '../roster-file.ts';
import type { ProblemList } from '../roster-problems.ts';
import { readCell, readRecords } from '../table.ts';

export interface DayRow<Field extends string> {
  readonly row: number;
  /** Empty where there is no such column. */
  readonly cells: Readonly<Record<Field, string>>;
  /** Of columns that are no field, by their key. */
  readonly others: readonly { readonly key: string; readonly cell: string }[];
}

export interface DayTable<Field extends string> {
  readonly rows: readonly DayRow<Field>[];
  readonly has: (field: Field) => boolean;
}

export interface DayColumns<Field extends string> {
  readonly fields: readonly Field[];
  /** From a column's name, in English and without the word "student" or "visitor". */
  readonly words: ReadonlyMap<string, Field>;
  /** Whether such columns are enough, besides the keys of those that are no field. */
  readonly enough: (found: ReadonlySet<Field>, others: readonly string[]) => boolean;
  /** What is needed, in words. */
  readonly needed: string;
}

const HEADER_WITHIN_ROWS = 20;
/** Ten periods of a school with 5,000 students, listed whole. */
const MAX_ROWS = 50_000;
const WHOM = /\b(?:student|stu|pupil|visitor|guest|learner)s?\b/g;

/** As it is compared: "Student ID" is "id", and "Student" alone is a name. */
const dayColumnKey = (column: string): string => {
  const key = inEnglish(columnKey(column));
  return key.replaceAll(WHOM, ' ').replaceAll(/\s+/g, ' ').trim() || (key === '' ? '' : 'name');
};

/** Null if it cannot be read; then the problems say why. */
export function readDayTable<Field extends string>(file: SourceFile, columns: DayColumns<Field>, problems: ProblemList): DayTable<Field> | null {
  const records = readRecords(file, problems);
  if (records === null) return null;
  if (records.length > MAX_ROWS) {
    problems.add('day-list-too-long', { file: file.name }, { limit: MAX_ROWS });
    return null;
  }
  const headers = records.slice(0, HEADER_WITHIN_ROWS).map((record, index) => ({ index, ...namesIn(record.cells.map(readCell), columns) }));
  const [header] = headers.filter(({ places, others }) => columns.enough(new Set(places.keys()), others.map((one) => one.key))).sort((a, b) => b.places.size - a.places.size);
  if (header === undefined) {
    problems.add('day-list-header-missing', { file: file.name }, { columns: columns.needed });
    return null;
  }
  const rows = records.slice(header.index + 1).map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries(columns.fields.map((field) => [field, readCell(cells[header.places.get(field) ?? -1] ?? '')])) as Record<Field, string>,
    others: header.others.map(({ key, place }) => ({ key, cell: readCell(cells[place] ?? '') })),
  }));
  return { rows, has: (field) => header.places.has(field) };
}

/** The first column of each field counts. */
function namesIn<Field extends string>(names: readonly string[], { words }: DayColumns<Field>): { readonly places: ReadonlyMap<Field, number>; readonly others: readonly { readonly key: string; readonly place: number }[] } {
  const places = new Map<Field, number>();
  const others: { key: string; place: number }[] = [];
  for (const [place, name] of names.entries()) {
    const key = dayColumnKey(name);
    const field = words.get(key);
    if (field === undefined) others.push({ key, place });
    else if (!places.has(field)) places.set(field, place);
  }
  return { places, others };
}
