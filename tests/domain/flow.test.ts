/** Rules RU-65 to RU-68: waits, rates, the finish and its interval, and the post that holds the others up. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bottleneckOf, finishOf, MINUTE_MS, minutesOf, moveTo, perHourSince, recentPerHour, spreadOf, type PostLoad } from '../../shared/kernel/flow.ts';
import { Random } from '../support/console.ts';

const BEGIN = Date.UTC(2026, 9, 14, 15);
/** So many in each minute, from the first on. */
const steady = (perMinute: readonly number[]): number[] => perMinute.flatMap((count, at) => Array.from({ length: count }, (_, i) => BEGIN + at * MINUTE_MS + i * 1_000));
const walls = fc.array(fc.integer({ min: 0, max: 60 * MINUTE_MS - 1 }), { minLength: 1, maxLength: 200 }).map((all) => all.map((ms) => BEGIN + ms));
const NOW = BEGIN + 60 * MINUTE_MS;
const finish = (left: number, all: readonly number[], nowMs = NOW) => finishOf(left, minutesOf(all), all.length === 0 ? null : Math.min(...all), nowMs);

describe('waits', () => {
  test('RU-65 each is one that was measured; half are no longer than the median, nine of ten no longer than the ninetieth', () => {
    expect(spreadOf([])).toBeNull();
    expect(spreadOf([5, 1, 3, 2, 4, 10, 9, 8, 7, 6])).toEqual({ count: 10, median: 5, ninetieth: 9, longest: 10 });
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 1 }), (all) => {
        const found = spreadOf(all);
        const atMost = (value = -1): number => all.filter((one) => one <= value).length / all.length;
        expect(all).toEqual(expect.arrayContaining([found?.median, found?.ninetieth, found?.longest]));
        expect([atMost(found?.median) >= 0.5, atMost(found?.ninetieth) >= 0.9, atMost(found?.longest)]).toEqual([true, true, 1]);
      }),
    );
  });
});

describe('students an hour', () => {
  test('RU-66 of the last ten minutes, and since the first one', () => {
    const all = steady([...Array<number>(50).fill(1), ...Array<number>(10).fill(3)]);
    expect(recentPerHour(minutesOf(all), BEGIN, NOW)).toBe(180);
    expect(perHourSince(all.length, BEGIN, NOW)).toBe(80);
    // Who began four minutes ago is not measured over ten.
    expect(recentPerHour(minutesOf(steady([2, 2, 2, 2])), BEGIN, BEGIN + 4 * MINUTE_MS)).toBe(120);
  });
});

describe('the finish', () => {
  test('RU-67 lies in its interval, which is narrower the more is known, and later the more are left', () => {
    fc.assert(
      fc.property(walls, fc.integer({ min: 1, max: 2_000 }), (all, left) => {
        const found = finish(left, all);
        if (found.is !== 'expected') return;
        expect(found.earliest).toBeGreaterThan(NOW);
        expect(found.likely).toBeGreaterThan(found.earliest);
        expect(found.latest ?? Infinity).toBeGreaterThan(found.likely);
        const more = finish(left + 1, all);
        expect(more.is === 'expected' && more.likely > found.likely).toBe(true);
        // Twice as many at the same pace: as likely at the half of the time, and surer.
        const twice = finish(left * 2, [...all, ...all]);
        expect(twice.is === 'expected' && Math.round(twice.likely - found.likely)).toBe(0);
        if (found.latest !== null) expect(twice.is === 'expected' && twice.latest !== null && twice.latest - twice.earliest < found.latest - found.earliest).toBe(true);
      }),
    );
  });

  test('RU-67 holds about four times in five where people leave by chance at one pace', () => {
    const days = 400;
    const random = new Random(6);
    const held = Array.from({ length: days }).filter(() => {
      // Two a minute on average, one by one.
      let at = BEGIN;
      const all = Array.from({ length: 400 }, () => (at += -Math.log(1 - random.next()) * 0.5 * MINUTE_MS));
      const seen = all.filter((wall) => wall <= NOW);
      const found = finish(60, seen);
      const ended = all[seen.length + 59] ?? Infinity;
      return found.is === 'expected' && ended >= found.earliest && ended <= (found.latest ?? Infinity);
    }).length;
    expect(held / days).toBeGreaterThan(0.72);
    expect(held / days).toBeLessThan(0.95);
  });

  test('RU-67 before enough have left nothing is said; nor when nobody left for ten minutes; and nobody to go is done', () => {
    expect(finish(10, [])).toEqual({ is: 'tooEarly', more: 12 });
    expect(finish(10, steady([5]), BEGIN + 9 * MINUTE_MS)).toEqual({ is: 'tooEarly', more: 7 });
    expect(finish(10, steady([30]), BEGIN + 3 * MINUTE_MS)).toEqual({ is: 'tooEarly', more: 0 });
    expect(finish(10, steady(Array<number>(20).fill(3)), BEGIN + 40 * MINUTE_MS)).toEqual({ is: 'stalled' });
    expect(finish(0, [])).toEqual({ is: 'done' });
  });
});

describe('the bottleneck', () => {
  const load = (post: string, people: number, waiting: number | null, perHour: number): PostLoad => ({ post, people, waiting, perHour });
  const GREETERS = load('greeter', 5, null, 160);

  test('RU-68 is the post whose line takes longest to work off, and no line of two', () => {
    expect(bottleneckOf([GREETERS, load('checker', 4, 23, 136), load('reunifier', 5, 9, 136)])?.post).toBe('checker');
    expect(bottleneckOf([GREETERS, load('checker', 4, 12, 240), load('reunifier', 5, 9, 60)])?.post).toBe('reunifier');
    expect(bottleneckOf([GREETERS, load('checker', 4, 2, 10), load('reunifier', 5, 1, 136)])).toBeNull();
    expect(bottleneckOf([GREETERS, load('checker', 0, 3, 0)])?.post).toBe('checker');
  });

  test('RU-68 somebody comes from where there are two and no line, and it is over sooner; nobody comes from a post that would stop', () => {
    const slow = load('checker', 4, 23, 136);
    const expected = { is: 'expected', likely: NOW + 100 * MINUTE_MS, earliest: NOW, latest: null } as const;
    expect(moveTo(slow, [GREETERS, slow], expected, NOW)).toEqual({ from: 'greeter', likely: NOW + 80 * MINUTE_MS });
    expect(moveTo(slow, [load('greeter', 1, null, 160), slow], expected, NOW)).toBeNull();
    expect(moveTo(slow, [GREETERS, slow], { is: 'tooEarly', more: 3 }, NOW)).toEqual({ from: 'greeter', likely: null });
    fc.assert(
      fc.property(fc.array(fc.record({ people: fc.nat(9), waiting: fc.option(fc.nat(60)), perHour: fc.nat(300) }), { minLength: 2, maxLength: 4 }), (all) => {
        const posts = all.map((one, at) => ({ ...one, post: String(at) }));
        const found = bottleneckOf(posts);
        const move = found === null ? null : moveTo(found, posts, expected, NOW);
        if (found === null || move === null) return;
        expect(posts.find((one) => one.post === move.from)?.people).toBeGreaterThanOrEqual(2);
        expect(move.from).not.toBe(found.post);
        if (move.likely !== null) expect(move.likely).toBeLessThan(expected.likely);
      }),
    );
  });
});
