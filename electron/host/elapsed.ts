/**
 * How long an incident or a call has run. This console's wall clock may jump, so elapsed time is monotonic since the console first
 * heard of it, plus the age that the wall clocks gave at that moment.
 */
import type { Clock } from '../../shared/kernel/ports.ts';

export class Elapsed {
  readonly #clock: Clock;
  readonly #heard = new Map<string, { readonly monotonicMs: number; readonly ageMs: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whoever raised it said how old it is, by a clock that only grows: that holds, whatever the wall clocks say. */
  isNow(what: string, ageMs: number): void {
    this.#heard.set(what, { monotonicMs: this.#clock.monotonicMs(), ageMs });
  }

  /** It counts already, and no wall clock is looked at any more. */
  knows(what: string): boolean {
    return this.#heard.has(what);
  }

  of(what: string, startedWall: number): number {
    const now = this.#clock.monotonicMs();
    const known = this.#heard.get(what) ?? { monotonicMs: now, ageMs: Math.max(0, this.#clock.wallMs() - startedWall) };
    this.#heard.set(what, known);
    return Math.round(known.ageMs + now - known.monotonicMs);
  }
}
