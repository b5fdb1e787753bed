/** Whether two names may be one person's, for a person to compare: in any order, without accents, with a slip, one with more names than the other. */
import { finderOf, wordsOf } from './found-words.ts';

/** An initial is no name: it stands for whatever begins with it, and is not looked for alone. */
const names = (text: string): readonly string[] => wordsOf(text).filter((word) => word.length > 1 || !/^[a-z]$/.test(word));

/** Each of these words is found among those, each of those once at most. */
function areIn(words: readonly string[], others: readonly string[]): boolean {
  const [first, ...rest] = words;
  if (first === undefined) return true;
  const find = finderOf(first);
  const back = (other: string): boolean => finderOf(other)(first) !== null;
  return others.some((other, at) => (find(other) !== null || back(other)) && areIn(rest, others.toSpliced(at, 1)));
}

/** Longer names are those of nobody; each word more doubles the ways to pair them. */
const MAX_WORDS = 6;

export function areNear(one: string, other: string): boolean {
  const [a, b] = [names(one).slice(0, MAX_WORDS), names(other).slice(0, MAX_WORDS)];
  if (a.length === 0 || b.length === 0) return false;
  return a.join('') === b.join('') || (a.length <= b.length ? areIn(a, b) : areIn(b, a));
}
