/** What this console writes: whole or not at all, told only when it is on disk, once for each command, within its limits. */
import { describe, expect, test } from 'vitest';
import { parseHeader } from '../../db/log/header.ts';
import type { CommandId, EventId, PersonId, StreamName } from '../../shared/kernel/ids.ts';
import { MAX_COMMIT_BYTES, MAX_COMMIT_EVENTS, MAX_PARENTS, MAX_REFS } from '../../shared/kernel/limits.ts';
import { FakeClock } from '../support/console.ts';
import { testEvent, testId } from '../support/drawn-history.ts';
import { Author } from '../support/hand-written.ts';
import { append, ACTOR, digests, findingsOf, freshCommand, INCIDENT, noteEvent, reportEvent } from '../support/log-actions.ts';
import { laterCommitsOf, openSiteConsole } from '../support/test-site.ts';

const NOTES = `incident/${INCIDENT}` as StreamName;
const counts = (db: { prepare: (sql: string) => { pluck: () => { get: () => unknown } } }): unknown[] => ['log_commit', 'log_event', 'log_payload', 'log_head', 'local_outcome', 'view_timeline'].map((table) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());

describe('one transaction', () => {
  test.each([
    ['the log', 'CREATE TRIGGER fault BEFORE INSERT ON log_head BEGIN SELECT RAISE(ABORT, \'fault\'); END'],
    ['the views', 'CREATE TRIGGER fault BEFORE INSERT ON view_timeline BEGIN SELECT RAISE(ABORT, \'fault\'); END'],
    ['the outcome', 'CREATE TRIGGER fault BEFORE INSERT ON local_outcome BEGIN SELECT RAISE(ABORT, \'fault\'); END'],
  ])('an error while %s are written leaves nothing and tells nobody', async (_name, trigger) => {
    const console = await openSiteConsole({ seed: 1 });
    append(console, [noteEvent('before')]);
    const before = [counts(console.db), digests(console)];
    let told = 0;
    console.committer.onCommit(() => (told += 1));
    console.db.exec(trigger);
    const command = freshCommand();
    expect(() => append(console, [noteEvent('one'), noteEvent('two')], command)).toThrow('fault');
    expect([counts(console.db), digests(console)]).toEqual(before);
    expect(told).toBe(0);
    expect(console.committer.outcomeOf(command)).toBe(null);
    console.db.exec('DROP TRIGGER fault');
    expect(append(console, [noteEvent('one')], command).events).toHaveLength(1);
    expect(told).toBe(1);
    expect(await findingsOf(console)).toEqual([]);
  });

  test('who listens is told when it is on disk, and never inside the transaction', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const seen: unknown[] = [];
    console.committer.onCommit(({ newest, changed }) => seen.push([console.db.inTransaction, newest !== null && console.committer.log.has(newest), [...changed]]));
    append(console, [noteEvent('one')]);
    expect(seen).toEqual([[false, true, expect.arrayContaining(['log', 'view_timeline', 'view_course'])]]);
  });

  test('an error while the answer is made leaves nothing', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const broken = { commandId: freshCommand(), actor: ACTOR, events: [noteEvent('one')], outcome: () => { throw new Error('no answer'); } };
    expect(() => console.committer.append(broken)).toThrow('no answer');
    expect(laterCommitsOf(console)).toEqual([]);
    append(console, [noteEvent('one')]);
    expect(await findingsOf(console)).toEqual([]);
  });
});

describe('a command', () => {
  test('is answered once: the first outcome is kept, and a second append of it is refused whole', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const command = freshCommand();
    const first = append(console, [noteEvent('one')], command);
    expect(console.committer.outcomeOf(command)).toEqual({ ids: first.events });
    const before = digests(console);
    expect(() => append(console, [noteEvent('two')], command)).toThrow(/UNIQUE/);
    expect(digests(console)).toEqual(before);
    expect(console.committer.outcomeOf(command)).toEqual({ ids: first.events });
  });

  test('without events leaves its outcome and no commit, and nobody is told', async () => {
    const console = await openSiteConsole({ seed: 1 });
    let told = 0;
    console.committer.onCommit(() => (told += 1));
    const command = freshCommand();
    expect(append(console, [], command)).toMatchObject({ newest: null, events: [] });
    expect(console.committer.outcomeOf(command)).toEqual({ ids: [] });
    expect([laterCommitsOf(console).length, told]).toEqual([0, 0]);
  });
});

