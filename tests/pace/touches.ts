/**
 * What each act asks of whoever does it at the screen: touches, and keys beyond them. The end-to-end tests of stations and of
 * scanning do them on the real screens and count: where they find others than these they fail. A license or a card under the scanner
 * is neither: the scanner types.
 */
export interface Hand {
  readonly touches: number;
  readonly keys: number;
}

export const HANDS = {
  /** Three letters of the name, and the row. */
  greet: { touches: 1, keys: 3 },
  /** “Also for” a brother or sister. */
  greetAlso: { touches: 1, keys: 0 },
  /** The license is scanned: “photo matches”, “Check in”. */
  checkInScanned: { touches: 2, keys: 0 },
  /** Another document: the adult, the kind, “photo matches”, “Check in”. */
  checkIn: { touches: 4, keys: 0 },
  /** A family that this console does not know as waiting is found by three letters of the name before that. */
  findFamily: { touches: 1, keys: 3 },
  /** “I go”, for everybody of the trip. */
  fetch: { touches: 1, keys: 0 },
  /** “Yes”. */
  comfort: { touches: 1, keys: 0 },
  /** “Hand over”. */
  handOver: { touches: 1, keys: 0 },
  /** The scanner types it. */
  half: { touches: 0, keys: 0 },
} as const satisfies Record<string, Hand>;
export type Act = keyof typeof HANDS;
