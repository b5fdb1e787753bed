/** Files that the host reads, of those that were installed with it. */
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Migration } from '../../../db/migrate.ts';
import type { RendererFolder } from '../web/ports.ts';

/** Bundled, they lie beside the host's folder; from the sources, with the database code. */
const MIGRATIONS = import.meta.url.endsWith('.ts') ? new URL('../../../db/migrations/', import.meta.url) : new URL('../migrations/', import.meta.url);
const SCREENS = import.meta.url.endsWith('.ts') ? new URL('../../../dist/renderer/', import.meta.url) : new URL('../renderer/', import.meta.url);

export const readMigrations = (): readonly Migration[] =>
  readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ number: Number(name.slice(0, 4)), name: name.slice(0, -'.sql'.length), sql: readFileSync(new URL(name, MIGRATIONS), 'utf8') }));

export const builtScreens: RendererFolder = {
  async read(path) {
    try {
      return await readFile(new URL(path.split('/').map(encodeURIComponent).join('/'), SCREENS));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return null;
      throw error;
    }
  },
};
