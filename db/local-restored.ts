/** What a backup says of the computer that made it, and not of the site: it must not count where the backup is put in a database's place. */
import { openDatabase } from './driver.ts';

/** Old alarms would be told again as if they were new; whom that console had asked to be let in by may be this one; a key that was revoked since would open again. */
const OF_THAT_COMPUTER = ['local_notice', 'local_joined', 'local_export_key'] as const;

/** The file is a single one again when this returns. */
export function forgetThatComputer(file: string): void {
  const db = openDatabase(file, { synchronous: 'FULL', readonly: false });
  try {
    const tables = new Set(db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all());
    for (const table of OF_THAT_COMPUTER) if (tables.has(table)) db.exec(`DELETE FROM ${table}`);
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}
