/**
 * Reads one CSV file by the names in its header, in any order and case. Only the columns that the caller names are
 * kept: what is not named (a password, a race, a place of birth) is gone after this step. Cells come out trimmed,
 * without control characters, in Unicode's composed form.
 */
import { firstRecord, parseCsv, type CsvRecord } from './csv.ts';
import { withoutMark } from './inert-text.ts';
import type { SourceFile } from './roster-file.ts';
import type { ProblemList } from './roster-problems.ts';
import { decodeText } from './text-decoding.ts';

export interface TableRow<Column extends string> {
  readonly row: number;
  /** An absent optional column reads as empty. */
  readonly cells: Readonly<Record<Column, string>>;
}

export interface TableColumns<Column extends string> {
  readonly required: readonly Column[];
  readonly optional: readonly Column[];
}

/** The rows of the file, or null if it cannot be read as this table; then the problems say why. */
export function readTable<Column extends string>(
  file: SourceFile,
  columns: TableColumns<Column>,
  problems: ProblemList,
): readonly TableRow<Column>[] | null {
  const records = readRecords(file, problems);
  if (records === null) return null;
  const [header, ...rest] = records;
  if (header === undefined) {
    problems.add('file-empty', { file: file.name });
    return null;
  }
  const positions = findColumns(file, header, columns, problems);
  if (positions === null) return null;
  const names = [...columns.required, ...columns.optional];
  return rest.map((record) => {
    checkWidth(file, header, record, problems);
    const cells = Object.fromEntries(names.map((name) => [name, readCell(record.cells[positions.get(name) ?? -1] ?? '')]));
    return { row: record.row, cells: cells as Record<Column, string> };
  });
}

/** The names in the header, for recognising a file, in any spelling; none if it cannot be read. Says nothing about problems. */
export function readHeader(file: SourceFile): { readonly names: readonly string[]; readonly has: (column: string) => boolean } {
  const decoded = decodeText(file.bytes);
  const names = decoded.ok ? firstRecord(decoded.value.text).map(readCell) : [];
  const keys = new Set(names.map(headerKey));
  return { names, has: (column) => keys.has(headerKey(column)) };
}

/** The records of the file, or null if it is not a CSV text; then the problems say why. */
export function readRecords(file: SourceFile, problems: ProblemList): readonly CsvRecord[] | null {
  const decoded = decodeText(file.bytes);
  if (!decoded.ok) {
    problems.add('file-not-text', { file: file.name });
    return null;
  }
  if (decoded.value.guessed) problems.add('encoding-guessed', { file: file.name });
  const parsed = parseCsv(decoded.value.text);
  if (parsed.ok) return parsed.value;
  const { code, row } = parsed.error;
  problems.add(code, { file: file.name, row }, 'limit' in parsed.error ? { limit: parsed.error.limit } : {});
  return null;
}

/** As compared: "Sourced ID", "sourced_id" and "sourceId" are one column, and so are a list of ids and an id. */
const headerKey = (name: string): string => cleanCell(name).toLowerCase().replaceAll(/[\s_-]+/g, '').replace(/sourced?ids?$/, 'sourcedid');

function findColumns<Column extends string>(
  file: SourceFile,
  header: CsvRecord,
  columns: TableColumns<Column>,
  problems: ProblemList,
): ReadonlyMap<Column, number> | null {
  const keys = header.cells.map(headerKey);
  const positions = new Map<Column, number>();
  let complete = true;
  for (const name of [...columns.required, ...columns.optional]) {
    const position = keys.indexOf(headerKey(name));
    const place = { file: file.name, row: header.row, column: name };
    if (position >= 0) positions.set(name, position);
    if (position !== keys.lastIndexOf(headerKey(name))) {
      problems.add('column-repeated', place);
      complete = false;
    } else if (position < 0 && columns.required.includes(name)) {
      problems.add('column-missing', place);
      complete = false;
    }
  }
  return complete ? positions : null;
}

export function checkWidth(file: SourceFile, header: CsvRecord, record: CsvRecord, problems: ProblemList): void {
  const place = { file: file.name, row: record.row };
  if (record.cells.slice(header.cells.length).some((cell) => cell.trim() !== '')) problems.add('row-too-long', place);
  else if (record.cells.length < header.cells.length) problems.add('row-too-short', place);
}

/** What databases and spreadsheets write where there is nothing. A person of that name is spelt otherwise than in capitals. */
const NOTHING: ReadonlySet<string> = new Set(['NULL', '(null)', '\\N', '#N/A', '#REF!', '#VALUE!', '#NAME?', '#DIV/0!', '#NUM!', '#NULL!']);

/** The cell's text, clean, or nothing. */
export function readCell(cell: string): string {
  const clean = cleanCell(cell);
  return NOTHING.has(clean) ? '' : withoutMark(AS_TEXT.exec(clean)?.[1] ?? clean);
}

/** How a spreadsheet is told to leave a number alone: ="007". */
const AS_TEXT = /^="([^"]+)"$/;

/**
 * Control characters and line breaks inside a cell become spaces; a name is one line. What cannot be seen goes: marks that
 * divide words, and those that turn the writing of all that follows.
 */
export function cleanCell(cell: string): string {
  return /^[\x21-\x7e]*$/.test(cell) ? cell : cell.replaceAll(INVISIBLE, '').replaceAll(/[\p{Cc}\s]+/gu, ' ').trim().normalize('NFC');
}

const INVISIBLE = /[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;

/** The first `limit` UTF-16 units, without half a character at the end. */
export function cutText(text: string, limit: number): string {
  const cut = text.slice(0, limit);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}
