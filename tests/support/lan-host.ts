/** A real host in a process of its own, with a LAN on the loopback address: started, killed, started again over its data. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { askHost } from '../../electron/host/cli/ask-host.ts';
import { consoleRow } from '../../shared/contract/console-rows.ts';
import { urlFromReadyLine } from '../../shared/contract/ready-line.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { HostWindow } from './host-window.ts';

const SERVE = join(import.meta.dirname, '../../electron/host/serve.ts');
const READY_WITHIN_MS = 30_000;

/** What `muster status --json` says that concerns the LAN. */
const status = z.object({
  listening: z.object({ port: z.number().nullable(), problem: z.string().nullable() }).nullable(),
  consoles: z.array(consoleRow.omit({ key: true })),
  events: z.number(),
  waiting: z.number(),
  quarantined: z.number(),
  forks: z.number(),
  logDigest: z.string(),
  viewsDigest: z.string(),
});
export type HostStatus = z.infer<typeof status>;

export interface LanHostOptions {
  readonly name: string;
  /** Where the data lies; it is kept. Null: a folder that goes with `remove`. */
  readonly data: string | null;
  /** In a namespace of its own, or under another program: what stands before `node`. */
  readonly under: readonly string[];
  readonly lanHost: string;
  readonly lanPort: number;
}

export const LOOPBACK_HOST: Omit<LanHostOptions, 'name'> = { data: null, under: [], lanHost: '127.0.0.1', lanPort: 0 };

export class LanHost {
  readonly name: string;
  readonly data: string;
  readonly #options: LanHostOptions;
  #process: ChildProcess | null = null;
  #window: HostWindow | null = null;
  #url = '';
  #said = '';

  private constructor(options: LanHostOptions) {
    this.name = options.name;
    this.#options = options;
    this.data = options.data ?? mkdtempSync(join(tmpdir(), 'muster-lan-'));
  }

  static async start(options: LanHostOptions): Promise<LanHost> {
    const host = new LanHost(options);
    await host.start();
    return host;
  }

  /** With a code that opens one window. */
  get url(): string {
    return this.#url;
  }

  get window(): HostWindow {
    return defined(this.#window, `${this.name} runs`);
  }

  get pid(): number {
    return defined(this.#process?.pid, `${this.name} runs`);
  }

  /** What it said on its error stream. */
  get said(): string {
    return this.#said;
  }

  async start(): Promise<void> {
    const { under, lanHost, lanPort } = this.#options;
    const [program, ...before] = [...under, process.execPath];
    const child = spawn(program, [...before, SERVE, '--data', this.data, '--port', '0', '--lan-host', lanHost, '--lan-port', String(lanPort), '--no-discovery'], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    this.#process = child;
    child.stderr?.on('data', (bytes: Buffer) => (this.#said += bytes.toString()));
    const line = await new Promise<string>((resolve, reject) => {
      createInterface({ input: defined(child.stdout, 'it is piped') }).once('line', resolve);
      child.once('exit', () => reject(new Error(`${this.name} ended at once: ${this.#said}`)));
      setTimeout(() => reject(new Error(`${this.name} was not ready in time: ${this.#said}`)), READY_WITHIN_MS).unref();
    });
    this.#url = defined(urlFromReadyLine(line), 'a host says where it is');
    if (under.length === 0) this.#window = await HostWindow.open(this.#url);
  }

  async status(): Promise<HostStatus> {
    return status.parse(await askHost(this.data, 'status', {}));
  }

  /** Another address of the screens, for another window. */
  async freshUrl(): Promise<string> {
    return z.object({ url: z.string() }).parse(await askHost(this.data, 'code', {})).url;
  }

  /** Null: it does not listen. */
  async lanPort(): Promise<number> {
    for (;;) {
      const { listening } = await this.status();
      if (listening?.port !== null && listening?.port !== undefined) return listening.port;
      if (listening?.problem !== null && listening?.problem !== undefined) throw new Error(listening.problem);
      await soon();
    }
  }

  /** As a power cut does. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async remove(): Promise<void> {
    await this.stop();
    if (this.#options.data === null) rmSync(this.data, { recursive: true, force: true });
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#process;
    this.#process = null;
    this.#window?.close();
    this.#window = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}

export const soon = (ms = 20): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Throws, with what was seen last, where it does not come about in time. */
export async function until<T>(what: string, withinMs: number, look: () => Promise<T | null> | T | null): Promise<T> {
  const endMs = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > endMs) throw new Error(`${what}: not within ${withinMs} ms`);
    await soon();
  }
}
