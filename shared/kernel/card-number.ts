/**
 * The number of a reunification card: "C-0147-H". The first letters are those of the console that gave it, so that consoles
 * that are apart give different ones; the last one checks the rest, so that what was misread or mistyped is told. No letter
 * that looks like a digit, nor A and B, which are the halves.
 */
const LETTERS = 'CDEFHJKMNPRTUVWXY'.split('');
export const CARD_NUMBER = /^[CDEFHJKMNPRTUVWXY]{1,2}-\d{4}-[CDEFHJKMNPRTUVWXY]$/;
/** Always four digits: with five, one wrong character could make the number of another console. */
const DIGITS = 4;
export const MAX_SERIAL = 9_999;
export const cardHalves = ['A', 'B'] as const;
export type CardHalf = (typeof cardHalves)[number];

/** In letters' order: C … Y, then CC … YY. A console whose numbers are used up goes on with other letters. */
export const cardSeries: readonly string[] = [...LETTERS, ...LETTERS.flatMap((first) => LETTERS.map((second) => first + second))];

/** The number of letters is a prime: one wrong character, or two that changed places, always show. */
function checkLetter(series: string, digits: string): string {
  const values = [...series.split('').map((letter) => LETTERS.indexOf(letter)), ...digits.split('').map(Number)].reverse();
  const sum = values.reduce((total, value, at) => total + value * (at + 2), 0);
  return LETTERS[(LETTERS.length - (sum % LETTERS.length)) % LETTERS.length] ?? '';
}

export function cardNumber(series: string, serial: number): string {
  const digits = String(serial).padStart(DIGITS, '0');
  return `${series}-${digits}-${checkLetter(series, digits)}`;
}

/** What a half's code says: which card, which half, and nothing about anybody. */
export const codeOfHalf = (card: string, half: CardHalf): string => `M1:${card}:${half}`;

export type ReadCard = { readonly is: 'card'; readonly card: string; readonly half: CardHalf | null } | { readonly is: 'mistyped' } | { readonly is: 'notANumber' };

const LOOKS_LIKE: Readonly<Record<string, string>> = { O: '0', Q: '0', I: '1', L: '1', Z: '2', S: '5', G: '6', B: '8' };
const TYPED = /^(?:M1)?([CDEFHJKMNPRTUVWXY]{1,2})([0-9OQILZSGB]{4})([CDEFHJKMNPRTUVWXY])([AB]?)$/;

/** As typed, or as a scanner types the code of a half: case, spaces and signs between do not matter, nor an O for a zero. */
export function readCard(typed: string): ReadCard {
  const found = TYPED.exec(typed.replace(/[^A-Za-z0-9]/g, '').toUpperCase());
  if (found === null) return { is: 'notANumber' };
  const [, series = '', typedDigits = '', check = '', half = ''] = found;
  const digits = typedDigits.replaceAll(/\D/g, (one) => LOOKS_LIKE[one] ?? one);
  if (checkLetter(series, digits) !== check) return { is: 'mistyped' };
  return { is: 'card', card: `${series}-${digits}-${check}`, half: half === 'A' || half === 'B' ? half : null };
}

export const seriesOf = (card: string): string => card.slice(0, card.indexOf('-'));
export const serialOf = (card: string): number => Number(card.split('-')[1]);
