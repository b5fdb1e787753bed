/**
 * What the product needs of the machine, as arguments. The real ones live in `electron/host/system`; the simulation
 * brings seeded ones. Nothing else in the product may read a clock, a random source or a timer.
 */
export interface Clock {
  /** Milliseconds since 1970, as this machine believes; may be years off and may jump back. */
  wallMs(): number;
  /** Milliseconds that only ever grow, for durations. */
  monotonicMs(): number;
}

/** The ISO date of a moment (milliseconds since 1970) where this machine stands: what people there call the day. */
export type DateOf = (wallMs: number) => string;

/** The minute after midnight, by the clock on the wall where this machine stands. */
export type MinuteOf = (wallMs: number) => number;

export interface Ids {
  /** A fresh random id (see ids.ts). */
  next(): string;
}

export interface Digests {
  /** SHA-256 of a text in UTF-8, in hex. */
  sha256(text: string): string;
  /** The first 128 bits of the SHA-256 of a text, as an id. */
  idOf(text: string): string;
  /** Keyed SHA-256 of a text, as an id: the same key and text give the same id on every console. */
  keyedId(keyHex: string, text: string): string;
}

export interface Signer {
  /** Ed25519 public key, raw 32 bytes in base64url. */
  readonly publicKey: string;
  /** Signature over a text, in base64url. */
  sign(text: string): string;
}

export interface SealChecker {
  verify(publicKey: string, text: string, signature: string): boolean;
}

/** Lets other work run. Long work calls it between slices of at most 20 ms. */
export type Breathe = () => Promise<void>;

export interface Timers {
  /** Runs the action once, later. Returns how to call it off. */
  after(delayMs: number, action: () => void): () => void;
}
