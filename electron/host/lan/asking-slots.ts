/**
 * How many others are asked at once for what is missing here, and whom next. Who joins fifty would else be sent the whole log by
 * each of them; what one has brought, the next need not. Where many are still to be asked they ask each other too, so each
 * has a moment to say how far it is by now, and whoever is furthest is next: fifty that meet again would else go round to
 * each of the others for its few facts.
 */
import type { Clock, Timers } from '../../../shared/kernel/ports.ts';
import { ASKED_AT_ONCE, FEW_TO_ASK, ROUND_MS, SLOW_ANSWER_MS } from './limits.ts';

export interface Asker {
  /** How many events it has, as it said last. */
  readonly events: number;
  /** Its turn has come: it looks whether there is still something to ask for. */
  askAgain(): void;
}

export class AskingSlots {
  readonly #clock: Clock;
  /** When each of those that are asked answered last. */
  readonly #asked = new Map<Asker, number>();
  readonly #waiting = new Set<Asker>();
  readonly #timers: Timers;
  readonly #random: () => number;
  #callOff: (() => void) | null = null;

  /** `random`: in [0, 1). */
  constructor(clock: Clock, timers: Timers, random: () => number) {
    this.#clock = clock;
    this.#timers = timers;
    this.#random = random;
  }

  close(): void {
    this.#callOff?.();
    this.#callOff = null;
  }

  /** False: later, when another is done. One that answers slowly keeps nobody waiting. */
  take(asker: Asker): boolean {
    if (!this.#isFree()) {
      this.#waiting.add(asker);
      return false;
    }
    this.#waiting.delete(asker);
    this.answered(asker);
    return true;
  }

  answered(asker: Asker): void {
    this.#asked.set(asker, this.#clock.monotonicMs());
  }

  /** Its asking is over, whatever came of it. */
  free(asker: Asker): void {
    this.#asked.delete(asker);
    this.#waiting.delete(asker);
    if (this.#waiting.size <= FEW_TO_ASK) return this.#askNext();
    this.#callOff ??= this.#timers.after(ROUND_MS, () => {
      this.#callOff = null;
      this.#askNext();
    });
  }

  #askNext(): void {
    // Of equals any: if all asked the same ones, all would bring the same.
    const ranks = new Map([...this.#waiting].map((one) => [one, one.events + this.#random()]));
    for (const [next] of [...ranks].sort(([, a], [, b]) => b - a)) {
      if (!this.#isFree()) return;
      this.#waiting.delete(next);
      next.askAgain();
    }
  }

  #isFree(): boolean {
    const sinceMs = this.#clock.monotonicMs() - SLOW_ANSWER_MS;
    return this.#callOff === null && [...this.#asked.values()].filter((answeredMs) => answeredMs >= sinceMs).length < ASKED_AT_ONCE;
  }
}
