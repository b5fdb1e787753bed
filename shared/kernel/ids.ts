/**
 * Names for things. An id is 128 random bits as 26 lower-case letters and digits (base32), so that the headers
 * of the log, which outlive erasure, say nothing about a person. An event's id is the SHA-256 of its header, in hex.
 */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type EventId = Branded<'EventId'>;
export type ConsoleId = Branded<'ConsoleId'>;
/** `<console id>.<incarnation id>`: one unbroken run of one console's sequence numbers. */
export type OriginId = Branded<'OriginId'>;
export type StreamName = Branded<'StreamName'>;
export type CommandId = Branded<'CommandId'>;
export type PersonId = Branded<'PersonId'>;
export type IncidentId = Branded<'IncidentId'>;
export type ImportId = Branded<'ImportId'>;
export type VisitorId = Branded<'VisitorId'>;
export type BarredId = Branded<'BarredId'>;
export type RoomId = Branded<'RoomId'>;

export const ID_PATTERN = /^[a-z2-7]{26}$/;
export const SHA256_PATTERN = /^[0-9a-f]{64}$/;
export const ORIGIN_PATTERN = /^[a-z2-7]{26}\.[a-z2-7]{26}$/;
export const STREAM_PATTERN = /^[a-z]+(?:\/[a-z0-9-]{1,40}){1,3}$/;

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** The first 128 bits of `bytes` (at least 16 of them) as an id. Made in one go: a text that grows letter by letter takes ten times the memory, and a district has 300,000 ids. */
export function idFromBytes(bytes: Uint8Array): string {
  let bits = 0;
  let held = 0;
  const letters: number[] = [];
  for (let i = 0; i < 16; i++) {
    held = ((held << 8) | (bytes[i] ?? 0)) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      letters.push(ALPHABET.charCodeAt((held >> bits) & 31));
    }
  }
  letters.push(ALPHABET.charCodeAt((held << (5 - bits)) & 31));
  return String.fromCharCode(...letters);
}

export const consoleOfOrigin = (origin: OriginId): ConsoleId => origin.slice(0, origin.indexOf('.')) as ConsoleId;
