/** The machine's clocks and timers: the only place in the host that reads them. */
import type { Breathe, Clock } from '../../../shared/kernel/ports.ts';
import type { Timers } from '../web/ports.ts';

export const systemClock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
};

/** Lets everything that waits run first. */
export const breathe: Breathe = () => new Promise((resolve) => setImmediate(resolve));

export const systemTimers: Timers = {
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};
