/**
 * An alarm on one of many consoles, until it is on the disk there, heard at all, and recorded at all; beside socket.io
 * handing the same bytes to as many clients in the same run. Then all are cut apart, write, and are joined again:
 * how long until their logs are equal to the byte, beside socket.io carrying as much.
 * node tests/bench/lan-fan-out.ts [--consoles 50 --alarms 40 --apart 2 --seed 1 --ed25519]
 */
import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import type { WireCommit } from '../../db/log/wire.ts';
import type { IncidentId } from '../../shared/kernel/ids.ts';
import { testId } from '../support/drawn-history.ts';
import { commitsOf, noteEvent } from '../support/log-actions.ts';
import { BenchFleet, pause } from './lan-fleet.ts';

const { values } = parseArgs({
  options: { consoles: { type: 'string', default: '50' }, alarms: { type: 'string', default: '40' }, apart: { type: 'string', default: '2' }, seed: { type: 'string', default: '1' }, ed25519: { type: 'boolean', default: false } },
});
const [consoles, alarms, apart, seed] = [Number(values.consoles), Number(values.alarms), Number(values.apart), Number(values.seed)];
const SETTLED_MS = 6_000;
const WITHIN_MS = 600_000;

const ms = (value: number): string => `${value.toFixed(1).padStart(8)} ms`;
const percentile = (of: readonly number[], share: number): number => of.toSorted((a, b) => a - b)[Math.min(of.length - 1, Math.floor(of.length * share))] ?? 0;
const told = (what: string, took: readonly number[]): void => console.log(`  ${what.padEnd(58)} p50 ${ms(percentile(took, 0.5))}   p99 ${ms(percentile(took, 0.99))}`);

/** A server and so many clients on the loopback: what it costs to hand one thing to many, and nothing else. */
class PlainFanOut {
  readonly #http: HttpServer = createServer();
  readonly #server = new Server(this.#http, { transports: ['websocket'], perMessageDeflate: false, maxHttpBufferSize: 1e8 });
  readonly #clients: Socket[] = [];
  #left = 0;
  #done: () => void = () => undefined;

  async open(many: number): Promise<void> {
    this.#http.listen(0, '127.0.0.1');
    await once(this.#http, 'listening');
    for (let i = 0; i < many; i++) {
      const client = io(`http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`, { transports: ['websocket'], forceNew: true });
      client.on('message', () => {
        this.#left -= 1;
        if (this.#left === 0) this.#done();
      });
      this.#clients.push(client);
      await new Promise<void>((resolve) => {
        client.on('connect', resolve);
      });
    }
  }

  /** Each client gets each of them. */
  async send(messages: readonly unknown[]): Promise<number> {
    const sinceMs = performance.now();
    this.#left = this.#clients.length * messages.length;
    const all = new Promise<void>((resolve) => {
      this.#done = resolve;
    });
    for (const message of messages) for (const socket of this.#server.sockets.sockets.values()) socket.emit('message', message);
    await all;
    return performance.now() - sinceMs;
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.disconnect();
    await this.#server.close();
  }
}

/** From the press to the disk there, to the last of the others that shows it, to the last that has it on its disk. */
async function raise(fleet: BenchFleet, incident: IncidentId, round: number): Promise<{ readonly durable: number; readonly shown: number; readonly recorded: number; readonly commit: WireCommit }> {
  const origin = fleet.random.pick(fleet.consoles);
  const others = fleet.consoles.filter((one) => one !== origin);
  const [shown, recorded] = [new Map<object, number>(), new Map<object, number>()];
  let done: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    done = resolve;
  });
  const endings = others.flatMap((one) => [
    one.notices.onTell(() => shown.set(one, shown.get(one) ?? performance.now())),
    one.test.committer.onCommit(() => {
      recorded.set(one, performance.now());
      shown.set(one, shown.get(one) ?? performance.now());
      if (recorded.size === others.length) done();
    }),
  ]);
  const sinceMs = performance.now();
  origin.must({ type: 'ChangeDirective', incident, directive: round % 2 === 0 ? 'secure' : 'evacuate', detail: '' });
  const durable = performance.now() - sinceMs;
  await Promise.race([all, pause(WITHIN_MS)]);
  for (const end of endings) end();
  if (recorded.size !== others.length) throw new Error(`the alarm reached ${recorded.size} of ${others.length}`);
  const commit = commitsOf(origin.test).at(-1);
  if (commit === undefined) throw new Error('the alarm is in the log');
  return { durable, shown: Math.max(...shown.values()) - sinceMs, recorded: Math.max(...recorded.values()) - sinceMs, commit };
}

async function alarmsOnOneOfMany(fleet: BenchFleet, plain: PlainFanOut): Promise<void> {
  const [first] = fleet.consoles;
  if (first === undefined) throw new Error('a fleet has consoles');
  const incident = first.must({ type: 'StartIncident', directive: 'evacuate', detail: '', exercise: false })['incident'] as IncidentId;
  await pause(SETTLED_MS);
  const rounds: Awaited<ReturnType<typeof raise>>[] = [];
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
