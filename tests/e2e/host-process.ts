/** A real host of its own for each test: built programs, a fresh data folder, a free port. It is stopped and its folder removed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { urlFromReadyLine } from '../../shared/contract/ready-line.ts';

/** Another build than the one in `dist/`, such as a packaged one. */
const DIST = process.env['MUSTER_DIST'] ?? join(import.meta.dirname, '../../dist');
const READY_WITHIN_MS = 20_000;

export interface HostProcess {
  /** With the one-time code; opens one window. */
  readonly url: string;
  readonly dataFolder: string;
  stop(): Promise<void>;
}

export async function startHost(): Promise<HostProcess> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'muster-e2e-'));
  const child = spawn(process.execPath, [join(DIST, 'host/serve.js'), '--data', dataFolder, '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    await rm(dataFolder, { recursive: true, force: true });
  };
  const firstLine = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', () => reject(new Error(`the host ended at once: ${said}`)));
    child.once('error', reject);
    setTimeout(() => reject(new Error(`the host was not ready in time: ${said}`)), READY_WITHIN_MS).unref();
  });
  try {
    const line = await firstLine;
    const url = urlFromReadyLine(line);
    if (url === null) throw new Error(`not a ready line: ${line}`);
    return { url, dataFolder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
