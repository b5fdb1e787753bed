/** `npm run crash -- --cycles 200 --seed K`: hosts die at random; the exit code is 1 where anything that was acknowledged is missing. */
import { parseArgs } from 'node:util';
import { crashHosts } from './crashes.ts';

const { values } = parseArgs({ options: { cycles: { type: 'string', default: '200' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) } } });
const seed = Number(values.seed);
const sinceMs = performance.now();
const report = await crashHosts(Number(values.cycles), seed, (words) => console.log(words));
for (const fault of report.faults) console.log(fault);
console.log(`seed ${seed}: ${report.cycles} cycles, ${report.kills} kills, ${report.acknowledged} commands acknowledged, ${report.unanswered} unanswered and tried again, ${report.events} events, ${report.faults.length} faults, slowest agreement ${report.slowestAgreementMs} ms, ${Math.round((performance.now() - sinceMs) / 1000)} s`);
if (report.faults.length > 0) process.exitCode = 1;
