/** Writes CSV files (RFC 4180, UTF-8) that a spreadsheet can open without running anything that is in them. */
import { stringify } from 'csv-stringify/sync';

import { inertText } from './inert-text.ts';
import type { SourceFile } from './roster-file.ts';
import { cleanCell } from './table.ts';

/** An empty cell is "not said". */
type Cell = string | number | boolean | null;

/** What stands in each column, in the order of the columns. */
export type CellsOf<Row> = Readonly<Record<string, (row: Row) => Cell>>;

export function writeTable<Row>(name: string, rows: readonly Row[], cells: CellsOf<Row>): SourceFile {
  const columns = Object.values(cells);
  const text = stringify([Object.keys(cells), ...rows.map((row) => columns.map((cellOf) => cellOf(row)))], {
    record_delimiter: 'windows',
    // A reader that guesses the delimiter counts what is outside of quotation marks.
    quoted_match: /[;\t]/,
    cast: { boolean: String, string: (cell) => inertText(cleanCell(cell)) },
  });
  return { name, bytes: new TextEncoder().encode(text) };
}

/** A list in one cell; see `splitList`. */
export const joinList = (entries: readonly string[]): string => stringify([[...entries]], { eof: false });
