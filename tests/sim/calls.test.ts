/**
 * Calls for help at consoles that part, die and have their clocks moved: no call ends without an outcome, at each console no step of the
 * ladder sounds twice or is skipped while it is due, each step leaves one fact, and who took a call apart is on a card.
 */
import { expect, test } from 'vitest';
import { CallCounts, CallsWorld } from './calls-world.ts';

const SEEDS = 12;

test(`DI-8 to DI-12, DI-19 in seeds 1 to ${SEEDS}`, { timeout: 120_000 }, async () => {
  const counts = new CallCounts();
  for (let seed = 1; seed <= SEEDS; seed++) await new CallsWorld(seed, counts).run();
  console.info(Object.entries(counts).map(([name, count]) => `${name} ${count}`).join(', '));
  // A run in which nothing happened would prove nothing.
  for (const [name, count] of Object.entries(counts)) expect(count, name).toBeGreaterThan(0);
});
