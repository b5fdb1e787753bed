/** Measures what a piece of work costs the whole process: its time, its memory, and how long it kept everything else waiting. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface Figures {
  readonly ms: number;
  readonly peakRssBytes: number;
  readonly maxLoopLagMs: number;
}

/** The system tells only the peak since the process began; where that was before the work, these looks at it count. */
const LOOK_EVERY_MS = 25;
const SAMPLE_EVERY_MS = 1;

/** Returns how to end it and read the figures. */
export function startGauge(): () => Figures {
  const startedMs = performance.now();
  const peakBefore = processPeakBytes();
  let seen = process.memoryUsage.rss();
  const look = setInterval(() => {
    seen = Math.max(seen, process.memoryUsage.rss());
  }, LOOK_EVERY_MS);
  look.unref();
  const lag = monitorEventLoopDelay({ resolution: SAMPLE_EVERY_MS });
  lag.enable();
  return () => {
    clearInterval(look);
    lag.disable();
    const peak = processPeakBytes();
    return { ms: Math.round(performance.now() - startedMs), peakRssBytes: peak > peakBefore ? peak : seen, maxLoopLagMs: Math.round(lag.max / 1e5) / 10 };
  };
}

/** Long enough that watching costs an idle computer nothing. */
const WATCH_EVERY_MS = 20;

/** Returns how to read by how much the loop was held up at worst since the last reading. It never keeps a process alive. */
export function watchLoop(): () => number {
  const lag = monitorEventLoopDelay({ resolution: WATCH_EVERY_MS });
  lag.enable();
  return () => {
    const worstMs = Math.max(0, Math.round(lag.max / 1e6) - WATCH_EVERY_MS);
    lag.reset();
    return worstMs;
  };
}

export const memoryBytes = (): number => process.memoryUsage.rss();

const processPeakBytes = (): number => process.resourceUsage().maxRSS * 1024;
