/** The pace run on a small school: that it ends, and that what a cut and a dead console bring about is shown and settled. */
import { expect, it } from 'vitest';
import { runPace } from './run.ts';

it('a reunification with the link cut for ten minutes and a console that dies: nobody is released twice unnoticed, nobody is lost, all halves pair', { timeout: 180_000 }, async () => {
  // Two of those asked for on both sides are recorded as handed over on both, on purpose, so that there is something to notice.
  const result = await runPace({ roster: { is: 'sample', students: 40 }, stations: 3, runners: null, cutMinutes: 10, kill: 1, seed: 1, slower: 4 });
  expect(result).toMatchObject({ releasedTwice: 2, cards: 2, unnoticed: 0, lost: 0, unreconciled: 0, killed: ['Checker 1'] });
  expect(result.askedTwice).toBeGreaterThanOrEqual(2);
  expect(result.released).toBe(result.students);
});
