/** A rate limit that allows a burst: tokens are spent, and come back with time up to the burst. */
import type { Clock } from '../../../shared/kernel/ports.ts';

export class TokenBucket {
  readonly #clock: Clock;
  readonly #burst: number;
  readonly #perSecond: number;
  #tokens: number;
  #countedMs: number;

  constructor(clock: Clock, rate: { readonly burst: number; readonly perSecond: number }) {
    this.#clock = clock;
    this.#burst = rate.burst;
    this.#perSecond = rate.perSecond;
    this.#tokens = rate.burst;
    this.#countedMs = clock.monotonicMs();
  }

  /** False where nothing is left. */
  spend(): boolean {
    const nowMs = this.#clock.monotonicMs();
    this.#tokens = Math.min(this.#burst, this.#tokens + ((nowMs - this.#countedMs) / 1000) * this.#perSecond);
    this.#countedMs = nowMs;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
