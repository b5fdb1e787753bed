/**
 * Hybrid logical clock: a wall time that never runs backwards along cause and effect. It orders events for display and
 * decides nothing else; whether two events contradict is read from their parents.
 */
export interface Timestamp {
  /** Milliseconds since 1970: the author's clock, or that of a cause where it was ahead. */
  readonly ms: number;
  /** Counts events within one such millisecond. */
  readonly n: number;
}

export const TIME_ZERO: Timestamp = { ms: 0, n: 0 };

export const compareTimestamps = (a: Timestamp, b: Timestamp): number => a.ms - b.ms || a.n - b.n;

/** The timestamp of an event written at `wallMs`, after everything in `seen`. It stays a safe integer whatever a peer claimed; from there on events tie. */
export function tick(wallMs: number, seen: readonly Timestamp[]): Timestamp {
  let latest = TIME_ZERO;
  for (const one of seen) if (compareTimestamps(one, latest) > 0) latest = one;
  return wallMs > latest.ms ? { ms: wallMs, n: 0 } : { ms: latest.ms, n: Math.min(latest.n + 1, Number.MAX_SAFE_INTEGER) };
}
