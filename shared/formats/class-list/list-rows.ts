/**
 * Finds the header of a one-file class list, decides what its columns hold, and divides the rest into students' rows and
 * rows that are not about a student: titles, instructions, examples, a header repeated on each page.
 */
import type { CsvRecord } from '../csv.ts';
import type { SourceFile } from '../roster-file.ts';
import type { ProblemList } from '../roster-problems.ts';
import { RowReader, refuses, saysNo } from '../row-reader.ts';
import { checkWidth, readCell, readRecords } from '../table.ts';

import type { ColumnMap } from './column-map.ts';
import { LIST_FIELDS, NAME_FIELDS, columnKey, isRestriction, type ListField } from './fields.ts';
import { grantsPickUp, guessColumns, type ColumnGuess } from './guess-columns.ts';
import { withExamples, type ListColumn } from './list-columns.ts';

export type ListRow = RowReader<ListField>;

/** Which column a field was read from, as the list spells it. */
export type Spelling = ReadonlyMap<ListField, string>;

export interface ClassListRows {
  readonly file: SourceFile;
  readonly header: CsvRecord;
  readonly columns: readonly ListColumn[];
  readonly spelling: Spelling;
  readonly rows: readonly ListRow[];
}

const YES: ReadonlySet<string> = new Set(['yes', 'y', 'true', '1', 'x', 'sí', 'si', 'oui', 'ja', '✓', '✔']);

/** Whether a cell ticks what its column is about; in lower case. */
export const saysYes = (word: string): boolean => YES.has(word);

/** Titles and instructions stand above a header, not a page of them. */
const HEADER_WITHIN_ROWS = 20;
const SAMPLE_ROWS = 30;

/** Null if it cannot be read as a list of students; then the problems say why. `isOnly`: no other file was given. */
export function readListRows(file: SourceFile, isOnly: boolean, map: ColumnMap | null, problems: ProblemList): ClassListRows | null {
  const records = readRecords(file, problems);
  if (records === null) return null;
  if (records.length === 0) {
    problems.add('file-empty', { file: file.name });
    return null;
  }
  const found = findHeader(records, map);
  if (found === null) {
    problems.add(isOnly ? 'list-header-missing' : 'format-unknown', { file: file.name });
    return null;
  }
  const { index, header, columns } = found;
  if (index > 0) problems.add('rows-above-header', { file: file.name, row: records[0]?.row ?? null }, { header: header.row });
  for (const { column, field, confidence } of columns) {
    if (confidence === 'likely' && field !== null) problems.add('column-guessed', { file: file.name, column }, { field });
  }
  const unused = columns.filter(({ column, field }) => field === null && column.trim() !== '').map(({ column }) => column);
  if (unused.length > 0) problems.add('columns-not-used', { file: file.name }, { columns: unused.join(', ') });
  const granting = new Set(columns.flatMap(({ column, field }) => (field !== null && isRestriction(field) && grantsPickUp(column) ? [column] : [])));
  const rows = records.slice(index + 1).flatMap((record) => {
    checkWidth(file, header, record, problems);
    const row = toRow(file, record, columns, granting, problems);
    return isStudentRow(row, header, record) ? [row] : [];
  });
  const spelling = new Map(columns.flatMap(({ column, field }): [ListField, string][] => (field === null ? [] : [[field, column]])));
  return { file, header, columns: withExamples(columns, records.slice(index + 1)), spelling, rows };
}

interface FoundHeader {
  readonly index: number;
  readonly header: CsvRecord;
  readonly columns: readonly ColumnGuess[];
}

/** The row with the most columns that mean something, among the first ones; it must name the student. */
function findHeader(records: readonly CsvRecord[], map: ColumnMap | null): FoundHeader | null {
  let best: (FoundHeader & { readonly known: number }) | null = null;
  for (const [index, header] of records.slice(0, HEADER_WITHIN_ROWS).entries()) {
    const names = header.cells.map(readCell);
    const columns = map ? mapColumns(names, map) : guessColumns(names, records.slice(index + 1, index + 1 + SAMPLE_ROWS).map(({ cells }) => cells));
    const known = columns.filter(({ field }) => field !== null);
    if (!map && !known.some(({ field }) => field !== null && NAME_FIELDS.includes(field))) continue;
    if (known.length > (best?.known ?? 0)) best = { index, header, columns, known: known.length };
  }
  return best;
}

const mapColumns = (names: readonly string[], map: ColumnMap): readonly ColumnGuess[] =>
  names.map((column, index) => {
    const key = columnKey(column);
    const field = names.findIndex((name) => columnKey(name) === key) === index ? map.get(key)?.field : undefined;
    return field === undefined ? { column, field: null, confidence: 'none' } : { column, field, confidence: 'certain' };
  });

