/**
 * How long a person waits for Muster: the host and the first useful paint in a real browser, with a roster of 5,000 and a log of 100,000 events, and where the
 * time goes; beside the same of an empty folder and Node alone, in turns. Times of the wall, of the processor, and megabytes that are the host's own.
 * npm run bench:start-up [-- --students N --events N --rounds N --data FOLDER] (FOLDER: one of an earlier run, to be started again)
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { urlFromReadyLine } from '../../shared/contract/ready-line.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { launchBrowser } from '../support/browser.ts';
import { addToFolder } from './suite/drawn-log.ts';
import { median } from './suite/row.ts';
import { importDistrict, inFolder } from './suite/school.ts';

const { values } = parseArgs({ options: { students: { type: 'string', default: '5000' }, events: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '9' }, data: { type: 'string' } } });
const HOST = join(import.meta.dirname, '../../dist/host');
const SETTLE_MS = 5_000;
const BYTES_OF_MB = 1e6;
/** Of Linux, a second. */
const TICKS = 100;

interface Figures {
  readonly ms: number;
  /** Of the processor, all threads. */
  readonly cpuMs: number;
  readonly mb: number;
}

const privateMb = (pid: number): number => ([...readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].reduce((sum, [, one]) => sum + Number(one), 0) * 1024) / BYTES_OF_MB;

function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
}

const figuresOf = (pid: number, sinceMs: number): Figures => ({ ms: performance.now() - sinceMs, cpuMs: cpuMs(pid), mb: privateMb(pid) });

/** A program that says a line when it is there, and waits; `look` sees it running. */
async function started<T>(args: readonly string[], look: (pid: number, line: string, sinceMs: number) => T | Promise<T>): Promise<T> {
  const sinceMs = performance.now();
  const program = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const [line] = (await once(createInterface({ input: defined(program.stdout, 'it is piped') }), 'line')) as [string];
  try {
    return await look(defined(program.pid, 'it runs'), line, sinceMs);
  } finally {
    program.send('stop');
    await once(program, 'exit');
  }
}

const WAITS = `process.on('message', () => process.exit(0)); console.log('there')`;
const serveMain = defined(readdirSync(HOST).find((name) => name.startsWith('serve-main-')), 'the host is built: npm run prepare');
const LOADED = `const { keepHeapSmall } = await import(${JSON.stringify(join(HOST, defined(readdirSync(HOST).find((name) => name.startsWith('small-heap-')), 'a part of it')))}); keepHeapSmall(); await import(${JSON.stringify(join(HOST, serveMain))}); ${WAITS}`;

const alone = (code: string): Promise<Figures> => started(['--input-type=module', '-e', code], (pid, _line, sinceMs) => figuresOf(pid, sinceMs));
const host = (data: string): Promise<Figures> => started([join(HOST, 'serve.js'), '--data', data, '--no-lan'], (pid, _line, sinceMs) => figuresOf(pid, sinceMs));

const rows = new Map<string, Figures[]>();
const add = (name: string, figures: Figures): void => void rows.set(name, [...(rows.get(name) ?? []), figures]);

async function measure(data: string, empty: string): Promise<void> {
  const browser = await launchBrowser();
  try {
    for (let round = 0; round <= Number(values.rounds); round++) {
      const found: (readonly [string, Figures])[] = [['Node alone', await alone(WAITS)], ['the host’s code, read and run', await alone(LOADED)], ['host ready, an empty folder', await host(empty)], ['host ready', await host(data)]];
      const page = await browser.newPage();
      await started([join(HOST, 'serve.js'), '--data', data, '--no-lan'], async (pid, line, sinceMs) => {
        await page.goto(defined(urlFromReadyLine(line), 'a host says where it is'));
        await page.getByRole('heading', { name: 'What must everybody do?' }).waitFor();
        found.push(['first useful paint', figuresOf(pid, sinceMs)]);
        if (round === Number(values.rounds)) {
          await new Promise((settled) => setTimeout(settled, SETTLE_MS));
          found.push([`the same, ${SETTLE_MS / 1000} s later`, figuresOf(pid, sinceMs)]);
        }
      });
      await page.close();
      // The first fills the caches of the disk and of compiled code.
      if (round > 0) for (const [name, figures] of found) add(name, figures);
    }
  } finally {
    await browser.close();
  }
}

await inFolder(async (folder) => {
  const data = values.data === undefined ? join(folder, 'data') : resolve(values.data);
  if (!existsSync(data)) {
    importDistrict(dirname(data), Number(values.students), data);
    await addToFolder(data, Number(values.events));
  }
  await measure(data, join(folder, 'empty'));
});
const of = (all: readonly Figures[], figure: (one: Figures) => number): string => median(all.map(figure)).toFixed(0).padStart(6);
console.log(`${values.students} students, ${values.events} events, medians of ${values.rounds}\n${'ms'.padStart(6)} ${'cpu ms'.padStart(6)} ${'MB'.padStart(6)}`);
for (const [name, all] of rows) console.log(`${of(all, ({ ms }) => ms)} ${of(all, ({ cpuMs: cpu }) => cpu)} ${of(all, ({ mb }) => mb)}  ${name}`);
