/** Seeds of the simulation; `npm run sim` runs as many as you like. A failure says its seed and all operations. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countNames, noCounts } from './counts.ts';
import { prepareEmptyDatabase } from './fast-start.ts';
import { simulate, Simulation } from './simulate.ts';

const SEEDS = 100;
const BATCH = 10;
const total = noCounts();

let putAway = (): void => undefined;
beforeAll(async () => {
  putAway = await prepareEmptyDatabase();
});
afterAll(() => putAway());

test.each(Array.from({ length: SEEDS / BATCH }, (_, i) => [1 + i * BATCH, (i + 1) * BATCH]))('seeds %i to %i', { timeout: 120_000 }, async (first, last) => {
  for (let seed = first; seed <= last; seed++) await simulate(seed, total);
});

test('a seed says everything: the same one does the same again', async () => {
  const [first, second] = [new Simulation(7), new Simulation(7)];
  await first.run();
  await second.run();
  expect(second.operations).toEqual(first.operations);
  expect(first.operations.length).toBeGreaterThan(40);
});

test('the run did something of everything', () => {
  expect(total.seeds).toBe(SEEDS);
  for (const name of countNames) expect(total[name], name).toBeGreaterThan(0);
});
