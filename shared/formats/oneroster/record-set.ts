/**
 * The records of one OneRoster file by their `sourcedId`, after what every OneRoster file has in common: rows marked
 * for deletion are left out, and an id stands for one record only.
 */
import type { SourceFile } from '../roster-file.ts';
import type { ProblemList } from '../roster-problems.ts';
import { RowReader } from '../row-reader.ts';
import { readTable, type TableColumns } from '../table.ts';

type RecordColumn<Column extends string> = Column | 'sourcedId' | 'status';

export interface RecordSet<Column extends string> {
  readonly file: string;
  readonly byId: ReadonlyMap<string, RowReader<RecordColumn<Column>>>;
  /** Ids of the rows marked for deletion: a reference to one of them is in order, and leads nowhere. */
  readonly deleted: ReadonlySet<string>;
}

/** An absent file has no records; `file` is null for it. */
export function readRecordSet<Column extends string>(
  file: SourceFile | null,
  name: string,
  columns: TableColumns<Column>,
  problems: ProblemList,
): RecordSet<Column> {
  const byId = new Map<string, RowReader<RecordColumn<Column>>>();
  const deleted = new Set<string>();
  const all: TableColumns<RecordColumn<Column>> = {
    required: ['sourcedId', ...columns.required],
    optional: ['status', ...columns.optional],
  };
  for (const tableRow of (file && readTable(file, all, problems)) ?? []) {
    const row = new RowReader(name, tableRow, problems);
    const id = row.id('sourcedId');
    if (id === null) continue;
    if (isDeleted(row, id)) {
      deleted.add(id);
      continue;
    }
    const first = byId.get(id);
    if (first) row.report('id-repeated', 'sourcedId', { id, first: first.row, second: row.row });
    else byId.set(id, row);
  }
  return { file: name, byId, deleted };
}

function isDeleted(row: RowReader<'sourcedId' | 'status'>, id: string): boolean {
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

/** Whether the id stands for a record; one that neither does nor did is reported. */
export function refersTo<Column extends string>(
  from: RowReader<Column>,
  column: Column,
  id: string,
  target: RecordSet<string>,
): boolean {
  if (target.byId.has(id)) return true;
  if (!target.deleted.has(id)) from.report('reference-unknown', column, { id, target: target.file });
  return false;
}
