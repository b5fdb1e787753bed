/**
 * Divides a CSV text (RFC 4180, with commas, semicolons, tabs or bars) into records. Knows nothing of headers or rosters. Records keep the row
 * number that a spreadsheet would show: blank rows count, a record with line breaks inside counts once.
 */
import { CsvError, parse, type Options } from 'csv-parse/sync';

import { err, ok, type Result } from '../kernel/result.ts';

/** Ten times the enrollments of a district with 10,000 students. */
export const MAX_ROWS = 700_000;
/** OneRoster's widest file has about 30 columns; vendors add metadata columns. */
export const MAX_COLUMNS = 500;
/** The longest honest cell is a note; past this a closing quotation mark is missing. */
export const MAX_CELL_CHARACTERS = 32_767;
/** Bounds what the library collects before it can be measured: a full record of honest cells fits many times over. */
const MAX_RECORD_CHARACTERS = 1_000_000;

export interface CsvRecord {
  /** 1-based; the header is row 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

export type CsvFailure =
  | { readonly code: 'csv-malformed'; readonly row: number }
  | { readonly code: 'too-many-rows'; readonly row: number; readonly limit: number }
  | { readonly code: 'too-many-columns'; readonly row: number; readonly limit: number }
  | { readonly code: 'cell-too-large'; readonly row: number; readonly limit: number };

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Enough to get past a title above the header. */
const DELIMITER_WITHIN_LINES = 20;

/** Spreadsheets write semicolons where the comma is a decimal sign, and tabs as "Unicode text". */
function delimiterOf(text: string): string {
  const start = text.split(/\r\n|\n|\r/, DELIMITER_WITHIN_LINES).join('\n').replaceAll(/"[^"]*"/g, '');
  const count = (delimiter: string): number => start.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/** All records that are not blank, the header first. */
export function parseCsv(text: string): Result<readonly CsvRecord[], CsvFailure> {
  const divided = divide(text);
  if (!divided.ok) return divided;
  const records: CsvRecord[] = [];
  for (const [index, cells] of divided.value.entries()) {
    const row = index + 1;
    if (row > MAX_ROWS) return err({ code: 'too-many-rows', row, limit: MAX_ROWS });
    if (cells.length > MAX_COLUMNS) return err({ code: 'too-many-columns', row, limit: MAX_COLUMNS });
    if (cells.some((cell) => cell.length > MAX_CELL_CHARACTERS)) return err({ code: 'cell-too-large', row, limit: MAX_CELL_CHARACTERS });
    if (!isBlank(cells)) records.push({ row, cells });
  }
  return ok(records);
}

/** Excel's first line "sep=;", which no spreadsheet shows. */
const SEPARATOR_LINE = /^"?sep=([,;\t|])"?[ \t]*(?:\r\n|\n|\r|$)/i;
/** ="007" keeps a spreadsheet from reading a number; the quotation marks stand where none are allowed. */
const AS_TEXT = /(^|[,;\t|\r\n])="([^",;\t|\r\n]+)"(?=[,;\t|\r\n]|$)/g;

/** The first record that is not blank; none where the text cannot be divided that far. */
export function firstRecord(text: string): readonly string[] {
  const divided = divide(text, { to: 1, skip_records_with_empty_values: true });
  return divided.ok ? (divided.value[0] ?? []) : [];
}

function divide(given: string, until: Pick<Options, 'to' | 'skip_records_with_empty_values'> = { to: MAX_ROWS + 1 }): Result<readonly string[][], CsvFailure> {
  const text = given.replace(SEPARATOR_LINE, '').replaceAll(AS_TEXT, '$1"$2"');
  try {
    const records = parse(text, {
      delimiter: SEPARATOR_LINE.exec(given)?.[1] ?? delimiterOf(text),
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: MAX_RECORD_CHARACTERS,
      ...until,
    });
    return ok(records);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = recordsRead(error) + 1;
    return err(error.code === 'CSV_MAX_RECORD_SIZE' ? { code: 'cell-too-large', row, limit: MAX_CELL_CHARACTERS } : { code: 'csv-malformed', row });
  }
}

/** The library counts the records before the broken one, but leaves the count out of its types. */
function recordsRead(error: CsvError): number {
  const records: unknown = error['records'];
  return typeof records === 'number' ? records : 0;
}

/**
 * The entries of a list in one cell, divided by commas. An entry that holds a comma itself stands in quotation marks, as
 * a cell does in a file; marks that do not pair are letters like any other.
 */
export function splitList(cell: string): readonly string[] {
  const entries = cell.includes('"') ? divideList(cell) : cell.split(',');
  return entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
}

function divideList(cell: string): readonly string[] {
  try {
    return parse(cell, { trim: true, relax_column_count: true }).flat();
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return cell.split(',');
  }
}
