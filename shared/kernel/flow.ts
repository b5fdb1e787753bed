/**
 * How fast people go through the posts of a reunification: waits, rates, when it will be over and how sure that is, and which
 * post holds the others up. Arithmetic over times that come in; the host counts with it, and a window goes on counting
 * between two commits.
 */

export const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** "Students an hour" is counted over so long. */
const RECENT_MS = 10 * MINUTE_MS;
/** The finish is estimated from so long: longer than a rush, shorter than the day. */
export const ESTIMATE_MS = 30 * MINUTE_MS;
/** Before so many have left in so long, nothing is said of the finish. */
const ENOUGH = 12;
const LONG_ENOUGH_MS = 8 * MINUTE_MS;
/** The spread of the rate is taken from stretches of this length. */
const STRETCH_MS = 5 * MINUTE_MS;
/** Four times in five it ends within the interval: the normal quantile of 90 percent, on both sides. */
const FOUR_IN_FIVE = 1.28;
/** Fewer who wait are no bottleneck. */
const MANY = 3;

export interface Spread {
  readonly count: number;
  readonly median: number;
  readonly ninetieth: number;
  readonly longest: number;
}

/** RU-65: the value below which, or at which, so large a part of them lies. One that was measured, never one between two. */
export function spreadOf(values: readonly number[]): Spread | null {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
  return sorted.length === 0 ? null : { count: sorted.length, median: at(0.5), ninetieth: at(0.9), longest: at(1) };
}

/** How many were done in one minute by the clock; `wall` is its beginning. Minutes in which nothing was done are left out. */
export interface Minute {
  readonly wall: number;
  readonly count: number;
}

const floorTo = (ms: number, unit: number): number => Math.floor(ms / unit) * unit;
const sum = (minutes: readonly Minute[]): number => minutes.reduce((total, one) => total + one.count, 0);

export function minutesOf(walls: readonly number[], unitMs = MINUTE_MS): readonly Minute[] {
  return [...Map.groupBy(walls, (wall) => floorTo(wall, unitMs))].map(([wall, all]) => ({ wall, count: all.length })).sort((a, b) => a.wall - b.wall);
}

interface Measured {
  readonly count: number;
  readonly overMs: number;
}

/** What was done in the last so long, or since the first was done where that is shorter. */
function within(minutes: readonly Minute[], firstWall: number, nowMs: number, lastMs: number): Measured {
  const from = Math.max(floorTo(nowMs, MINUTE_MS) - lastMs, floorTo(firstWall, MINUTE_MS));
  return { count: sum(minutes.filter((one) => one.wall >= from && one.wall <= nowMs)), overMs: Math.max(nowMs - from, MINUTE_MS) };
}

const hourly = ({ count, overMs }: Measured): number => (count * HOUR_MS) / overMs;

/** RU-66 over the last ten minutes. */
export const recentPerHour = (minutes: readonly Minute[], firstWall: number, nowMs: number): number => hourly(within(minutes, firstWall, nowMs, RECENT_MS));
/** RU-66 from the first on. */
export const perHourSince = (count: number, firstWall: number, nowMs: number): number => hourly({ count, overMs: Math.max(nowMs - firstWall, MINUTE_MS) });

export type Finish =
  | { readonly is: 'done' }
  /** `more`: so many must have left before anything is said; 0: it has not gone on for long enough. */
  | { readonly is: 'tooEarly'; readonly more: number }
  /** Nobody has left for ten minutes. */
  | { readonly is: 'stalled' }
  /** Wall times. `latest` null: the rate is too uneven to say how late it may get. */
  | { readonly is: 'expected'; readonly likely: number; readonly earliest: number; readonly latest: number | null };

