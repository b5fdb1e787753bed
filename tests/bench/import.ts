/**
 * How long a large roster takes, through the real command line on a fresh data folder, and how long an alarm waits that is
 * raised at a window of a running host while one is applied: node tests/bench/import.ts [--students N --seed N]
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { io, type Socket } from 'socket.io-client';
import { randomIds } from '../../electron/host/system/crypto.ts';
import { PROTOCOL_VERSION } from '../../shared/contract/procedures.ts';
import { drawDistrict } from './district.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Of the host's loop: how often the window asks for something small while the import runs. */
const ASK_EVERY_MS = 20;

const { values } = parseArgs({ options: { students: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } } });
const students = Number(values.students);
const size = { students, guardians: students * 2, enrollments: students * 7 };

const folder = mkdtempSync(join(tmpdir(), 'muster-bench-'));
const district = drawDistrict(Number(values.seed), size);
const files = [join(folder, 'roster.zip'), join(folder, 'student-contacts.csv')];
writeFileSync(join(folder, 'roster.zip'), district.zip);
writeFileSync(join(folder, 'student-contacts.csv'), district.contacts);

const muster = (...args: readonly string[]): Record<string, unknown> => {
  const done = spawnSync(process.execPath, [join(ROOT, 'dist/host/muster.js'), ...args, '--json'], { encoding: 'utf8', maxBuffer: 1e9 });
  if (done.status !== 0) throw new Error(`muster ${args[0] ?? ''}: ${done.stdout}${done.stderr}`);
  return JSON.parse(done.stdout) as Record<string, unknown>;
};
const figures = ({ ms, peakRssBytes, maxLoopLagMs }: Record<string, unknown>): string => `${String(ms)} ms, ${Math.round(Number(peakRssBytes) / 1e6)} MB at most, loop held up ${String(maxLoopLagMs)} ms at most`;

async function openWindow(url: string): Promise<Socket> {
  const { origin, hash } = new URL(url);
  const answer = await fetch(`${origin}/session`, { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: JSON.stringify({ code: hash.slice('#code='.length), protocol: PROTOCOL_VERSION }) });
  const { token } = (await answer.json()) as { readonly token: string };
  const socket = io(origin, { transports: ['websocket'], auth: { token }, extraHeaders: { origin } });
  await once(socket as unknown as NodeJS.EventEmitter, 'connect');
  return socket;
}

/** An alarm at a window when half of the chunks are in the log, and what else a window feels meanwhile. */
async function alarmMeanwhile(data: string): Promise<void> {
  const host = spawn(process.execPath, [join(ROOT, 'dist/host/serve.js'), '--data', data], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await createInterface({ input: host.stdout })[Symbol.asyncIterator]().next();
  const window = await openWindow((JSON.parse(String(line.value)) as { readonly url: string }).url);
  const ask = async (event: string, body: unknown): Promise<number> => {
    const startedMs = performance.now();
    const answer = (await window.timeout(30_000).emitWithAck(event, body)) as { readonly ok: boolean; readonly value?: { readonly accepted?: boolean } };
    if (!answer.ok || answer.value?.accepted === false) throw new Error(JSON.stringify(answer));
    return performance.now() - startedMs;
  };
  await ask('command', { commandId: randomIds.next(), command: { type: 'FoundSite', siteName: 'Bench', founderName: 'Dana', consoleName: 'Office' } });
  let chunks = { done: 0, of: 0 };
  window.on('delta', (message: { readonly upserts: readonly { readonly stage?: string; readonly done?: number; readonly of?: number }[] }) => {
    for (const row of message.upserts) if (row.stage === 'applying') chunks = { done: row.done ?? 0, of: row.of ?? 0 };
  });
  await ask('subscribe', { subscription: randomIds.next(), name: 'import', params: {}, since: null });
  const importing = spawn(process.execPath, [join(ROOT, 'dist/host/muster.js'), 'import', ...files, '--data', data, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  importing.stdout.on('data', (piece: Buffer) => (told += piece.toString()));
  const ended = once(importing, 'exit');
  let alarmMs: number | null = null;
  let longestMs = 0;
  let running = true;
  void ended.then(() => (running = false));
  while (running) {
    if (alarmMs === null && chunks.done * 2 > chunks.of) alarmMs = await ask('command', { commandId: randomIds.next(), command: { type: 'StartIncident', directive: 'lockdown', detail: '', exercise: false } });
    longestMs = Math.max(longestMs, await ask('query', { name: 'search', params: { text: 'zz', kinds: ['student'], limit: 1 } }));
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  const report = JSON.parse(told) as Record<string, unknown>;
  console.log(`running host: ${figures(report)}; an alarm was on disk and acknowledged after ${alarmMs?.toFixed(1) ?? '?'} ms; a search took ${longestMs.toFixed(1)} ms at most`);
  window.close();
  host.kill('SIGTERM');
  await once(host, 'exit');
}

try {
  console.log(`${size.students} students, ${size.guardians} guardians, ${size.enrollments} enrollments, seed ${values.seed}`);
  const data = join(folder, 'data');
  console.log(`command line: ${figures(muster('import', ...files, '--data', data))}`);
  console.log(`the same again: ${figures(muster('import', ...files, '--data', data))}`);
  await alarmMeanwhile(join(folder, 'alarm'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
