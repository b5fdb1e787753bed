/** `npm run sim:rules -- --runs N [--seed K]`: as many drawn days as you like; the first that breaks a rule is told move by move. */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { drawnDay, Tally, World } from './rules-world.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } } });
const [numRuns, seed] = [Number(values.runs), Number(values.seed)];
if (!Number.isSafeInteger(numRuns) || numRuns < 1 || !Number.isSafeInteger(seed)) {
  console.error('--runs and --seed are whole numbers, --runs at least 1');
  process.exit(2);
}

const tally = new Tally();
const began = performance.now();
const { failed, error, counterexamplePath, numRuns: ran } = await fc.check(fc.asyncProperty(drawnDay, (day) => World.live(day, tally)), { numRuns, seed, endOnFailure: true, includeErrorInReport: true }).then((details) => ({ ...details, error: details.errorInstance }));
for (const [name, count] of [...tally.counts].sort(([a], [b]) => (a < b ? -1 : 1))) console.log(`${name.padEnd(30)} ${count}`);
console.log(`${((performance.now() - began) / 1000).toFixed(1)} s, ${ran} days`);
if (failed) {
  console.error(`seed ${seed}, path ${counterexamplePath ?? ''}\n${String(error)}`);
  process.exitCode = 1;
}
