/**
 * How cost grows: each thing measured at several sizes in one run, a line through them where both axes count in powers of ten, and
 * its slope: the exponent. 1 is in proportion, 0 not at all, 2 a square. As a table, and as a page with a chart for each.
 * npm run bench:growth [-- --quick] [--out FILE.html]
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { rebuildViews } from '../../db/rebuild.ts';
import type { IncidentId } from '../../shared/kernel/ids.ts';
import { testSlices } from '../support/console.ts';
import { openFolderConsole } from '../support/own-console.ts';
import { BenchFleet, pause } from './lan-fleet.ts';
import { RunningHost } from './running-host.ts';
import { fillFolder, fillLog, openSealed } from './suite/drawn-log.ts';
import { raise } from './suite/raised.ts';
import { median, percentile, timed } from './suite/row.ts';
import { importDistrict, inFolder } from './suite/school.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, out: { type: 'string' } } });
const SETTLE_MS = 3_000;
const EQUAL_WITHIN_MS = 600_000;

interface Point {
  readonly size: number;
  readonly ms: number;
}
interface Curve {
  readonly name: string;
  readonly of: 'events' | 'consoles' | 'students';
  readonly points: Point[];
}

const curve = (name: string, of: Curve['of']): Curve => ({ name, of, points: [] });

/** The least squares' slope of the logarithms. */
function exponentOf(points: readonly Point[]): number {
  const logs = points.map(({ size, ms }) => [Math.log10(size), Math.log10(ms)] as const);
  const mean = (axis: 0 | 1): number => logs.reduce((sum, point) => sum + point[axis], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  return logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

async function ofEvents(sizes: readonly number[]): Promise<readonly Curve[]> {
  const [catchUp, rebuild, start] = [curve('catch-up', 'events'), curve('full rebuild', 'events'), curve('start until usable', 'events')];
  for (const size of sizes) {
    await inFolder(async (folder) => {
      const at = await openSealed(join(folder, 'log.db'));
      catchUp.points.push({ size, ms: fillLog(at, size).tookMs });
      rebuild.points.push({ size, ms: await timed(() => rebuildViews(at.db, at.committer, at.ports.digests, at.ports.registry, testSlices(at.ports.clock), () => undefined)) });
      at.db.close();
      await fillFolder(join(folder, 'data'), size);
      const starts: number[] = [];
      for (let i = 0; i < 3; i++) {
        const sinceMs = performance.now();
        const host = await RunningHost.start(join(folder, 'data'));
        await host.query('search', { text: 'zz', kinds: ['student'], limit: 1 });
        starts.push(performance.now() - sinceMs);
        await host.stop();
      }
      start.points.push({ size, ms: median(starts) });
    });
  }
  return [catchUp, rebuild, start];
}

async function ofConsoles(sizes: readonly number[]): Promise<readonly Curve[]> {
  const [shown, recorded, meeting] = [curve('alarm shown on all', 'consoles'), curve('alarm on all disks', 'consoles'), curve('idle consoles meet again', 'consoles')];
  for (const size of sizes) {
    const fleet = await BenchFleet.open(size, 1, true);
    try {
      fleet.connectAll();
      await fleet.untilEqual(EQUAL_WITHIN_MS);
      const incident = fleet.consoles[0]?.must({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: false })['incident'] as IncidentId;
      await pause(SETTLE_MS);
      const alarms: Awaited<ReturnType<typeof raise>>[] = [];
      for (let round = 0; round < 15; round++) {
        alarms.push(await raise(fleet, incident, round));
        await pause(150);
      }
      shown.points.push({ size, ms: median(alarms.map((one) => one.shown)) });
      recorded.points.push({ size, ms: median(alarms.map((one) => one.recorded)) });
      fleet.disconnectAll();
      await pause(SETTLE_MS);
      fleet.consoles[0]?.must({ type: 'ChangeDirective', incident, directive: 'secure', detail: '' });
      fleet.connectAll();
      meeting.points.push({ size, ms: await fleet.untilEqual(EQUAL_WITHIN_MS) });
    } finally {
      fleet.close();
    }
  }
  return [shown, recorded, meeting];
}

async function ofStudents(sizes: readonly number[]): Promise<readonly Curve[]> {
  const [imported, search, list] = [curve('import of a roster', 'students'), curve('search of a name, p99', 'students'), curve('the list of all students', 'students')];
  for (const size of sizes) {
    await inFolder(async (folder) => {
      let data = '';
      imported.points.push({ size, ms: await timed(() => (data = importDistrict(folder, size))) });
      const at = await openFolderConsole(data);
      try {
        list.points.push({ size, ms: await timed(() => at.console.read('people', { kind: 'student' })) });
        const names = at.console.read('people', { kind: 'student' }).map(({ name }) => name);
        const step = Math.ceil(names.length / 100);
        const took: number[] = [];
        for (const { given, family } of names.filter((_, i) => i % step === 0)) took.push(await timed(() => at.console.query('search', { text: `${given} ${family.slice(0, 3)}`, kinds: ['student', 'guardian'], limit: 20 })));
        search.points.push({ size, ms: percentile(took, 0.99) });
      } finally {
        await at.close();
      }
    });
  }
  return [imported, search, list];
}

const [WIDTH, HEIGHT, LEFT, FOOT] = [420, 260, 64, 36];
const said = (ms: number): string => (ms >= 1_000 ? `${(ms / 1_000).toPrecision(3)} s` : `${ms.toPrecision(3)} ms`);

/** Both axes in powers of ten. */
function chart({ name, of, points }: Curve): string {
  const log = (value: number): number => Math.log10(value);
  const span = (values: readonly number[]): readonly [number, number] => [Math.min(...values), Math.max(...values)];
  const [fromX, toX] = span(points.map(({ size }) => log(size)));
  const [fromY, toY] = span(points.map(({ ms }) => log(ms)));
  // At least two powers of ten high, so that what hardly grows looks so.
  const high = Math.max(2, toY - fromY);
  const x = (size: number): number => LEFT + ((log(size) - fromX) / (toX - fromX)) * (WIDTH - LEFT - 40);
  const y = (ms: number): number => HEIGHT - FOOT - ((log(ms) - fromY) / high) * (HEIGHT - FOOT - 40);
  const marks = points.map(({ size, ms }) => `<circle cx="${x(size)}" cy="${y(ms)}" r="4"/><text x="${x(size)}" y="${y(ms) - 10}" text-anchor="middle">${said(ms)}</text><text x="${x(size)}" y="${HEIGHT - 12}" text-anchor="middle">${size.toLocaleString('en-US')}</text>`);
  return `<figure><figcaption><b>${name}</b>, by ${of}: exponent ${exponentOf(points).toFixed(2)}</figcaption><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" role="img" aria-label="${name}: exponent ${exponentOf(points).toFixed(2)}"><polyline fill="none" stroke="#14181B" stroke-width="2" points="${points.map(({ size, ms }) => `${x(size)},${y(ms)}`).join(' ')}"/>${marks.join('')}</svg></figure>`;
}

const curves = [
  ...(await ofEvents(values.quick ? [1_000, 3_000, 10_000] : [10_000, 30_000, 100_000])),
  ...(await ofConsoles(values.quick ? [3, 6, 12] : [3, 10, 25, 50])),
  ...(await ofStudents(values.quick ? [500, 2_000] : [500, 5_000, 50_000])),
];
for (const { name, of, points } of curves) console.log(`${name.padEnd(28)} exponent ${exponentOf(points).toFixed(2).padStart(5)} by ${of.padEnd(9)} ${points.map(({ size, ms }) => `${size.toLocaleString('en-US')}: ${said(ms)}`).join('   ')}`);
if (values.out !== undefined) {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Muster: how cost grows</title><style>body{font:16px system-ui,sans-serif;margin:24px;color:#14181B}figure{display:inline-block;margin:0 24px 24px 0}svg text{font-size:13px}</style><h1>How cost grows</h1><p>${new Date().toISOString()}, Node ${process.version}. Both axes in powers of ten.</p>${curves.map(chart).join('')}`;
  writeFileSync(resolve(process.env['INIT_CWD'] ?? process.cwd(), values.out), page);
}
