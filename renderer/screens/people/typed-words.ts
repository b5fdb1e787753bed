/** Narrowing a list that is on screen, as one types: without accents, capitals or an order of words. The search of everybody is the host's. */
const MARKS = /\p{M}/gu;
/** "Garcia, Ana" is typed as it stands on the list. */
const BETWEEN_WORDS = /[\s,;]+/u;

/** `parts` as a text in which words are looked for; made once a row. */
export const searchText = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => typeof part === 'string').join(' ').normalize('NFD').replace(MARKS, '').toLowerCase();

/** Whether every word of what was typed is in a text, in any order. Made once for what was typed: a school has thousands of rows. */
export function matching(typed: string): (text: string) => boolean {
  const words = searchText([typed]).split(BETWEEN_WORDS);
  return (text) => words.every((word) => text.includes(word));
}
