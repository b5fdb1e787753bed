/** The keys that scripts of this computer export with. They are this console's own door: no fact, never sent, and never the key itself. */
import type { EventId, PersonId } from '../shared/kernel/ids.ts';
import type { Database } from './driver.ts';

export interface KeptExportKey {
  readonly id: string;
  readonly purpose: string;
  /** Who made it. */
  readonly staff: PersonId;
  /** By which they acted then. */
  readonly grant: EventId;
  readonly madeWall: number;
  /** Null: never. */
  readonly usedWall: number | null;
}

const COLUMNS = 'id, purpose, staff, made_by_grant AS "grant", made_wall AS madeWall, used_wall AS usedWall';

export class LocalExportKeys {
  readonly #sql;

  constructor(db: Database) {
    this.#sql = {
      keep: db.prepare<[string, string, string, string, string, number]>('INSERT INTO local_export_key (id, hash, purpose, staff, made_by_grant, made_wall, used_wall) VALUES (?, ?, ?, ?, ?, ?, NULL)'),
      all: db.prepare<[], KeptExportKey>(`SELECT ${COLUMNS} FROM local_export_key ORDER BY made_wall DESC, id`),
      byHash: db.prepare<[string], KeptExportKey>(`SELECT ${COLUMNS} FROM local_export_key WHERE hash = ?`),
      used: db.prepare<[number, string]>('UPDATE local_export_key SET used_wall = ? WHERE id = ?'),
      revoke: db.prepare<[string]>('DELETE FROM local_export_key WHERE id = ?'),
    };
  }

  keep(hash: string, { id, purpose, staff, grant, madeWall }: Omit<KeptExportKey, 'usedWall'>): void {
    this.#sql.keep.run(id, hash, purpose, staff, grant, Math.round(madeWall));
  }

  /** Newest first. */
  all(): readonly KeptExportKey[] {
    return this.#sql.all.all();
  }

  byHash(hash: string): KeptExportKey | null {
    return this.#sql.byHash.get(hash) ?? null;
  }

  noteUse(id: string, wallMs: number): void {
    this.#sql.used.run(Math.round(wallMs), id);
  }

  revoke(id: string): void {
    this.#sql.revoke.run(id);
  }
}
