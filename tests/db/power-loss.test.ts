/**
 * The process killed at random points, and the power cut: database and WAL as they were when each was last synced. Nothing
 * acknowledged may be lost; with synchronous=OFF the same test must see losses, or it would prove nothing.
 */
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openTestConsole, Random } from '../support/console.ts';
import { findingsOf } from '../support/log-actions.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PROCESS = fileURLToPath(new URL('../support/committing-process.ts', import.meta.url));
const SHIM = fileURLToPath(new URL('../support/sync-shim.c', import.meta.url));
const COMPILER = ['cc', 'gcc', 'clang'].find((name) => spawnSync(name, ['--version']).status === 0);
const CUTTABLE = process.platform === 'linux' && COMPILER !== undefined;

/** Runs the process until it has acknowledged `after` facts, kills it, and returns all that it acknowledged. */
function killedAfter(after: number, path: string, synchronous: 'FULL' | 'OFF', env: NodeJS.ProcessEnv = {}): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROCESS, path, synchronous], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    let said = '';
    let errors = '';
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.split('\n').length > after) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      // What was cut off in the middle of a line was never heard.
      if (signal === 'SIGKILL') resolve(said.split('\n').slice(0, -1));
      else reject(new Error(`the process ended by itself: ${errors}`));
    });
  });
}

async function lost(path: string, acknowledged: readonly string[]): Promise<readonly string[]> {
  const console = await openTestConsole({ seed: 1, path });
  onTestFinished(() => void console.db.close());
  expect(await findingsOf(console)).toEqual([]);
  return acknowledged.filter((id) => !console.committer.log.has(id as never));
}

test('a process killed at random points has lost nothing that it acknowledged', { timeout: 60_000 }, async () => {
  const seed = 4711;
  const random = new Random(seed);
  const path = `${temporaryFolder()}/console.db`;
  const acknowledged: string[] = [];
  // One life after another in the same file.
  for (let life = 0; life < 6; life++) {
    const facts = await killedAfter(1 + random.below(150), path, 'FULL');
    expect(facts.length).toBeGreaterThan(0);
    acknowledged.push(...facts);
  }
  expect(await lost(path, acknowledged), `seed ${seed}`).toEqual([]);
});

describe(CUTTABLE ? 'the power cut' : 'the power cut: skipped, because it needs Linux and a C compiler (cc, gcc or clang) to see what was synced', () => {
  /** What is left of the file when the power goes at a random point, and what had been acknowledged by then. */
  async function cut(synchronous: 'FULL' | 'OFF', after: number): Promise<{ readonly path: string; readonly acknowledged: readonly string[] }> {
    const folder = temporaryFolder();
    const [live, synced, left] = ['live', 'synced', 'left'].map((name) => join(folder, name)) as [string, string, string];
    for (const one of [live, synced, left]) mkdirSync(one);
    const shim = join(folder, 'sync-shim.so');
    const compiled = spawnSync(COMPILER!, ['-shared', '-fPIC', '-O1', '-o', shim, SHIM, '-ldl'], { encoding: 'utf8' });
    expect(compiled.status, compiled.stderr).toBe(0);
    const acknowledged = await killedAfter(after, join(live, 'console.db'), synchronous, { LD_PRELOAD: shim, SYNC_SHIM_WATCH: `${live}/`, SYNC_SHIM_TO: synced });
    for (const name of ['console.db', 'console.db-wal']) if (existsSync(join(synced, name))) copyFileSync(join(synced, name), join(left, name));
    return { path: join(left, 'console.db'), acknowledged };
  }

  test.skipIf(!CUTTABLE)('loses nothing that was acknowledged, and what is left verifies', { timeout: 60_000 }, async () => {
    const seed = 4712;
    const random = new Random(seed);
    for (let i = 0; i < 5; i++) {
      const { path, acknowledged } = await cut('FULL', 1 + random.below(150));
      expect(acknowledged.length).toBeGreaterThan(0);
      expect(await lost(path, acknowledged), `seed ${seed}, cut ${i}`).toEqual([]);
    }
  });

  test.skipIf(!CUTTABLE)('with synchronous=OFF does lose what was acknowledged, so that the test above means something', { timeout: 60_000 }, async () => {
    const { path, acknowledged } = await cut('OFF', 60);
    expect((await lost(path, acknowledged)).length).toBeGreaterThan(0);
  });
});
