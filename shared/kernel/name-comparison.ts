/**
 * A name that somebody reads from a document beside the name on record. Accents, case and signs do not count, and a
 * document may say more names than the record. What it gives is shown to a person; a match alone never authorizes.
 */
import { foldText } from './fold-text.ts';

export const comparisons = ['match', 'mismatch', 'blank'] as const;
export type Comparison = (typeof comparisons)[number];

const wordsOf = (name: string): readonly string[] =>
  foldText(name)
    .split(' ')
    .filter((word) => word !== '');

/** Every word of the record is among those that were read. */
export function compareNames(onDocument: string, onRecord: string): Comparison {
  const read = wordsOf(onDocument);
  const recorded = wordsOf(onRecord);
  if (read.length === 0 || recorded.length === 0) return 'blank';
  return recorded.every((word) => read.includes(word)) || recorded.join('') === read.join('') ? 'match' : 'mismatch';
}

/** A license writes Mueller for Müller, or Muller. */
const SPELLED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };
const spelledOut = (name: string): string => name.normalize('NFC').toLowerCase().replace(/[äöüåø]/g, (letter) => SPELLED[letter] ?? letter);

/** Alone they say of nobody who it is. */
const PARTICLES: ReadonlySet<string> = new Set(['de', 'del', 'la', 'las', 'los', 'da', 'das', 'do', 'dos', 'di', 'du', 'le', 'van', 'von', 'der', 'den', 'el', 'al', 'bin', 'bint', 'y', 'e']);
/** A name that a card cut off ends so; fewer letters than these are too few to know it by. */
const CUT = /…\s*$/;
const MIN_LETTERS_OF_CUT = 6;

/** Each word of `some` is another word of `all`. */
function areAmong(some: readonly string[], all: readonly string[], same: (a: string, b: string) => boolean): boolean {
  const left = [...all];
  return some.every((word) => {
    const at = left.findIndex((other) => same(word, other));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

const equal = (a: string, b: string): boolean => a === b;
/** `J` is Jane. */
const equalOrInitial = (a: string, b: string): boolean => a === b || (a.length === 1 && b.startsWith(a));

/** One name written in several words, or several in one: "O Brien", "Mc Donald Smith", "AnaMaria". */
const isRunOf = (words: readonly string[], of: readonly string[]): boolean => {
  const joined = words.join('');
  return of.some((_, from) => of.some((__, to) => to >= from && of.slice(from, to + 1).join('') === joined));
};

function fieldSays(onDocument: string, onRecord: string): boolean {
  const read = wordsOf(onDocument);
  const recorded = wordsOf(onRecord);
  if (areAmong(recorded, read, equal) || isRunOf(recorded, read)) return true;
  // One of two family names, or of several given ones, is what many a card says.
  const known = read.some((word) => !PARTICLES.has(word) && word.length > 1 && recorded.includes(word));
  if (known && areAmong(read, recorded, equalOrInitial)) return true;
  const cut = CUT.test(onDocument) && read.join('').length >= MIN_LETTERS_OF_CUT;
  return cut && (recorded.join('').startsWith(read.join('')) || (areAmong(read.slice(0, -1), recorded, equal) && recorded.some((word) => word.startsWith(read.at(-1) ?? ''))));
}

interface NamesInFields {
  readonly family: string;
  readonly given: string;
}

/**
 * The two names on a document, field by field beside the record. Where not every word fits its field, but every word of the record stands
 * somewhere on the document, it is the order of the two that differs, as in names that say the family first.
 */
export function compareFields(onDocument: NamesInFields, onRecord: NamesInFields): { readonly family: Comparison; readonly given: Comparison } {
  const variants = [onRecord, { family: spelledOut(onRecord.family), given: spelledOut(onRecord.given) }];
  const whole = ({ family, given }: NamesInFields): readonly string[] => wordsOf(`${family} ${given}`);
  const allThere = onRecord.family.trim() !== '' && onRecord.given.trim() !== '' && variants.some((recorded) => areAmong(whole(recorded), whole(onDocument), equal));
  const compare = (field: keyof NamesInFields): Comparison => {
    if (wordsOf(onDocument[field]).length === 0 || wordsOf(onRecord[field]).length === 0) return 'blank';
    return allThere || variants.some((recorded) => fieldSays(onDocument[field], recorded[field])) ? 'match' : 'mismatch';
  };
  return { family: compare('family'), given: compare('given') };
}
