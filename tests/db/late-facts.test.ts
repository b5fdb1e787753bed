/** What a revoked console said beyond the cut: kept and passed on, not folded, and no parent of anything new, until a person adopts it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frontierOf, type BranchEnd } from '../../db/peers.ts';
import { Reader } from '../../db/queries/reader.ts';
import type { EventId, IncidentId, PersonId, StreamName } from '../../shared/kernel/ids.ts';
import { consoleStream, INCIDENTS } from '../../shared/kernel/streams.ts';
import { dateInUtc, minuteInUtc, Random, type TestConsole } from '../support/console.ts';
import { testId } from '../support/drawn-history.ts';
import { Author, type HandWritten } from '../support/hand-written.ts';
import { append, commitsOf, digests, erase, erasureEvent, exchange, findingsOf, noteEvent, payloadsIn, rebuild, reportEvent, send } from '../support/log-actions.ts';
import { openSiteConsole } from '../support/test-site.ts';

const PERSON = testId<PersonId>('person');
const STREAM = `person/${PERSON}` as StreamName;
const LOST = new Author('b');
const ends = (console: TestConsole, of: Pick<Author, 'console'>): readonly BranchEnd[] => frontierOf(console.db).filter((end) => end.origin.startsWith(`${of.console}.`));
const revoked = (cut: readonly BranchEnd[], of: Pick<Author, 'console'> = LOST): HandWritten & { readonly refs: readonly EventId[] } => ({ stream: consoleStream(of.console), type: 'v1.ConsoleRevoked', payload: { console: of.console, cut, reason: 'stolen' }, refs: [] });
const adopted = (upTo: readonly BranchEnd[], of: Pick<Author, 'console'> = LOST): HandWritten & { readonly refs: readonly EventId[] } => ({ stream: consoleStream(of.console), type: 'v1.LateFactsAdopted', payload: { console: of.console, upTo, reason: 'found' }, refs: [] });
const reports = (console: TestConsole): unknown => console.db.prepare('SELECT status FROM view_report ORDER BY status').pluck().all();
const lateIn = (console: TestConsole): number => Number(console.db.prepare('SELECT count(*) FROM log_late').pluck().get());

test('within the cut counts, beyond it does not, and adopted it does', async () => {
  const console = await openSiteConsole({ seed: 1 });
  const lost = new Author('b');
  const known = lost.write(reportEvent(PERSON, 'here'));
  const late = lost.write({ ...reportEvent(PERSON, 'missing'), parents: known.ids });
  console.committer.receive(known.wire);
  append(console, [revoked(ends(console, lost))]);
  expect(console.committer.receive(late.wire)).toEqual({ result: 'landed' });
  expect([reports(console), lateIn(console)]).toEqual([['here'], 1]);
  expect(console.committer.log.heads(STREAM)).toEqual(known.ids);
  expect(ends(console, lost).map((end) => end.id)).toEqual(late.ids);
  append(console, [noteEvent('meanwhile')]);
  append(console, [adopted(ends(console, lost))]);
  expect([reports(console), lateIn(console)]).toEqual([['missing'], 0]);
  expect(console.committer.log.heads(STREAM)).toEqual(late.ids);
  expect(await findingsOf(console)).toEqual([]);
});

test('what had arrived before the revocation is taken out of the views in its transaction, and what was written on it stays', async () => {
  const console = await openSiteConsole({ seed: 1 });
  const lost = new Author('b');
  const first = lost.write(reportEvent(PERSON, 'here'));
  console.committer.receive(first.wire);
  const cut = ends(console, lost);
  console.committer.receive(lost.write({ ...reportEvent(PERSON, 'missing'), parents: first.ids }).wire);
  const [onIt] = append(console, [reportEvent(PERSON, 'injured')]).events;
  const told: string[][] = [];
  console.committer.onCommit(({ changed }) => told.push([...changed]));
  append(console, [revoked(cut)]);
  expect(told[0]).toEqual(expect.arrayContaining(['view_report', 'view_standing', 'view_timeline']));
  expect(reports(console)).not.toContain('missing');
  expect(reports(console)).toContain('injured');
  expect(console.committer.log.heads(STREAM)).toEqual([onIt]);
  expect(await findingsOf(console)).toEqual([]);
});

test('of two revocations the smaller cut counts', async () => {
  const console = await openSiteConsole({ seed: 1 });
  const lost = new Author('b');
  const people = ['x', 'y', 'z'].map((name) => testId<PersonId>(name));
  const cuts = people.map((person) => (console.committer.receive(lost.write(reportEvent(person, 'here')).wire), ends(console, lost)));
  append(console, [revoked(cuts[1]!)]);
  expect(lateIn(console)).toBe(1);
  append(console, [revoked(cuts[0]!)]);
  expect(lateIn(console)).toBe(2);
  append(console, [revoked(cuts[2]!)]);
  expect(lateIn(console)).toBe(2);
  append(console, [adopted(cuts[1]!)]);
  expect(lateIn(console)).toBe(1);
  expect(await findingsOf(console)).toEqual([]);
});

test('PS-7 a late fact is none, and still says what its author had seen: also to who has read the joined incidents before', async () => {
  const console = await openSiteConsole({ seed: 1 });
  const { db, committer, ports } = console;
  const reader = new Reader(db, ports.clock, dateInUtc, minuteInUtc);
  committer.onCommit(({ changed }) => reader.forgetWhatChanged(changed));
  const [here, there] = [testId<IncidentId>('here'), testId<IncidentId>('there')];
  const started = (incident: IncidentId) => ({ stream: INCIDENTS, type: 'v2.IncidentStarted', payload: { incident, exercise: false, directive: 'hold', detail: '', roster: [], date: null }, refs: [] });
  append(console, [started(here), started(there)]);
  append(console, [{ stream: INCIDENTS, type: 'v1.IncidentsJoined', payload: { incidents: [here, there].sort(), keep: here }, refs: [] }]);
  // One person reports twice, at two consoles, and neither knows of the other.
  const { events: first } = append(console, [reportEvent(PERSON, 'missing', here)]);
  const commandId = testId('one command');
  committer.receive(new Author('a').write({ ...reportEvent(PERSON, 'here', there), header: { commandId } }).wire);
  const disagree = (by: Reader): unknown => by.standings(here).get(PERSON)?.disagree;
  expect(disagree(reader)).toBe(1);
  // The second report had reached the lost laptop too, which knew of the first.
  append(console, [revoked([])]);
  committer.receive(new Author('b').write({ ...reportEvent(PERSON, 'here', there), parents: first, header: { commandId } }).wire);
  expect(lateIn(console)).toBe(1);
  expect(disagree(new Reader(db, ports.clock, dateInUtc, minuteInUtc))).toBe(0);
  expect(disagree(reader)).toBe(0);
});

test('a cut may name what has not arrived yet', async () => {
  const console = await openSiteConsole({ seed: 1 });
  const lost = new Author('b');
  const wires = ['x', 'y', 'z'].map((name) => lost.write(reportEvent(testId<PersonId>(name), 'here')));
  append(console, [revoked([{ origin: lost.origin, seq: 2, id: wires[1]!.ids[0]! }])]);
  for (const { wire } of wires) console.committer.receive(wire);
  expect(lateIn(console)).toBe(1);
  expect(console.db.prepare('SELECT count(*) FROM view_report').pluck().get()).toBe(2);
  expect(await findingsOf(console)).toEqual([]);
});

describe('a revoked console', () => {
  test('cannot adopt its own late facts, nor can one whose adoption is late itself', async () => {
    const console = await openSiteConsole({ seed: 1 });
    const [lost, other] = [new Author('b'), new Author('c')];
    append(console, [revoked([], lost), revoked([], other)]);
    const said = lost.write(reportEvent(PERSON, 'here'));
    const upTo = [{ origin: lost.origin, seq: 1, id: said.ids[0]! }];
    for (const wire of [said.wire, lost.write(adopted(upTo, lost)).wire, other.write(adopted(upTo, lost)).wire]) expect(console.committer.receive(wire)).toEqual({ result: 'landed' });
    expect([reports(console), lateIn(console)]).toEqual([[], 3]);
    // Who adopts an adoption adopts what it adopts.
    append(console, [adopted(ends(console, other), other)]);
    expect([reports(console), lateIn(console)]).toEqual([['here'], 1]);
    expect(await findingsOf(console)).toEqual([]);
  });

  test('is heard where it revokes another: two that revoke each other are both revoked', async () => {
    const [a, b] = [await openSiteConsole({ seed: 1 }), await openSiteConsole({ seed: 2 })];
    append(a, [revoked([], b)]);
    append(b, [revoked([], a), reportEvent(PERSON, 'here')]);
    append(a, [reportEvent(PERSON, 'missing')]);
    exchange(a, b);
    for (const one of [a, b]) expect([reports(one), lateIn(one)]).toEqual([[], 2]);
    expect(digests(a)).toEqual(digests(b));
  });

  test('does not undo the founding, whatever the cut', async () => {
    const console = await openSiteConsole({ seed: 1 });
    append(console, [revoked([], new Author('founder'))]);
    expect(lateIn(console)).toBe(0);
    expect(console.committer.receive(new Author('c').write(reportEvent(PERSON, 'here')).wire)).toEqual({ result: 'landed' });
  });

  test('leaves its own facts out too, once it hears of it', async () => {
    const [office, laptop] = [await openSiteConsole({ seed: 1 }), await openSiteConsole({ seed: 2 })];
    append(laptop, [reportEvent(PERSON, 'here')]);
    send(laptop, office);
    append(office, [revoked(ends(office, laptop), laptop)]);
    append(laptop, [reportEvent(PERSON, 'missing')]);
    exchange(office, laptop);
    expect([reports(laptop), lateIn(laptop)]).toEqual([['here'], 1]);
    append(laptop, [reportEvent(PERSON, 'injured')]);
    expect([reports(laptop), lateIn(laptop)]).toEqual([['here'], 2]);
    exchange(office, laptop);
    expect(digests(laptop)).toEqual(digests(office));
  });

  test('that erases in the end erases nothing: who had carried it out asks for what it lost, and gets it', async () => {
    const [early, warned] = [await openSiteConsole({ seed: 1 }), await openSiteConsole({ seed: 2 })];
    append(early, [reportEvent(PERSON, 'here')]);
    exchange(early, warned);
    const thief = new Author('b');
    const erasure = thief.write(erasureEvent(STREAM, early.committer.log.heads(STREAM)));
    early.committer.receive(erasure.wire);
    expect(payloadsIn(early, STREAM)).toBe(0);
    append(warned, [revoked([], thief)]);
    exchangeOnce(early, warned);
    expect(payloadsIn(warned, STREAM)).toBe(1);
    const [withheld] = early.committer.log.withheldIds(10);
    expect(withheld).toBe(early.committer.log.events(STREAM)[0]?.id);
    for (const commit of commitsOf(warned)) early.committer.receive(commit);
    expect(early.committer.log.withheldIds(10)).toEqual([]);
    expect(digests(early)).toEqual(digests(warned));
    expect(await findingsOf(early)).toEqual([]);
    append(warned, [adopted(ends(warned, thief), thief)]);
    send(warned, early);
    for (const one of [early, warned]) expect(payloadsIn(one, STREAM)).toBe(0);
  });
});

/** Each sends the other what it lacks; an erasure apart leaves the logs different until payloads are filled in. */
function exchangeOnce(a: TestConsole, b: TestConsole): void {
  send(a, b);
  send(b, a);
}

