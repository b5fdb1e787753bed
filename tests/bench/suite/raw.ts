/** The plainest durable store there is: better-sqlite3 with the same settings, and rows of the same size. */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

export class RawStore {
  readonly #db: Sqlite.Database;
  readonly #insert: Sqlite.Statement<[string]>;

  constructor(folder: string, name: string) {
    this.#db = new Sqlite(join(folder, name));
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = FULL');
    this.#db.exec('CREATE TABLE row (no INTEGER PRIMARY KEY, body TEXT NOT NULL)');
    this.#insert = this.#db.prepare('INSERT INTO row (body) VALUES (?)');
  }

  /** Each on its own, and on the disk before the next. */
  single(bodies: readonly string[]): void {
    for (const body of bodies) this.#insert.run(body);
  }

  together(bodies: readonly string[]): void {
    this.#db.transaction(() => this.single(bodies))();
  }

  close(): void {
    this.#db.close();
  }
}
