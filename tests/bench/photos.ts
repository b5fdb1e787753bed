/**
 * What the photos of a school cost, through the real command line on the sample school: filed for the first time, and the
 * same again. node tests/bench/photos.ts [--photos N --bytes N]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openOwnConsole } from '../../electron/host/own-console.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { zipOf } from '../roster-import/zip-writer.ts';
import { jpeg } from '../support/pictures.ts';

const { values } = parseArgs({ options: { photos: { type: 'string', default: '1000' }, bytes: { type: 'string', default: '60000' } } });
const folder = mkdtempSync(join(tmpdir(), 'muster-bench-'));
const data = join(folder, 'data');

function muster(...args: readonly string[]): Record<string, unknown> {
  const done = spawnSync(process.execPath, [join(import.meta.dirname, '../../dist/host/muster.js'), ...args, '--data', data, '--json'], { encoding: 'utf8', maxBuffer: 1e9 });
  if (done.status !== 0) throw new Error(`muster ${args[0] ?? ''}: ${done.stdout}${done.stderr}`);
  return JSON.parse(done.stdout) as Record<string, unknown>;
}
const figures = ({ photos, ms, peakRssBytes, maxLoopLagMs }: Record<string, unknown>): string =>
  `${JSON.stringify(photos)}: ${String(ms)} ms, ${Math.round(Number(peakRssBytes) / 1e6)} MB at most, loop held up ${String(maxLoopLagMs)} ms at most`;

async function studentNumbers(): Promise<readonly string[]> {
  const own = await openOwnConsole(data);
  const numbers = own.console.read('people', { kind: 'student' }).flatMap(({ person }) => own.console.reader.rosters.current().students.get(person as PersonId)?.studentNumber ?? []);
  await own.close();
  return numbers;
}

try {
  muster('sample', '--students', values.photos);
  const zip = join(folder, 'photos.zip');
  writeFileSync(zip, zipOf((await studentNumbers()).map((number, index) => ({ name: `${number}.jpg`, bytes: jpeg(index, Number(values.bytes)) }))));
  console.log(`first ${figures(muster('import', zip))}`);
  console.log(`again ${figures(muster('import', zip))}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
