/** An import between its files and the log: what it leaves on disk, what windows see of it, and how it survives the end of the process, of any kind. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { currentHeads, loadRoster } from '../../db/queries/roster-snapshot.ts';
import { importFiles, verifyFile } from '../../electron/host/cli/operations.ts';
import type { ImportPreview, SubscriptionRow } from '../../shared/contract/procedures.ts';
import { importStream, ROSTER } from '../../shared/kernel/streams.ts';
import type { CommandId, ImportId } from '../../shared/kernel/ids.ts';
import { drawDistrict } from '../bench/district.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';

/** Some thirty chunks. */
const SIZE = { students: 900, guardians: 1800, enrollments: 6300 };
const district = drawDistrict(7, SIZE);

let own: FolderConsole;
let files: string[];
const putDown = (folder: string): string[] => {
  mkdirSync(folder, { recursive: true });
  const paths = [join(folder, 'roster.zip'), join(folder, 'student-contacts.csv')];
  writeFileSync(paths[0] ?? '', district.zip);
  writeFileSync(paths[1] ?? '', district.contacts);
  return paths;
};
beforeEach(async () => {
  own = await openFolderConsole();
  own.must({ type: 'FoundSite', siteName: 'North', founderName: 'Dana Okonkwo', consoleName: 'Office' });
  files = putDown(join(own.path, 'given'));
});
afterEach(() => own.remove());

const staging = (): string[] => (existsSync(join(own.path, 'staging')) ? readdirSync(join(own.path, 'staging')) : []);
const row = (): SubscriptionRow<'import'> | undefined => own.console.read('import', {})[0];
const students = (): number => own.console.read('people', { kind: 'student' }).length;
async function previewed(): Promise<ImportPreview> {
  const preview = await own.console.imports.preview({ kind: 'files', paths: files }, null);
  if (!preview.ok) throw new Error(preview.error.name);
  return preview.value;
}
const eventsOfImport = (id: string): number => own.console.committer.log.events(importStream(id as ImportId)).length;

describe('before Apply', () => {
  test('there is a folder that only this user can read, and nothing in the log; the preview can be read again', async () => {
    const events = own.console.committer.log.eventCount();
    const preview = await previewed();
    expect(staging()).toEqual([preview.ticket]);
    expect(readdirSync(join(own.path, 'staging', preview.ticket ?? '')).sort()).toEqual(['chunks.jsonl', 'photos.json', 'plan.json']);
    if (process.platform !== 'win32') for (const name of ['chunks.jsonl', 'photos.json', 'plan.json']) expect(statSync(join(own.path, 'staging', preview.ticket ?? '', name)).mode & 0o077).toBe(0);
    expect(own.console.committer.log.eventCount()).toBe(events);
    expect(row()).toMatchObject({ stage: 'waiting', ticket: preview.ticket, files: ['roster.zip', 'student-contacts.csv'], counts: preview.counts });
    expect(await own.console.query('readImport', { import: preview.ticket ?? '' })).toEqual({ ok: true, value: preview });
  });

  test('cancelling, a refused file, another import and the end of the console leave no trace', async () => {
    const first = await previewed();
    const second = await previewed();
    expect(staging()).toEqual([second.ticket]);
    expect(await own.console.query('applyImport', { ticket: first.ticket ?? '', leaving: null })).toMatchObject({ ok: false, error: { name: 'ImportExpired' } });
    expect(await own.console.query('discardImport', { ticket: second.ticket ?? '' })).toEqual({ ok: true, value: {} });
    expect([staging(), row()]).toEqual([[], undefined]);

    const refused = await own.console.imports.preview({ kind: 'files', paths: [join(own.path, 'nothing.csv')] }, null);
    expect(refused).toMatchObject({ ok: true, value: { ticket: null } });
    expect([staging(), row()]).toMatchObject([[], { stage: 'failed', ticket: null, rejection: { name: 'RosterRefused' } }]);

    await previewed();
    await own.close();
    expect(staging()).toEqual([]);
    own = await openFolderConsole(own.path);
    expect(row()).toBeUndefined();
  });

  test('what is being read can be cancelled, and no second one begins meanwhile', async () => {
    const reading = own.console.imports.preview({ kind: 'files', paths: files }, null);
    expect(row()).toMatchObject({ stage: 'reading', ticket: null });
    expect(await own.console.imports.preview({ kind: 'files', paths: files }, null)).toMatchObject({ ok: false, error: { name: 'ImportBusy' } });
    await own.console.query('discardImport', { ticket: row()?.key ?? '' });
    expect(await reading).toMatchObject({ ok: false, error: { name: 'ImportCancelled' } });
    expect([staging(), row()]).toEqual([[], undefined]);
  });

  test('files that a window sends are on disk until they are read, and an upload that breaks off is gone', async () => {
    async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
      for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
    }
    const receive = () => {
      const intake = own.console.receiveImport(district.zip.length + district.contacts.length);
      if (!intake.ok) throw new Error(intake.error.name);
      return intake.value;
    };
    const broken = receive();
    await broken.take('../../roster.zip', pieces(district.zip));
    expect(existsSync(join(own.path, 'roster.zip'))).toBe(false);
    expect(row()).toMatchObject({ stage: 'reading', done: district.zip.length, of: district.zip.length + district.contacts.length });
    broken.abandon();
    expect([staging(), row()]).toEqual([[], undefined]);

    const whole = receive();
    await whole.take('roster.zip', pieces(district.zip));
    await whole.take('student-contacts.csv', pieces(district.contacts));
    const preview = await whole.preview(null, null);
    expect(preview).toMatchObject({ ok: true, value: { counts: { students: 900, restrictions: expect.any(Number) as number } } });
    expect(existsSync(join(own.path, 'staging', row()?.key ?? '', 'files'))).toBe(false);

    const cancelled = receive();
    await cancelled.take('roster.zip', pieces(district.zip));
    await own.console.query('discardImport', { ticket: row()?.key ?? '' });
    expect(await cancelled.take('student-contacts.csv', pieces(district.contacts))).toBe(false);
    expect(await cancelled.preview(null, null)).toMatchObject({ ok: false, error: { name: 'ImportCancelled' } });
    expect([staging(), row()]).toEqual([[], undefined]);
  });
});

