/**
 * Opens a console's database: migrates it (after a backup), finds out whether this is the same unbroken life of the
 * console or a new incarnation, and hands out the one Committer. Whoever opens it owns the data folder (a lock elsewhere).
 */
import type { EventRegistry } from '../shared/domain/registry.ts';
import type { ConsoleId, EventId, OriginId } from '../shared/kernel/ids.ts';
import { Committer, type CommitPorts } from './commit.ts';
import { openDatabase, type Database, type OpenOptions } from './driver.ts';
import { saysDamaged } from './health.ts';
import { consoleIdOf } from './log/header.ts';
import { planMigration, runMigration, type Migration } from './migrate.ts';
import { createViews, markViewsCurrent, viewsAreCurrent } from './rebuild.ts';

/** Kept beside the database while it is closed, and only if it was closed in order. */
export interface ShutdownMarker {
  readonly origin: OriginId;
  /** The newest event of that origin; null where it wrote none. */
  readonly newest: EventId | null;
  /** The machine it ran on: a cloned disk starts a new incarnation. */
  readonly machine: string;
}

export interface MarkerFile {
  /** Null: absent or unreadable. */
  read(): ShutdownMarker | null;
  /** Durable when it returns. */
  write(marker: ShutdownMarker): void;
  /** Durable when it returns. */
  remove(): void;
}

export interface OpenRequest {
  readonly path: string;
  readonly synchronous: OpenOptions['synchronous'];
  readonly migrations: readonly Migration[];
  readonly marker: MarkerFile;
  readonly machine: string;
  /** Copies the database aside before a migration changes it. */
  readonly backUp: (db: Database, label: string) => void;
  readonly ports: CommitPorts;
}

export interface OpenedDatabase {
  readonly db: Database;
  readonly committer: Committer;
  readonly console: ConsoleId;
  readonly origin: OriginId;
  /** The views are empty or of another version: `rebuildViews` must run before they are read. */
  readonly needsRebuild: boolean;
  /** Closes in order, so that the next start continues this incarnation. */
  readonly close: () => void;
}

/** Throws DatabaseFromTheFuture, and SqliteError where the file cannot be opened or is not a database. */
export function openLog(request: OpenRequest): OpenedDatabase {
  const { ports, marker, machine } = request;
  const db = openDatabase(request.path, { synchronous: request.synchronous, readonly: false }, (unchanged) => planMigration(unchanged, request.migrations));
  try {
    const plan = planMigration(db, request.migrations);
    if (plan.from > 0 && plan.pending.length > 0) request.backUp(db, `before-${plan.pending[0]?.name ?? 'migration'}`);
    runMigration(db, plan);
    const needsRebuild = prepareViews(db, ports.digests, ports.registry);
    const console = consoleIdOf(ports.digests, ports.signer.publicKey) as ConsoleId;
    const origin = continuedOrigin(db, marker.read(), console, machine) ?? (`${console}.${ports.ids.next()}` as OriginId);
    marker.remove();
    const committer = new Committer(db, origin, ports);
    if (needsRebuild || plan.pending.length > 0) committer.readAgain();
    const close = (): void => {
      const newest = committer.newestOwn;
      const inOrder = checkpoint(db);
      db.close();
      if (inOrder) marker.write({ origin, newest, machine });
    };
    return { db, committer, console, origin, needsRebuild, close };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** False: the file is damaged. Without the marker the next start begins a new incarnation, and looks at the file first as always. */
function checkpoint(db: Database): boolean {
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
    return true;
  } catch (error) {
    if (saysDamaged(error)) return false;
    throw error;
  }
}

/** A new database has its views at once; those of another version are emptied and must be made again. */
function prepareViews(db: Database, digests: CommitPorts['digests'], registry: EventRegistry): boolean {
  if (viewsAreCurrent(db, digests, registry)) return false;
  createViews(db);
  if (db.prepare('SELECT 1 FROM log_event LIMIT 1').get() !== undefined) return true;
  markViewsCurrent(db, digests, registry);
  return false;
}

/** The origin that the marker names, if nothing happened to the database since, and it is still the same machine. */
function continuedOrigin(db: Database, marker: ShutdownMarker | null, console: ConsoleId, machine: string): OriginId | null {
  if (marker === null || marker.machine !== machine || !marker.origin.startsWith(`${console}.`)) return null;
  const newest = db.prepare<[string], { id: EventId }>('SELECT id FROM log_event WHERE origin = ? ORDER BY seq DESC, no DESC LIMIT 1').get(marker.origin);
  return (newest?.id ?? null) === marker.newest ? marker.origin : null;
}
