/**
 * What the clock of 10, 30 and 60 minutes asks of the job sheets. It runs with the time in the band: from the start of the
 * incident, by this console's elapsed time. Pure.
 */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';

export type Post = SubscriptionRow<'posts'>;
type Part = Post['sheet'][number];

const MINUTE_MS = 60_000;

/** When the parts of the sheets are due, the earliest first. */
export const milestonesOf = (posts: readonly Post[]): readonly number[] => [...new Set(posts.flatMap((post) => post.sheet.flatMap((part) => part.dueMs ?? [])))].sort((a, b) => a - b);

/** The milestone that runs now; null: the last has passed. */
export const runningMilestone = (milestones: readonly number[], elapsedMs: number): number | null => milestones.find((one) => elapsedMs < one) ?? null;

export const minutesOf = (milestoneMs: number): number => Math.round(milestoneMs / MINUTE_MS);

/** Where a moment lies on the bar, from 0 to 1: half of it is for the first milestone, for then there is most to do. */
export function shareOfBar(milestones: readonly number[], elapsedMs: number): number {
  let from = { ms: 0, share: 0 };
  for (const [index, ms] of milestones.entries()) {
    const share = index === milestones.length - 1 ? 1 : 1 - 0.5 ** (index + 1);
    if (elapsedMs < ms) return from.share + ((share - from.share) * Math.max(0, elapsedMs - from.ms)) / (ms - from.ms);
    from = { ms, share };
  }
  return 1;
}

const undone = (part: Part): number => part.steps.filter((one) => one.done.length === 0).length;

/** What is asked by the running milestone; after the last one everything that has a time. */
export function askedNow(post: Post, elapsedMs: number): { readonly done: number; readonly asked: number } {
  const timed = post.sheet.filter((part) => part.dueMs !== null);
  const running = runningMilestone(milestonesOf([post]), elapsedMs);
  const parts = timed.filter((part) => running === null || (part.dueMs ?? 0) <= running);
  const asked = parts.reduce((sum, part) => sum + part.steps.length, 0);
  return { asked, done: asked - parts.reduce((sum, part) => sum + undone(part), 0) };
}

/** Steps whose milestone has passed and that nobody ticked. Of a post that nobody holds and nobody wants, none. */
export const lateSteps = (post: Post, elapsedMs: number): number =>
  post.wanted || post.holders.length > 0 ? post.sheet.filter((part) => isOver(part, elapsedMs)).reduce((sum, part) => sum + undone(part), 0) : 0;

export const isOver = (part: Part, elapsedMs: number): boolean => part.dueMs !== null && part.dueMs <= elapsedMs;

/** Two people took it without knowing of each other. */
export const isTakenTwice = (post: Post): boolean => post.heldBy === 'one' && post.holders.length > 1;

/** How many of the posts that are wanted somebody holds. */
export function filledOf(posts: readonly Post[]): { readonly filled: number; readonly wanted: number } {
  const wanted = posts.filter((post) => post.wanted);
  return { filled: wanted.filter((post) => post.holders.length > 0).length, wanted: wanted.length };
}
