/** What a backup holds, and whether it may take the place of what is here. It is looked at as a copy in the data folder, so that nothing is left beside the original. */
import { copyFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { stampedVersion } from '../../../db/backup-stamp.ts';
import { openDatabase, SqliteError, type Database } from '../../../db/driver.ts';
import { damageOf } from '../../../db/health.ts';
import { admittedConsoles } from '../../../db/queries/consoles.ts';
import type { BackupLook, BackupsFound } from '../../../shared/contract/backup-procedures.ts';
import { otherSiteManaged } from '../../../shared/domain/site/managed-site.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { backupNamed, backupsIn } from './backup-shelf.ts';
import { nodeDigests } from './crypto.ts';
import { planMigration, DatabaseFromTheFuture, type Migration } from '../../../db/migrate.ts';
import type { RestoreRefusal } from '../backups/refusals.ts';

interface LookNeeds {
  /** The data folder. */
  readonly path: string;
  readonly migrations: readonly Migration[];
}

export interface ExamineNeeds extends LookNeeds {
  /** Of the site that is here; null: none is. */
  readonly here: { readonly site: string; readonly name: string } | null;
  /** Also in the place of another site. */
  readonly instead: boolean;
  /** The only site that IT allows at this computer; null: any. */
  readonly managedSite: string | null;
}

/** Null: it may be restored. */
export function examineBackup(file: string, { here, instead, managedSite, ...needs }: ExamineNeeds): RestoreRefusal | null {
  const looked = look(file, needs);
  if (!looked.ok) return looked.error;
  // A computer that belongs to another site already stays there, and a site of its own may have been called otherwise then.
  if (here?.site !== looked.value.site && managedSite !== null && otherSiteManaged(managedSite, looked.value.siteName) !== null) return { is: 'otherManaged', file, siteName: looked.value.siteName, managedSite };
  return here !== null && here.site !== looked.value.site && !instead ? { is: 'otherSite', file, siteName: looked.value.siteName, hereName: here.name } : null;
}

/** `place`: a folder, whose backups are listed, newest first, of whatever console; or one of them, which is looked through to its last word. */
export function lookForBackups(place: string, needs: LookNeeds): Result<BackupsFound, RestoreRefusal> {
  if (statSync(place, { throwIfNoEntry: false })?.isDirectory() === true) return ok({ folder: place, backups: [...backupsIn(place)], one: null });
  const looked = look(place, needs);
  if (!looked.ok) return looked;
  const { site: _, ...one } = looked.value;
  return ok({ folder: dirname(place), backups: [], one });
}

function look(file: string, { path, migrations }: LookNeeds): Result<BackupLook & { readonly site: string }, RestoreRefusal> {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there?.isFile() !== true) return err({ is: 'notThere', file });
  const copy = join(path, 'restore-looked-at.db');
  try {
    copyFileSync(file, copy);
    const damage = damageOf(copy, 'content', nodeDigests);
    if (damage !== null) return err(damage === 'SQLITE_NOTADB' || damage === 'SQLITE_SCHEMA' ? { is: 'notABackup', file } : { is: 'damaged', file, code: damage });
    const named = backupNamed(basename(file));
    const holds = holdings(copy, migrations, named?.console ?? null);
    return typeof holds === 'string' ? err({ is: holds, file }) : ok({ file, madeWall: named?.madeWall ?? Math.round(there.mtimeMs), sizeBytes: there.size, ...holds });
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${copy}${end}`, { force: true });
  }
}

type Holdings = Pick<BackupLook, 'siteName' | 'consoleName' | 'events' | 'newestWall' | 'version'> & { readonly site: string };

function holdings(file: string, migrations: readonly Migration[], console: string | null): Holdings | 'fromTheFuture' | 'notABackup' | 'empty' {
  try {
    const db = openDatabase(file, { synchronous: 'FULL', readonly: true });
    try {
      const { from, pending } = planMigration(db, migrations);
      if (from === 0) return 'notABackup';
      const founded = db.prepare<[], { site: string; name: string }>("SELECT json_extract(payload, '$.site') AS site, json_extract(payload, '$.name') AS name FROM log_event JOIN log_payload ON event_no = no WHERE type LIKE 'v%.SiteFounded' ORDER BY no LIMIT 1").get();
      const newest = db.prepare<[], { no: number; wall: number }>("SELECT no, json_extract(header, '$.wall') AS wall FROM log_event ORDER BY no DESC LIMIT 1").get();
      if (founded === undefined || newest === undefined) return 'empty';
      const renamed = db.prepare<[], string>("SELECT json_extract(payload, '$.name') FROM log_event JOIN log_payload ON event_no = no WHERE type LIKE 'v%.SiteRenamed' ORDER BY no DESC LIMIT 1").pluck().get();
      // The views of an older Muster are not ours to read.
      const consoleName = pending.length > 0 || console === null ? '' : nameOf(db, console);
      return { site: founded.site, siteName: renamed ?? founded.name, consoleName, events: newest.no, newestWall: newest.wall, version: stampedVersion(db) };
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof DatabaseFromTheFuture) return 'fromTheFuture';
    if (error instanceof SqliteError) return 'notABackup';
    throw error;
  }
}

const nameOf = (db: Database, beginning: string): string => admittedConsoles(db).find(({ console }) => console.startsWith(beginning))?.name ?? '';
