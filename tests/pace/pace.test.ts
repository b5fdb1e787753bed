/** The pace run on a small school: that it ends, and that what a cut and a dead console bring about is shown and settled. */
import { expect, it } from 'vitest';
import { runPace } from './run.ts';

it('a reunification with the link cut for ten minutes and a console that dies: nobody is released twice unnoticed, nobody is lost, all halves pair', { timeout: 180_000 }, async () => {
  const result = await runPace({ roster: { is: 'sample', students: 40 }, stations: 3, cutMinutes: 10, kill: 1, seed: 1, slower: 4 });
  expect(result).toMatchObject({ unnoticed: 0, lost: 0, unreconciled: 0, askedTwice: 3, killed: ['Checker 1'] });
  expect(result.released).toBe(result.students);
  // Two adults for one child on both sides, and nobody there knew: on purpose, so that there is something to notice.
  expect(result.releasedTwice).toBeGreaterThan(0);
});
