/** By which version of Muster a backup was made: in the number that SQLite keeps in a file's header for whoever it belongs to, so that no table is needed. */
import { assert } from '../shared/kernel/assert.ts';
import { openDatabase, type Database } from './driver.ts';

/** 'M' in the highest byte, and a byte for each number of the version. */
const MUSTER = 0x4d;

/** `version`: three numbers under 256. The file is a single one again when this returns. */
export function stampVersion(file: string, version: string): void {
  const numbers = version.split('.').map(Number);
  assert(numbers.length === 3 && numbers.every((one) => Number.isInteger(one) && one >= 0 && one < 256), `${version} is a version of three small numbers`);
  const db = openDatabase(file, { synchronous: 'FULL', readonly: false });
  try {
    db.pragma(`application_id = ${numbers.reduce((sum, one) => sum * 256 + one, MUSTER)}`);
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}

/** Null: it was made before backups said so, or it is no backup. */
export function stampedVersion(db: Database): string | null {
  const stamp = Number(db.pragma('application_id', { simple: true }));
  return stamp >>> 24 === MUSTER ? [stamp >>> 16, stamp >>> 8, stamp].map((one) => one & 0xff).join('.') : null;
}
