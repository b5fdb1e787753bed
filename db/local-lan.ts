/** What this console alone remembers of the network: where others were reached, its port, and alarms heard ahead of the log. No fact, never sent as one. */
import type { Database } from './driver.ts';

export interface KeptAddress {
  readonly address: string;
  readonly source: string;
  readonly console: string | null;
  readonly addedWall: number;
  readonly workedWall: number | null;
}

export class LocalAddresses {
  readonly #sql;

  constructor(db: Database) {
    this.#sql = {
      all: db.prepare<[], KeptAddress>('SELECT address, source, console, added_wall AS addedWall, worked_wall AS workedWall FROM local_address ORDER BY worked_wall DESC, added_wall DESC, address'),
      put: db.prepare<[string, string, string | null, number, number | null]>('INSERT INTO local_address (address, source, console, added_wall, worked_wall) VALUES (?, ?, ?, ?, ?) ON CONFLICT (address) DO UPDATE SET source = excluded.source, console = excluded.console, added_wall = excluded.added_wall, worked_wall = excluded.worked_wall'),
      remove: db.prepare<[string]>('DELETE FROM local_address WHERE address = ?'),
      port: db.prepare<[], number>('SELECT port FROM local_lan_port').pluck(),
      forgetPort: db.prepare<[]>('DELETE FROM local_lan_port'),
      setPort: db.prepare<[number]>('INSERT INTO local_lan_port (port) VALUES (?)'),
    };
  }

  /** Those that worked lately first. */
  all(): readonly KeptAddress[] {
    return this.#sql.all.all();
  }

  put({ address, source, console, addedWall, workedWall }: KeptAddress): void {
    this.#sql.put.run(address, source, console, Math.round(addedWall), workedWall === null ? null : Math.round(workedWall));
  }

  remove(address: string): void {
    this.#sql.remove.run(address);
  }

  /** Null: none was set. */
  port(): number | null {
    return this.#sql.port.get() ?? null;
  }

  setPort(port: number): void {
    this.#sql.forgetPort.run();
    this.#sql.setPort.run(port);
  }
}

export interface KeptNotice {
  readonly command: string;
  /** JSON. */
  readonly body: string;
  readonly heardWall: number;
  readonly ageMs: number;
}

export class LocalNotices {
  readonly #sql;

  constructor(db: Database) {
    this.#sql = {
      all: db.prepare<[], KeptNotice>('SELECT command, body, heard_wall AS heardWall, age_ms AS ageMs FROM local_notice ORDER BY heard_wall, command'),
      put: db.prepare<[string, string, number, number]>('INSERT INTO local_notice (command, body, heard_wall, age_ms) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING'),
      remove: db.prepare<[string]>('DELETE FROM local_notice WHERE command = ?'),
    };
  }

  /** Those heard first come first. */
  all(): readonly KeptNotice[] {
    return this.#sql.all.all();
  }

  /** Throws SqliteError where the disk is full. */
  put({ command, body, heardWall, ageMs }: KeptNotice): void {
    this.#sql.put.run(command, body, Math.round(heardWall), Math.round(ageMs));
  }

  remove(command: string): void {
    this.#sql.remove.run(command);
  }
}