/** How unevenly they leave: variance over mean of what each stretch saw, and never less than that of people who come singly by chance. */
function unevenness(minutes: readonly Minute[], from: number, nowMs: number): number {
  const counts: number[] = [];
  for (let start = from; start + STRETCH_MS <= nowMs; start += STRETCH_MS) counts.push(sum(minutes.filter((one) => one.wall >= start && one.wall < start + STRETCH_MS)));
  const mean = counts.reduce((total, one) => total + one, 0) / counts.length;
  if (counts.length < 2 || mean === 0) return 1;
  const variance = counts.reduce((total, one) => total + (one - mean) ** 2, 0) / (counts.length - 1);
  return Math.max(1, variance / mean);
}

/** RU-67 from the rate of the last half hour and its spread. `left` students are still to go. */
export function finishOf(left: number, minutes: readonly Minute[], firstWall: number | null, nowMs: number): Finish {
  if (left === 0) return { is: 'done' };
  if (firstWall === null) return { is: 'tooEarly', more: ENOUGH };
  const measured = within(minutes, firstWall, nowMs, ESTIMATE_MS);
  if (within(minutes, firstWall, nowMs, RECENT_MS).count === 0) return { is: 'stalled' };
  if (measured.count < ENOUGH || measured.overMs < LONG_ENOUGH_MS) return { is: 'tooEarly', more: Math.max(0, ENOUGH - measured.count) };
  const toGoMs = (left * measured.overMs) / measured.count;
  const uneven = unevenness(minutes, nowMs - measured.overMs, nowMs);
  // What was measured is a sample, and so is what is to come.
  const error = FOUR_IN_FIVE * Math.sqrt(uneven / measured.count + uneven / left);
  return { is: 'expected', likely: nowMs + toGoMs, earliest: nowMs + toGoMs / (1 + error), latest: error >= 1 ? null : nowMs + toGoMs / (1 - error) };
}

export interface PostLoad {
  readonly post: string;
  readonly people: number;
  /** Students whose turn it is here. Null: nobody counts them, as those who wait for a greeter. */
  readonly waiting: number | null;
  /** Students an hour, lately. */
  readonly perHour: number;
}

/** How long the line would take at the pace of the last minutes; Infinity: nobody goes through. */
const hoursToClear = ({ waiting, perHour }: PostLoad): number => (waiting === null || waiting === 0 ? 0 : waiting / perHour);

/** RU-68 the post whose line takes longest to work off, of those with a line at all; of equals the first. */
export function bottleneckOf(posts: readonly PostLoad[]): PostLoad | null {
  return posts.reduce<PostLoad | null>((found, one) => ((one.waiting ?? 0) >= MANY && (found === null || hoursToClear(one) > hoursToClear(found)) ? one : found), null);
}

export interface Move {
  readonly from: string;
  /** When it would be over; null: nothing is known of that without the move either. */
  readonly likely: number | null;
}

/**
 * RU-68 who could come to the bottleneck, and what it would do. One of a post with two or more people whose own line is
 * shorter by half at least; with nobody at it the bottleneck is only named. The finish moves with the bottleneck's pace, and
 * no further than the post that gives somebody away lets it where that one has a line itself. Null: nobody can be spared.
 */
export function moveTo(slow: PostLoad, posts: readonly PostLoad[], finish: Finish, nowMs: number): Move | null {
  const spare = posts.filter((one) => one.post !== slow.post && one.people >= 2 && hoursToClear(one) * 2 <= hoursToClear(slow));
  const [from] = spare.sort((a, b) => hoursToClear(a) - hoursToClear(b) || b.people - a.people);
  if (from === undefined) return null;
  if (finish.is !== 'expected' || slow.people === 0 || slow.perHour === 0) return { from: from.post, likely: null };
  const faster = (slow.people + 1) / slow.people;
  const held = (from.waiting ?? 0) === 0 ? faster : (from.perHour * (from.people - 1)) / from.people / slow.perHour;
  const times = Math.min(faster, held);
  return times <= 1 ? null : { from: from.post, likely: nowMs + (finish.likely - nowMs) / times };
}
