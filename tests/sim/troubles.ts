/** What goes wrong on a school's network, drawn: each begins, lasts for a while of virtual time and ends by itself. */
import type { Random } from '../support/console.ts';
import type { Scheduler } from '../support/scheduler.ts';
import type { Network, Trouble } from './network.ts';

export const troubleNames = ['isolate', 'split', 'bridge', 'oneWay', 'flapping', 'swizzleClog', 'slow', 'minutes', 'brokenPromise'] as const;
export type TroubleName = (typeof troubleNames)[number];

/** Those in which somebody hears nothing of somebody. */
export const isPartition = (name: TroubleName): boolean => name !== 'slow' && name !== 'minutes' && name !== 'brokenPromise';

const STALLED = { stalled: true } as const;

export function beginTrouble(name: TroubleName, network: Network, scheduler: Scheduler, random: Random): void {
  const stations = network.stations;
  const one = random.pick(stations);
  const lastsMs = 1_000 + random.below(20_000);
  const during = (trouble: Trouble, ms = lastsMs): void => void scheduler.after(ms, network.trouble(trouble));
  const half = new Set(stations.filter(() => random.below(2) === 0));
  switch (name) {
    case 'isolate':
      return during((from, to) => (from === one || to === one ? STALLED : null));
    case 'split':
      return during((from, to) => (half.has(from) === half.has(to) ? null : STALLED));
    case 'bridge':
      return during((from, to) => (half.has(from) === half.has(to) || from === one || to === one ? null : STALLED));
    case 'oneWay':
      return during((from, to) => (from === one && half.has(to) ? STALLED : null));
    case 'flapping': {
      const flap = (left: number): void => {
        if (left === 0) return;
        const end = network.trouble((from, to) => (from === one || to === one ? STALLED : null));
        scheduler.after(100 + random.below(3_000), () => {
          end();
          scheduler.after(100 + random.below(3_000), () => flap(left - 1));
        });
      };
      return flap(2 + random.below(5));
    }
    case 'swizzleClog': {
      // Clogged one after the other, and free again in another order.
      for (const clogged of half) {
        scheduler.after(random.below(4_000), () => {
          const end = network.trouble((from, to) => (from === clogged || to === clogged ? STALLED : null));
          scheduler.after(500 + random.below(lastsMs), end);
        });
      }
      return;
    }
    case 'slow': {
      const delayMs = 200 + random.below(3_000);
      return during((from, to) => (half.has(from) || half.has(to) ? { delayMs, jitterMs: delayMs } : null));
    }
    case 'minutes': {
      const delayMs = 60_000 + random.below(120_000);
      return during((from, to) => (from === one || to === one ? { delayMs, jitterMs: 1_000 } : null));
    }
    case 'brokenPromise':
      return during(() => ({ twicePercent: 15, overtakePercent: 15 }));
  }
}
