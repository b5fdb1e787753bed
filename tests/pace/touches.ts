/**
 * What each act asks of whoever does it at the screen: touches, and keys beyond them. `tests/e2e/touches.e2e.ts` does each
 * of them on the real screens and counts: where it finds others than these it fails. A licence or a card under the scanner is neither:
 * the scanner types.
 */
export interface Hand {
  readonly touches: number;
  readonly keys: number;
}

export const HANDS = {
  /** Three letters of the name, the row, “Greet”. */
  greet: { touches: 2, keys: 3 },
  /** Call the next family, “photo matches”, “Check in”. */
  checkIn: { touches: 3, keys: 0 },
  /** The same of a family that this console does not know as waiting: found by three letters. */
  checkInFound: { touches: 4, keys: 3 },
  /** “No document”, then “ask to step aside”. */
  checkInWithoutId: { touches: 3, keys: 0 },
  /** “I go”, for everybody of the trip. */
  fetch: { touches: 1, keys: 0 },
  /** The row of the student, and “Yes”. */
  comfort: { touches: 2, keys: 0 },
  /** “Hand over”. */
  handOver: { touches: 1, keys: 0 },
  /** The scanner types it. */
  half: { touches: 0, keys: 0 },
} as const satisfies Record<string, Hand>;
export type Act = keyof typeof HANDS;
