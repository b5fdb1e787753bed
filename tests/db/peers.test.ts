/** What one console sends another: what it lacks, in pages that go on, and little that it has. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frontierDigest, frontierOf, missingPage } from '../../db/peers.ts';
import { sizeOf } from '../../db/log/wire.ts';
import { MAX_PAGE_BYTES } from '../../shared/kernel/limits.ts';
import type { StreamName } from '../../shared/kernel/ids.ts';
import { Random, type TestConsole } from '../support/console.ts';
import { Author } from '../support/hand-written.ts';
import { append, commitsOf, digests, exchange, noteEvent, send } from '../support/log-actions.ts';
import { openSiteConsole, SITE_EVENTS } from '../support/test-site.ts';

async function two(): Promise<readonly [TestConsole, TestConsole]> {
  return [await openSiteConsole({ seed: 1 }), await openSiteConsole({ seed: 2 })];
}
const fill = (console: TestConsole, commits: number): void => {
  for (let i = 0; i < commits; i++) append(console, [noteEvent(`${i}`.padEnd(900, 'x'))]);
};

test('what the other has is not sent, and equal frontiers have equal digests', async () => {
  const [a, b] = await two();
  fill(a, 3);
  expect(send(a, b)).toBe(3);
  expect(send(a, b)).toBe(0);
  expect(send(b, a)).toBe(0);
  expect(frontierDigest(a.ports.digests, frontierOf(a.db))).toBe(frontierDigest(b.ports.digests, frontierOf(b.db)));
  fill(a, 1);
  expect(frontierDigest(a.ports.digests, frontierOf(a.db))).not.toBe(frontierDigest(b.ports.digests, frontierOf(b.db)));
});

describe('one that is ahead with its own facts', () => {
  test('is not sent its own facts back', async () => {
    const [a, b] = await two();
    fill(a, 5);
    send(a, b);
    fill(a, 1);
    fill(b, 1);
    expect(missingPage(b.db, b.committer.log, frontierOf(a.db), 0).commits).toHaveLength(1);
  });

  test('gets what it lacks in the end, however much of the rest it has', async () => {
    const [a, b] = await two();
    fill(a, 400);
    send(a, b);
    fill(b, 1);
    fill(a, 1);
    expect(send(b, a)).toBe(1);
    expect(a.committer.log.eventCount()).toBe(SITE_EVENTS + 402);
  });
});

test('pages are of whole commits, causes first, at most 256 KiB, and each goes on where the last ended', async () => {
  const [a, b] = await two();
  for (let i = 0; i < 40; i++) append(a, Array.from({ length: 20 }, (_, n) => noteEvent(`${i} ${n}`.padEnd(900, 'x'))));
  const frontier = frontierOf(b.db);
  let pages = 0;
  for (let at: number | null = 0; at !== null; pages += 1) {
    const page = missingPage(a.db, a.committer.log, frontier, at);
    expect(page.commits.reduce((sum, commit) => sum + sizeOf(commit), 0)).toBeLessThanOrEqual(MAX_PAGE_BYTES);
    for (const commit of page.commits) expect(b.committer.receive(commit)).toEqual({ result: 'landed' });
    at = page.next;
  }
  expect(pages).toBeGreaterThan(3);
  expect(digests(b)).toEqual(digests(a));
});

test('a page that was lost is sent again', async () => {
  const [a, b] = await two();
  fill(a, 500);
  const second = missingPage(a.db, a.committer.log, frontierOf(b.db), missingPage(a.db, a.committer.log, frontierOf(b.db), 0).next!);
  for (const commit of second.commits) expect(b.committer.receive(commit).result).toBe('waiting');
  send(a, b);
  expect(digests(b)).toEqual(digests(a));
});

test('whatever two have of some authors, forked or not, each is sent all that it lacks, and what it has only after a fork (property)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 0x7fffffff }), async (seed) => {
      const random = new Random(seed);
      const [a, b] = await two();
      const authors = ['a', 'b', 'c'].map((name) => new Author(name));
      let forks = 0;
      for (let i = 0; i < 30; i++) {
        const author = random.pick(authors);
        if (random.below(12) === 0 && author.seq > 0) {
          // A disk is cloned: from here on two give the same numbers.
          authors.push(author.clone());
          forks += 1;
        }
        const { wire } = author.write({ stream: 'site/later' as StreamName, type: 'v1.FromTheFuture', payload: { i } });
        for (const one of [a, b]) if (random.below(3) > 0) one.committer.receive(structuredClone(wire));
      }
      const lackedByB = commitsOf(a).filter((commit) => !commitsOf(b).some((other) => other.signature === commit.signature));
      const sent = send(a, b);
      const here = new Set(commitsOf(b).map((commit) => commit.signature));
      expect(commitsOf(a).filter((commit) => !here.has(commit.signature))).toEqual([]);
      if (forks === 0) expect(sent).toBe(lackedByB.length);
      exchange(a, b);
      for (const one of [a, b]) one.db.close();
    }),
    { numRuns: 40, seed: 2211 },
  );
});
