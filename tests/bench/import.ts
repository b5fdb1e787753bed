/**
 * How long a large roster takes, through the real command line on a fresh data folder, and how long an alarm waits that is
 * raised at a window of a running host while one is applied: node tests/bench/import.ts [--students N --seed N]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importRow } from '../../shared/contract/import-row.ts';
import { drawDistrict } from './district.ts';
import { figures, muster, RunningHost } from './running-host.ts';

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

/** An alarm at a window when half of the chunks are in the log, and what else a window feels meanwhile. */
async function alarmMeanwhile(data: string): Promise<void> {
  const host = await RunningHost.start(data);
  await host.command({ type: 'FoundSite', siteName: 'Bench', founderName: 'Dana', consoleName: 'Office' });
  const shown = await host.subscribe('import', {});
  const importing = spawn(process.execPath, [join(ROOT, 'dist/host/muster.js'), 'import', ...files, '--data', data, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  importing.stdout.on('data', (piece: Buffer) => (told += piece.toString()));
  const ended = once(importing, 'exit');
  let alarmMs: number | null = null;
  let longestMs = 0;
  let running = true;
  void ended.then(() => (running = false));
  const timed = async (asked: Promise<unknown>): Promise<number> => {
    const startedMs = performance.now();
    await asked;
    return performance.now() - startedMs;
  };
  const isHalfDone = (): boolean => shown.rows.map((row) => importRow.parse(row)).some(({ stage, done, of }) => stage === 'applying' && done * 2 > of);
  while (running) {
    if (alarmMs === null && isHalfDone()) alarmMs = await timed(host.command({ type: 'StartIncident', directive: 'lockdown', detail: '', exercise: false }));
    longestMs = Math.max(longestMs, await timed(host.query('search', { text: 'zz', kinds: ['student'], limit: 1 })));
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  const report = JSON.parse(told) as Record<string, unknown>;
  console.log(`running host: ${figures(report)}; an alarm was on disk and acknowledged after ${alarmMs?.toFixed(1) ?? '?'} ms; a search took ${longestMs.toFixed(1)} ms at most`);
  await host.stop();
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
