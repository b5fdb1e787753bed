/**
 * Whose turn it is to work on the log for other consoles. Each works a little at a time, what is urgent first, and after
 * TURN_MS everything else in the host has its turn: a catch-up, or a flood, never holds up an alarm.
 */
import { defined } from '../../../shared/kernel/assert.ts';
import type { Clock, Timers } from '../../../shared/kernel/ports.ts';
import { TURN_MS } from './limits.ts';

export interface Worker {
  /** Does it go before all that are not? */
  isUrgent(): boolean;
  /** Does a few milliseconds of work. Is there more? */
  piece(): boolean;
}

export class Turns {
  readonly #clock: Clock;
  readonly #timers: Timers;
  readonly #queue = new Set<Worker>();
  #working = false;
  #isClosed = false;
  #callOff: (() => void) | null = null;

  constructor(clock: Clock, timers: Timers) {
    this.#clock = clock;
    this.#timers = timers;
  }

  /** This one has work. It is done now, if nothing was in this turn of the host's loop. */
  want(worker: Worker): void {
    this.#add(worker);
    if (!this.#working && this.#callOff === null) this.#work();
  }

  /** The same, but never before whoever says it is done. */
  wantLater(worker: Worker): void {
    this.#add(worker);
    if (!this.#working) this.#callOff ??= this.#plan();
  }

  leave(worker: Worker): void {
    this.#queue.delete(worker);
  }

  /** Also in the midst of somebody's turn, which is the last. */
  close(): void {
    this.#isClosed = true;
    this.#queue.clear();
    this.#callOff?.();
    this.#callOff = null;
  }

  #work(): void {
    const sinceMs = this.#clock.monotonicMs();
    this.#working = true;
    try {
      while (this.#queue.size > 0 && this.#clock.monotonicMs() - sinceMs < TURN_MS) {
        const worker = this.#next();
        this.#queue.delete(worker);
        if (worker.piece()) this.#add(worker);
      }
    } finally {
      this.#working = false;
      this.#callOff = this.#plan();
    }
  }

  #plan(): () => void {
    return this.#timers.after(0, () => {
      this.#callOff = null;
      if (this.#queue.size > 0) this.#work();
    });
  }

  #add(worker: Worker): void {
    if (!this.#isClosed) this.#queue.add(worker);
  }

  #next(): Worker {
    for (const worker of this.#queue) if (worker.isUrgent()) return worker;
    const [first] = this.#queue;
    return defined(first, 'somebody has work');
  }
}
