/**
 * The only door to SQLite. Opens a file with the settings on which durability rests and proves that they took: setting
 * WAL lowers `synchronous`, and the pragma answers late, so it is set last and read after the first page was read.
 */
import Sqlite from 'better-sqlite3';
import { assert } from '../shared/kernel/assert.ts';

export type Database = Sqlite.Database;
export type Statement = Sqlite.Statement;
export const SqliteError = Sqlite.SqliteError;

export interface OpenOptions {
  /** FULL: every commit is on disk before it is acknowledged. OFF exists for the test that proves FULL is needed. */
  readonly synchronous: 'FULL' | 'OFF';
  readonly readonly: boolean;
}

const SYNCHRONOUS = { OFF: 0, FULL: 2 } as const;
/** Another process may hold the file for a moment (a backup); after this the error is shown. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * `path`: a file, or ':memory:' in simulations. `check` looks at the file before anything in it is changed, and throws to
 * refuse it. Throws SqliteError where the file is not a database.
 */
export function openDatabase(path: string, options: OpenOptions, check: (db: Database) => void = () => undefined): Database {
  const db = new Sqlite(path, { readonly: options.readonly, timeout: BUSY_TIMEOUT_MS });
  try {
    check(db);
  } catch (error) {
    db.close();
    throw error;
  }
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  if (options.readonly) return db;
  // What is erased is overwritten, not only unlinked.
  db.pragma('secure_delete = ON');
  db.pragma('journal_mode = WAL');
  db.pragma(`synchronous = ${options.synchronous}`);
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
  const level: unknown = db.pragma('synchronous', { simple: true });
  assert(level === SYNCHRONOUS[options.synchronous], `synchronous is ${String(level)}, not ${options.synchronous}`);
  return db;
}

/**
 * Takes a file as a lock: the system drops it when the process dies, however it dies. Closing gives it back. Null where
 * another process, or this one, holds it.
 */
export function holdLock(path: string): Database | null {
  const db = new Sqlite(path, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db.close();
    if (error instanceof SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}
