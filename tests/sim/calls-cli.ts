/** `npm run sim:calls -- --runs N [--seed K]`: as many drawn mornings of calls as you like; the first that breaks a rule is told with its seed. */
import { parseArgs } from 'node:util';
import { CallCounts, CallsWorld } from './calls-world.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } } });
const [runs, first] = [Number(values.runs), Number(values.seed)];
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(first)) {
  console.error('--runs and --seed are whole numbers, --runs at least 1');
  process.exit(2);
}

const counts = new CallCounts();
const began = performance.now();
for (let seed = first; seed < first + runs; seed++) await new CallsWorld(seed, counts).run();
for (const [name, count] of Object.entries(counts)) console.log(`${name.padEnd(22)} ${count}`);
console.log(`${runs} mornings, ${((performance.now() - began) / 1000).toFixed(1)} s`);
