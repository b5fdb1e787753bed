/**
 * A call for help, from the touch at one window to what the window of another console is told: two real hosts in processes of their own,
 * over TLS, with their logs on the disk. Beside it a plain socket.io message from one window to another over a third process, round by round.
 * node tests/bench/call.ts [--calls 100]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { io, type Socket } from 'socket.io-client';
import { pair } from '../support/lan-fleet.ts';
import { LanHost, LOOPBACK_HOST } from '../support/lan-host.ts';
import { percentile } from './suite/row.ts';

const { values } = parseArgs({ options: { calls: { type: 'string', default: '100' } } });
const calls = Number(values.calls);
/** A window may not ask more often than somebody can tap. */
const BETWEEN_MS = 150;

/** Whoever waits for the next thing that comes. */
class Next<T> {
  #came: (what: T) => void = () => undefined;
  readonly take = (what: T): void => this.#came(what);
  wait(): Promise<T> {
    return new Promise((resolve) => {
      this.#came = resolve;
    });
  }
}

const connected = async (port: string): Promise<Socket> => {
  const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  return socket;
};

const relay = spawn(process.execPath, [new URL('plain-relay.ts', import.meta.url).pathname], { stdio: ['ignore', 'pipe', 'inherit'] });
const [port] = (await once(relay.stdout, 'data')) as [Buffer];
const [from, to] = await Promise.all([connected(String(port).trim()), connected(String(port).trim())]);
const [office, gym] = await Promise.all([LanHost.start({ ...LOOPBACK_HOST, name: 'Office' }), LanHost.start({ ...LOOPBACK_HOST, name: 'Gym' })]);
try {
  await office.window.command({ type: 'FoundSite', siteName: 'Larkmoor', founderName: 'Dana', consoleName: 'Office' });
  await pair(office, gym, `127.0.0.1:${await office.lanPort()}`);
  const shown = new Next<void>();
  const seen = new Set<string>();
  await gym.window.watch('calls', {}, (rows) => {
    const fresh = rows.filter(({ key }) => !seen.has(key));
    for (const { key } of fresh) seen.add(key);
    if (fresh.length > 0) shown.take();
  });
  const plain = new Next<void>();
  to.on('message', () => plain.take());
  const [answered, visible, beside]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < calls; round++) {
    const there = shown.wait();
    const sinceMs = performance.now();
    const command = { type: 'CallForHelp', room: null, kind: 'fight', silent: false, exercise: false, onBehalf: null } as const;
    const sent = office.window.command(command).then((result) => {
      answered.push(performance.now() - sinceMs);
      return result;
    });
    await there;
    visible.push(performance.now() - sinceMs);
    const { call = '' } = await sent;
    await pause(BETWEEN_MS);
    const back = plain.wait();
    const plainMs = performance.now();
    from.emit('message', command);
    await back;
    beside.push(performance.now() - plainMs);
    await office.window.command({ type: 'CancelCall', call, reason: 'a round of the bench' });
    await pause(BETWEEN_MS);
  }
  const told = (what: string, took: readonly number[]): void => console.log(`  ${what.padEnd(52)} p50 ${percentile(took, 0.5).toFixed(1).padStart(7)} ms   p99 ${percentile(took, 0.99).toFixed(1).padStart(7)} ms`);
  console.log(`${calls} calls for help, two consoles on this machine:`);
  told('on the disk where it was touched', answered);
  told('visible on the other console', visible);
  told('a plain socket.io message, window to window', beside);
  const ratio = (share: number): string => (percentile(visible, share) / percentile(beside, share)).toFixed(1);
  console.log(`  visible against socket.io: ${ratio(0.5)} times by p50, ${ratio(0.99)} times by p99`);
} finally {
  await Promise.all([office.remove(), gym.remove()]);
  from.close();
  to.close();
  relay.kill();
}