/** Whether each column of the mapping is in one of the lists, and in none of them twice. */
export function hasMappedColumns(lists: readonly ClassListRows[], map: ColumnMap, problems: ProblemList): boolean {
  let complete = true;
  for (const [key, { column }] of map) {
    const counts = lists.map(({ file, header }) => ({ place: { file: file.name, row: header.row, column }, count: header.cells.filter((cell) => columnKey(cell) === key).length }));
    const repeated = counts.find(({ count }) => count > 1);
    const wanting = counts.every(({ count }) => count === 0) ? counts[0] : undefined;
    if (repeated) problems.add('column-repeated', repeated.place);
    if (wanting) problems.add('column-missing', wanting.place);
    complete &&= !repeated && !wanting;
  }
  return complete;
}

function toRow(file: SourceFile, record: CsvRecord, columns: readonly ColumnGuess[], granting: ReadonlySet<string>, problems: ProblemList): ListRow {
  const cells = Object.fromEntries(LIST_FIELDS.map((field) => [field, ''])) as Record<ListField, string>;
  const spelling = new Map<ListField, string>();
  for (const [index, { column, field }] of columns.entries()) {
    if (field === null) continue;
    const cell = readCell(record.cells[index] ?? '');
    cells[field] = isRestriction(field) ? [cells[field], restrictionIn(cell, column, granting.has(column))].filter((words) => words !== '').join('; ') : cell;
    spelling.set(field, column);
  }
  return new RowReader(file.name, { row: record.row, cells }, problems, spelling);
}

/** The words of the list; where it only ticks a box, the name of the column says what was ticked, or refused ("Can pick up: no"). */
function restrictionIn(cell: string, column: string, grants: boolean): string {
  const word = cell.toLowerCase();
  const [restricts, allows] = grants ? [refuses(word), saysYes(word)] : [saysYes(word), refuses(word)];
  if (restricts) return `${column}: ${cell}`;
  return allows || saysNo(word) ? '' : cell;
}

/** What stands in the place of a name in an instruction or a total, and is nobody's name: "Sample, John" may be a student. */
const INSTRUCTION = new RegExp(
  [
    String.raw`[([<].*[)\]>]$|\*|e\.?g\.?[\s:,]`,
    String.raw`(?:grand\s+)?total(?:s|\s+(?:number|students?|pupils?|children|enrol\w*|count|records?|rows?|of)\b.*)?\s*(?:$|[:(=\d-])`,
    String.raw`(?:count|page|printed|generated|exported|report|as of|records?)\b.*\d|\d+\s+(?:students?|pupils?|children|records?|rows?|total)\b`,
    String.raw`(?:example|sample|note|text|string|instructions?|required|optional|mandatory)\s*(?:$|[:(\d])`,
    String.raw`(?:please|enter|insert|type|end of)\s+\p{L}|max(?:imum)?\.?\s*\d`,
    String.raw`(?:first|last|given|family) name\b|surname\b`,
  ].map((form) => `^(?:${form})`).join('|'),
  'iu',
);

/** What a row says about a class, as a heading above its students does. */
const ABOUT_CLASSES: ReadonlySet<ListField> = new Set(['grade', 'school', 'class', 'period', 'room', 'teacher']);

/** A row that is not is left out with a warning; one that is, and has no name, is an error: somebody would be missing. */
function isStudentRow(row: ListRow, header: CsvRecord, record: CsvRecord): boolean {
  const names = NAME_FIELDS.map((field) => row.word(field)).filter((name) => name !== '');
  const repeatsHeader = record.cells.every((cell, index) => columnKey(cell) === columnKey(header.cells[index] ?? ''));
  if (repeatsHeader || (names.length > 0 && names.every((name) => INSTRUCTION.test(name)))) {
    row.report('row-not-a-student', null);
    return false;
  }
  if (names.length > 0) return true;
  if (INSTRUCTION.test(record.cells.map(readCell).find((cell) => cell !== '') ?? '')) {
    row.report('row-not-a-student', null);
    return false;
  }
  const facts = LIST_FIELDS.filter((field) => row.word(field) !== '' && !ABOUT_CLASSES.has(field));
  const aboutSomebody = facts.length >= 3 || facts.includes('studentNumber') || /\d.*\d/.test(row.word('birthDate'));
  row.report(aboutSomebody ? 'student-name-missing' : 'row-not-a-student', null);
  return false;
}
