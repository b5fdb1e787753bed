/** Narrowing a list that is on screen, as one types: without accents, capitals or an order of words. The search of everybody is the host's. */
const MARKS = /\p{M}/gu;
/** "Garcia, Ana" is typed as it stands on the list. */
const BETWEEN_WORDS = /[\s,;]+/u;

/** `parts` as a text in which words are looked for; made once a row. */
export const searchText = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => typeof part === 'string').join(' ').normalize('NFD').replace(MARKS, '').toLocaleLowerCase('en-US');

/** Every word of what was typed is in the text, in any order. */
export const matches = (text: string, typed: string): boolean => searchText([typed]).split(BETWEEN_WORDS).every((word) => text.includes(word));
