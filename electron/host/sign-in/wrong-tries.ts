/**
 * How long somebody waits after wrong tries. It grows with each, for this person at this console, and never becomes a
 * lock-out; raising an alarm is never behind it. The number of tries is on disk, the wait itself runs on the monotonic
 * clock: after a restart the whole of it runs again, and setting the computer's clock shortens nothing.
 */
import type { LocalSignIns } from '../../../db/local-sign-ins.ts';
import type { Clock } from '../../../shared/kernel/ports.ts';

/** A slip of the finger or two, and a glance at the keys. */
const TRIES_WITHOUT_WAIT = 3;
const FIRST_WAIT_MS = 5_000;
/** At one try in five minutes a PIN of six digits lasts for years. */
const LONGEST_WAIT_MS = 300_000;

export function waitAfterMs(wrongTries: number): number {
  const over = wrongTries - TRIES_WITHOUT_WAIT;
  return over < 0 ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(over, 10));
}

export class WrongTries {
  readonly #clock: Clock;
  readonly #local: LocalSignIns;
  readonly #untilMs = new Map<string, number>();

  constructor(clock: Clock, local: LocalSignIns) {
    this.#clock = clock;
    this.#local = local;
  }

  waitMs(subject: string): number {
    const nowMs = this.#clock.monotonicMs();
    const untilMs = this.#untilMs.get(subject) ?? nowMs + waitAfterMs(this.#local.wrongTries(subject));
    this.#untilMs.set(subject, untilMs);
    return Math.max(0, untilMs - nowMs);
  }

  /** Before a secret is checked: it counts as wrong until it was right, so that pulling the plug gains nothing. */
  begin(subject: string): void {
    this.#local.countWrong(subject);
    this.#untilMs.set(subject, this.#clock.monotonicMs() + waitAfterMs(this.#local.wrongTries(subject)));
  }

  right(subject: string): void {
    this.#local.forgetWrong(subject);
    this.#untilMs.delete(subject);
  }
}
