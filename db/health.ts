/** Whether a file can be read as a database at all, looked at before anything in it is changed. What it says is `verify.ts`'s question. */
import type { Digests } from '../shared/kernel/ports.ts';
import { openDatabase, SqliteError, type Database } from './driver.ts';
import { eventIdOf, payloadHashOf, type Header } from './log/header.ts';

/** A file that is none, one whose pages contradict each other, a disk that cannot read it, and a folder in its place. */
const DAMAGE = /^SQLITE_(?:NOTADB|CORRUPT|IOERR|CANTOPEN)/;

/** Does the error say that the file is damaged, and not only that it cannot be written at present? */
export const saysDamaged = (error: unknown): boolean => error instanceof SqliteError && /^SQLITE_(?:NOTADB|CORRUPT)/.test(error.code);

/** How many events a file that can be read holds, by the number of the last. */
export function eventsIn(path: string): number {
  const db = openDatabase(path, { synchronous: 'FULL', readonly: true });
  try {
    const isNew = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'log_event'").get() === undefined;
    return isNew ? 0 : (db.prepare<[], number | null>('SELECT max(no) FROM log_event').pluck().get() ?? 0);
  } finally {
    db.close();
  }
}

/**
 * How thoroughly it is looked at. `opening`: its first page and its tables. `pages`: the whole file is read once, a fifth of a second for
 * each hundred megabytes. `content`: each header and payload is held against its digest too, for SQLite does not see what is
 * changed inside of a text; that takes several times as long.
 */
export type Look = 'opening' | 'pages' | 'content';

/** SQLite's name for what is wrong with a file that is there, or `CONTENT`; null: nothing that this look can see. */
export function damageOf(path: string, look: Look, digests: Digests): string | null {
  try {
    const db = openDatabase(path, { synchronous: 'FULL', readonly: true });
    try {
      if (look !== 'opening' && db.pragma('integrity_check(1)', { simple: true }) !== 'ok') return 'SQLITE_CORRUPT';
      // A new one is empty; another program's has other tables.
      const tables = new Set(db.prepare<[], string>('SELECT name FROM sqlite_schema').pluck().all());
      if (tables.size > 0 && !tables.has('log_event')) return 'SQLITE_SCHEMA';
      return look === 'content' && tables.size > 0 && !saysWhatWasWritten(db, digests) ? 'CONTENT' : null;
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof SqliteError && DAMAGE.test(error.code)) return error.code;
    throw error;
  }
}

/** What must have its other end: a head, an end and a commit name events that are there. */
const ASTRAY = [
  'SELECT 1 FROM log_head h WHERE NOT EXISTS (SELECT 1 FROM log_event e WHERE e.id = h.id AND e.stream = h.stream) LIMIT 1',
  'SELECT 1 FROM log_end o WHERE NOT EXISTS (SELECT 1 FROM log_event e WHERE e.id = o.id AND e.origin = o.origin AND e.seq = o.seq) LIMIT 1',
  'SELECT 1 FROM log_commit c WHERE NOT EXISTS (SELECT 1 FROM log_event e WHERE e.id = c.newest AND e.origin = c.origin AND e.seq = c.last_seq AND e.commit_no = c.no) LIMIT 1',
];

interface EventThere {
  readonly id: string;
  readonly origin: string;
  readonly seq: number;
  readonly stream: string;
  readonly type: string;
  readonly command: string;
  readonly header: string;
  readonly salt: string | null;
  readonly payload: string | null;
}

function saysWhatWasWritten(db: Database, digests: Digests): boolean {
  const rows = db.prepare<[], EventThere>('SELECT e.id, e.origin, e.seq, e.stream, e.type, e.command, e.header, p.salt, p.payload FROM log_event e LEFT JOIN log_payload p ON p.event_no = e.no');
  for (const { id, origin, seq, stream, type, command, header: text, salt, payload } of rows.iterate()) {
    if (eventIdOf(digests, text) !== id) return false;
    // Its own digest holds, so it is what was checked when it was written.
    const header = JSON.parse(text) as Header;
    if (header.origin !== origin || header.seq !== seq || header.stream !== stream || header.type !== type || header.commandId !== command) return false;
    if (salt !== null && payload !== null && payloadHashOf(digests, salt, payload) !== header.payloadHash) return false;
  }
  return ASTRAY.every((sql) => db.prepare(sql).get() === undefined);
}
