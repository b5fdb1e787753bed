/**
 * The records of one file of a package by their id, after what every such file has in common: rows marked for deletion
 * are left out, and an id stands for one record only.
 */
import type { SourceFile } from './roster-file.ts';
import type { ProblemList, RosterProblemCode } from './roster-problems.ts';
import { RowReader } from './row-reader.ts';
import { readTable, type TableColumns } from './table.ts';

export interface RecordSet<Column extends string, IdColumn extends string = 'sourcedId'> {
  readonly file: string;
  readonly byId: ReadonlyMap<string, RowReader<Column | IdColumn | 'status'>>;
  /** The further rows of an id, where its source lets rows add to each other. */
  readonly additions: ReadonlyMap<string, readonly RowReader<Column | IdColumn | 'status'>[]>;
  /** The rows marked for deletion: a reference to one of them is in order, and leads nowhere. */
  readonly deleted: ReadonlyMap<string, RowReader<Column | IdColumn | 'status'>>;
  /** Of a file of changes: the ids that the active roster has besides. Null for a whole file. */
  readonly active: ReadonlySet<string> | null;
  readonly alike: Alike;
}

/** The one id that is the given one but for what spreadsheets and databases change; null where there is none, or more. */
export type Alike = (id: string) => string | null;

/** Spreadsheets take leading zeros away, databases change the case of a GUID and put it into braces. */
const looseKey = (id: string): string => id.toLowerCase().replace(/^\{(.*)\}$/, '$1').replace(/^0+(?=.)/, '');

/** Most rosters never ask, so the ids are looked through at the first question. */
export function alikeAmong(ids: () => Iterable<string>): Alike {
  let known: ReadonlyMap<string, readonly string[]> | null = null;
  return (id) => {
    known ??= Map.groupBy(ids(), looseKey);
    const [only, ...others] = known.get(looseKey(id)) ?? [];
    return only === undefined || others.length > 0 ? null : only;
  };
}

export interface RecordSource<IdColumn extends string> {
  /** An absent file has no records. */
  readonly file: SourceFile | null;
  /** As the format spells it. */
  readonly name: string;
  readonly idColumn: IdColumn;
}

export interface RecordRules<Column extends string> {
  /** Whether a second row of an id adds to the first one (a teacher's second school) and does not contradict it. */
  readonly addsTo?: (first: RowReader<Column>, second: RowReader<Column>) => boolean;
  /** Of a file of changes, where rows marked for deletion are what it is for. */
  readonly active?: ReadonlySet<string> | null;
}

export function readRecordSet<Column extends string, IdColumn extends string>(
  { file, name, idColumn }: RecordSource<IdColumn>,
  columns: TableColumns<Column>,
  problems: ProblemList,
  { addsTo = () => false, active = null }: RecordRules<Column | IdColumn | 'status'> = {},
): RecordSet<Column, IdColumn> {
  const byId = new Map<string, RowReader<Column | IdColumn | 'status'>>();
  const additions = new Map<string, RowReader<Column | IdColumn | 'status'>[]>();
  const deleted = new Map<string, RowReader<Column | IdColumn | 'status'>>();
  const all: TableColumns<Column | IdColumn | 'status'> = {
    required: [idColumn, ...columns.required],
    optional: ['status', ...columns.optional],
  };
  for (const tableRow of (file && readTable(file, all, problems)) ?? []) {
    const row = new RowReader(name, tableRow, problems);
    const id = row.id(idColumn);
    if (id === null) continue;
    if (isDeleted(row)) {
      if (active === null) row.report('row-to-be-deleted', 'status', { id });
      deleted.set(id, row);
      continue;
    }
    const first = byId.get(id);
    if (!first) byId.set(id, row);
    else if (first.equals(row)) row.report('row-repeated', null, { first: first.row, second: row.row });
    else if (addsTo(first, row)) additions.set(id, [...(additions.get(id) ?? []), row]);
    else row.report('id-repeated', idColumn, { id, first: first.row, second: row.row });
  }
  const alike = alikeAmong(() => new Set([...byId.keys(), ...(active ?? []), ...deleted.keys()]));
  return { file: name, byId, additions, deleted, active, alike };
}

function isDeleted(row: RowReader<'status'>): boolean {
  switch (row.word('status')) {
    case '':
    case 'active':
      return false;
    case 'tobedeleted':
    case 'inactive': // OneRoster 1.0's word, still written by some systems.
      return true;
    default:
      row.report('status-unknown', 'status');
      return false;
  }
}

/**
 * The id of a record, for a row that is nothing without it: someone missing from a class list is worse than no import. A
 * reference to a row marked for deletion is in order, and leads nowhere.
 */
export function enrolledIn<Column extends string>(row: RowReader<Column>, column: Column, target: RecordSet<string, string>): string | null {
  return resolved(row, column, row.id(column), target, target.active === null ? 'enrollment-of-unknown' : 'change-of-unknown');
}

/** The id of the record that is referred to; one that neither does nor did stand for one is reported. */
export function refersTo<Column extends string>(from: RowReader<Column>, column: Column, id: string | null, target: RecordSet<string, string>): string | null {
  return resolved(from, column, id, target, 'reference-unknown');
}

function resolved<Column extends string>(from: RowReader<Column>, column: Column, id: string | null, target: RecordSet<string, string>, complaint: RosterProblemCode): string | null {
  if (id === null || target.deleted.has(id)) return null;
  if (stands(id, target)) return id;
  const alike = target.alike(id);
  if (alike === null) from.report(complaint, column, { id, target: target.file });
  else from.report('id-alike', column, { id, alike, target: target.file });
  return alike !== null && stands(alike, target) ? alike : null;
}

/** Whether there is a record of the id, in the file or (beside changes) in the active roster. */
export const stands = (id: string, { byId, deleted, active }: RecordSet<string, string>): boolean =>
  byId.has(id) || (active !== null && active.has(id) && !deleted.has(id));
