/** The columns of a class list as a person is shown them, to correct what they were taken for: each with a few of its cells. */
import type { CsvRecord } from '../csv.ts';
import type { SourceFile } from '../roster-file.ts';
import { ProblemList } from '../roster-problems.ts';
import { cutText, readCell, readRecords } from '../table.ts';

import { mayHoldSecret, type ColumnGuess } from './guess-columns.ts';

export interface ListColumn extends ColumnGuess {
  readonly examples: readonly string[];
}

const MAX_EXAMPLES = 3;
const MAX_EXAMPLE_LENGTH = 40;
const SAMPLE_ROWS = 30;
/** Above it stand titles. */
const HEADER_WITHIN_ROWS = 20;

/** `rows`: those below the header. */
export function withExamples(columns: readonly ColumnGuess[], rows: readonly CsvRecord[]): readonly ListColumn[] {
  const samples = rows.slice(0, SAMPLE_ROWS);
  return columns.map((guess, index) => {
    if (mayHoldSecret(guess.column)) return { ...guess, examples: [] };
    const cells = new Set(samples.map(({ cells: all }) => readCell(all[index] ?? '')).filter((cell) => cell !== ''));
    return { ...guess, examples: [...cells].slice(0, MAX_EXAMPLES).map((cell) => cutText(cell, MAX_EXAMPLE_LENGTH)) };
  });
}

/** Of a file in which no column was recognised: those of its fullest row near the top, for a person to say what they hold. Null: no table. */
export function unrecognisedColumns(file: SourceFile): readonly ListColumn[] | null {
  const records = readRecords(file, new ProblemList());
  if (records === null) return null;
  const fullness = (record: CsvRecord): number => record.cells.filter((cell) => readCell(cell) !== '').length;
  const top = records.slice(0, HEADER_WITHIN_ROWS);
  const most = Math.max(0, ...top.map(fullness));
  const at = top.findIndex((record) => fullness(record) === most);
  const header = top[at];
  if (header === undefined || most === 0) return null;
  return withExamples(header.cells.map((cell) => ({ column: readCell(cell), field: null, confidence: 'none' })), records.slice(at + 1));
}