describe('several that share a transaction', () => {
  const steps = (console: Awaited<ReturnType<typeof openSiteConsole>>, words: readonly string[], commands = words.map(() => freshCommand())): (() => void)[] =>
    words.map((text, i) => () => void append(console, [noteEvent(text)], commands[i]));

  test('are a commit each, told together when all are on disk, and each has its answer', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const told: unknown[] = [];
    console.committer.onCommit(({ commits, newest }) => told.push([commits.length, newest === commits.at(-1), console.db.inTransaction]));
    const commands = [freshCommand(), freshCommand(), freshCommand()];
    expect(console.committer.together(steps(console, ['one', 'two', 'three'], commands), () => false)).toBe(3);
    expect(told).toEqual([[3, true, false]]);
    expect(laterCommitsOf(console)).toHaveLength(3);
    expect(commands.map((command) => console.committer.outcomeOf(command))).not.toContain(null);
    append(console, [noteEvent('four')]);
    expect(await findingsOf(console)).toEqual([]);
  });

  test('end with the one that changes what somebody has to know first', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const all = [...steps(console, ['one']), () => void append(console, [reportEvent(testId<PersonId>('Kim'), 'here')]), ...steps(console, ['two'])];
    expect(console.committer.together(all, (changed) => changed.has('view_standing'))).toBe(2);
    expect(laterCommitsOf(console)).toHaveLength(2);
  });

  test.each([
    ['that one', 'ABORT'],
    ['all of them by itself, as SQLite does where the disk is full', 'ROLLBACK'],
  ])('leave nothing and tell nobody where one of them takes back %s; the next goes on as if nothing had been', async (_name, how) => {
    const console = await openSiteConsole({ seed: 1 });
    append(console, [noteEvent('before')]);
    const before = [counts(console.db), digests(console), console.committer.newestOwn];
    let told = 0;
    console.committer.onCommit(() => (told += 1));
    console.db.exec(`CREATE TRIGGER fault BEFORE INSERT ON local_outcome WHEN (SELECT count(*) FROM local_outcome) > ${Number(console.db.prepare('SELECT count(*) FROM local_outcome').pluck().get()) + 1} BEGIN SELECT RAISE(${how}, 'fault'); END`);
    // Whoever carries a command out answers for its error, and goes on.
    const swallowing = steps(console, ['one', 'two', 'three', 'four']).map((step) => () => {
      try {
        step();
      } catch (error) {
        expect(String(error)).toContain('fault');
        // As whoever has a reserve for a full disk tries again at once.
        expect(step).toThrow('one of several');
      }
    });
    expect(() => console.committer.together(swallowing, () => false)).toThrow('one of several could not be written');
    expect([counts(console.db), digests(console), console.committer.newestOwn]).toEqual(before);
    expect([told, console.db.inTransaction]).toEqual([0, false]);
    console.db.exec('DROP TRIGGER fault');
    append(console, [noteEvent('one')]);
    expect(told).toBe(1);
    expect(await findingsOf(console)).toEqual([]);
  });
});

