/** One unbroken life of a console, or a new incarnation; and what happens where one number was given twice all the same. */
import { copyFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { frontierOf } from '../../db/peers.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { MemoryMarker, type TestConsole } from '../support/console.ts';
import { testId } from '../support/drawn-history.ts';
import { append, digests, exchange, findingsOf, noteEvent, rebuild, reportEvent, send } from '../support/log-actions.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { laterCommitsOf, openSiteConsole, SITE_EVENTS } from '../support/test-site.ts';

const PERSON = testId<PersonId>('person');

const open = (path: string, marker: MemoryMarker, seed: number, machine = 'machine'): Promise<TestConsole> => openSiteConsole({ seed, path, marker, machine, secret: 'the console' });
/** Closes without a word, as a crash does. */
const crash = (console: TestConsole): unknown => console.db.close();

describe('a console that is opened again', () => {
  test('after an orderly end goes on in the same incarnation, numbering on', async () => {
    const path = `${temporaryFolder()}/console.db`;
    const marker = new MemoryMarker();
    const first = await open(path, marker, 1);
    append(first, [noteEvent('one')]);
    first.close();
    const second = await open(path, marker, 2);
    expect(second.origin).toBe(first.origin);
    append(second, [noteEvent('two')]);
    expect(second.db.prepare('SELECT seq FROM log_event WHERE origin = ? ORDER BY no').pluck().all(first.origin)).toEqual([1, 2]);
    expect(await findingsOf(second)).toEqual([]);
    expect(second.needsRebuild).toBe(false);
  });

  test.each([
    ['a crash', (_path: string, console: TestConsole): string => (crash(console), 'machine')],
    ['a move to another machine', (_path: string, console: TestConsole): string => (console.close(), 'other machine')],
    ['an older copy of the database', (path: string, console: TestConsole): string => {
      console.db.pragma('wal_checkpoint(TRUNCATE)');
      copyFileSync(path, `${path}.old`);
      append(console, [noteEvent('later')]);
      console.close();
      copyFileSync(`${path}.old`, path);
      return 'machine';
    }],
  ])('after %s begins a new incarnation', async (_name, end) => {
    const path = `${temporaryFolder()}/console.db`;
    const marker = new MemoryMarker();
    const first = await open(path, marker, 1);
    append(first, [noteEvent('one')]);
    const machine = end(path, first);
    const second = await open(path, marker, 2, machine);
    expect(second.origin).not.toBe(first.origin);
    expect(second.console).toBe(first.console);
    append(second, [noteEvent('two')]);
    expect(second.db.prepare('SELECT origin, seq FROM log_event ORDER BY no DESC LIMIT 1').get()).toEqual({ origin: second.origin, seq: 1 });
    expect(await findingsOf(second)).toEqual([]);
  });

  test('with another console’s key begins a life of its own', async () => {
    const path = `${temporaryFolder()}/console.db`;
    const marker = new MemoryMarker();
    (await open(path, marker, 1)).close();
    const other = await openSiteConsole({ seed: 2, path, marker, secret: 'another console' });
    expect(other.origin.startsWith(`${other.console}.`)).toBe(true);
    expect(marker.read()).toBe(null);
  });

  test('has no marker while it is open, so that a crash at any moment is seen', async () => {
    const path = `${temporaryFolder()}/console.db`;
    const marker = new MemoryMarker();
    const first = await open(path, marker, 1);
    expect(marker.read()).toBe(null);
    first.close();
    expect(marker.read()).toMatchObject({ origin: first.origin, newest: null });
    await open(path, marker, 2);
    expect(marker.read()).toBe(null);
  });

  test('after a fork that came from elsewhere does not write on on the wrong branch', async () => {
    const { a, b } = await fork();
    append(a, [noteEvent('a only')]);
    append(b, [noteEvent('b 1')]);
    append(b, [noteEvent('b 2')]);
    exchange(a, b);
    append(a, [noteEvent('a goes on')]);
    expect(await findingsOf(a)).toEqual([]);
    const own = laterCommitsOf(a).length;
    exchange(a, b);
    expect(laterCommitsOf(b)).toHaveLength(own);
  });
});

/** Two consoles with one key and one incarnation: the whole folder was copied, marker included. */
async function fork(shared = 1): Promise<{ readonly a: TestConsole; readonly b: TestConsole }> {
  const folder = temporaryFolder();
  const marker = new MemoryMarker();
  const first = await open(`${folder}/a.db`, marker, 1);
  for (let i = 0; i < shared; i++) append(first, [noteEvent(`shared ${i}`)]);
  first.close();
  copyFileSync(`${folder}/a.db`, `${folder}/b.db`);
  const copied = new MemoryMarker();
  copied.write(marker.read()!);
  const [a, b] = [await open(`${folder}/a.db`, marker, 2), await open(`${folder}/b.db`, copied, 3)];
  expect(a.origin).toBe(b.origin);
  return { a, b };
}

describe('a fork', () => {
  test.each([[1, 1], [1, 3], [3, 1]])('of %i and %i facts: both branches are kept, counted, folded and passed on', async (mine, theirs) => {
    const { a, b } = await fork();
    for (let i = 0; i < mine; i++) append(a, [reportEvent(PERSON, 'here')]);
    for (let i = 0; i < theirs; i++) append(b, [reportEvent(PERSON, 'missing')]);
    exchange(a, b);
    for (const one of [a, b]) {
      expect(one.db.prepare('SELECT origin, seq FROM log_fork ORDER BY seq').all()).toEqual(Array.from({ length: Math.min(mine, theirs) }, (_, i) => ({ origin: a.origin, seq: 2 + i })));
      expect(one.committer.log.eventCount()).toBe(SITE_EVENTS + 1 + mine + theirs);
      expect(one.db.prepare('SELECT kind FROM view_contradiction').pluck().all()).toEqual(['reportsDisagree']);
      expect(await findingsOf(one)).toEqual([]);
    }
    expect(digests(a)).toEqual(digests(b));
    expect(frontierOf(a.db).filter((end) => end.origin === a.origin)).toHaveLength(2);
    const third = await openSiteConsole({ seed: 9 });
    send(a, third);
    expect(digests(third)).toEqual(digests(a));
    await rebuild(third);
    expect(digests(third)).toEqual(digests(a));
  });

  test('whose branches are longer than a page is still exchanged', { timeout: 60_000 }, async () => {
    const { a, b } = await fork(40);
    for (const [console, n] of [[a, 50], [b, 51]] as const) for (let i = 0; i < n; i++) append(console, Array.from({ length: 8 }, (_, k) => noteEvent(`${i} ${k}`.padEnd(900, 'x'))));
    exchange(a, b);
    expect(a.committer.log.eventCount()).toBe(SITE_EVENTS + 848);
    expect(digests(a)).toEqual(digests(b));
  });
});
