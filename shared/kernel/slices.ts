/** Cuts long work into slices of at most SLICE_MS, so that an alarm commits in between. */
import { SLICE_MS } from './limits.ts';
import type { Breathe, Clock } from './ports.ts';

export class Slices {
  readonly #clock: Clock;
  readonly #breathe: Breathe;
  #since: number;

  constructor(clock: Clock, breathe: Breathe) {
    this.#clock = clock;
    this.#breathe = breathe;
    this.#since = clock.monotonicMs();
  }

  /** Is the present slice used up? */
  get over(): boolean {
    return this.#clock.monotonicMs() - this.#since >= SLICE_MS;
  }

  /** Call it between pieces of work; it lets other work run where the slice is used up. */
  async pause(): Promise<void> {
    if (!this.over) return;
    await this.#breathe();
    this.#since = this.#clock.monotonicMs();
  }

  /** Long work that yields between its pieces, to its end. */
  async through<T>(work: Generator<void, T, undefined>): Promise<T> {
    for (;;) {
      const step = work.next();
      if (step.done === true) return step.value;
      await this.pause();
    }
  }
}

/** The same work for somebody who cannot wait. */
export function atOnce<T>(work: Generator<void, T, undefined>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
