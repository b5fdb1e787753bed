/** Keeps the door for other consoles open at the port that is to be: one that another program has is tried again and again. */
import type { Rejection } from '../../../shared/kernel/decision.ts';
import type { Timers } from '../../../shared/kernel/ports.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Listening } from './network.ts';

/** Whoever has the port may be a Muster that is just ending. */
const AGAIN_MS = 3_000;

export interface DoorKeeperNeeds {
  readonly timers: Timers;
  readonly open: (port: number) => Promise<Result<number, Rejection>>;
  readonly close: () => Promise<void>;
  /** Null: this console belongs to no site, and nobody has anything to say to it. */
  readonly port: () => number | null;
  readonly changed: () => void;
  readonly fault: (error: unknown) => void;
}

export class DoorKeeper {
  readonly #needs: DoorKeeperNeeds;
  /** That was asked for; what is listened at differs where it is 0. */
  #asked: number | null = null;
  #listening: Listening = { port: null, problem: null };
  #isStopped = false;
  #work: Promise<void> = Promise.resolve();
  #callOff: () => void = () => undefined;

  constructor(needs: DoorKeeperNeeds) {
    this.#needs = needs;
  }

  get listening(): Listening {
    return this.#listening;
  }

  /** To be called when the port that is to be may have changed. */
  look(): void {
    this.#work = this.#work.then(() => this.#make()).catch(this.#needs.fault);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#callOff();
    await this.#work;
    await this.#needs.close();
  }

  async #make(): Promise<void> {
    const { open, close, port: wanted, timers } = this.#needs;
    const port = wanted();
    if (this.#isStopped || (port === this.#asked && (port === null || this.#listening.port !== null))) return;
    this.#callOff();
    if (this.#listening.port !== null) await close();
    this.#asked = port;
    if (port === null) return this.#say({ port: null, problem: null });
    const opened = await open(port);
    this.#say(opened.ok ? { port: opened.value, problem: null } : { port: null, problem: `${opened.error.message} ${opened.error.whatToDo}` });
    if (!opened.ok) this.#callOff = timers.after(AGAIN_MS, () => this.look());
  }

  #say(listening: Listening): void {
    const isNews = listening.port !== this.#listening.port || listening.problem !== this.#listening.problem;
    this.#listening = listening;
    if (isNews) this.#needs.changed();
  }
}
