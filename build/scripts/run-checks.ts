/**
 * Runs commands side by side, as many as there are processors, and prints each one's output in one piece when it has
 * finished. Every command runs to its end, so that one look shows everything that is wrong.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { ROOT } from '../vite.config.ts';

export interface Check {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

interface CheckOutcome {
  readonly name: string;
  readonly passed: boolean;
}

const PATH = [join(ROOT, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);

function run(check: Check): Promise<CheckOutcome> {
  const startedMs = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(check.command, check.args, {
      cwd: ROOT,
      env: { ...process.env, PATH, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (output += bytes.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      const passed = code === 0;
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
      console.log(`${passed ? 'ok    ' : 'FAILED'}  ${check.name}  (${seconds} s)`);
      if (!passed) console.log(output.trimEnd());
      resolve({ name: check.name, passed });
    });
  });
}

export async function runChecks(checks: readonly Check[]): Promise<CheckOutcome[]> {
  const waiting = [...checks];
  const outcomes: CheckOutcome[] = [];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) outcomes.push(await run(next));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return outcomes;
}
