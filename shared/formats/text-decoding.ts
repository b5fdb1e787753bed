/**
 * Turns the bytes of a text file into text. A byte-order mark decides; without one, the zeros of UTF-16 do; valid UTF-8 is
 * UTF-8, and anything else is read as Windows-1252, which is a guess that the caller must tell the person about.
 */
import { err, ok, type Result } from '../kernel/result.ts';

export interface DecodedText {
  readonly text: string;
  /** True if the encoding was neither declared nor proven. */
  readonly guessed: boolean;
}

/**
 * What Windows-1252 puts where Latin-1 has control characters (0x80 to 0x9f). Written out because Node's own decoder
 * treats the two as one, which would turn the apostrophe of O’Brien into nothing.
 */
const WINDOWS_1252_80_TO_9F = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** The text without its byte-order mark. A file with zero characters in it is a workbook or a picture, not a text. */
export function decodeText(bytes: Uint8Array): Result<DecodedText, 'not-text'> {
  const decoded = decode(bytes);
  return decoded === null || decoded.text.includes('\0') ? err('not-text') : ok(decoded);
}

function decode(bytes: Uint8Array): DecodedText | null {
  if (startsWith(bytes, 0xff, 0xfe)) return certain(decodeStrictly(bytes, 'utf-16le'));
  if (startsWith(bytes, 0xfe, 0xff)) return certain(decodeStrictly(bytes, 'utf-16be'));
  if (hasZeros(bytes, 1)) return certain(decodeStrictly(bytes, 'utf-16le'));
  if (hasZeros(bytes, 0)) return certain(decodeStrictly(bytes, 'utf-16be'));
  return certain(decodeStrictly(bytes, 'utf-8')) ?? { text: decodeWindows1252(bytes), guessed: true };
}

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean => mark.every((byte, index) => bytes[index] === byte);

/** UTF-16 without its mark: the header begins with plain letters, of which every other byte is zero. */
const hasZeros = (bytes: Uint8Array, first: 0 | 1): boolean => [0, 1, 2, 3, 4, 5].every((at) => (bytes[at] === 0) === (at % 2 === first));

const certain = (text: string | null): DecodedText | null => (text === null ? null : { text, guessed: false });

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null; // The one way in which TextDecoder reports invalid bytes.
    throw error;
  }
}

/**
 * Bytes that no valid UTF-8 has. Where somebody pasted one encoding into another, what is UTF-8 is still read as such:
 * in Windows-1252 its sequences would be nonsense ("Ã©"), which nobody writes.
 */
function decodeWindows1252(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) pieces.push(String.fromCharCode(...bytes.subarray(start, start + PIECE_BYTES)));
  return pieces.join('').replaceAll(/[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\x9f]/g, decodePiece);
}

/** As many arguments as any engine takes. */
const PIECE_BYTES = 8192;

function decodePiece(piece: string): string {
  const bytes = Uint8Array.from(piece, (character) => character.charCodeAt(0));
  const text = piece.length > 1 ? decodeStrictly(bytes, 'utf-8') : null;
  return text ?? piece.replaceAll(/[\x80-\x9f]/g, (character) => WINDOWS_1252_80_TO_9F.charAt(character.charCodeAt(0) - 0x80));
}
