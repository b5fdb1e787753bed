/** Seeds of the simulation; `npm run sim` runs as many as you like. A failure says its seed and all operations. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countNames, noCounts } from './counts.ts';
import { prepareEmptyDatabase } from './fast-start.ts';
import { simulate, Simulation } from './simulate.ts';

/** They take two minutes of one processor. */
const FIRST = 1;
const SEEDS = 300;
const BATCH = 10;
/** Seeds that failed once, beyond those. What they draw changes with the simulation; each mistake that needed more has a test of its own. */
const PINNED = [
  [312, 'a line that stalled before hello was held against the peer for longer and longer'],
  [669, 'pages of an asking that was given up on a full disk were taken for a breach'],
  [1063, 'a computer and its clone: of two with one key the network may hear always the same one'],
  [2016, 'what was asked again while an asking ended was forgotten with it, and its answer taken for a breach'],
  [2034, 'people of joined incidents were counted without one command’s second fact where it came last'],
  [200_102, 'a room that was added where there is no site yet was no refusal but a fault'],
  [200_158, 'of the simulation: a clone was reached only by a console that was revoked'],
  [300_101, 'of the simulation: what contradicts in a drill that a real incident ended is no card any more'],
  [300_319, 'of the simulation: one word said at three consoles that had not heard each other is on the card once'],
  [300_167, 'of the simulation: a check-in that was answered with yes and stopped elsewhere, tried again, is still answered with yes'],
  [400_001, 'of the simulation: where an origin forked, a withdrawal knows acts of either branch by their numbers'],
  [400_507, 'of the simulation: a release that a revoked console recorded too late is on the card of its late facts'],
  [400_371, 'of the simulation: what waits for a commit that waits elsewhere, for one that went with a revoked console, waits rightly'],
  [1_001_793, 'what a revoked console had seen reached who had read the joined incidents before, and was not looked at'],
  [1_001_355, 'of the simulation: a card of paper that was typed back hands over, and answers what reports say'],
  [2_001_621, 'of the simulation: the same, where one was reported missing'],
  [2_003_888, 'of the simulation: the same, after they had been said to have left'],
  [2_004_203, 'of the simulation: the same, after a stop that two consoles recorded'],
  [2_000_033, 'of the simulation: a release that a revoked console recorded too late counts for nothing where somebody releases again'],
  [2_000_713, 'of the simulation: the same at a console that joined late'],
  [2_003_576, 'of the simulation: a disk that is put back loses what waited on it too'],
  [2_005_554, 'of the simulation: the same, of what a clone waits for'],
  [1_004_274, 'of the simulation: the same, of what had come from a newer version'],
  [2_005_400, 'of the simulation: a card of paper that was typed back, once more'],
] as const;
const total = noCounts();

let putAway = (): void => undefined;
beforeAll(async () => {
  putAway = await prepareEmptyDatabase();
});
afterAll(() => putAway());

test.each(Array.from({ length: SEEDS / BATCH }, (_, i) => [FIRST + i * BATCH, FIRST + (i + 1) * BATCH - 1]))('seeds %i to %i', { timeout: 120_000 }, async (first, last) => {
  for (let seed = first; seed <= last; seed++) await simulate(seed, total);
});

test.each(PINNED)('seed %i once failed: %s', { timeout: 60_000 }, async (seed) => {
  await simulate(seed, noCounts());
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
