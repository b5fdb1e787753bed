/** The order of names in every list, and how many names are put into it without holding anything up. */
import type { PersonName } from '../../shared/contract/person-name.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** As it is compared: the family's name first. */
export const sortName = (name: PersonName): string => `${name.family} ${name.given}`;

/** Negative: the first goes first. 0: told apart by something else. */
export const compareNames = (a: string, b: string): number => collator.compare(a, b);

/** Sorted in one go between two looks at the clock: a few milliseconds of the collator. */
const RUN = 256;

/** Merge sort, because a sort of the language cannot be interrupted. Equal ones keep their order. */
export function* sortedInPieces<T>(items: readonly T[], compare: (a: T, b: T) => number): Pieces<readonly T[]> {
  let runs: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += RUN) {
    runs.push(items.slice(start, start + RUN).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: (readonly T[])[] = [];
    for (const [index, left] of runs.entries()) {
      if (index % 2 === 1) continue;
      const right = runs[index + 1];
      longer.push(right === undefined ? left : yield* merged(left, right, compare));
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

function* merged<T>(left: readonly T[], right: readonly T[], compare: (a: T, b: T) => number): Pieces<readonly T[]> {
  const all: T[] = [];
  let at = 0;
  for (const next of right) {
    for (let one = left[at]; one !== undefined && compare(one, next) <= 0; one = left[at]) {
      all.push(one);
      at += 1;
      if (all.length % RUN === 0) yield;
    }
    all.push(next);
    if (all.length % RUN === 0) yield;
  }
  for (const one of left.slice(at)) all.push(one);
  return all;
}

/** Puts a few into many that are sorted. */
export function insertSorted<T>(sorted: T[], more: Iterable<T>, compare: (a: T, b: T) => number): void {
  for (const one of more) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = sorted[middle];
      if (there !== undefined && compare(there, one) <= 0) low = middle + 1;
      else high = middle;
    }
    sorted.splice(low, 0, one);
  }
}
