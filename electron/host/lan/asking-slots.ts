/**
 * How many others are asked at once for what is missing here. Who joins fifty would else be sent the whole log by each of them;
 * what one has brought, the next need not.
 */
import type { Clock } from '../../../shared/kernel/ports.ts';
import { ASKED_AT_ONCE, SLOW_ANSWER_MS } from './limits.ts';

export interface Asker {
  /** Its turn has come: it looks whether there is still something to ask for. */
  askAgain(): void;
}

export class AskingSlots {
  readonly #clock: Clock;
  /** When each of those that are asked answered last. */
  readonly #asked = new Map<Asker, number>();
  readonly #waiting = new Set<Asker>();

  constructor(clock: Clock) {
    this.#clock = clock;
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
    for (const next of this.#waiting) {
      if (!this.#isFree()) return;
      this.#waiting.delete(next);
      next.askAgain();
    }
  }

  #isFree(): boolean {
    const sinceMs = this.#clock.monotonicMs() - SLOW_ANSWER_MS;
    return [...this.#asked.values()].filter((answeredMs) => answeredMs >= sinceMs).length < ASKED_AT_ONCE;
  }
}
