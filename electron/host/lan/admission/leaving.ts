/**
 * This console has left the site, which is in the log: what it said last goes to whoever can hear it now, and then all that
 * is here is set aside and it begins again. A restart in between goes on. Whoever hears of it closes the line.
 */
import { admittedConsoles } from '../../../../db/queries/consoles.ts';
import type { Database } from '../../../../db/driver.ts';
import type { ConsoleId } from '../../../../shared/kernel/ids.ts';
import type { Clock, Timers } from '../../../../shared/kernel/ports.ts';
import type { PeerPresence } from '../presence.ts';
import type { ThisComputer } from './this-computer.ts';

const LOOK_MS = 250;
/** The answer to whoever pressed the button goes first, and so does the first try to tell the others. */
const AT_LEAST_MS = 1_000;
/** Nobody waits longer at a computer that is to be packed; a console that did not hear of it shows this one as stale, and can revoke it. */
const AT_MOST_MS = 10_000;

export interface LeavingNeeds {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly db: Database;
  readonly console: ConsoleId;
  readonly peers: () => readonly PeerPresence[];
  readonly computer: ThisComputer;
}

export class Leaving {
  readonly #needs: LeavingNeeds;
  #sinceMs: number | null = null;
  #callOff = (): void => undefined;

  constructor(needs: LeavingNeeds) {
    this.#needs = needs;
  }

  /** To be called at the start, and when something was committed about a console. */
  look(): void {
    const { db, console, clock } = this.#needs;
    if (this.#sinceMs !== null || admittedConsoles(db).find((one) => one.console === console)?.left !== true) return;
    this.#sinceMs = clock.monotonicMs();
    this.#wait(this.#sinceMs);
  }

  end(): void {
    this.#callOff();
  }

  #wait(sinceMs: number): void {
    const { clock, timers, peers, computer } = this.#needs;
    this.#callOff = timers.after(LOOK_MS, () => {
      const waitedMs = clock.monotonicMs() - sinceMs;
      const told = peers().every((peer) => peer.state === 'stale' || peer.theyLack === 0);
      if (waitedMs >= AT_MOST_MS || (told && waitedMs >= AT_LEAST_MS)) computer.beginAgain(null);
      else this.#wait(sinceMs);
    });
  }
}
