/** Whose facts a log takes; and pages of them: in one transaction, whole or in part, each commit for itself. */
import { describe, expect, test } from 'vitest';
import { keepAsked, keepCaughtUp, keepJoined } from '../../db/local-joined.ts';
import type { WireCommit } from '../../db/log/wire.ts';
import type { PersonId, StreamName } from '../../shared/kernel/ids.ts';
import { FOUNDING } from '../../shared/kernel/streams.ts';
import { openTestConsole, type TestConsole } from '../support/console.ts';
import { testEvent, testId } from '../support/drawn-history.ts';
import { Author } from '../support/hand-written.ts';
import { append, digests, findingsOf, INCIDENT, noteEvent, reportEvent, send } from '../support/log-actions.ts';
import { admit, laterCommitsOf, openSiteConsole, SITE_EVENTS, TEST_SITE } from '../support/test-site.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOTES = `incident/${INCIDENT}` as StreamName;
const stored = (console: TestConsole): unknown => console.db.prepare('SELECT (SELECT count(*) FROM log_event) + (SELECT count(*) FROM local_waiting) + (SELECT count(*) FROM local_quarantine)').pluck().get();
const notes = (author: Author, many: number): WireCommit[] => Array.from({ length: many }, (_, i) => author.write(noteEvent(`${i}`)).wire);

describe('a console that nobody admitted', () => {
  test('leaves nothing in the log, nor among what waits or is wrong', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const stranger = new Author('stranger');
    const [first, second] = notes(stranger, 2);
    const forged = { ...first!, signature: 'x' };
    for (const wire of [first, second, forged]) expect(console.committer.receive(wire)).toEqual({ result: 'notAdmitted', console: stranger.console });
    expect(stored(console)).toBe(SITE_EVENTS);
    admit(console, stranger);
    expect(console.committer.receive(first)).toEqual({ result: 'landed' });
  });

  test('is not admitted by an admission that stands in another stream', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const stranger = new Author('stranger');
    console.committer.receive(new Author('a').write({ stream: NOTES, type: 'v1.ConsoleAdmitted', payload: { console: stranger.console, name: 'x', publicKey: 'k' } }).wire);
    expect(console.committer.receive(notes(stranger, 1)[0])).toMatchObject({ result: 'notAdmitted' });
  });

  test('is let in by an admission of a newer version too', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const stranger = new Author('stranger');
    console.committer.receive(new Author('a').write({ stream: `console/${stranger.console}` as StreamName, type: 'v2.ConsoleAdmitted', payload: { anything: 1 } }).wire);
    expect(console.committer.receive(notes(stranger, 1)[0])).toEqual({ result: 'landed' });
  });
});

describe('SI-65 a console that lets itself in', () => {
  const anew = (): readonly [Author, WireCommit, WireCommit] => {
    const author = new Author('with new keys');
    const admission = { stream: `console/${author.console}` as StreamName, type: 'v1.ConsoleAdmitted', payload: { console: author.console, name: 'Restored console', publicKey: author.publicKey } };
    return [author, author.write(admission).wire, author.write(noteEvent('said later')).wire];
  };
  const joins = (console: TestConsole): void => {
    keepAsked(console.db, { address: '10.0.0.1', console: testId('the member'), certificate: 'AA', consoleName: 'Gym', siteName: 'Larkmoor' });
    keepJoined(console.db, testId('site'), 'Larkmoor');
  };

  test('is no word for a console of the site, whoever brings it', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const [author, admission, note] = anew();
    for (const wire of [admission, note]) expect(console.committer.receive(wire)).toEqual({ result: 'notAdmitted', console: author.console });
    expect(stored(console)).toBe(SITE_EVENTS);
  });

  test('is believed at the first catch-up of one that was let in, and not after it', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const [author, admission, note] = anew();
    joins(console);
    expect([admission, note].map((wire) => console.committer.receive(wire).result)).toEqual(['landed', 'landed']);
    const other = await openSiteConsole({ seed: 2 });
    joins(other);
    keepCaughtUp(other.db);
    expect(other.committer.receive(admission)).toEqual({ result: 'notAdmitted', console: author.console });
    expect(await findingsOf(console)).toEqual([]);
  });

  test('is believed of this console’s own log, read back', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const [, admission, note] = anew();
    expect(console.committer.receivePage([admission, note], undefined, 'ownFile').map(({ result }) => result)).toEqual(['landed', 'landed']);
  });

  test('brings nobody else with it', async () => {
    const console = await openSiteConsole({ seed: 1 });
    joins(console);
    const [stranger, other] = [new Author('stranger'), new Author('another')];
    const admission = { stream: `console/${other.console}` as StreamName, type: 'v1.ConsoleAdmitted', payload: { console: other.console, name: 'x', publicKey: other.publicKey } };
    expect(console.committer.receive(stranger.write(admission).wire)).toEqual({ result: 'notAdmitted', console: stranger.console });
  });
});

