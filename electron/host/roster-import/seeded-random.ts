/** A small generator of chance that repeats itself: the same seed gives the same sample on every machine. Never for secrets. */
import { defined } from '../../../shared/kernel/assert.ts';

export interface SeededRandom {
  /** A whole number from 0 up to, and without, `end`. */
  below(end: number): number;
  /** True about `percent` times in a hundred. */
  chance(percent: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** One of the list, each as often as its share says. */
  weighted<T extends { readonly share: number }>(list: readonly T[]): T;
}

/** `purpose`: each part of a sample draws for itself, so that a change to one part leaves the others as they are. */
export function seededRandom(seed: number, purpose: string): SeededRandom {
  let state = hash(`${seed} ${purpose}`);
  // Mulberry32, by Tommy Ettinger (public domain).
  const below = (end: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
  return {
    below,
    chance: (percent) => below(1_000) < percent * 10,
    pick: (list) => list[below(list.length)] ?? list[0],
    weighted: (list) => {
      let rest = below(list.reduce((sum, { share }) => sum + share, 0));
      return defined(list.find(({ share }) => (rest -= share) < 0), 'the shares cover what was drawn');
    },
  };
}

/** FNV-1a, by Fowler, Noll and Vo (public domain). */
const hash = (text: string): number => [...text].reduce((sum, character) => Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0, 0x811c9dc5);
