/** The host's log: what may stand in it, how its files turn over, and that no alarm ever waits for it. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DiagnosticLog, type LogFile } from '../../../electron/host/diagnostics/host-log.ts';
import { errorFacts, refusalName } from '../../../electron/host/diagnostics/log-lines.ts';
import { Timings } from '../../../electron/host/diagnostics/timings.ts';
import { LogFolder } from '../../../electron/host/system/log-folder.ts';
import { FakeClock } from '../../support/console.ts';
import { openFolderConsole } from '../../support/own-console.ts';

const CLOCK = new FakeClock(Date.UTC(2026, 9, 14, 15));
const quiet = (): void => undefined;

let path: string;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'muster-log-'));
});
afterEach(() => rmSync(path, { recursive: true, force: true }));

/** A disk that can be full and have room again. */
class Disk implements LogFile {
  full = false;
  readonly lines: string[] = [];
  append(line: string): void {
    if (this.full) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    this.lines.push(line);
  }
}

describe('what stands in it', () => {
  test('a line says when, what, and by which name it was refused', () => {
    const disk = new Disk();
    const log = new DiagnosticLog(CLOCK, disk, new Timings(), quiet);
    log.note({ event: 'command', type: 'AddNote', refused: refusalName({ name: 'IncidentClosed', message: 'Ana Garcia', whatToDo: '555 0100' }), ms: 3.2 });
    expect(disk.lines).toEqual(['{"at":"2026-10-14T15:00:00.000Z","event":"command","type":"AddNote","refused":"IncidentClosed","ms":3.2}\n']);
  });

  test('questions are noted where they were refused or slow, and counted always', () => {
    const disk = new Disk();
    const timings = new Timings();
    const log = new DiagnosticLog(CLOCK, disk, timings, quiet);
    log.note({ event: 'query', name: 'search', refused: null, ms: 4 });
    log.note({ event: 'query', name: 'search', refused: null, ms: 300 });
    log.note({ event: 'query', name: 'signIn', refused: refusalName({ name: 'WrongSecret', message: '', whatToDo: '' }), ms: 60 });
    expect(disk.lines.map((line) => JSON.parse(line) as { name: string; refused: string | null })).toMatchObject([{ name: 'search', refused: null }, { name: 'signIn', refused: 'WrongSecret' }]);
    expect(timings.rows()).toMatchObject([{ what: 'query search', times: 2, worstMs: 300, classes: [0, 1, 0, 0, 0, 0, 0, 1, 0, 0] }, { what: 'query signIn', times: 1 }]);
  });

  test('whatever an exception says, its words stay out; its name, code and places stand there', () => {
    const thrown = Object.assign(new RangeError('Ana Garcia, 555 0100\n    at Garcia (ana.ts:1:1)'), { code: 'ENOENT' });
    const facts = errorFacts(thrown);
    expect(facts).toMatchObject({ error: 'RangeError', code: 'ENOENT' });
    expect(facts.frames[0]).toMatch(/\(host-log\.test\.ts:\d+:\d+\)$/);
    expect(JSON.stringify(facts)).not.toMatch(/Garcia|555|ana\.ts|[\\/]/);
    fc.assert(
      fc.property(fc.string(), fc.array(fc.constantFrom('\n', '    at ', 'x ', '(a.ts:1:1)', '(/home/ana/b.ts:2:2)'), { maxLength: 12 }), (words, pieces) => {
        const hostile = `hostile${words}${pieces.join('')}`;
        const [mine, ...others] = [errorFacts(new Error(hostile)), errorFacts(new Error('plain'))];
        // As many places as an error without such words, and the same ones.
        expect(mine?.frames.map((frame) => frame.replace(/:\d+\)$/, ''))).toEqual(others[0]?.frames.map((frame) => frame.replace(/:\d+\)$/, '')));
      }),
      { numRuns: 300 },
    );
    expect(errorFacts('Ana Garcia')).toEqual({ error: 'string', code: null, frames: [] });
    expect(errorFacts(Object.assign(new Error(''), { name: 'Ana Garcia' })).error).toBe('Unnamed');
  });

  test('a refusal that is named like a sentence loses its name', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(refusalName({ name, message: '', whatToDo: '' })).toMatch(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/);
      }),
    );
  });
});