describe('an empty log', () => {
  test('takes the commit that founds the site before anything else', async () => {
    const console = await openTestConsole({ seed: 1 });
    const [note] = notes(new Author('a'), 1);
    expect(console.committer.receive(note)).toMatchObject({ result: 'notAdmitted' });
    expect(console.committer.receive(TEST_SITE)).toEqual({ result: 'landed' });
    expect(console.committer.receive(note)).toEqual({ result: 'landed' });
  });

  test('takes no founding by which nobody is admitted', async () => {
    const console = await openTestConsole({ seed: 1 });
    const wire = new Author('a').write({ stream: FOUNDING, type: 'v1.SiteFounded', payload: { site: testId('x'), name: 'X', idKey: testEvent('k') } }).wire;
    expect(console.committer.receive(wire)).toMatchObject({ result: 'notAdmitted' });
    expect(stored(console)).toBe(0);
  });

  test('is of one site afterwards: another founding is refused by name, whoever brings it', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const founding = { stream: FOUNDING, type: 'v1.SiteFounded', payload: { site: testId('x'), name: 'X', idKey: testEvent('k') } };
    for (const author of [new Author('a'), new Author('stranger')]) {
      const admission = { stream: `console/${author.console}` as StreamName, type: 'v1.ConsoleAdmitted', payload: { console: author.console, name: 'x', publicKey: author.publicKey } };
      expect(console.committer.receive(author.write(founding, admission).wire)).toEqual({ result: 'refused', reason: expect.stringContaining('another site') as string });
    }
    expect(stored(console)).toBe(SITE_EVENTS);
  });
});

