/**
 * A name that somebody reads from a document beside the name on record. Accents, case and signs do not count, and a
 * document may say more names than the record. What it gives is shown to a person; a match alone never authorizes.
 */
export const comparisons = ['match', 'mismatch', 'blank'] as const;
export type Comparison = (typeof comparisons)[number];

const wordsOf = (name: string): readonly string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

export function compareNames(onDocument: string, onRecord: string): Comparison {
  const read = wordsOf(onDocument);
  const recorded = wordsOf(onRecord);
  if (read.length === 0 || recorded.length === 0) return 'blank';
  return recorded.every((word) => read.includes(word)) || recorded.join('') === read.join('') ? 'match' : 'mismatch';
}
