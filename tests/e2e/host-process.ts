/**
 * A real host of its own for each test: built programs, a fresh data folder, a free port, and the clock on the day of the
 * story. It is stopped and its folder removed.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { urlFromReadyLine } from '../../shared/contract/ready-line.ts';
import { defined } from '../../shared/kernel/assert.ts';

/** Another build than the one in `dist/`, such as a packaged one. */
const DIST = process.env['MUSTER_DIST'] ?? join(import.meta.dirname, '../../dist');
const READY_WITHIN_MS = 20_000;
/** A Wednesday in the school year, at half past nine: the sample school depends on the day that it is tried on. */
const STORY_BEGINS = new Date(2026, 9, 14, 9, 30);
export const STORY_DATE = '2026-10-14';
const CLOCK = new URL('./host-on-the-day.ts', import.meta.url).href;

export interface HostProcess {
  /** With the one-time code; opens one window. */
  readonly url: string;
  readonly dataFolder: string;
  /** Pages must move theirs as far; see `moveClock`. */
  readonly clockOffsetMs: number;
  readonly pid: number;
  /** For what takes minutes. Its clocks go ahead, those of pages do not. */
  passTime(passMs: number): void;
  /** Another process over the same data, after this one was stopped or died; its clock goes on at another time of the story. */
  restart(how: 'stopped' | 'died', at: Date): Promise<HostProcess>;
  /** Its data stays, for whoever copies it. */
  end(): Promise<void>;
  stop(): Promise<void>;
}

/** `before`: a program that fills the data folder first, or the data folder of a host that has ended, of which this one gets a copy. */
export async function startHost(before: URL | string | null = null): Promise<HostProcess> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'muster-e2e-'));
  const env = { ...process.env, MUSTER_CLOCK_OFFSET_MS: String(STORY_BEGINS.getTime() - Date.now()) };
  if (before instanceof URL) await promisify(execFile)(process.execPath, ['--import', CLOCK, fileURLToPath(before), dataFolder], { env });
  else if (before !== null) await cp(before, dataFolder, { recursive: true });
  return launch(dataFolder, STORY_BEGINS);
}

async function launch(dataFolder: string, at: Date): Promise<HostProcess> {
  const clockOffsetMs = at.getTime() - Date.now();
  const env = { ...process.env, MUSTER_CLOCK_OFFSET_MS: String(clockOffsetMs) };
  const child = spawn(process.execPath, ['--import', CLOCK, join(DIST, 'host/serve.js'), '--data', dataFolder, '--port', '0', '--no-lan'], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env });
  let said = '';
  child.stderr?.on('data', (bytes: Buffer) => (said += bytes.toString()));
  let told = false;
  let fell: string | null = null;
  child.once('exit', (code, signal) => {
    if (!told) fell = `the host ended by itself (${signal ?? code}): ${said}`;
  });
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    told = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  const stop = async (): Promise<void> => {
    await end('SIGTERM');
    await rm(dataFolder, { recursive: true, force: true });
    if (fell !== null) throw new Error(fell);
  };
  const restart = async (how: 'stopped' | 'died', then: Date): Promise<HostProcess> => {
    await end(how === 'died' ? 'SIGKILL' : 'SIGTERM');
    return launch(dataFolder, then);
  };
  const firstLine = new Promise<string>((resolve, reject) => {
    createInterface({ input: defined(child.stdout, 'it is piped') }).once('line', resolve);
    child.once('exit', () => reject(new Error(fell ?? 'the host ended')));
    child.once('error', reject);
    setTimeout(() => reject(new Error(`the host was not ready in time: ${said}`)), READY_WITHIN_MS).unref();
  });
  try {
    const line = await firstLine;
    const url = urlFromReadyLine(line);
    if (url === null) throw new Error(`not a ready line: ${line}`);
    if (child.pid === undefined) throw new Error('the host has no process id');
    return { url, dataFolder, clockOffsetMs, pid: child.pid, passTime: (passMs) => void child.send({ passMs }), restart, end: () => end('SIGTERM'), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
