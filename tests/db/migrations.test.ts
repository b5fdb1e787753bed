/** Migrations: each file by itself, after a backup; and a database from the future is left as it was found. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DatabaseFromTheFuture, type Migration } from '../../db/migrate.ts';
import { openDatabase } from '../../db/driver.ts';
import { MemoryMarker, migrations, openTestConsole } from '../support/console.ts';
import { append, commitsOf, findingsOf, noteEvent } from '../support/log-actions.ts';
import { openRichConsole } from '../support/rich-console.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const good: Migration = { number: 9010, name: '9010_more', sql: 'CREATE TABLE local_more (x TEXT) STRICT; INSERT INTO local_more VALUES (\'kept\');' };
const bad: Migration = { number: 9020, name: '9020_bad', sql: 'CREATE TABLE local_half (x TEXT) STRICT; INSERT INTO local_nowhere VALUES (1);' };
const tables = (path: string): unknown => {
  const db = openDatabase(path, { synchronous: 'FULL', readonly: true });
  const found = db.prepare("SELECT name FROM sqlite_schema WHERE name LIKE 'local_%' AND type = 'table' ORDER BY name").pluck().all();
  const version: unknown = db.pragma('user_version', { simple: true });
  db.close();
  return [version, found];
};

async function used(): Promise<{ readonly path: string; readonly marker: MemoryMarker }> {
  const path = `${temporaryFolder()}/console.db`;
  const marker = new MemoryMarker();
  const console = await openTestConsole({ seed: 1, path, marker });
  append(console, [noteEvent('x')]);
  console.close();
  return { path, marker };
}

test('the files of this version stand in order and end at the newest number', async () => {
  const console = await openTestConsole({ seed: 1 });
  expect(migrations.map((one) => one.number)).toEqual(migrations.map((one) => one.number).sort((a, b) => a - b));
  expect(console.db.pragma('user_version', { simple: true })).toBe(migrations.at(-1)!.number);
});

test('a log from before many consoles wrote it gets the ends of its branches, also where it had forked', async () => {
  const console = await openRichConsole({ seed: 1 });
  const kept = (): unknown => console.db.prepare('SELECT * FROM log_end ORDER BY origin, id').all();
  const before = kept();
  console.db.exec('DROP TABLE log_end; DROP TABLE log_late; DROP TABLE local_withheld; DROP INDEX local_waiting_awake; ALTER TABLE local_waiting DROP COLUMN awake');
  console.db.exec(migrations.find((one) => one.number === 40)!.sql);
  expect(kept()).toEqual(before);
  console.committer.readAgain();
  expect(await findingsOf(console)).toEqual([]);
  expect(console.committer.log.withheldIds(1)).toEqual([]);
});

describe('an upgrade', () => {
  test('backs up first, once, and keeps the log and the incarnation', async () => {
    const { path, marker } = await used();
    const backups: unknown[] = [];
    const backUp = (db: { prepare: (sql: string) => { pluck: () => { get: () => unknown } } }, label: string): unknown => backups.push([label, db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'local_more'").pluck().get()]);
    const before = marker.read()?.origin;
    const console = await openTestConsole({ seed: 1, path, marker, migrations: [...migrations, good], backUp });
    expect(backups).toEqual([['before-9010_more', 0]]);
    expect(console.origin).toBe(before);
    expect(commitsOf(console)).toHaveLength(1);
    expect(await findingsOf(console)).toEqual([]);
    console.close();
    (await openTestConsole({ seed: 1, path, marker, migrations: [...migrations, good], backUp })).close();
    expect(backups).toHaveLength(1);
  });

  test('a new database is not backed up', async () => {
    await openTestConsole({ seed: 1, backUp: () => expect.unreachable() });
  });

  test('that fails at its second file keeps the first, leaves nothing of the second, and can be tried again', async () => {
    const { path, marker } = await used();
    await expect(openTestConsole({ seed: 1, path, marker, migrations: [...migrations, good, bad] })).rejects.toThrow(/local_nowhere/);
    expect(tables(path)).toEqual([9010, expect.arrayContaining(['local_more'])]);
    expect(JSON.stringify(tables(path))).not.toContain('local_half');
    const console = await openTestConsole({ seed: 1, path, marker, migrations: [...migrations, good, { ...bad, sql: 'CREATE TABLE local_half (x TEXT) STRICT' }] });
    expect(console.db.prepare('SELECT x FROM local_more').pluck().all()).toEqual(['kept']);
  });

  test('whose backup fails changes nothing', async () => {
    const { path, marker } = await used();
    const backUp = (): never => {
      throw new Error('no room for a backup');
    };
    await expect(openTestConsole({ seed: 1, path, marker, migrations: [...migrations, good], backUp })).rejects.toThrow('no room');
    expect(JSON.stringify(tables(path))).not.toContain('local_more');
  });
});

describe('a database from the future', () => {
  test('is refused with what to do, and not a byte of it is changed', async () => {
    const { path, marker } = await used();
    (await openTestConsole({ seed: 1, path, marker, migrations: [...migrations, good] })).close();
    const before = readFileSync(path);
    await expect(openTestConsole({ seed: 1, path, marker })).rejects.toThrow(DatabaseFromTheFuture);
    await expect(openTestConsole({ seed: 1, path, marker })).rejects.toThrow(/newer Muster/);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(marker.read()).not.toBe(null);
  });

  test('that does not keep its changes in a WAL is not changed either', async () => {
    const path = `${temporaryFolder()}/console.db`;
    const db = openDatabase(path, { synchronous: 'FULL', readonly: false });
    db.pragma('journal_mode = DELETE');
    db.exec('CREATE TABLE future (x)');
    db.pragma('user_version = 9999');
    db.close();
    const before = readFileSync(path);
    await expect(openTestConsole({ seed: 1, path })).rejects.toThrow(DatabaseFromTheFuture);
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});
