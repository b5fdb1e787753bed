/** What a row of the table is, and how two ways of doing one thing are measured beside each other. */

export type Aim = { readonly atLeast: number } | { readonly atMost: number };

export interface Measured {
  readonly ratio: number;
  /** The lowest and the highest of the rounds. */
  readonly spread: readonly [number, number];
  /** What was measured, in words, for whoever wonders. */
  readonly figures: string;
}

export interface Row {
  /** As the table of issue 10 counts; a letter where one of its rows asks for two ratios. */
  readonly id: string;
  readonly name: string;
  readonly ratioOf: string;
  readonly aim: Aim;
  /** `quick`: less of everything, for a look within two minutes; its ratios say less. */
  readonly measure: (quick: boolean) => Promise<Measured>;
}

export const meets = (aim: Aim, ratio: number): boolean => ('atLeast' in aim ? ratio >= aim.atLeast : ratio <= aim.atMost);

export const median = (of: readonly number[]): number => {
  const sorted = of.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return (((sorted.length % 2 === 0 ? sorted[middle - 1] : sorted[middle]) ?? NaN) + (sorted[middle] ?? NaN)) / 2;
};

/** By the nearest rank; `share` from 0 to 1. */
export const percentile = (of: readonly number[], share: number): number => of.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(of.length * share) - 1)] ?? NaN;

export async function timed(work: () => unknown): Promise<number> {
  const sinceMs = performance.now();
  await work();
  return performance.now() - sinceMs;
}

interface Beside {
  readonly rounds: number;
  /** Each gives the milliseconds that it took. */
  readonly ours: (round: number) => Promise<number>;
  readonly theirs: (round: number) => Promise<number>;
  readonly ratio: (oursMs: number, theirsMs: number) => number;
}

/**
 * In turns, so that what else the machine does falls on both; whoever begins changes with each round. One round more than is
 * counted comes first, for what is slow the first time only.
 */
export async function beside({ rounds, ours, theirs, ratio }: Beside): Promise<Measured> {
  const all: { readonly oursMs: number; readonly theirsMs: number }[] = [];
  for (let round = 0; round <= rounds; round++) {
    const [first, second] = round % 2 === 0 ? [ours, theirs] : [theirs, ours];
    const [firstMs, secondMs] = [await first(round), await second(round)];
    if (round > 0) all.push(round % 2 === 0 ? { oursMs: firstMs, theirsMs: secondMs } : { oursMs: secondMs, theirsMs: firstMs });
  }
  const ratios = all.map(({ oursMs, theirsMs }) => ratio(oursMs, theirsMs));
  const ms = (of: readonly number[]): string => `${median(of).toPrecision(3)} ms`;
  return { ratio: median(ratios), spread: [Math.min(...ratios), Math.max(...ratios)], figures: `ours ${ms(all.map(({ oursMs }) => oursMs))}, beside ${ms(all.map(({ theirsMs }) => theirsMs))}, ${rounds} rounds` };
}
