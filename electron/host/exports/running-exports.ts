/** Files that are being made at this console now: how far each is, and that whoever asked can stop it. None of it is a fact, and nothing is kept. */
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { Pieces, Slices } from '../../../shared/kernel/slices.ts';
import { exportNotRunning, exportStopped } from './refusals.ts';

type Row = SubscriptionRow<'exports'>;
/** Said by the work: so many of so many parts are done. */
export type Advance = (done: number, of: number) => void;

export class RunningExports {
  readonly #running = new Map<string, { row: Row; stopped: boolean }>();
  readonly #listeners = new Set<() => void>();
  #begun = 0;

  rows(): Row[] {
    return [...this.#running.values()].map(({ row }) => row);
  }

  /** Returns how to stop listening. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(key: string): Result<Record<string, never>, Rejection> {
    const found = this.#running.get(key);
    if (found === undefined) return exportNotRunning;
    found.stopped = true;
    return ok({});
  }

  /** Takes the work to its end in slices, or until somebody stops it. */
  async through<T>(what: Row['what'], slices: Slices, work: (advance: Advance) => Pieces<Result<T, Rejection>>): Promise<Result<T, Rejection>> {
    this.#begun += 1;
    const key = `export ${this.#begun}`;
    const job = { row: { key, what, done: 0, of: null } as Row, stopped: false };
    this.#running.set(key, job);
    this.#changed();
    try {
      const going = work((done, of) => {
        job.row = { ...job.row, done, of };
        this.#changed();
      });
      for (;;) {
        const step = going.next();
        if (step.done === true) return step.value;
        await slices.pause();
        if (job.stopped) return exportStopped;
      }
    } finally {
      this.#running.delete(key);
      this.#changed();
    }
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