describe('a page', () => {
  test('is one transaction, and listeners are told once', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const wires = notes(new Author('a'), 20);
    const told: (readonly string[])[] = [];
    console.committer.onCommit(({ commits }) => told.push(commits));
    expect(console.committer.receivePage(wires)).toEqual(wires.map(() => ({ result: 'landed' })));
    expect(told.map((commits) => commits.length)).toEqual([20]);
    expect(await findingsOf(console)).toEqual([]);
  });

  test('can be taken in parts, and leaves what one commit at a time leaves', async () => {
    const [page, single] = [await openSiteConsole({ seed: 1 }), await openSiteConsole({ seed: 2 })];
    const source = await openSiteConsole({ seed: 3 });
    for (let i = 0; i < 12; i++) append(source, [reportEvent(testId<PersonId>(`${i % 5}`), i % 2 === 0 ? 'here' : 'missing'), noteEvent(`${i}`)]);
    const wires = laterCommitsOf(source);
    const parts: number[] = [];
    for (let at = 0; at < wires.length; at += parts.at(-1)!) parts.push(page.committer.receivePage(wires.slice(at), () => parts.length % 2 === 0).length);
    expect(parts.length).toBeGreaterThan(1);
    for (const wire of wires) single.committer.receive(wire);
    for (const one of [page, single]) expect(digests(one)).toEqual(digests(source));
  });

  test('a commit that is wrong costs itself', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const [a, b, c] = [notes(new Author('a'), 2), notes(new Author('b'), 1), notes(new Author('stranger'), 1)];
    const page = [a[0], { ...b[0]!, signature: 'x' }, 'nonsense', c[0], a[1]];
    expect(console.committer.receivePage(page).map((one) => one.result)).toEqual(['landed', 'quarantined', 'refused', 'notAdmitted', 'landed']);
    expect(laterCommitsOf(console)).toEqual(a);
  });

  test('one that breaks while it lands leaves the others on disk, and can be brought again', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const [a, b] = [notes(new Author('a'), 1), notes(new Author('b'), 1)];
    const broken = new Author('c').write(noteEvent('breaks')).wire;
    console.db.exec("CREATE TRIGGER fault BEFORE INSERT ON view_timeline WHEN NEW.payload LIKE '%breaks%' BEGIN SELECT RAISE(ABORT, 'fault'); END");
    expect(() => console.committer.receivePage([a[0], broken, b[0]])).toThrow('fault');
    expect(laterCommitsOf(console)).toEqual([a[0], b[0]]);
    console.db.exec('DROP TRIGGER fault');
    expect(console.committer.receivePage([a[0], broken, b[0]]).map((one) => one.result)).toEqual(['known', 'landed', 'known']);
    expect(await findingsOf(console)).toEqual([]);
  });
});

test('what a crash left awake lands at the next start', async () => {
  const path = `${temporaryFolder()}/console.db`;
  const console = await openSiteConsole({ seed: 1, path });
  const [first, ...others] = notes(new Author('a'), 8);
  for (const wire of others) expect(console.committer.receive(wire).result).toBe('waiting');
  expect(console.committer.receivePage([first])).toEqual([{ result: 'landed' }]);
  expect(console.committer.landAwake(() => true)).toBe(true);
  expect(laterCommitsOf(console)).toHaveLength(2);
  console.db.close();
  const again = await openSiteConsole({ seed: 2, path, secret: 'console 1' });
  while (again.committer.landAwake()) continue;
  expect(laterCommitsOf(again)).toHaveLength(8);
  expect(await findingsOf(again)).toEqual([]);
});

test('payloads that were withheld are named until somebody brings them, and those that are erased are not', async () => {
  const [a, b] = [await openSiteConsole({ seed: 1 }), await openSiteConsole({ seed: 2 })];
  const person = testId<PersonId>('person');
  append(a, [reportEvent(person, 'here'), noteEvent('x')]);
  const [full] = laterCommitsOf(a);
  const bare = { ...full!, events: full!.events.map((event) => ({ ...event, payload: null })) };
  const c = await openSiteConsole({ seed: 3 });
  expect(c.committer.receivePage([bare, full])).toEqual([{ result: 'landed' }, { result: 'landed' }]);
  expect(digests(c)).toEqual(digests(a));
  b.committer.receive(bare);
  const ids = a.db.prepare<[string], string>('SELECT id FROM log_event WHERE origin = ? ORDER BY id').pluck().all(a.origin);
  expect(b.committer.log.withheldIds(10)).toEqual(ids);
  expect(b.committer.log.withheldIds(1)).toHaveLength(1);
  append(a, [{ stream: 'site/erasures' as StreamName, type: 'v1.PayloadsErased', payload: { erasures: [{ stream: `person/${person}`, heads: a.committer.log.heads(`person/${person}` as StreamName) }], reason: 'r' }, refs: [] }]);
  send(a, b);
  expect(b.committer.log.withheldIds(10)).toHaveLength(1);
  b.committer.receive(full);
  expect(b.committer.log.withheldIds(10)).toEqual([]);
  expect(digests(b)).toEqual(digests(a));
});
