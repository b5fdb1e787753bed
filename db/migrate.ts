/**
 * Brings the tables of the log to this version, one numbered file at a time, each in a transaction of its own. A
 * database that a newer Muster wrote is refused: an older one would not know what it must not break.
 */
import type { Database } from './driver.ts';

export interface Migration {
  /** The number its file begins with; they only grow. */
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

export class DatabaseFromTheFuture extends Error {
  override readonly name = 'DatabaseFromTheFuture';
  constructor(found: number, known: number) {
    super(`This data was written by a newer Muster (format ${found}; this one knows ${known}). Install the newer Muster on this computer. Nothing was changed.`);
  }
}

export interface MigrationPlan {
  readonly from: number;
  readonly pending: readonly Migration[];
}

/** What there is to do. Throws DatabaseFromTheFuture. */
export function planMigration(db: Database, migrations: readonly Migration[]): MigrationPlan {
  const from = Number(db.pragma('user_version', { simple: true }));
  const known = Math.max(0, ...migrations.map((one) => one.number));
  if (from > known) throw new DatabaseFromTheFuture(from, known);
  return { from, pending: migrations.filter((one) => one.number > from).sort((a, b) => a.number - b.number) };
}

export function runMigration(db: Database, plan: MigrationPlan): void {
  for (const migration of plan.pending) {
    db.transaction(() => {
      db.exec(migration.sql);
      db.pragma(`user_version = ${migration.number}`);
    }).immediate();
  }
}
