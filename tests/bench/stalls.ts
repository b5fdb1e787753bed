/**
 * Loaded into a host before its own code (`node --import`): measures how long the host's one thread kept everything else
 * waiting, and tells it over the channel to the parent. Beside the wall's milliseconds it counts those of the processor,
 * which other programs on a busy machine do not lengthen.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** The longest that the loop was held up since it was asked last. */
export interface Stalls {
  readonly wallMs: number;
  readonly cpuMs: number;
}

const SAMPLE_EVERY_MS = 1;

const lag = monitorEventLoopDelay({ resolution: SAMPLE_EVERY_MS });
lag.enable();
const cpuNowMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};
let lastMs = cpuNowMs();
let longestCpuMs = 0;
setInterval(() => {
  const nowMs = cpuNowMs();
  longestCpuMs = Math.max(longestCpuMs, nowMs - lastMs);
  lastMs = nowMs;
}, SAMPLE_EVERY_MS).unref();

process.on('message', () => {
  const stalls: Stalls = { wallMs: lag.max / 1e6, cpuMs: longestCpuMs };
  lag.reset();
  longestCpuMs = 0;
  process.send?.(stalls);
});
process.channel?.unref();
