/** Erasure: payload and salt are gone, on every console and for good; headers and chains stay; what was merely withheld comes back. */
import { describe, expect, test } from 'vitest';
import type { WireCommit } from '../../db/log/wire.ts';
import type { EventId, PersonId, StreamName } from '../../shared/kernel/ids.ts';
import type { TestConsole } from '../support/console.ts';
import { testId } from '../support/drawn-history.ts';
import { Author } from '../support/hand-written.ts';
import { append, commitOf, digests, erase, erasureEvent, exchange, findingsOf, INCIDENT, noteEvent, payloadsIn, rebuild, reportEvent, send } from '../support/log-actions.ts';
import { laterCommitsOf, openSiteConsole } from '../support/test-site.ts';

const PERSON = testId<PersonId>('person');
const STREAM = `person/${PERSON}` as StreamName;
const withheld = (wire: WireCommit): WireCommit => ({ ...wire, events: wire.events.map((event) => ({ ...event, payload: null })) });
const holds = (console: TestConsole, word: string): boolean => {
  console.db.pragma('wal_checkpoint(TRUNCATE)');
  return console.db.serialize().includes(Buffer.from(word));
};

async function two(): Promise<readonly [TestConsole, TestConsole]> {
  return [await openSiteConsole({ seed: 1 }), await openSiteConsole({ seed: 2 })];
}

test('payload and salt are gone and with them the rows of the views; headers, chain and seals stand', async () => {
  const console = await openSiteConsole({ seed: 1 });
  append(console, [reportEvent(PERSON, 'injured'), noteEvent('stays')]);
  append(console, [reportEvent(PERSON, 'here')]);
  const headers = console.db.prepare('SELECT header FROM log_event ORDER BY no').pluck().all();
  const told: unknown[] = [];
  console.committer.onCommit(({ changed }) => told.push([...changed].sort()));
  erase(console, STREAM);
  expect(payloadsIn(console, STREAM)).toBe(0);
  expect(console.db.prepare('SELECT header FROM log_event ORDER BY no').pluck().all().slice(0, headers.length)).toEqual(headers);
  for (const table of ['view_standing', 'view_report', 'view_timeline']) expect(console.db.prepare(`SELECT count(*) FROM ${table} WHERE stream = ?`).pluck().get(STREAM)).toBe(0);
  expect(console.db.prepare('SELECT count(*) FROM view_timeline').pluck().get()).toBe(1);
  expect(told[0]).toEqual(expect.arrayContaining(['view_erasure', 'view_report', 'view_standing', 'view_timeline']));
  expect(await findingsOf(console)).toEqual([]);
  expect(console.committer.log.commit(console.db.prepare<[], EventId>('SELECT newest FROM log_commit WHERE no = 2').pluck().get() as EventId)?.events.map((event) => event.payload === null)).toEqual([true, false]);
});

test('the words are not even in the free pages of the file', async () => {
  const console = await openSiteConsole({ seed: 1 });
  append(console, [{ ...reportEvent(PERSON, 'here'), payload: { ...(reportEvent(PERSON, 'here').payload as object), where: 'xylophone room' } }]);
  expect(holds(console, 'xylophone')).toBe(true);
  erase(console, STREAM);
  expect(holds(console, 'xylophone')).toBe(false);
});

test('what another console said meanwhile is not covered, and stays', async () => {
  const [a, b] = await two();
  append(a, [reportEvent(PERSON, 'here')]);
  send(a, b);
  append(b, [reportEvent(PERSON, 'missing')]);
  erase(a, STREAM);
  exchange(a, b);
  for (const one of [a, b]) expect(payloadsIn(one, STREAM)).toBe(1);
  expect(digests(a)).toEqual(digests(b));
});

describe('a console that comes late', () => {
  test('erases on sight', async () => {
    const [a, b] = await two();
    append(a, [reportEvent(PERSON, 'here')]);
    send(a, b);
    erase(a, STREAM);
    expect(payloadsIn(b, STREAM)).toBe(1);
    send(a, b);
    expect(payloadsIn(b, STREAM)).toBe(0);
    expect(digests(a)).toEqual(digests(b));
    expect(await findingsOf(b)).toEqual([]);
  });

  test('never gets the payload from one that has erased it', async () => {
    const [a, b] = await two();
    append(a, [reportEvent(PERSON, 'here')]);
    erase(a, STREAM);
    send(a, b);
    expect(digests(a)).toEqual(digests(b));
    expect(await findingsOf(b)).toEqual([]);
  });

  test('cannot be made to take an erased payload back, also while its views are being made again', async () => {
    const [a, b] = await two();
    const full = commitOf(a, append(a, [reportEvent(PERSON, 'here')]));
    erase(a, STREAM);
    send(a, b);
    b.db.exec('DELETE FROM view_erasure');
    expect(b.committer.receive(full)).toEqual({ result: 'known' });
    await rebuild(b);
    expect(b.committer.receive(full)).toEqual({ result: 'known' });
    expect(payloadsIn(b, STREAM)).toBe(0);
  });
});

