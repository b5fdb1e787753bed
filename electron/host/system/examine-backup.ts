/** Whether a file is a backup that may take the place of what is here. It is looked at as a copy in the data folder, so that nothing is left beside the original. */
import { copyFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, SqliteError } from '../../../db/driver.ts';
import { damageOf } from '../../../db/health.ts';
import { nodeDigests } from './crypto.ts';
import { planMigration, DatabaseFromTheFuture, type Migration } from '../../../db/migrate.ts';
import type { RestoreRefusal } from '../backups/refusals.ts';

export interface ExamineNeeds {
  readonly path: string;
  readonly migrations: readonly Migration[];
  /** Of the site that is here; null: none is. */
  readonly here: { readonly site: string; readonly name: string } | null;
  /** Also in the place of another site. */
  readonly instead: boolean;
}

/** Null: it may be restored. */
export function examineBackup(file: string, { path, migrations, here, instead }: ExamineNeeds): RestoreRefusal | null {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there?.isFile() !== true) return { is: 'notThere', file };
  const copy = join(path, 'restore-looked-at.db');
  try {
    copyFileSync(file, copy);
    const damage = damageOf(copy, 'content', nodeDigests);
    if (damage !== null) return damage === 'SQLITE_NOTADB' || damage === 'SQLITE_SCHEMA' ? { is: 'notABackup', file } : { is: 'damaged', file, code: damage };
    const of = siteIn(copy, migrations);
    if (of === 'fromTheFuture' || of === 'notABackup' || of === 'empty') return { is: of, file };
    return here !== null && here.site !== of.site && !instead ? { is: 'otherSite', file, siteName: of.name, hereName: here.name } : null;
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${copy}${end}`, { force: true });
  }
}

function siteIn(file: string, migrations: readonly Migration[]): { readonly site: string; readonly name: string } | 'fromTheFuture' | 'notABackup' | 'empty' {
  try {
    const db = openDatabase(file, { synchronous: 'FULL', readonly: true });
    try {
      if (planMigration(db, migrations).from === 0) return 'notABackup';
      return db.prepare<[], { site: string; name: string }>("SELECT json_extract(payload, '$.site') AS site, json_extract(payload, '$.name') AS name FROM log_event JOIN log_payload ON event_no = no WHERE type LIKE 'v%.SiteFounded' ORDER BY no LIMIT 1").get() ?? 'empty';
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof DatabaseFromTheFuture) return 'fromTheFuture';
    if (error instanceof SqliteError) return 'notABackup';
    throw error;
  }
}