describe('applying', () => {
  test('is told step by step, cannot be called back, and ends with the counts', async () => {
    const { ticket, counts } = await previewed();
    // A window shows a list: the roster is read ahead for it.
    expect(students()).toBe(0);
    const seen: SubscriptionRow<'import'>[] = [];
    const stop = own.console.onChange((changed) => changed.has('import') && seen.push(...own.console.read('import', {})));
    const applied = own.console.query('applyImport', { ticket: ticket ?? '', leaving: null });
    expect(await own.console.query('discardImport', { ticket: ticket ?? '' })).toMatchObject({ ok: false, error: { name: 'ImportBeingApplied' } });
    expect(await applied).toEqual({ ok: true, value: { counts } });
    stop();
    expect([seen[0]?.stage, seen.at(-1)?.stage]).toEqual(['applying', 'done']);
    expect(seen.at(-1)).toMatchObject({ done: seen[0]?.of, counts, ticket: null });
    expect(seen[0]?.of).toBeGreaterThan(20);
    expect([staging(), students()]).toEqual([[], 900]);
    expect(own.console.reader.rosters.imported()).toEqual(loadRoster(own.console.db, currentHeads(own.console.db)));
    await own.console.query('discardImport', { ticket: ticket ?? '' });
    expect(row()).toBeUndefined();
  });

  test('an alarm in the middle is committed between two chunks, and the activation still comes', async () => {
    const { ticket } = await previewed();
    const applied = own.console.query('applyImport', { ticket: ticket ?? '', leaving: null });
    await expect.poll(() => eventsOfImport(ticket ?? ''), { interval: 1 }).toBeGreaterThan(3);
    own.must({ type: 'StartIncident', directive: 'lockdown', detail: '', exercise: false });
    expect(await applied).toMatchObject({ ok: true });
    const types = own.console.db.prepare('SELECT type FROM log_event ORDER BY no').pluck().all();
    const alarm = types.findIndex((type) => String(type).endsWith('.IncidentStarted'));
    expect(alarm).toBeGreaterThan(types.indexOf('v2.RosterChunk'));
    expect(alarm).toBeLessThan(types.lastIndexOf('v2.RosterChunk'));
    expect(types.indexOf('v1.RosterActivated')).toBeGreaterThan(alarm);
    expect(students()).toBe(900);
  });

  test('the end of the console stops it between two chunks; the next start goes on, and the log is sound', async () => {
    const { ticket } = await previewed();
    const applied = own.console.query('applyImport', { ticket: ticket ?? '', leaving: null });
    await expect.poll(() => eventsOfImport(ticket ?? ''), { interval: 1 }).toBeGreaterThan(3);
    await own.close();
    expect(await applied).toMatchObject({ ok: false, error: { name: 'ImportInterrupted' } });
    own = await openFolderConsole(own.path);
    const before = eventsOfImport(ticket ?? '');
    expect([students(), staging()]).toEqual([0, [ticket]]);
    const resumed = own.console.imports.resume();
    expect(row()).toMatchObject({ key: ticket, stage: 'applying' });
    await resumed;
    expect(row()).toMatchObject({ stage: 'done', done: eventsOfImport(ticket ?? '') });
    expect(eventsOfImport(ticket ?? '')).toBeGreaterThan(before);
    expect([students(), staging()]).toEqual([900, []]);
    expect((await verifyFile(own.folder.database)).findings).toEqual([]);
  });

  test('a roster that changed meanwhile ends it: said so, and no trace', async () => {
    const { ticket } = await previewed();
    const applied = own.console.query('applyImport', { ticket: ticket ?? '', leaving: null });
    await expect.poll(() => eventsOfImport(ticket ?? ''), { interval: 1 }).toBeGreaterThan(3);
    const payload = { import: 'other'.padEnd(26, 'a'), bases: [], chunks: 0, newestChunk: null, chunksDigest: '0'.repeat(64), source: 'another console' };
    own.console.committer.append({ commandId: 'another'.padEnd(26, 'a') as CommandId, actor: 'unsigned', events: [{ stream: ROSTER, type: 'v1.RosterActivated', payload, refs: [] }], outcome: () => null });
    expect(await applied).toMatchObject({ ok: false, error: { name: 'RosterChanged' } });
    expect([staging(), row()?.stage, row()?.rejection?.name]).toEqual([[], 'failed', 'RosterChanged']);
  });
});

