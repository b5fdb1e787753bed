/** `npm run sim -- --runs N [--seed K] [--bail]`: as many seeds as you like, from K on. Each that fails is printed with its operations (`--bail`: only the first, which ends the run); the last line sums up. */
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { countNames, noCounts } from './counts.ts';
import { prepareEmptyDatabase } from './fast-start.ts';
import { simulate } from './simulate.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' }, bail: { type: 'boolean', default: false } } });
const runs = Number(values.runs);
const first = Number(values.seed);
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(first) || first < 0) {
  console.error('--runs and --seed are whole numbers, --runs at least 1');
  process.exit(2);
}

const total = noCounts();
const failed: number[] = [];
const putAway = await prepareEmptyDatabase();
const began = performance.now();
const beganCpu = process.cpuUsage();
for (let seed = first; seed < first + runs; seed++) {
  // A seed never waits for anything real; what SQLite held for it is given back only when the loop turns.
  await setImmediate();
  try {
    await simulate(seed, total);
  } catch (error) {
    failed.push(seed);
    console.error(error instanceof Error ? error.message : String(error));
    if (error instanceof Error && error.cause instanceof Error) console.error(error.cause.stack);
    console.error(`Again: npm run sim -- --runs 1 --seed ${seed}`);
    if (values.bail) break;
  }
}
putAway();
const ms = performance.now() - began;
const cpu = process.cpuUsage(beganCpu);
/** Of the processor: what a seed costs on a machine that is busy with something else too. */
const cpuMs = (cpu.user + cpu.system) / 1000;
for (const name of countNames) console.log(`${name.padEnd(20)} ${Math.round(total[name])}`);
if (failed.length > 0) console.log(`failed: ${failed.join(' ')}`);
console.log(`${runs} seeds, ${total.events} events, ${total.partitions} partitions, ${total.contradictions} contradictions shown, ${failed.length} failures, ${(ms / 1000).toFixed(1)} s (${(ms / runs).toFixed(0)} ms a seed, ${(cpuMs / runs).toFixed(0)} ms of the processor)`);
if (failed.length > 0) process.exitCode = 1;
