/**
 * The only place in a window that reads a clock, a random source or a timer. Everything else is given a `BrowserClock`,
 * so that tests decide what time it is. Wall time is for display only; durations are monotonic.
 */
import { idFromBytes, type CommandId } from '../../shared/kernel/ids.ts';

export interface BrowserClock {
  wallMs(): number;
  monotonicMs(): number;
  freshId(): CommandId;
  /** Calls once, later. Returns how to call it off. */
  after(delayMs: number, call: () => void): () => void;
  /** Calls again and again. Returns how to stop. */
  every(periodMs: number, call: () => void): () => void;
}

export const browserClock: BrowserClock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  freshId: () => idFromBytes(crypto.getRandomValues(new Uint8Array(16))) as CommandId,
  after: (delayMs, call) => {
    const timer = setTimeout(call, delayMs);
    return () => clearTimeout(timer);
  },
  every: (periodMs, call) => {
    const timer = setInterval(call, periodMs);
    return () => clearInterval(timer);
  },
};
