/** How long commands and questions took since the start, in classes of duration: enough to tell a slow computer from a slow Muster. */
const BOUNDS_MS = [2, 5, 10, 20, 50, 100, 200, 500, 1_000] as const;

export interface Timing {
  readonly what: string;
  readonly times: number;
  readonly totalMs: number;
  readonly worstMs: number;
  /** How many took less than 2, 5, 10, 20, 50, 100, 200, 500 and 1,000 ms and no less than the bound before; then the rest. */
  readonly classes: readonly number[];
}

export class Timings {
  readonly #kept = new Map<string, { times: number; totalMs: number; worstMs: number; readonly classes: number[] }>();

  took(what: string, ms: number): void {
    const kept = this.#kept.get(what) ?? { times: 0, totalMs: 0, worstMs: 0, classes: Array.from({ length: BOUNDS_MS.length + 1 }, () => 0) };
    const found = BOUNDS_MS.findIndex((bound) => ms < bound);
    const index = found < 0 ? BOUNDS_MS.length : found;
    kept.times += 1;
    kept.totalMs += ms;
    kept.worstMs = Math.max(kept.worstMs, ms);
    kept.classes[index] = (kept.classes[index] ?? 0) + 1;
    this.#kept.set(what, kept);
  }

  rows(): readonly Timing[] {
    return [...this.#kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, kept]) => ({ what, ...kept, totalMs: Math.round(kept.totalMs), worstMs: Math.round(kept.worstMs), classes: [...kept.classes] }));
  }
}
