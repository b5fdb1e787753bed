/**
 * Virtual time: what is to happen later, in the order of its moment and, within one, of its asking. Nothing waits for real;
 * a night passes as fast as what happens in it. The same askings give the same order.
 */
import { assert } from '../../shared/kernel/assert.ts';
import type { Timers } from '../../shared/kernel/ports.ts';

interface Planned {
  readonly atMs: number;
  readonly no: number;
  readonly action: () => void;
}

export class Scheduler implements Timers {
  #nowMs = 0;
  #asked = 0;
  /** Latest first, so that the next one is at the end. */
  readonly #planned: Planned[] = [];

  get nowMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, action: () => void): () => void {
    assert(delayMs >= 0, `nothing can be planned for ${delayMs} ms from now`);
    const planned = { atMs: this.#nowMs + delayMs, no: (this.#asked += 1), action };
    this.#planned.splice(this.#placeOf(planned), 0, planned);
    return () => {
      const place = this.#placeOf(planned);
      if (this.#planned[place] === planned) this.#planned.splice(place, 1);
    };
  }

  /** Does all that is due within this time, and then it is so much later. */
  pass(ms: number): void {
    const untilMs = this.#nowMs + ms;
    for (let next = this.#planned.at(-1); next !== undefined && next.atMs <= untilMs; next = this.#planned.at(-1)) {
      this.#planned.pop();
      this.#nowMs = next.atMs;
      next.action();
    }
    this.#nowMs = untilMs;
  }

  #placeOf(planned: Planned): number {
    let [low, high] = [0, this.#planned.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#planned[middle];
      assert(other !== undefined, 'the place lies within what is planned');
      if (other.atMs > planned.atMs || (other.atMs === planned.atMs && other.no > planned.no)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
