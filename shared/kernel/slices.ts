/** Cuts long work into slices of at most SLICE_MS, so that an alarm commits in between. */
import { SLICE_MS } from './limits.ts';
import type { Breathe, Clock } from './ports.ts';

/** Work that yields between its pieces: whoever takes it forward decides what runs in between. */
export type Pieces<T> = Generator<void, T, undefined>;

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
  async through<T>(work: Pieces<T>): Promise<T> {
    for (;;) {
      const step = work.next();
      if (step.done === true) return step.value;
      await this.pause();
    }
  }
}

/** The same work for somebody who cannot wait. */
export function atOnce<T>(work: Pieces<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Work that several wait for: each takes it forward, and all get the one result, or what it threw. */
export function shared<T>(work: Pieces<T>): () => Pieces<T> {
  let step: IteratorResult<void, T> | null = null;
  let broken: { readonly by: unknown } | null = null;
  return function* () {
    for (;;) {
      if (broken !== null) throw broken.by;
      try {
        if (step?.done !== true) step = work.next();
      } catch (error) {
        broken = { by: error };
        throw error;
      }
      if (step.done === true) return step.value;
      yield;
    }
  };
}
