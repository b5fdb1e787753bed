/**
 * Who may open a window: one-time codes, and the session tokens that they are exchanged for. Both are random, kept as
 * SHA-256 in memory only, and die with the host, so that nothing on the disk opens a window. A token says that the
 * browser belongs to a person at this computer; who that person is, the host's sign-in says.
 */
import { hash, timingSafeEqual } from 'node:crypto';
import type { Clock, Ids } from '../../../shared/kernel/ports.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { CODE_LIFETIME_MS, FIRST_WAIT_MS, LONGEST_WAIT_MS, MAX_OPEN_CODES, MAX_SESSIONS, WRONG_CODES_WITHOUT_WAIT } from './limits.ts';
import { codeNotValid, tooManyWrongCodes } from './refusals.ts';

interface OpenCode {
  readonly digest: Buffer;
  readonly expiresMs: number;
}

interface Session {
  readonly digest: Buffer;
  /** Names the session inside the host; says nothing about its token. */
  readonly id: string;
}

const digestOf = (secret: string): Buffer => hash('sha256', secret, 'buffer');

/** Takes as long for a near miss as for a far one. */
export const sameSecret = (given: string, expected: string): boolean => timingSafeEqual(digestOf(given), digestOf(expected));

export class Sessions {
  readonly #clock: Clock;
  readonly #ids: Ids;
  #codes: readonly OpenCode[] = [];
  /** Least recently used first. */
  #sessions: readonly Session[] = [];
  #wrongCodes = 0;
  #lastWrongMs = 0;
  #waitUntilMs = 0;

  constructor(clock: Clock, ids: Ids) {
    this.#clock = clock;
    this.#ids = ids;
  }

  freshCode(): string {
    const code = this.#ids.next();
    this.#codes = [...this.#codes.slice(-(MAX_OPEN_CODES - 1)), { digest: digestOf(code), expiresMs: this.#clock.monotonicMs() + CODE_LIFETIME_MS }];
    return code;
  }

  /** A token for a code. While a wait runs, a right code is refused too, and keeps. */
  exchange(code: string): Result<string, Rejection> {
    const nowMs = this.#clock.monotonicMs();
    if (nowMs < this.#waitUntilMs) return err(tooManyWrongCodes(this.#waitUntilMs - nowMs));
    this.#codes = this.#codes.filter((open) => nowMs < open.expiresMs);
    const used = find(this.#codes, code);
    if (used === null) {
      this.#countWrongCode(nowMs);
      return err(codeNotValid);
    }
    this.#codes = this.#codes.filter((open) => open !== used);
    this.#wrongCodes = 0;
    const token = this.#ids.next() + this.#ids.next();
    this.#sessions = [...this.#sessions.slice(-(MAX_SESSIONS - 1)), { digest: digestOf(token), id: this.#ids.next() }];
    return ok(token);
  }

  /** The id of the session that the token opens; null where it opens none. */
  find(token: string): string | null {
    const session = find(this.#sessions, token);
    if (session === null) return null;
    this.#sessions = [...this.#sessions.filter((other) => other !== session), session];
    return session.id;
  }

  #countWrongCode(nowMs: number): void {
    if (nowMs - this.#lastWrongMs > CODE_LIFETIME_MS) this.#wrongCodes = 0;
    this.#lastWrongMs = nowMs;
    this.#wrongCodes += 1;
    const over = this.#wrongCodes - WRONG_CODES_WITHOUT_WAIT;
    if (over > 0) this.#waitUntilMs = nowMs + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(over - 1, 10));
  }
}

/** Looks at all of them, so that the time taken does not say how far it came. */
function find<T extends { readonly digest: Buffer }>(candidates: readonly T[], secret: string): T | null {
  const digest = digestOf(secret);
  let found: T | null = null;
  for (const candidate of candidates) if (timingSafeEqual(candidate.digest, digest)) found = candidate;
  return found;
}
