/** `npm run fuzz -- --runs N [--seed K]`: damaged rosters of every kind, small and real, through the real import. */
import { parseArgs } from 'node:util';

import { SMALL_ROSTERS, fuzzImports, realRosters } from './fuzz-import.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } } });
const [runs, seed] = [Number(values.runs), Number(values.seed)];
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed)) {
  console.error('--runs and --seed are whole numbers, --runs at least 1');
  process.exit(2);
}
const real = await realRosters();
const began = performance.now();
// Small ones are read fast and damage matters more in them, so they come four times as often.
const { applied, refused, slowestMs } = await fuzzImports([...SMALL_ROSTERS, ...SMALL_ROSTERS, ...SMALL_ROSTERS, ...SMALL_ROSTERS, ...real], runs, seed);
console.log(`${runs} runs over ${SMALL_ROSTERS.length} small and ${real.length} real rosters: ${applied} imported whole, ${refused} refused, none half`);
console.log(`${((performance.now() - began) / 1000).toFixed(0)} s, the slowest import ${Math.round(slowestMs)} ms`);
