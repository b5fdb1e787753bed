/** A copy of the project in a temporary folder, in which its text is changed on purpose, one change at a time, to see what comes of it. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert } from '../../shared/kernel/assert.ts';

const ROOT = join(import.meta.dirname, '../..');
const COPIED = ['shared', 'db', 'electron', 'renderer', 'build', 'tests', 'dist', 'package.json', 'package-lock.json', 'tsconfig.json'];

export interface Change {
  readonly name: string;
  readonly file: string;
  /** Stands once in the file. */
  readonly from: string;
  readonly to: string;
}

/** What stands where the change is to be made; throws where its text is gone, or is there twice. */
export function changed({ name, file, from, to }: Change, root = ROOT): { readonly before: string; readonly after: string } {
  const before = readFileSync(join(root, file), 'utf8');
  const parts = before.split(from).length - 1;
  assert(parts === 1, `"${name}": its text stands ${parts} times in ${file}; it has to be written anew`);
  return { before, after: before.replace(from, () => to) };
}

export class CopiedProject {
  readonly #root = realpathSync(mkdtempSync(join(tmpdir(), 'muster-copy-')));

  constructor() {
    for (const path of COPIED) if (existsSync(join(ROOT, path))) cpSync(join(ROOT, path), join(this.#root, path), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(this.#root, 'node_modules'), 'junction');
  }

  /** The change is made while `work` runs. */
  with<T>(change: Change, work: () => T): T {
    const { before, after } = changed(change, this.#root);
    const file = join(this.#root, change.file);
    writeFileSync(file, after);
    try {
      return work();
    } finally {
      writeFileSync(file, before);
    }
  }

  /** Node with these words. What takes longer than `timeoutMs` has failed. */
  run(args: readonly string[], timeoutMs: number): { readonly failed: boolean; readonly printed: string; readonly complained: string } {
    const { status, stdout, stderr, error } = spawnSync(process.execPath, args, { cwd: this.#root, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' }, encoding: 'utf8', timeout: timeoutMs, maxBuffer: 64 * 1024 * 1024 });
    if (error !== undefined && !('code' in error && error.code === 'ETIMEDOUT')) throw error;
    return { failed: status !== 0, printed: stdout, complained: stderr };
  }

  close(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}
