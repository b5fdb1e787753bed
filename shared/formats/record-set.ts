/**
 * The records of one file of a package by their id, after what every such file has in common: rows marked for deletion
 * are left out, and an id stands for one record only.
 */
import type { SourceFile } from './roster-file.ts';
import type { ProblemList } from './roster-problems.ts';
import { RowReader } from './row-reader.ts';
import { readTable, type TableColumns } from './table.ts';

export interface RecordSet<Column extends string, IdColumn extends string = 'sourcedId'> {
  readonly file: string;
  readonly byId: ReadonlyMap<string, RowReader<Column | IdColumn | 'status'>>;
  /** The further rows of an id, where its source lets rows add to each other. */
  readonly additions: ReadonlyMap<string, readonly RowReader<Column | IdColumn | 'status'>[]>;
  /** Ids of the rows marked for deletion: a reference to one of them is in order, and leads nowhere. */
  readonly deleted: ReadonlySet<string>;
}

export interface RecordSource<IdColumn extends string> {
  /** An absent file has no records. */
  readonly file: SourceFile | null;
  /** As the format spells it. */
  readonly name: string;
  readonly idColumn: IdColumn;
}

/** Whether a second row of an id adds to the first one (a teacher's second school) and does not contradict it. */
type AddsTo<Column extends string> = (first: RowReader<Column>, second: RowReader<Column>) => boolean;

export function readRecordSet<Column extends string, IdColumn extends string>(
  { file, name, idColumn }: RecordSource<IdColumn>,
  columns: TableColumns<Column>,
  problems: ProblemList,
  addsTo: AddsTo<Column | IdColumn | 'status'> = () => false,
): RecordSet<Column, IdColumn> {
  const byId = new Map<string, RowReader<Column | IdColumn | 'status'>>();
  const additions = new Map<string, RowReader<Column | IdColumn | 'status'>[]>();
  const deleted = new Set<string>();
  const all: TableColumns<Column | IdColumn | 'status'> = {
    required: [idColumn, ...columns.required],
    optional: ['status', ...columns.optional],
  };
  for (const tableRow of (file && readTable(file, all, problems)) ?? []) {
    const row = new RowReader(name, tableRow, problems);
    const id = row.id(idColumn);
    if (id === null) continue;
    if (isDeleted(row, id)) {
      deleted.add(id);
      continue;
    }
    const first = byId.get(id);
    if (!first) byId.set(id, row);
    else if (addsTo(first, row)) additions.set(id, [...(additions.get(id) ?? []), row]);
    else row.report('id-repeated', idColumn, { id, first: first.row, second: row.row });
  }
  return { file: name, byId, additions, deleted };
}

function isDeleted(row: RowReader<'status'>, id: string): boolean {
  switch (row.word('status')) {
    case '':
    case 'active':
      return false;
    case 'tobedeleted':
    case 'inactive': // OneRoster 1.0's word, still written by some systems.
      row.report('row-to-be-deleted', 'status', { id });
      return true;
    default:
      row.report('status-unknown', 'status');
      return false;
  }
}

/**
 * The id if it stands for a record, for a row that is nothing without it: someone missing from a class list is worse
 * than no import. A reference to a row marked for deletion is in order, and leads nowhere.
 */
export function enrolledIn<Column extends string>(row: RowReader<Column>, column: Column, target: RecordSet<string, string>): string | null {
  const id = row.id(column);
  if (id === null || target.deleted.has(id)) return null;
  if (target.byId.has(id)) return id;
  row.report('enrollment-of-unknown', column, { id, target: target.file });
  return null;
}

/** Whether the id stands for a record; one that neither does nor did is reported. */
export function refersTo<Column extends string>(
  from: RowReader<Column>,
  column: Column,
  id: string,
  target: RecordSet<string, string>,
): boolean {
  if (target.byId.has(id)) return true;
  if (!target.deleted.has(id)) from.report('reference-unknown', column, { id, target: target.file });
  return false;
}