describe('a process that is killed', () => {
  const serve = (): ChildProcess => spawn(process.execPath, [join(import.meta.dirname, '../../electron/host/serve.ts'), '--data', own.path, '--port', '0', '--no-lan'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const isReady = async (host: ChildProcess): Promise<void> => {
    if (host.stdout === null) throw new Error('the host’s output is a pipe');
    await createInterface({ input: host.stdout })[Symbol.asyncIterator]().next();
  };
  const kill = async (host: ChildProcess): Promise<void> => {
    host.kill('SIGKILL');
    await once(host, 'exit');
  };
  const importing = (...options: readonly string[]): ChildProcess => spawn(process.execPath, [join(import.meta.dirname, '../../electron/host/cli/muster.ts'), 'import', ...files, '--data', own.path, ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
  const folder = (name: string): boolean => staging().some((id) => existsSync(join(own.path, 'staging', id, name)));
  const chunksInLog = (): number => Number(own.console.db.prepare("SELECT count(*) FROM log_event WHERE type = 'v2.RosterChunk'").pluck().get());

  test('while it reads leaves nothing after the next start', async () => {
    await own.close();
    const cli = importing('--dry-run');
    await expect.poll(() => staging().length, { interval: 1, timeout: 20_000 }).toBe(1);
    await kill(cli);
    own = await openFolderConsole(own.path);
    expect([staging(), students(), chunksInLog()]).toEqual([[], 0, 0]);
  });

  test('while it waits for Apply leaves nothing after the next start', async () => {
    await previewed();
    // What a disk holds when the power goes.
    const cut = join(own.path, '..', `${basename(own.path)}-cut`);
    cpSync(own.path, cut, { recursive: true });
    const again = await openFolderConsole(cut);
    expect([readdirSync(join(cut, 'staging')), again.console.read('import', {})]).toEqual([[], []]);
    await again.remove();
    expect(staging()).toHaveLength(1);
  });

  test.each([
    ['as soon as Apply is on disk', 'v2.RosterChunk', 0],
    ['after the first chunk', 'v2.RosterChunk', 1],
    ['in the middle', 'v2.RosterChunk', 12],
    ['after the activation', 'v1.RosterActivated', 1],
  ])('%s: the next host carries it through after its door is open', async (_when, type, atLeast) => {
    await own.close();
    const cli = importing();
    await expect.poll(() => folder('applying.json'), { interval: 1, timeout: 20_000 }).toBe(true);
    const db = new DatabaseSync(join(own.path, 'muster.db'), { readOnly: true });
    const count = db.prepare('SELECT count(*) AS n FROM log_event WHERE type = ?');
    await expect.poll(() => count.get(type)?.['n'], { interval: 0, timeout: 20_000 }).toBeGreaterThanOrEqual(atLeast);
    await kill(cli);
    db.close();
    const host = serve();
    await isReady(host);
    await expect.poll(staging, { interval: 20, timeout: 20_000 }).toEqual([]);
    host.kill('SIGTERM');
    await once(host, 'exit');
    own = await openFolderConsole(own.path);
    expect(students()).toBe(900);
    expect(own.console.db.prepare("SELECT count(*), count(DISTINCT command) FROM log_event WHERE type = 'v2.RosterChunk'").raw().get()).toEqual([chunksInLog(), chunksInLog()]);
    expect((await verifyFile(own.folder.database)).findings).toEqual([]);
    expect(await importFiles(own.console, { files, school: null, dryRun: false, acceptLeaving: null, map: null, siteName: null, founder: null })).toMatchObject({ applied: true, added: 0, changed: 0, withdrawn: 0 });
  });
});
