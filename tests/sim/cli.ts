/** `npm run sim -- --seeds N [--from K]`: as many seeds as you like; the first that fails is printed with its operations. */
import { parseArgs } from 'node:util';
import { countNames, noCounts } from './counts.ts';
import { simulate } from './simulate.ts';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '100' }, from: { type: 'string', default: '1' } } });
const seeds = Number(values.seeds);
const from = Number(values.from);
if (!Number.isSafeInteger(seeds) || seeds < 1 || !Number.isSafeInteger(from) || from < 0) {
  console.error('--seeds and --from are whole numbers, --seeds at least 1');
  process.exit(2);
}

const total = noCounts();
const began = performance.now();
for (let seed = from; seed < from + seeds; seed++) {
  try {
    await simulate(seed, total);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    if (error instanceof Error && error.cause instanceof Error) console.error(error.cause.stack);
    console.error(`Again: npm run sim -- --seeds 1 --from ${seed}`);
    process.exit(1);
  }
}
const ms = performance.now() - began;
for (const name of countNames) console.log(`${name.padEnd(20)} ${total[name]}`);
console.log(`${(ms / 1000).toFixed(1)} s, ${(ms / seeds).toFixed(0)} ms a seed`);
