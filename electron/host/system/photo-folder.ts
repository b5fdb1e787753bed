/**
 * The photos that this console has, in its data folder: one file each, readable by this user only, named by the SHA-256 of
 * its bytes. Which of them are anybody's, the log says; this folder only keeps them.
 */
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PhotoShelf } from '../photo-shelf.ts';
import { syncFolder } from './durable-files.ts';

export class PhotoFolder implements PhotoShelf {
  readonly path: string;
  /** While the log may not have all of its facts yet, none is deleted for want of one. */
  keepsAll = false;

  constructor(path: string) {
    this.path = path;
    mkdirSync(path, { recursive: true, mode: 0o700 });
  }

  has(sha256: string): boolean {
    return existsSync(join(this.path, sha256));
  }

  takeOver(from: string, photos: readonly string[]): void {
    for (const sha256 of photos) if (existsSync(join(from, sha256))) renameSync(join(from, sha256), join(this.path, sha256));
    syncFolder(this.path);
  }

  async read(sha256: string): Promise<Uint8Array | null> {
    try {
      const bytes = await readFile(join(this.path, sha256));
      // A picture that was changed is not the one that was filed.
      return hash('sha256', bytes) === sha256 ? bytes : null;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  keepOnly(wanted: ReadonlySet<string>): void {
    if (this.keepsAll) return;
    for (const name of readdirSync(this.path)) if (!wanted.has(name)) rmSync(join(this.path, name), { force: true });
  }
}
