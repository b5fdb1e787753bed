/** IN-23: what the clock of 10, 30 and 60 minutes asks of the job sheets. */
import { describe, expect, test } from 'vitest';
import { askedNow, filledOf, isTakenTwice, lateSteps, milestonesOf, runningMilestone, shareOfBar, type Post } from '../../renderer/screens/now/post-clock.ts';

const MIN_MS = 60_000;
const ticked = [{ by: 'Karin', wall: 1 }];
const holder = (name: string): Post['holders'][number] => ({ key: name, staff: null, name, badge: '', facts: [name], sinceWall: 1, recordedBy: 'Karin' });
const step = (id: string, done: boolean): Post['sheet'][number]['steps'][number] => ({ step: id, text: id, done: done ? ticked : [] });
/** One of two steps done by 10, none of one by 30, none of one by 60. */
const post: Post = {
  key: 'safety', post: 'safety', title: 'Safety', purpose: '', reportsTo: null, heldBy: 'one', wanted: true, holders: [holder('Ben')],
  sheet: [
    { part: 'by10', dueMs: 10 * MIN_MS, steps: [step('a', true), step('b', false)] },
    { part: 'by30', dueMs: 30 * MIN_MS, steps: [step('c', false)] },
    { part: 'by60', dueMs: 60 * MIN_MS, steps: [step('d', false)] },
    { part: 'bottlenecks', dueMs: null, steps: [step('e', false)] },
    { part: 'teardown', dueMs: null, steps: [step('f', false)] },
  ],
};
const milestones = milestonesOf([post]);

describe('milestones', () => {
  test('IN-23 are 10, 30 and 60 minutes from the start; each runs until its minute has come', () => {
    expect(milestones).toEqual([10 * MIN_MS, 30 * MIN_MS, 60 * MIN_MS]);
    expect([0, 10 * MIN_MS - 1, 10 * MIN_MS, 59 * MIN_MS, 60 * MIN_MS].map((at) => runningMilestone(milestones, at))).toEqual([10, 10, 30, 60, null].map((minutes) => (minutes === null ? null : minutes * MIN_MS)));
  });

  test('ask for all that is due by the one that runs, and for nothing without a time', () => {
    expect([0, 10, 30, 90].map((minutes) => askedNow(post, minutes * MIN_MS))).toEqual([{ done: 1, asked: 2 }, { done: 1, asked: 3 }, { done: 1, asked: 4 }, { done: 1, asked: 4 }]);
  });

  test('IN-23 what is not done when its minute has come is late; of an empty post only where it is wanted', () => {
    expect([9.99, 10, 30, 60].map((minutes) => lateSteps(post, minutes * MIN_MS))).toEqual([0, 1, 2, 3]);
    const empty = { ...post, holders: [] };
    expect(lateSteps(empty, 10 * MIN_MS)).toBe(1);
    expect(lateSteps({ ...empty, wanted: false }, 10 * MIN_MS)).toBe(0);
    expect(lateSteps({ ...post, wanted: false }, 10 * MIN_MS)).toBe(1);
  });

  test('the bar only grows, reaches each mark in its minute, and ends with the last', () => {
    const shares = Array.from({ length: 70 }, (_, minute) => shareOfBar(milestones, minute * MIN_MS));
    expect([shares[0], shares[10], shares[30], shares[60], shares[69]]).toEqual([0, 0.5, 0.75, 1, 1]);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });
});

test('IN-17 only posts that are wanted count, and IN-20 two at a post for one are two people', () => {
  const many: Post = { ...post, heldBy: 'many', holders: [holder('Ana'), holder('Ben')] };
  const twice: Post = { ...post, holders: [holder('Ana'), holder('Ben')] };
  expect(filledOf([post, { ...post, holders: [] }, { ...post, wanted: false }])).toEqual({ filled: 1, wanted: 2 });
  expect([post, many, twice].map(isTakenTwice)).toEqual([false, false, true]);
});
