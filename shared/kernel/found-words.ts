/**
 * How what somebody types is found in words: without accents and capitals, by the beginning of a word, with a slip of the
 * finger in longer ones. One way for people, rooms and actions, so that nobody has to learn a second.
 */
import { foldText } from './fold-text.ts';

/** How a typed word was found; a smaller number goes first. */
const EXACT = 0;
const BEGINS = 1;
const ALMOST = 2;

/** A short word with a slip in it could be anybody. */
const ONE_SLIP_FROM = 4;
const TWO_SLIPS_FROM = 8;
const slipsOf = (typed: string): number => (/\d/.test(typed) ? 0 : typed.length >= TWO_SLIPS_FROM ? 2 : typed.length >= ONE_SLIP_FROM ? 1 : 0);

/** Words that nobody types more of; the rest of a longer text is not looked at. */
const MAX_WORDS = 8;

/** What was typed, as words to look for. */
export const typedWords = (text: string): readonly string[] => [...new Set(wordsOf(text))].slice(0, MAX_WORDS);

/** The words of a name, a room, an action: folded. */
export const wordsOf = (text: string): readonly string[] => foldText(text).split(' ').filter((word) => word !== '');

/** Tells of each word how the typed one is found in it; null: it is not. Less is better. */
export function finderOf(typed: string): (word: string) => number | null {
  const slips = slipsOf(typed);
  return (word) => (word === typed ? EXACT : word.startsWith(typed) ? BEGINS : slips > 0 && beginsAlmost(typed, word, slips) ? ALMOST : null);
}

/** Every typed word must be found in one of the words. Null: not found; less is better. */
export function scoreIn(typed: readonly string[], words: readonly string[]): number | null {
  let sum = 0;
  for (const one of typed) {
    const find = finderOf(one);
    const best = words.reduce<number | null>((least, word) => {
      const how = find(word);
      return how === null ? least : Math.min(how, least ?? how);
    }, null);
    if (best === null) return null;
    sum += best;
  }
  return sum;
}

/** Does the word begin with what was typed, but for some letters left out, put in, mistaken or exchanged with their neighbour? `from`, `at`: what is before them was found. */
function beginsAlmost(typed: string, word: string, slips: number, from = 0, at = 0): boolean {
  while (from < typed.length && typed[from] === word[at]) {
    from += 1;
    at += 1;
  }
  if (from === typed.length) return true;
  if (slips === 0) return false;
  return (
    beginsAlmost(typed, word, slips - 1, from + 1, at) ||
    beginsAlmost(typed, word, slips - 1, from, at + 1) ||
    beginsAlmost(typed, word, slips - 1, from + 1, at + 1) ||
    (typed[from] === word[at + 1] && typed[from + 1] === word[at] && beginsAlmost(typed, word, slips - 1, from + 2, at + 2))
  );
}
