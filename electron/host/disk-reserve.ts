/**
 * The part of the disk that is kept for the moment when there is no more: given up once, for a command that would not fit, and
 * made again when there is room. It has no timer of its own: whoever runs the console asks it to look.
 */
import type { Clock } from '../../shared/kernel/ports.ts';
import type { HostLog } from './diagnostics/host-log.ts';

export interface Ballast {
  /** True: there was one, and its room is free now. */
  free(): boolean;
  /** False: there is no room for it. */
  make(): Promise<boolean>;
}

export class DiskReserve {
  readonly #ballast: Ballast;
  readonly #clock: Clock;
  readonly #log: HostLog;
  readonly #listeners = new Set<() => void>();
  #making = false;
  #isThere = false;
  #goneSinceWall: number | null = null;

  constructor(ballast: Ballast, clock: Clock, log: HostLog) {
    this.#ballast = ballast;
    this.#clock = clock;
    this.#log = log;
  }

  /** Null: it is there, or nobody has looked yet. */
  get goneSinceWall(): number | null {
    return this.#goneSinceWall;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** True: there is some room on the disk now, for this once. */
  use(): boolean {
    if (!this.#ballast.free()) return false;
    this.#log.note({ event: 'diskReserve', what: 'used' });
    this.#isGone();
    return true;
  }

  async look(): Promise<void> {
    if (this.#isThere || this.#making) return;
    this.#making = true;
    try {
      this.#isThere = await this.#ballast.make();
    } finally {
      this.#making = false;
    }
    if (!this.#isThere) return this.#isGone();
    this.#log.note({ event: 'diskReserve', what: 'made' });
    this.#goneSinceWall = null;
    this.#tell();
  }

  #isGone(): void {
    this.#isThere = false;
    if (this.#goneSinceWall !== null) return;
    this.#goneSinceWall = this.#clock.wallMs();
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
