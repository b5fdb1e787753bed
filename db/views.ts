/**
 * One set of view tables, filled from the log: the live ones (`view_…`), or those that a rebuild or a verification fills
 * beside them under another prefix. Nothing else writes a view.
 */
import { defined } from '../shared/kernel/assert.ts';
import type { Fact } from '../shared/kernel/history.ts';
import type { StreamName } from '../shared/kernel/ids.ts';
import type { Digests } from '../shared/kernel/ports.ts';
import type { Database, Statement } from './driver.ts';
import type { LogStore } from './log/store.ts';
import { projections, viewTables } from './projections/all.ts';
import type { Projection, ViewRow, ViewTable } from './projections/projection.ts';

const ofEvents = projections.filter((projection) => projection.kind === 'event');
const ofStreams = projections.filter((projection) => projection.kind === 'stream');

/** Copied within a millisecond. */
const FEW_ROWS = 200;

const allColumns = (table: ViewTable): string[] => ['stream TEXT NOT NULL', ...table.columns];
const columnNames = (table: ViewTable): string[] => allColumns(table).map((column) => defined(column.split(' ')[0], 'a column has a name'));

/** The text of everything that decides what the views hold, for telling whether they are from this version. */
export const viewsVersion = (digests: Digests, knownTypes: readonly string[]): string =>
  digests.sha256(JSON.stringify([projections.map(({ name, version, tables }) => [name, version, tables]), [...knownTypes].sort()]));

export class Views {
  readonly #db: Database;
  readonly #log: LogStore;
  readonly #prefix: string;
  readonly #insert: ReadonlyMap<string, Statement>;
  readonly #clear: ReadonlyMap<string, Statement>;

  /** `prefix` goes before each table's name: '' for the live views. The tables must exist. */
  constructor(db: Database, log: LogStore, prefix: string) {
    this.#db = db;
    this.#log = log;
    this.#prefix = prefix;
    this.#insert = new Map(
      viewTables.map((table) => [table.name, db.prepare(`INSERT INTO ${prefix}${table.name} VALUES (${allColumns(table).map(() => '?').join(', ')})`)]),
    );
    this.#clear = new Map(viewTables.map((table) => [table.name, db.prepare(`DELETE FROM ${prefix}${table.name} WHERE stream = ?`)]));
  }

  /** `generation` keeps the names of indexes apart, which survive the renaming of their table; null makes none. */
  static create(db: Database, prefix: string, generation: number | null): void {
    for (const table of viewTables) {
      const name = `${prefix}${table.name}`;
      db.exec(`CREATE TABLE ${name} (${allColumns(table).join(', ')}, PRIMARY KEY (${['stream', ...table.key].join(', ')})) STRICT, WITHOUT ROWID`);
      if (generation === null) continue;
      table.indexes.forEach((columns, i) => db.exec(`CREATE INDEX ${name}_${generation}_${i} ON ${name} (${columns.join(', ')})`));
    }
  }

  static drop(db: Database, prefix: string): void {
    for (const table of viewTables) db.exec(`DROP TABLE IF EXISTS ${prefix}${table.name}`);
  }

  /** The live tables hold from now on what those under `prefix` hold, which are gone. SQLite reads the whole schema for each renaming: few rows are copied sooner. */
  static takeOver(db: Database, prefix: string): void {
    const holdsMany = (name: string): boolean => db.prepare(`SELECT 1 FROM ${name} LIMIT 1 OFFSET ${FEW_ROWS}`).get() !== undefined;
    for (const { name } of viewTables) {
      if (holdsMany(name) || holdsMany(`${prefix}${name}`)) {
        db.exec(`DROP TABLE ${name}; ALTER TABLE ${prefix}${name} RENAME TO ${name}`);
      } else {
        db.exec(`DELETE FROM ${name}; INSERT INTO ${name} SELECT * FROM ${prefix}${name}; DROP TABLE ${prefix}${name}`);
      }
    }
  }

  /** Facts that a stream gained: rows of projections that look at single events. `fold` must follow. Returns the tables that it wrote to. */
  add(stream: StreamName, facts: readonly Fact[]): readonly string[] {
    const reading = ofEvents.filter((projection) => projection.reads(stream));
    for (const projection of reading) this.#write(stream, facts.flatMap((fact) => projection.rows(fact)));
    return tablesOf(reading);
  }

  /** Makes the rows of projections that look at whole streams agree with the log. */
  fold(stream: StreamName): readonly string[] {
    return this.#make(stream, ofStreams.filter((projection) => projection.reads(stream)));
  }

  /** Makes all rows of a stream agree with the log: something was erased, or came late. */
  remake(stream: StreamName): readonly string[] {
    return this.#make(stream, projections.filter((projection) => projection.reads(stream)));
  }

  #make(stream: StreamName, reading: readonly Projection[]): readonly string[] {
    if (reading.length === 0) return [];
    const history = this.#log.history(stream);
    for (const projection of reading) {
      for (const table of projection.tables) defined(this.#clear.get(table.name), 'every table can be cleared').run(stream);
      this.#write(stream, rowsOf(projection, history, stream));
    }
    return tablesOf(reading);
  }

  /** Removes all rows of a stream. */
  clear(stream: StreamName): void {
    for (const statement of this.#clear.values()) statement.run(stream);
  }

  #write(stream: StreamName, rows: readonly ViewRow[]): void {
    for (const row of rows) defined(this.#insert.get(row.table), `${row.table} is a view`).run(stream, ...row.cells);
  }

  /** SHA-256 over all rows of all views in the order of their keys: equal on consoles that hold the same log. */
  digest(digests: Digests): string {
    return digests.sha256(viewTables.map((table) => `${table.name} ${this.tableDigest(table, digests)}`).join('\n'));
  }

  tableDigest(table: ViewTable, digests: Digests): string {
    let running = '';
    for (const row of this.rows(table)) running = digests.sha256(running + JSON.stringify(row));
    return running;
  }

  /** All rows of a table in the order of its key, as arrays of cells. Reads nothing before the first is asked for. */
  *rows(table: ViewTable): Generator<unknown, void, undefined> {
    yield* this.#db
      .prepare(`SELECT ${columnNames(table).join(', ')} FROM ${this.#prefix}${table.name} ORDER BY ${['stream', ...table.key].join(', ')}`)
      .raw()
      .iterate();
  }
}

const tablesOf = (reading: readonly Projection[]): readonly string[] => reading.flatMap((projection) => projection.tables.map((table) => table.name));

const rowsOf = (projection: Projection, history: ReturnType<LogStore['history']>, stream: StreamName): readonly ViewRow[] =>
  projection.kind === 'stream' ? projection.rows(history, stream) : history.facts.flatMap((fact) => projection.rows(fact));
