/** What a backup holds is shown before it takes anything's place: in a window of a new computer, and at the command line. */
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { lookThrough, takeOverKeys } from '../../electron/host/cli/backup-operations.ts';
import { backupsFound } from '../../electron/host/cli/say.ts';
import { VERSION } from '../../electron/host/console.ts';
import { AS_SET } from '../../electron/host/own-data.ts';
import { openOwnConsole } from '../../electron/host/own-console.ts';
import { backupNamed } from '../../electron/host/system/backup-shelf.ts';
import { openFolderConsole } from '../support/own-console.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const MUSTER = join(import.meta.dirname, '../../electron/host/cli/muster.ts');
const data = temporaryFolder(afterAll);
const elsewhere = temporaryFolder(afterAll);
let backup = '';
let events = 0;

beforeAll(async () => {
  const own = await openFolderConsole(data);
  own.must({ type: 'FoundSite', siteName: 'Larkmoor', founderName: 'Dana Okonkwo', consoleName: 'Office' });
  expect(await own.data.care.backUp()).toMatchObject({ ok: true });
  events = own.console.committer.log.eventCount();
  await own.close();
  backup = join(data, 'backups', readdirSync(join(data, 'backups'))[0] ?? '');
});

test('a window of a new computer is shown the backups of a folder, and what one holds; nothing is left beside it, nor here', async () => {
  const here = await openFolderConsole();
  expect(await here.console.query('lookForBackups', { place: null })).toMatchObject({ ok: true, value: { backups: [], one: null } });
  expect(await here.console.query('lookForBackups', { place: join(data, 'backups') })).toMatchObject({ ok: true, value: { backups: [{ file: backup, madeWall: backupNamed(basename(backup))?.madeWall }], one: null } });
  const looked = await here.console.query('lookForBackups', { place: backup });
  expect(looked).toMatchObject({ ok: true, value: { folder: join(data, 'backups'), one: { file: backup, siteName: 'Larkmoor', consoleName: 'Office', events, version: VERSION } } });
  expect(JSON.stringify(looked)).not.toContain('Dana');
  expect(readdirSync(join(data, 'backups'))).toEqual([basename(backup)]);
  expect(readdirSync(here.path).filter((name) => name.startsWith('restore-'))).toEqual([]);
  expect(await here.console.query('lookForBackups', { place: join(data, 'nothing.db') })).toMatchObject({ ok: false, error: { name: 'BackupNotThere' } });
  here.must({ type: 'FoundSite', siteName: 'Another', founderName: 'Pat Lee', consoleName: 'Gym' });
  here.must({ type: 'StartIncident', directive: 'hold', detail: '', exercise: true });
  expect(await here.console.query('lookForBackups', { place: backup })).toMatchObject({ ok: false, error: { name: 'NotDuringAnIncident' } });
  await here.remove();
});

test.each([['LARKMOOR', 'accepted'], ['Grand Bend', 'OtherSiteManaged']])('SI-63 on a computer that IT set up for %s a backup of Larkmoor is %s', async (managed, is) => {
  const begun: unknown[] = [];
  const here = await openOwnConsole(temporaryFolder(onTestFinished), null, { ...AS_SET, managed: { site: managed }, beginAgainOn: (taken) => begun.push(taken.file) });
  const asked = here.data.care.restore(backup, false);
  expect(asked.ok ? 'accepted' : asked.error.name).toBe(is);
  expect(begun).toEqual(is === 'accepted' ? [backup] : []);
  await here.close();
});

test('SI-63 a computer that holds another site than IT set stays with it, and its own backup is put back', async () => {
  const folder = temporaryFolder(onTestFinished);
  const own = await openFolderConsole(folder);
  own.must({ type: 'FoundSite', siteName: 'Larkmoor', founderName: 'Dana Okonkwo', consoleName: 'Office' });
  expect(await own.data.care.backUp()).toMatchObject({ ok: true });
  await own.close();
  const managed = await openOwnConsole(folder, null, { ...AS_SET, managed: { site: 'Grand Bend' } });
  expect(managed.data.care.restore(join(folder, 'backups', readdirSync(join(folder, 'backups'))[0] ?? ''), false)).toMatchObject({ ok: true });
  await managed.close();
});

test('the command line lists those of the folder that is set, each looked through: also one that is damaged, renamed, or of an older Muster', () => {
  for (const name of ['muster-aaaaaaaaaaaa-2026-01-05T08-00-00Z.db', 'muster-bbbbbbbbbbbb-2026-02-05T08-00-00Z.db']) cpSync(backup, join(elsewhere, name));
  truncateSync(join(elsewhere, 'muster-aaaaaaaaaaaa-2026-01-05T08-00-00Z.db'), 30_000);
  const old = new DatabaseSync(join(elsewhere, 'muster-bbbbbbbbbbbb-2026-02-05T08-00-00Z.db'));
  old.exec('PRAGMA application_id = 0');
  old.close();
  const found = lookThrough(data, elsewhere);
  expect(found.backups).toMatchObject([
    { siteName: 'Larkmoor', consoleName: '', version: null, madeWall: Date.UTC(2026, 1, 5, 8) },
    { rejection: { name: 'BackupDamaged' } },
  ]);
  const words = backupsFound(found).join('\n');
  expect(words).toMatch(/Larkmoor\n {4}Made 2026-02-05 08:00 UTC\n {4}\d+ entries, the last of [^]*is damaged/);

  const listed = spawnSync(process.execPath, [MUSTER, 'restore', '--list', '--data', data], { encoding: 'utf8' });
  expect(listed.status).toBe(0);
  expect(listed.stdout).toMatch(new RegExp(`Larkmoor, by the console Office\\n {4}Made .* by Muster ${VERSION.replaceAll('.', '\\.')}\\n`));
  renameSync(backup, join(data, 'backups', 'mine.db'));
  expect(lookThrough(data, null)).toMatchObject({ backups: [], rejection: null });
  expect(lookThrough(data, join(data, 'backups', 'mine.db'))).toMatchObject({ backups: [{ siteName: 'Larkmoor', consoleName: '', events }] });
  expect(lookThrough(data, join(data, 'nowhere'))).toMatchObject({ rejection: { name: 'BackupNotThere' } });
});

test('keys that are in the key store of a computer that is gone are of no use at another, and it is said before anything is done', async () => {
  const gone = temporaryFolder();
  const fresh = join(temporaryFolder(), 'data');
  const own = await openOwnConsole(gone, null, { ...AS_SET, keys: { store: { name: 'keychain', answers: true, wrap: async (text) => Buffer.from(text).toString('base64'), unwrap: async (text) => Buffer.from(text, 'base64').toString() }, whyNone: 'noStore', anew: false } });
  await own.close();
  expect(takeOverKeys(gone, fresh)).toMatchObject({ ok: false, error: { name: 'KeysWrapped' } });
  expect(readdirSync(join(fresh, '..'))).toEqual([]);
  rmSync(gone, { recursive: true });
});
