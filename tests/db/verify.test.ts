/**
 * `verify` against every change: each column of each row of log and views by one character or by one, rows taken away and
 * added, and bytes of the file itself. What it does not find must be nothing that anybody can read of log or views.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openDatabase, SqliteError, type Database } from '../../db/driver.ts';
import { viewTables } from '../../db/projections/all.ts';
import { Random, type TestConsole } from '../support/console.ts';
import { findingsOf } from '../support/log-actions.ts';
import { openRichConsole } from '../support/rich-console.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

type Cell = string | number | null;
const ROWS_PER_TABLE = 1;

const tablesOf = (db: Database): string[] => db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND (name LIKE 'log\\_%' ESCAPE '\\' OR name LIKE 'view\\_%' ESCAPE '\\') ORDER BY name").pluck().all() as string[];
const columnsOf = (db: Database, table: string): { readonly name: string; readonly pk: number }[] => db.pragma(`table_info(${table})`) as { name: string; pk: number }[];

function openReadable(path: string): Database | null {
  try {
    return openDatabase(path, { synchronous: 'FULL', readonly: true });
  } catch (error) {
    if (error instanceof SqliteError) return null;
    throw error;
  }
}

/** Every other value that differs by one: a character (the first, one in the middle, the last), a number by one, null by something. */
function changesOf(value: Cell, random: Random): Cell[] {
  if (value === null) return ['x', 1];
  if (typeof value === 'number') return [value + 1, value - 1];
  const at = new Set([0, random.below(value.length), value.length - 1]);
  const other = [...[...at].filter((i) => i >= 0).map((i) => value.slice(0, i) + (value[i] === 'A' ? 'B' : 'A') + value.slice(i + 1)), `${value} `, value.slice(0, -1)];
  return other.filter((one) => one !== value);
}

interface Specimen {
  readonly console: TestConsole;
  /** Does the work on a copy of its own. */
  readonly onCopy: (work: (db: Database) => Promise<void>) => Promise<void>;
  /** The whole file. */
  readonly bytes: Buffer;
}

async function specimen(): Promise<Specimen> {
  const folder = temporaryFolder();
  const console = await openRichConsole({ seed: 1, path: `${folder}/whole.db` });
  console.db.pragma('wal_checkpoint(TRUNCATE)');
  const bytes = console.db.serialize();
  let copies = 0;
  const onCopy: Specimen['onCopy'] = async (work) => {
    const path = `${folder}/copy ${(copies += 1)}.db`;
    writeFileSync(path, bytes);
    const db = openDatabase(path, { synchronous: 'OFF', readonly: false });
    db.pragma('foreign_keys = OFF');
    try {
      await work(db);
    } finally {
      db.close();
      rmSync(path);
    }
  };
  return { console, onCopy, bytes };
}

test('every table of log and views is known, and the console under test has rows in each', async () => {
  const { console } = await specimen();
  const { db } = console;
  expect(await findingsOf(console)).toEqual([]);
  expect(tablesOf(db).filter((name) => name.startsWith('view_'))).toEqual(viewTables.map((table) => table.name).sort());
  for (const table of tablesOf(db)) expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBeGreaterThan(0);
});

test('any column of log and views changed by one, in a row that is drawn, is found, and the table named', { timeout: 120_000 }, async () => {
  const { console, onCopy } = await specimen();
  const { db } = console;
  const seed = 20261119;
  const random = new Random(seed);
  let tried = 0;
  const missed: string[] = [];
  for (const table of tablesOf(db)) {
    const columns = columnsOf(db, table);
    const key = columns.filter((column) => column.pk > 0).map((column) => column.name);
    const rows = db.prepare<[], Record<string, Cell>>(`SELECT * FROM ${table}`).all();
    const chosen = rows.length <= ROWS_PER_TABLE ? rows : Array.from({ length: ROWS_PER_TABLE }, () => random.pick(rows));
    for (const row of chosen) {
      for (const { name } of columns) {
        // One change a cell keeps the run short; which one is drawn.
        const change = random.pick(changesOf(row[name] ?? null, random));
        const where = key.map((part) => `${part} IS ?`).join(' AND ');
        await onCopy(async (copy) => {
          try {
            copy.prepare(`UPDATE ${table} SET ${name} = ? WHERE ${where}`).run(change, ...key.map((part) => row[part] ?? null));
          } catch (error) {
            // The tables themselves refuse it: a key that is taken, a type that does not fit.
            expect(String(error)).toMatch(/constraint failed|cannot store|malformed JSON/);
            return;
          }
          tried += 1;
          const findings = await findingsOf({ db: copy, ports: console.ports });
          // A payload that stands at another event is missing from the first and wrong at the second: same table.
          if (!findings.some((one) => one.table === table)) missed.push(`seed ${seed}: ${table}.${name} ${JSON.stringify(row[name])} -> ${JSON.stringify(change)}: ${JSON.stringify(findings)}`);
        });
      }
    }
  }
  expect(missed).toEqual([]);
  expect(tried).toBeGreaterThan(400);
  expect(await findingsOf(console)).toEqual([]);
});

