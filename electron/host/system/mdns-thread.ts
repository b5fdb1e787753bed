/** Starts the thread for multicast, and begins anew, much later, where it ended by itself. */
import { Worker } from 'node:worker_threads';
import type { Timers } from '../../../shared/kernel/ports.ts';
import type { HostLog } from '../diagnostics/host-log.ts';
import type { Announced, Discovery, Nearby } from '../lan/discovery.ts';
import type { FromMdns, ToMdns } from './mdns-worker.ts';

/** Bundled, the host's files lie flat in one folder. */
const WORKER = import.meta.url.endsWith('.ts') ? new URL('./mdns-worker.ts', import.meta.url) : new URL('./mdns-worker.js', import.meta.url);
/** Many times what a site needs; somebody who floods this network gets no more of the computer. */
const MAX_MEMORY_MB = 48;
const AGAIN_MS = 60_000;
/** It says goodbye to the network, which takes a moment. */
const STOPS_WITHIN_MS = 1_000;

export class MdnsThread implements Discovery {
  readonly #timers: Timers;
  readonly #log: HostLog;
  readonly #listeners = new Set<() => void>();
  #announced: Announced | null = null;
  #said: FromMdns = { nearby: [], problem: null };
  #worker: Worker | null = null;
  #callOff: () => void = () => undefined;

  constructor(timers: Timers, log: HostLog) {
    this.#timers = timers;
    this.#log = log;
    this.#start();
  }

  get problem(): string | null {
    return this.#said.problem;
  }

  announce(what: Announced | null): void {
    this.#announced = what;
    this.#worker?.postMessage({ kind: 'announce', what } satisfies ToMdns);
  }

  nearby(): readonly Nearby[] {
    return this.#said.nearby;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async stop(): Promise<void> {
    this.#callOff();
    this.#listeners.clear();
    const worker = this.#worker;
    this.#worker = null;
    if (worker === null) return;
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    worker.postMessage({ kind: 'stop' } satisfies ToMdns);
    const callOff = this.#timers.after(STOPS_WITHIN_MS, () => void worker.terminate());
    await ended;
    callOff();
  }

  #start(): void {
    const worker = new Worker(WORKER, { resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB } });
    this.#worker = worker;
    worker.on('message', (said: FromMdns) => this.#say(said));
    worker.on('error', (error) => this.#log.fault('the network of the consoles', error));
    worker.once('exit', () => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      this.#say({ nearby: [], problem: 'Looking for other consoles by itself has failed, and is tried again in a minute. Addresses that are typed always work.' });
      this.#callOff = this.#timers.after(AGAIN_MS, () => this.#start());
    });
    this.announce(this.#announced);
  }

  #say(said: FromMdns): void {
    this.#said = said;
    for (const listener of this.#listeners) listener();
  }
}
