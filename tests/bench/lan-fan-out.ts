/**
 * An alarm on one of many consoles, until it is on the disk there, heard at all, and recorded at all; beside socket.io
 * handing the same bytes to as many clients in the same run. Then all are cut apart, write, and are joined again:
 * how long until their logs are equal to the byte, beside socket.io carrying as much.
 * node tests/bench/lan-fan-out.ts [--consoles 50 --alarms 40 --apart 2 --seed 1 --ed25519]
 */
import { parseArgs } from 'node:util';
import type { WireCommit } from '../../db/log/wire.ts';
import type { IncidentId } from '../../shared/kernel/ids.ts';
import { testId } from '../support/drawn-history.ts';
import { commitsOf, noteEvent } from '../support/log-actions.ts';
import { BenchFleet, pause } from './lan-fleet.ts';
import { PlainFanOut } from './suite/plain-fan-out.ts';
import { raise, type Raised } from './suite/raised.ts';
import { percentile } from './suite/row.ts';

const { values } = parseArgs({
  options: { consoles: { type: 'string', default: '50' }, alarms: { type: 'string', default: '40' }, apart: { type: 'string', default: '2' }, seed: { type: 'string', default: '1' }, ed25519: { type: 'boolean', default: false } },
});
const [consoles, alarms, apart, seed] = [Number(values.consoles), Number(values.alarms), Number(values.apart), Number(values.seed)];
const SETTLED_MS = 6_000;
const WITHIN_MS = 600_000;

const ms = (value: number): string => `${value.toFixed(1).padStart(8)} ms`;
const told = (what: string, took: readonly number[]): void => console.log(`  ${what.padEnd(58)} p50 ${ms(percentile(took, 0.5))}   p99 ${ms(percentile(took, 0.99))}`);

async function alarmsOnOneOfMany(fleet: BenchFleet, plain: PlainFanOut): Promise<void> {
  const [first] = fleet.consoles;
  if (first === undefined) throw new Error('a fleet has consoles');
  const incident = first.must({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: false })['incident'] as IncidentId;
  await pause(SETTLED_MS);
  const rounds: Raised[] = [];
  const beside: number[] = [];
  const alone: number[] = [];
  for (let round = 0; round < alarms; round++) {
    const one = await raise(fleet, incident, round);
    rounds.push(one);
    await pause(150);
    beside.push(await plain.send([one.commit]));
    // What the disks and the folding alone cost, one after another as in this one process.
    alone.push(spent(() => fleet.consoles.slice(1).forEach(({ test }, i) => test.committer.append({ commandId: testId(`alone ${round} ${i}`), actor: 'unsigned', events: [], outcome: () => ({}) }))));
    await pause(50);
  }
  told('on the disk at its origin', rounds.map(({ durable }) => durable));
  told(`shown on all ${fleet.consoles.length} (heard, or recorded)`, rounds.map(({ shown }) => shown));
  told('recorded on all, each on its disk', rounds.map(({ recorded }) => recorded));
  told('socket.io hands the same to as many', beside);
  told('one write to each disk and nothing else', alone);
  const ratio = (of: (round: (typeof rounds)[number]) => number): string => (percentile(rounds.map(of), 0.5) / percentile(beside, 0.5)).toFixed(1);
  console.log(`  against socket.io, by p50: shown ${ratio(({ shown }) => shown)} times, recorded ${ratio(({ recorded }) => recorded)} times`);
}

const spent = (work: () => void): number => {
  const sinceMs = performance.now();
  work();
  return performance.now() - sinceMs;
};

/** All of them write alone, and are joined again. */
async function apartAndJoined(fleet: BenchFleet, plain: PlainFanOut): Promise<void> {
  fleet.disconnectAll();
  await pause(100);
  const written: WireCommit[] = [];
  for (const [i, one] of fleet.consoles.entries()) {
    for (let n = 0; n < apart; n++) one.append(Array.from({ length: 5 }, (_, k) => noteEvent(`${i} ${n} ${k}`, testId<IncidentId>(`apart ${i} ${n}`))));
    written.push(...commitsOf(one.test).slice(-apart));
  }
  fleet.connectAll();
  const tookMs = await fleet.untilEqual(WITHIN_MS);
  const besideMs = await plain.send(written);
  console.log(`  ${fleet.consoles.length} consoles, ${written.length} commits of 5 facts written apart: equal to the byte after ${ms(tookMs)}; socket.io carries as much in ${ms(besideMs)}: ${(tookMs / besideMs).toFixed(1)} times`);
}

async function bench(many: number): Promise<void> {
  console.log(`${many} consoles in one process, ${values.ed25519 ? 'Ed25519' : 'quick seals'}:`);
  const fleet = await BenchFleet.open(many, seed, values.ed25519);
  const plain = new PlainFanOut();
  await plain.open(many - 1);
  try {
    fleet.connectAll();
    console.log(`  joined for the first time: equal after ${ms(await fleet.untilEqual(WITHIN_MS))}`);
    await pause(SETTLED_MS);
    await alarmsOnOneOfMany(fleet, plain);
    await apartAndJoined(fleet, plain);
  } finally {
    await plain.close();
    fleet.close();
  }
}

await bench(6);
if (consoles !== 6) await bench(consoles);
