/**
 * Turns the bytes of a text file into text. A byte-order mark decides; without one, valid UTF-8 is UTF-8, and anything
 * else is read as Windows-1252, which is a guess that the caller must tell the person about.
 */
import { err, ok, type Result } from '../kernel/result.ts';

export interface DecodedText {
  readonly text: string;
  /** True if the encoding was neither declared nor proven. */
  readonly guessed: boolean;
}

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean => mark.every((byte, index) => bytes[index] === byte);

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null; // The one way in which TextDecoder reports invalid bytes.
    throw error;
  }
}

function decode(bytes: Uint8Array): DecodedText | null {
  if (startsWith(bytes, 0xff, 0xfe)) return certain(decodeStrictly(bytes, 'utf-16le'));
  if (startsWith(bytes, 0xfe, 0xff)) return certain(decodeStrictly(bytes, 'utf-16be'));
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== null) return certain(utf8);
  return { text: new TextDecoder('windows-1252').decode(bytes), guessed: true };
}

const certain = (text: string | null): DecodedText | null => (text === null ? null : { text, guessed: false });

/** The text without its byte-order mark. A file with zero characters in it is a workbook or a picture, not a text. */
export function decodeText(bytes: Uint8Array): Result<DecodedText, 'not-text'> {
  const decoded = decode(bytes);
  return decoded === null || decoded.text.includes('\0') ? err('not-text') : ok(decoded);
}