test('the row itself is named', async () => {
  const { console, onCopy } = await specimen();
  const { db } = console;
  const named = async (sql: string): Promise<string[]> => {
    let found: string[] = [];
    await onCopy(async (copy) => {
      copy.exec(sql);
      found = (await findingsOf({ db: copy, ports: console.ports })).map((one) => `${one.table}: ${one.row}`);
    });
    return found;
  };
  const id = db.prepare<[], string>('SELECT id FROM log_event WHERE no = 3').pluck().get();
  expect(await named("UPDATE log_event SET type = type || 'x' WHERE no = 3")).toEqual([`log_event: no 3 (${id})`]);
  expect(await named("UPDATE log_payload SET payload = payload || ' ' WHERE event_no = 3")).toEqual([`log_payload: event_no 3 (${id})`]);
  const signature = db.prepare<[], string>('SELECT signature FROM log_commit WHERE no = 1').pluck().get()!;
  const newest = db.prepare<[], string>('SELECT newest FROM log_commit WHERE no = 1').pluck().get();
  // The last character of a signature has bits that mean nothing: they too may not change.
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const twin = alphabet[alphabet.indexOf(signature.at(-1)!) ^ 1];
  expect(await named(`UPDATE log_commit SET signature = '${signature.slice(0, -1)}${twin}' WHERE no = 1`)).toEqual([`log_commit: no 1 (${newest})`]);
  const [stream, incident] = db.prepare<[], [string, string]>('SELECT stream, incident FROM view_course LIMIT 1').raw().get()!;
  expect(await named(`UPDATE view_course SET directives = '[]' WHERE stream = '${stream}'`)).toEqual([`view_course: ${stream} ${incident}`]);
});

describe('rows', () => {
  test('any row taken away is found', { timeout: 60_000 }, async () => {
    const { console, onCopy } = await specimen();
    const { db } = console;
    for (const table of tablesOf(db)) {
      const columns = columnsOf(db, table).filter((column) => column.pk > 0).map((column) => column.name);
      const rows = db.prepare<[], Cell[]>(`SELECT ${columns.join(', ')} FROM ${table}`).raw().all();
      // Without its last commit a log is a shorter log, and nothing in it can tell. The rest of it can.
      for (const row of [rows[0]!, rows.at(-1)!]) {
        await onCopy(async (copy) => {
          copy.prepare(`DELETE FROM ${table} WHERE ${columns.map((column) => `${column} IS ?`).join(' AND ')}`).run(...row);
          expect((await findingsOf({ db: copy, ports: console.ports })).length, `${table} ${row.join(' ')}`).toBeGreaterThan(0);
        });
      }
    }
  });

  test('a row too many is found', async () => {
    const { console, onCopy } = await specimen();
    const extra = [
      "INSERT INTO log_head VALUES ('incident/x', 'x')",
      "INSERT INTO log_fork VALUES ('x', 1)",
      "INSERT INTO log_payload SELECT max(no) + 1, 'x', '{}' FROM log_event",
      "INSERT INTO view_roster_head VALUES ('site/roster', 'x')",
      "INSERT INTO view_site VALUES ('site/zzz', 'x', 'x', 'x', 'x')",
    ];
    for (const sql of extra) {
      await onCopy(async (copy) => {
        copy.exec(sql);
        expect((await findingsOf({ db: copy, ports: console.ports })).length, sql).toBeGreaterThan(0);
      });
    }
  });
});

test('any byte of the file flipped is found, or is nowhere that log or views are read from', { timeout: 120_000 }, async () => {
  const { console, bytes: whole } = await specimen();
  const { ports } = console;
  const folder = temporaryFolder();
  const written = [...whole.keys()].filter((i) => whole[i] !== 0);
  const tables = tablesOf(console.db);
  /** All that log and views say. That the indexes say the same is what SQLite's own check is for. */
  const contents = (db: Database): string => JSON.stringify(tables.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).raw().all()]));
  const expected = contents(console.db);
  const seed = 20261119;
  const random = new Random(seed);
  let found = 0;
  let unused = 0;
  const FLIPS = 400;
  for (let i = 0; i < FLIPS; i++) {
    // Half of them anywhere; half where something is written, since most of a small file is empty pages.
    const at = i % 2 === 0 ? random.below(whole.length) : random.pick(written);
    const bit = 1 << random.below(8);
    const flipped = Buffer.from(whole);
    flipped[at]! ^= bit;
    const path = `${folder}/flipped ${i}.db`;
    writeFileSync(path, flipped);
    let verdict: 'found' | 'unused' | 'missed' = 'found';
    let difference = '';
    const db = openReadable(path);
    // Null: SQLite does not even take it for a database.
    if (db !== null) {
      try {
        if ((await findingsOf({ db, ports })).length === 0) {
          const now = contents(db);
          verdict = now === expected ? 'unused' : 'missed';
          const differs = [...now].findIndex((character, i) => character !== expected[i]);
          difference = now.slice(Math.max(0, differs - 80), differs + 80);
        }
      } finally {
        db.close();
      }
    }
    expect(verdict, `seed ${seed}, byte ${at}, bit ${bit}: ${difference}`).not.toBe('missed');
    if (verdict === 'found') found += 1;
    else unused += 1;
  }
  expect(found).toBeGreaterThan(FLIPS / 4);
  expect(unused + found).toBe(FLIPS);
});
