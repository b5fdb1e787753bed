/** A small generator of chance that repeats itself: the same seed gives the same sample on every machine. Never for secrets. */
export interface SeededRandom {
  /** A whole number from 0 up to, and without, `end`. */
  below(end: number): number;
  /** True about `percent` times in a hundred. */
  chance(percent: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
}

/** Mulberry32, by Tommy Ettinger (public domain). */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const below = (end: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick: (list) => list[below(list.length)] ?? list[0],
  };
}
