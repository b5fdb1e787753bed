/** What may be a PIN or a passphrase, and codes that are printed on paper. Pure; nothing here keeps a secret. */
import type { Rejection } from '../../kernel/decision.ts';
import type { CredentialKind } from './events.ts';

const PIN_DIGITS = 6;
const PASSPHRASE_LENGTH = 12;

/** SI-13 six digits that are no pattern, no date of this or the last century, and not what everybody takes. */
function isCommonPin(pin: string): boolean {
  const digits = [...pin].map(Number);
  const step = (by: number): boolean => digits.every((digit, i) => i === 0 || digit === ((digits[i - 1] ?? 0) + by + 10) % 10);
  const repeats = [1, 2, 3].some((length) => pin === pin.slice(0, length).repeat(PIN_DIGITS / length));
  const mirrored = pin === [...pin].reverse().join('');
  const pairs = /^(\d)\1(\d)\2(\d)\3$/.test(pin);
  return step(1) || step(-1) || repeats || mirrored || pairs || /^(?:19|20)\d{4}$/.test(pin) || COMMON_PINS.has(pin);
}

/** Keypad walks and numbers that lists of leaked PINs begin with, beyond the patterns above. */
const COMMON_PINS = new Set(['159753', '147258', '258369', '147852', '741852', '963852', '789456', '456123', '142536', '246810', '135790', '102030', '112358', '314159', '271828', '696969', '420420', '911911', '123654', '321654', '147369', '987456', '852456', '159357', '520131', '131452', '521521', '110110', '007007', '100200', '101112']);

const weakPassphrases = /^(?:(.{1,4})\1+|(?:0123456789|1234567890|abcdefghij|qwertyuiop)+.*|pass(?:word|phrase).*)$/i;

/** Null: it may be used. */
export function refuseSecret(kind: CredentialKind, secret: string): Rejection | null {
  if (kind === 'pin') {
    if (!/^\d{6}$/.test(secret)) return { name: 'PinNotSixDigits', message: 'A PIN is six digits.', whatToDo: 'Choose six digits that you remember and nobody guesses.' };
    if (isCommonPin(secret)) return { name: 'PinTooCommon', message: 'This PIN is one of the first that anybody would try.', whatToDo: 'Choose six digits without a pattern, and no date.' };
    return null;
  }
  const letters = [...secret.trim()];
  if (letters.length < PASSPHRASE_LENGTH) return { name: 'PassphraseTooShort', message: `A passphrase has at least ${PASSPHRASE_LENGTH} letters.`, whatToDo: 'Take four words that do not belong together.' };
  if (new Set(letters.map((letter) => letter.toLowerCase())).size < 5 || weakPassphrases.test(secret.trim())) {
    return { name: 'PassphraseTooCommon', message: 'This passphrase is easy to guess.', whatToDo: 'Take four words that do not belong together.' };
  }
  return null;
}

/** Spaces at the ends and how an accent was typed make no difference. */
export const normalSecret = (secret: string): string => secret.normalize('NFKC').trim();

/** No letter or digit that looks like another on paper. */
const CODE_LETTERS = 'ABCDEFGHJKMNPQRTUVWXY346789';
const GROUP = 5;
export const LETTER_CODE_LENGTH = 10;
export const RECOVERY_CODE_LENGTH = 25;

/** The one-time code of a letter has 47 bits, a recovery code 118. `bytes` are random; there must be more of them than letters, because some are thrown away. */
export function codeFrom(bytes: Uint8Array, length: number): string | null {
  const limit = 256 - (256 % CODE_LETTERS.length);
  const letters = [...bytes].filter((byte) => byte < limit).map((byte) => CODE_LETTERS.charAt(byte % CODE_LETTERS.length));
  return letters.length < length ? null : letters.slice(0, length).join('');
}

/** As it is printed: "ABCDE-FGHJK". */
export const printedCode = (code: string): string => (code.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-');

/** As somebody typed it, in any case and with any dashes and spaces. */
export const typedCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