describe('its files', () => {
  test('turn over by size, and the oldest go', () => {
    const folder = new LogFolder(join(path, 'logs'));
    for (let line = 0; line < 8_000; line++) folder.append(`${String(line).padStart(1_000, '0')}\n`);
    folder.close();
    const names = readdirSync(join(path, 'logs')).sort();
    expect(names).toEqual(['host-1.jsonl', 'host-2.jsonl', 'host-3.jsonl', 'host-4.jsonl', 'host.jsonl']);
    for (const name of names) expect(statSync(join(path, 'logs', name)).size).toBeLessThanOrEqual(1024 * 1024);
    const kept = new LogFolder(join(path, 'logs')).read().flatMap(({ text }) => text.trim().split('\n').map(Number));
    expect(kept.at(-1)).toBe(7_999);
    expect(kept).toEqual(Array.from({ length: kept.length }, (_, i) => 8_000 - kept.length + i));
    expect(kept.length).toBeGreaterThan(4_000);
  });

  test('half a line of a disk that was full does not spoil the next one', () => {
    mkdirSync(join(path, 'logs'));
    writeFileSync(join(path, 'logs', 'host.jsonl'), '{"at":"2026-');
    const folder = new LogFolder(join(path, 'logs'));
    folder.append('whole\n');
    folder.close();
    expect(readFileSync(join(path, 'logs', 'host.jsonl'), 'utf8').split('\n')).toEqual(['{"at":"2026-', 'whole', '']);
  });

  test('a disk that is full is said once; when there is room again, so is how much was lost', () => {
    const disk = new Disk();
    const said: string[] = [];
    const log = new DiagnosticLog(CLOCK, disk, new Timings(), (words) => said.push(words));
    disk.full = true;
    for (let i = 0; i < 3; i++) log.note({ event: 'window', came: true, open: i });
    disk.full = false;
    log.note({ event: 'stopped' });
    expect(said).toEqual(['The log cannot be written (ENOSPC). Muster goes on without it.']);
    expect(disk.lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ event: 'linesLost', lines: 3 }, { event: 'stopped' }]);
  });
});

describe('an alarm is raised', () => {
  const alarm = async (): Promise<void> => {
    const own = await openFolderConsole(path);
    try {
      own.must({ type: 'FoundSite', siteName: 'School', founderName: 'Founder', consoleName: 'Office' });
      own.must({ type: 'StartIncident', exercise: false, directive: 'lockdown', detail: '' });
      own.log.fault('a query', new Error('while nothing can be written'));
      expect(own.console.read('incidents', {})).toHaveLength(1);
    } finally {
      await own.close();
    }
  };

  test('where the folder of the log cannot be made', async () => {
    writeFileSync(join(path, 'logs'), 'a file of that name');
    await alarm();
    expect(readFileSync(join(path, 'logs'), 'utf8')).toBe('a file of that name');
  });

  test('where the disk takes no more lines', { skip: process.platform !== 'linux' }, async () => {
    mkdirSync(join(path, 'logs'));
    symlinkSync('/dev/full', join(path, 'logs', 'host.jsonl'));
    await alarm();
  });

  test('and where all is well the log tells of the start and the end', async () => {
    await alarm();
    const lines = readFileSync(join(path, 'logs', 'host.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { event: string });
    expect(lines).toMatchObject([{ event: 'started', clean: false, continued: false, events: 0 }, { event: 'keys', kept: 'noDesktop', replaced: 0 }, { event: 'fault', place: 'a query', error: 'Error' }, { event: 'stopped' }]);
  });
});
