/** Files that the host reads or writes aside from its database. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Migration } from '../../../db/migrate.ts';
import type { StagedFiles } from '../console.ts';
import type { GivenFile } from '../core.ts';
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

/** Puts files that a window sent where the importer can read them, until `remove`. */
export function stageFiles(folder: string, files: readonly GivenFile[]): StagedFiles {
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  remove();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const paths = files.map((file, i) => {
    // Two files may have one name; the folder in between keeps the name, by which the importer knows what it is.
    const own = join(folder, String(i));
    mkdirSync(own);
    const path = join(own, basename(file.name) || 'file');
    writeFileSync(path, file.bytes, { mode: 0o600 });
    return path;
  });
  return { paths, remove };
}
