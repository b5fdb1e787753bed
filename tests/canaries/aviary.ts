/** A copy of the project in a temporary folder, in which one canary after the other is let loose and caught, or not. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert } from '../../shared/kernel/assert.ts';
import type { Canary } from './canaries.ts';

const ROOT = join(import.meta.dirname, '../..');
const COPIED = ['shared', 'db', 'electron', 'renderer', 'build', 'tests', 'package.json', 'tsconfig.json'];
/** Longer than anything that catches one takes on a machine that is busy; a product that hangs is caught too. */
const TIMEOUT_MS = 300_000;

/** What stands where the canary is to sit; throws where its text is gone, or is there twice. */
export function sourceWith({ name, file, from, to }: Canary, root = ROOT): { readonly before: string; readonly broken: string } {
  const before = readFileSync(join(root, file), 'utf8');
  const parts = before.split(from).length - 1;
  assert(parts === 1, `canary "${name}": its text stands ${parts} times in ${file}; it has to be written anew`);
  return { before, broken: before.replace(from, () => to) };
}

export class Aviary {
  readonly #root: string;

  constructor() {
    this.#root = realpathSync(mkdtempSync(join(tmpdir(), 'muster-canaries-')));
    for (const path of COPIED) cpSync(join(ROOT, path), join(this.#root, path), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(this.#root, 'node_modules'), 'junction');
  }

  /** How it was caught, in a line; null: it was not. */
  letLoose(canary: Canary): string | null {
    const { before, broken } = sourceWith(canary, this.#root);
    const file = join(this.#root, canary.file);
    writeFileSync(file, broken);
    try {
      return 'seeds' in canary.caughtBy ? this.#simulate(canary.caughtBy.seeds) : this.#test(canary.caughtBy.tests);
    } finally {
      writeFileSync(file, before);
    }
  }

  close(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  #simulate(seeds: number): string | null {
    const { failed, printed } = this.#run(['tests/sim/cli.ts', '--runs', String(seeds), '--bail']);
    return failed ? lineOf(printed, /^(?:seed \d+: |\w*Error: ).*/m) : null;
  }

  #test(file: string): string | null {
    const { failed, printed } = this.#run(['node_modules/vitest/vitest.mjs', 'run', '-c', 'build/vitest.config.ts', '--reporter=dot', '--bail=1', file]);
    return failed ? lineOf(printed, /^ ?FAIL .*/m) : null;
  }

  #run(args: readonly string[]): { readonly failed: boolean; readonly printed: string } {
    const { status, stdout, stderr, error } = spawnSync(process.execPath, args, { cwd: this.#root, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' }, encoding: 'utf8', timeout: TIMEOUT_MS, maxBuffer: 64 * 1024 * 1024 });
    if (error !== undefined && !('code' in error && error.code === 'ETIMEDOUT')) throw error;
    return { failed: status !== 0, printed: `${stderr}\n${stdout}` };
  }
}

const lineOf = (printed: string, pattern: RegExp): string => pattern.exec(printed)?.[0].trim().slice(0, 160) ?? 'it ended with an error';