describe('limits', () => {
  const big = (bytes: number): ReturnType<typeof noteEvent>[] => Array.from({ length: Math.ceil(bytes / 1000) }, (_, i) => noteEvent(`${i} `.padEnd(1000, 'x')));

  test('a commit is at most 128 KiB', async () => {
    const console = await openSiteConsole({ seed: 1 });
    expect(() => append(console, big(MAX_COMMIT_BYTES))).toThrow(/at most 131072/);
    expect(laterCommitsOf(console)).toEqual([]);
    expect(append(console, big(60_000)).events).toHaveLength(60);
  });

  test(`a commit holds at most ${MAX_COMMIT_EVENTS} events`, async () => {
    const console = await openSiteConsole({ seed: 1 });
    expect(() => append(console, Array.from({ length: MAX_COMMIT_EVENTS + 1 }, () => noteEvent('x')))).toThrow(/at most 256 events/);
  });

  test.each([
    ['a payload that its schema refuses', { stream: NOTES, type: 'v1.NoteAdded', payload: { incident: INCIDENT, text: '' }, refs: [] }],
    ['a type that nobody knows', { stream: NOTES, type: 'v9.Unheard', payload: {}, refs: [] }],
    ['a stream that is no name', { ...noteEvent('x'), stream: 'Person/../x' as StreamName }],
    ['more causes than an event may name', { ...noteEvent('x'), refs: Array.from({ length: MAX_REFS + 1 }, (_, i) => testEvent(`ref ${i}`)) }],
  ])('%s is a bug of whoever decided, and leaves nothing', async (_name, event) => {
    const console = await openSiteConsole({ seed: 1 });
    expect(() => append(console, [event])).toThrow(/decide made an event/);
    expect(laterCommitsOf(console)).toEqual([]);
  });

  test('a stream with more heads than an event may name is still written to, and grows together again', async () => {
    const console = await openSiteConsole({ seed: 1 });
    for (let i = 0; i < MAX_PARENTS + 20; i++) console.committer.receive(new Author('a', `flood ${i}`).write({ stream: NOTES, type: 'v1.NoteAdded', payload: { incident: INCIDENT, text: 'x' } }).wire);
    append(console, [noteEvent('mine')]);
    expect(console.committer.log.heads(NOTES)).toHaveLength(21);
    append(console, [noteEvent('mine again')]);
    expect(console.committer.log.heads(NOTES)).toHaveLength(1);
    expect(await findingsOf(console)).toEqual([]);
  });
});

describe('headers', () => {
  test('count up without a gap, chain by prev, and name the heads of their stream', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const person = testId<PersonId>('p');
    append(console, [noteEvent('one'), reportEvent(person, 'here'), noteEvent('two')]);
    append(console, [reportEvent(person, 'missing')]);
    const headers = laterCommitsOf(console).flatMap((commit) => commit.events.map((event) => parseHeader(event.header)!));
    const ids = console.db.prepare<[string], EventId>('SELECT id FROM log_event WHERE origin = ? ORDER BY no').pluck().all(console.origin) as EventId[];
    expect(headers.map((header) => header.seq)).toEqual([1, 2, 3, 4]);
    expect(headers.map((header) => header.prev)).toEqual([null, ...ids.slice(0, 3)]);
    expect(headers.map((header) => header.parents)).toEqual([[], [], [ids[0]], [ids[1]]]);
  });

  test('their time never runs back along cause and effect, however far a clock is off', async () => {
    const clock = new FakeClock(Date.UTC(2026, 1, 1));
    const console = await openSiteConsole({ seed: 1, clock });
    const poisoned = new Author('a').write({ stream: NOTES, type: 'v1.NoteAdded', payload: { incident: INCIDENT, text: 'x' }, header: { at: { ms: Number.MAX_SAFE_INTEGER, n: Number.MAX_SAFE_INTEGER } } });
    append(console, [noteEvent('one')]);
    clock.wall = -5;
    append(console, [noteEvent('two')]);
    expect(console.committer.receive(poisoned.wire)).toEqual({ result: 'landed' });
    append(console, [noteEvent('three')]);
    clock.wall = Date.UTC(2099, 1, 1);
    append(console, [noteEvent('four')]);
    const headers = laterCommitsOf(console).flatMap((commit) => commit.events.map((event) => parseHeader(event.header)));
    expect(headers).not.toContain(null);
    const own = headers.filter((header) => header?.origin === console.origin).map((header) => header!.at.ms);
    expect([...own].sort((a, b) => a - b)).toEqual(own);
    expect(await findingsOf(console)).toEqual([]);
  });

  test('one command id from two consoles is one fact', async () => {
    const [a, b] = [await openSiteConsole({ seed: 1 }), await openSiteConsole({ seed: 2 })];
    const both = testId<CommandId>('both');
    const person = testId<PersonId>('p');
    append(a, [reportEvent(person, 'missing')], both);
    append(b, [reportEvent(person, 'missing')], both);
    for (const commit of laterCommitsOf(b)) a.committer.receive(commit);
    expect(a.db.prepare('SELECT count(*) FROM view_report').pluck().get()).toBe(1);
    expect(a.committer.log.eventsOfCommand(both)).toHaveLength(2);
  });
});