test('in any causal order, in pages of any size, the views are the same as after a rebuild (property)', { timeout: 120_000 }, async () => {
  let left = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 0x7fffffff }), async (seed) => {
      const random = new Random(seed);
      const source = await openSiteConsole({ seed: 1 });
      const authors = ['a', 'b', 'c'].map((name) => new Author(name));
      const people = Array.from({ length: 3 }, (_, i) => testId<PersonId>(`person ${i}`));
      for (let i = 0; i < 40; i++) {
        const author = random.pick(authors);
        const about = random.pick(authors);
        const dice = random.below(20);
        const person = random.pick(people);
        const stream = `person/${person}` as StreamName;
        const seen = source.committer.log.events(stream).map((event) => event.id);
        const parents = seen.length === 0 ? [] : [random.pick(seen)];
        const upTo = ends(source, about).filter(() => random.below(4) > 0);
        const chain = random.below(2) === 0 ? upTo : upTo.map((end) => earlier(source, end, random.below(4)));
        if (dice < 11) source.committer.receive(author.write({ ...reportEvent(person, random.pick(['here', 'missing', 'injured'])), parents }).wire);
        else if (dice < 13) append(source, [reportEvent(person, 'here'), noteEvent(`${i}`)]);
        else if (dice < 15) source.committer.receive(author.write(revoked(chain, about)).wire);
        else if (dice < 16) append(source, [revoked(chain, about)]);
        else if (dice < 18) source.committer.receive(author.write(adopted(chain, about)).wire);
        else if (dice < 19) append(source, [adopted(chain, about)]);
        else if (source.committer.log.heads(stream).length > 0 && random.below(3) === 0) erase(source, stream);
        if (random.below(9) === 0 && author.seq > 0) authors.push(author.clone());
      }
      const expected = digests(source);
      left += lateIn(source);
      expect(await findingsOf(source)).toEqual([]);
      await rebuild(source);
      expect(digests(source)).toEqual(expected);

      const other = await openSiteConsole({ seed: 2 });
      const wires = commitsOf(source).slice(1).sort(() => random.next() - 0.5);
      for (let at = 0; at < wires.length; ) at += other.committer.receivePage(wires.slice(at), () => random.below(3) === 0).length;
      while (other.committer.landAwake(() => random.below(2) === 0)) continue;
      for (const wire of wires) other.committer.receive(wire);
      expect(digests(other), `seed ${seed}`).toEqual(expected);
      expect(await findingsOf(other), `seed ${seed}`).toEqual([]);
      for (const one of [source, other]) one.db.close();
    }),
    { numRuns: 40 },
  );
  expect(left).toBeGreaterThan(40);
});

/** Some events before this one, in its chain. */
function earlier(console: TestConsole, end: BranchEnd, steps: number): BranchEnd {
  const prev = console.committer.log.event(end.id)?.header.prev ?? null;
  return steps === 0 || prev === null ? end : earlier(console, { ...end, seq: end.seq - 1, id: prev }, steps - 1);
}
