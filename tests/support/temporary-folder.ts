/** A folder of its own for a test, or with `afterAll` for a file of tests, removed when that is over. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export function temporaryFolder(whenOver: (remove: () => void) => void = onTestFinished): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'muster-test-')));
  whenOver(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
