/** A folder for one test file's inputs, removed afterwards. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

/** Returns a function that writes a file there and gives its path. */
export function temporaryFolder(): (name: string, bytes: string | Uint8Array) => string {
  const folder = mkdtempSync(join(tmpdir(), 'muster-import-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return (name, bytes) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    return path;
  };
}
