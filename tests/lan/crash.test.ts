/** Twenty of the cycles of `npm run crash`. */
import { expect, it } from 'vitest';
import { crashHosts } from './crashes.ts';

const SEED = 20_261_122;

it(`hosts that die at random lose nothing that they acknowledged (seed ${SEED})`, { timeout: 300_000 }, async () => {
  const report = await crashHosts(20, SEED, () => undefined);
  console.log(JSON.stringify(report));
  expect(report.faults).toEqual([]);
  expect(report.acknowledged).toBeGreaterThan(100);
  expect(report.unanswered).toBeGreaterThan(5);
});
