/** A host of its own process and one window of it, for measuring: asks as a screen does, and says how long the answer took and what the host's thread was held up. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { io, type Socket } from 'socket.io-client';
import { randomIds } from '../../electron/host/system/crypto.ts';
import { PROTOCOL_VERSION, type CommandOutcome, type SubscriptionName, type SubscriptionParams } from '../../shared/contract/procedures.ts';
import type { Answer, DeltaMessage } from '../../shared/contract/messages.ts';
import type { Command } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { ListReplica } from '../host/web/list-replica.ts';
import type { Stalls } from './stalls.ts';

const ROOT = join(import.meta.dirname, '../..');
const ANSWER_TIMEOUT_MS = 30_000;
/** Nothing came for so long: it was all. */
const QUIET_MS = 500;

/** `muster` as it is built; throws where it fails. */
export function muster(...args: readonly string[]): Record<string, unknown> {
  const done = spawnSync(process.execPath, [join(ROOT, 'dist/host/muster.js'), ...args, '--json'], { encoding: 'utf8', maxBuffer: 1e9 });
  if (done.status !== 0) throw new Error(`muster ${args[0] ?? ''}: ${done.stdout}${done.stderr}`);
  return JSON.parse(done.stdout) as Record<string, unknown>;
}

export const figures = ({ ms, peakRssBytes, maxLoopLagMs }: Record<string, unknown>): string => `${String(ms)} ms, ${Math.round(Number(peakRssBytes) / 1e6)} MB at most, loop held up ${String(maxLoopLagMs)} ms at most`;

/** A living list as the window has it. */
export class WatchedList {
  readonly id = randomIds.next();
  readonly replica = new ListReplica();
  /** When the window last had all of a version. */
  wholeMs = 0;
  get rows(): readonly { readonly key: string }[] {
    return this.replica.rows;
  }
}

export class RunningHost {
  readonly #process: ChildProcess;
  readonly #socket: Socket;
  readonly #lists = new Map<string, WatchedList>();
  #heardMs = 0;

  private constructor(host: ChildProcess, socket: Socket) {
    this.#process = host;
    this.#socket = socket;
    socket.on('delta', (message: DeltaMessage) => {
      const list = this.#lists.get(message.subscription);
      if (list === undefined) return;
      this.#heardMs = performance.now();
      if (!list.replica.take(message)) throw new Error('a delta does not follow the one before');
      if (!message.more) list.wholeMs = this.#heardMs;
    });
    socket.on('failed', (message: unknown) => {
      throw new Error(JSON.stringify(message));
    });
  }

  /** As it is, with nothing in it that measures. */
  static start(data: string): Promise<RunningHost> {
    return RunningHost.#start(data, []);
  }

  /** One that can be asked for its `stalls`; what counts them takes memory and time in it. */
  static startWatched(data: string): Promise<RunningHost> {
    return RunningHost.#start(data, ['--import', join(import.meta.dirname, 'stalls.ts')]);
  }

  static async #start(data: string, before: readonly string[]): Promise<RunningHost> {
    const host = spawn(process.execPath, [...before, join(ROOT, 'dist/host/serve.js'), '--data', data, '--no-lan'], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    const line = await createInterface({ input: defined(host.stdout, 'it is piped') })[Symbol.asyncIterator]().next();
    const { origin, hash } = new URL((JSON.parse(String(line.value)) as { readonly url: string }).url);
    const answer = await fetch(`${origin}/session`, { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: JSON.stringify({ code: hash.slice('#code='.length), protocol: PROTOCOL_VERSION }) });
    const { token } = (await answer.json()) as { readonly token: string };
    const socket = io(origin, { transports: ['websocket'], auth: { token }, extraHeaders: { origin } });
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    return new RunningHost(host, socket);
  }

  async #ask<T>(event: string, body: unknown): Promise<T> {
    const answer = (await this.#socket.timeout(ANSWER_TIMEOUT_MS).emitWithAck(event, body)) as Answer<T>;
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return answer.value;
  }

  async command(command: Command): Promise<Readonly<Record<string, string>>> {
    const outcome = await this.#ask<CommandOutcome>('command', { commandId: randomIds.next(), command });
    if (!outcome.accepted) throw new Error(JSON.stringify(outcome));
    return outcome.result;
  }

  query<T>(name: string, params: object): Promise<T> {
    return this.#ask<T>('query', { name, params });
  }

  async subscribe<N extends SubscriptionName>(name: N, params: SubscriptionParams<N>): Promise<WatchedList> {
    const list = new WatchedList();
    this.#lists.set(list.id, list);
    await this.#ask('subscribe', { subscription: list.id, name, params, since: null });
    return list;
  }

  async unsubscribe(list: WatchedList): Promise<void> {
    this.#lists.delete(list.id);
    await this.#ask('unsubscribe', { subscription: list.id });
  }

  /** Waits until the lists are whole and nothing more comes. */
  async quiet(): Promise<void> {
    for (let sinceMs = performance.now(); ; ) {
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
      // A host that is held up answers late, and then its lists come.
      const askedMs = performance.now();
      await this.query('search', { text: '', kinds: ['student'], limit: 1 });
      const isWhole = [...this.#lists.values()].every((list) => list.wholeMs > 0);
      if (isWhole && this.#heardMs < sinceMs && performance.now() - askedMs < QUIET_MS) return;
      sinceMs = askedMs;
    }
  }

  /** The longest stalls since this was called last. */
  async stalls(): Promise<Stalls> {
    const told = once(this.#process, 'message') as Promise<[Stalls]>;
    this.#process.send('stalls');
    return (await told)[0];
  }

  get pid(): number {
    return defined(this.#process.pid, 'it runs');
  }

  /** When the windows heard the last of what changed. */
  get heardMs(): number {
    return this.#heardMs;
  }

  async stop(): Promise<void> {
    this.#socket.close();
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await ended;
  }
}
