/** The machine's clocks and timers: the only place in the host that reads them. */
import type { Breathe, Clock, DateOf, MinuteOf, Timers } from '../../../shared/kernel/ports.ts';

export const systemClock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
};

/** By the machine's time zone, its summer time included. */
export const localDate: DateOf = (wallMs) => {
  const moment = new Date(wallMs);
  return `${moment.getFullYear()}-${String(moment.getMonth() + 1).padStart(2, '0')}-${String(moment.getDate()).padStart(2, '0')}`;
};

/** As the clock on the wall shows it, its summer time included. */
export const localMinute: MinuteOf = (wallMs) => {
  const moment = new Date(wallMs);
  return moment.getHours() * 60 + moment.getMinutes();
};

/** Lets everything that waits run first. */
export const breathe: Breathe = () => new Promise((resolve) => setImmediate(resolve));

export const systemTimers: Timers = {
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};