describe('a payload that was withheld', () => {
  test('is filled in when somebody brings it', async () => {
    const [a, b] = await two();
    const full = commitOf(a, append(a, [reportEvent(PERSON, 'here')]));
    expect(b.committer.receive(withheld(full))).toEqual({ result: 'landed' });
    expect(await findingsOf(b)).toMatchObject([{ table: 'log_payload' }]);
    expect(b.committer.receive(withheld(full))).toEqual({ result: 'known' });
    expect(b.committer.receive(full)).toEqual({ result: 'landed' });
    expect(digests(a)).toEqual(digests(b));
    expect(await findingsOf(b)).toEqual([]);
  });

  test('of an erasure: what it names is erased the moment it can be read', async () => {
    const [a, b] = await two();
    append(a, [reportEvent(PERSON, 'here')]);
    send(a, b);
    const full = commitOf(a, erase(a, STREAM));
    b.committer.receive(withheld(full));
    expect(payloadsIn(b, STREAM)).toBe(1);
    expect(b.committer.receive(full)).toEqual({ result: 'landed' });
    expect(payloadsIn(b, STREAM)).toBe(0);
    expect(digests(a)).toEqual(digests(b));
  });
});

describe('erasures that no decision would make', () => {
  test('of the founding or of erasures reach nothing (SI-4)', async () => {
    const console = await openSiteConsole({ seed: 1 });
    append(console, [reportEvent(PERSON, 'here')]);
    erase(console, STREAM);
    const erasures = 'site/erasures' as StreamName;
    append(console, [erasureEvent(erasures, console.committer.log.heads(erasures))]);
    expect(payloadsIn(console, erasures)).toBe(2);
    expect(console.db.prepare('SELECT DISTINCT erased FROM view_erasure').pluck().all()).toEqual([STREAM]);
    expect(await findingsOf(console)).toEqual([]);
  });

  test('in another stream than that of erasures reach nothing', async () => {
    const console = await openSiteConsole({ seed: 1 });
    append(console, [reportEvent(PERSON, 'here')]);
    append(console, [{ ...erasureEvent(STREAM, console.committer.log.heads(STREAM)), stream: `staff/${PERSON}` as StreamName }]);
    append(console, [{ ...erasureEvent('nowhere' as StreamName, console.committer.log.heads(STREAM)) }]);
    expect(payloadsIn(console, STREAM)).toBe(1);
    expect(await findingsOf(console)).toEqual([]);
  });

  test('that do not rest on what they name: the order of arrival changes nothing', async () => {
    const author = new Author('a');
    const first = author.write(reportEvent(PERSON, 'here'));
    const second = new Author('c').write({ ...reportEvent(PERSON, 'missing'), parents: first.ids });
    const erasure = new Author('b').write({ ...erasureEvent(STREAM, second.ids), refs: [] });
    const orders = [[first, second, erasure], [erasure, first, second], [first, erasure, second]];
    const results = await Promise.all(
      orders.map(async (order) => {
        const console = await openSiteConsole({ seed: 1 });
        for (const { wire } of order) expect(console.committer.receive(wire)).toEqual({ result: 'landed' });
        expect(payloadsIn(console, STREAM)).toBe(0);
        expect(await findingsOf(console)).toEqual([]);
        return digests(console);
      }),
    );
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });
});

test('an error in the middle of an erasure leaves everything, and the next attempt erases', async () => {
  const console = await openSiteConsole({ seed: 1 });
  append(console, [reportEvent(PERSON, 'here')]);
  console.db.exec("CREATE TRIGGER fault BEFORE INSERT ON local_outcome BEGIN SELECT RAISE(ABORT, 'fault'); END");
  expect(() => erase(console, STREAM)).toThrow('fault');
  expect([payloadsIn(console, STREAM), laterCommitsOf(console).length]).toEqual([1, 1]);
  console.db.exec('DROP TRIGGER fault');
  append(console, [reportEvent(PERSON, 'missing'), noteEvent(INCIDENT)]);
  expect(payloadsIn(console, STREAM)).toBe(2);
  erase(console, STREAM);
  expect(payloadsIn(console, STREAM)).toBe(0);
});
