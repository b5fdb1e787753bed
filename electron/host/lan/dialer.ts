/**
 * Keeps one line to each console of the site: dials where it was said to be, again and again, later and later up to a second
 * and a half, so that a cable that is put in again is found at once. It decides when and where to dial, and nothing else; of
 * two lines to one console the exchange keeps one.
 */
import type { ConsoleId } from '../../../shared/kernel/ids.ts';
import { addressText, type NetworkAddress } from '../../../shared/kernel/network-address.ts';
import type { Clock, Timers } from '../../../shared/kernel/ports.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DialFailure } from './transport/dial.ts';
import * as limits from './transport/limits.ts';
import type { LinkOnLine } from './transport/links.ts';

export interface DialerNeeds {
  readonly clock: Clock;
  readonly timers: Timers;
  /** In [0, 1), for jitter: consoles that lost each other at one moment must not all dial at one moment. */
  readonly random: () => number;
  /** Those likeliest to work first. `console` null: somebody's. */
  readonly addresses: () => readonly { readonly address: NetworkAddress; readonly console: ConsoleId | null }[];
  /** There is a line to it already. */
  readonly isLinked: (console: ConsoleId) => boolean;
  readonly dial: (to: NetworkAddress) => Promise<Result<LinkOnLine, DialFailure>>;
  readonly linked: (link: LinkOnLine, to: NetworkAddress) => void;
  /** What `whyNot` says is another than before. */
  readonly changed: () => void;
  readonly fault: (error: unknown) => void;
}

interface Tried {
  /** In a row. */
  failures: number;
  notBeforeMs: number;
  isDialing: boolean;
  why: DialFailure | null;
  /** Who answered there last; also where the address is kept for nobody. */
  answered: ConsoleId | null;
}

/** A line that an end closed sooner, and not for another line, was refused in all but word. */
const SHORT_LIVED_MS = 2_000;

export class Dialer {
  readonly #needs: DialerNeeds;
  readonly #tried = new Map<string, Tried>();
  #dials = 0;
  #isStopped = false;
  #callOff: () => void = () => undefined;

  constructor(needs: DialerNeeds) {
    this.#needs = needs;
  }

  /** To be called when addresses, lines or who is admitted changed. */
  look(): void {
    this.#callOff();
    if (this.#isStopped) return;
    const nowMs = this.#needs.clock.monotonicMs();
    const known = this.#needs.addresses();
    const texts = new Set(known.map(({ address }) => addressText(address)));
    for (const text of this.#tried.keys()) if (!texts.has(text)) this.#tried.delete(text);
    const waiting = known
      .map(({ address, console }) => ({ address, console, tried: this.#at(address) }))
      .filter(({ console, tried }) => !tried.isDialing && !this.#isLinked(console ?? tried.answered))
      .sort((a, b) => a.tried.notBeforeMs - b.tried.notBeforeMs);
    // Whoever waits longest first: computers that are off must not take every turn. When a dial is done it is looked again.
    for (const { address, tried } of waiting) if (tried.notBeforeMs <= nowMs && this.#dials < limits.MAX_DIALS) this.#try(address, tried);
    const next = waiting.find(({ tried }) => tried.notBeforeMs > nowMs);
    if (next !== undefined) this.#callOff = this.#needs.timers.after(Math.max(1, next.tried.notBeforeMs - nowMs), () => this.look());
  }

  /** This machine is in another network, or woke up: what did not answer before may answer now. */
  hurry(): void {
    for (const tried of this.#tried.values()) Object.assign(tried, { failures: 0, notBeforeMs: 0 });
    this.look();
  }

  /** Why there is no line to it, where it was tried last; null: nothing is known. */
  whyNot(console: ConsoleId): { readonly address: NetworkAddress; readonly why: DialFailure } | null {
    for (const { address, console: whose } of this.#needs.addresses()) {
      const why = whose === console ? (this.#tried.get(addressText(address))?.why ?? null) : null;
      if (why !== null) return { address, why };
    }
    return null;
  }

  stop(): void {
    this.#isStopped = true;
    this.#callOff();
  }

  #isLinked(console: ConsoleId | null): boolean {
    return console !== null && this.#needs.isLinked(console);
  }

  #at(address: NetworkAddress): Tried {
    const text = addressText(address);
    const known = this.#tried.get(text);
    if (known !== undefined) return known;
    const tried: Tried = { failures: 0, notBeforeMs: 0, isDialing: false, why: null, answered: null };
    this.#tried.set(text, tried);
    return tried;
  }

  #try(address: NetworkAddress, tried: Tried): void {
    const { clock, dial, linked, fault } = this.#needs;
    tried.isDialing = true;
    this.#dials += 1;
    dial(address)
      .then((dialed) => {
        if (!dialed.ok) return this.#failed(tried, dialed.error);
        const link = dialed.value;
        // Whoever took the address out while it was being dialed does not want this line, nor the address back because it works.
        if (this.#isStopped || this.#tried.get(addressText(address)) !== tried) return link.close();
        const sinceMs = clock.monotonicMs();
        Object.assign(tried, { why: null, answered: link.peer });
        link.onOver((how) => {
          const wasRefused = how === 'closed' && clock.monotonicMs() - sinceMs < SHORT_LIVED_MS && !this.#needs.isLinked(link.peer);
          if (!wasRefused) tried.failures = 0;
          this.#later(tried, limits.LONGEST_REFUSED_RETRY_MS);
          this.look();
        });
        linked(link, address);
      })
      .catch(fault)
      .finally(() => {
        tried.isDialing = false;
        this.#dials -= 1;
        this.look();
      })
      .catch(fault);
  }

  #failed(tried: Tried, why: DialFailure): void {
    const isNews = tried.why !== why;
    if (isNews) tried.failures = 0;
    tried.why = why;
    if (isNews) this.#needs.changed();
    this.#later(tried, why === 'nobody' ? limits.LONGEST_RETRY_MS : limits.LONGEST_REFUSED_RETRY_MS);
  }

  #later(tried: Tried, longestMs: number): void {
    const waitMs = Math.min(limits.FIRST_RETRY_MS * 2 ** Math.min(tried.failures, 20), longestMs);
    tried.failures += 1;
    tried.notBeforeMs = this.#needs.clock.monotonicMs() + waitMs * (0.5 + this.#needs.random() / 2);
  }
}
