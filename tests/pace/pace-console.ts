/**
 * One computer of the pace run: a whole console on a folder of its own (checks of form and permission, rules, log, the
 * lists that its screen shows) and the real conversation with its peers, in virtual time. What its work costs is measured for
 * real and kept apart: the people wait for it, as they would on a slower computer.
 */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { siteBelongedTo } from '../../db/queries/consoles.ts';
import type { Console } from '../../electron/host/console.ts';
import { Exchange } from '../../electron/host/lan/exchange.ts';
import { nodeDigests, randomIds } from '../../electron/host/system/crypto.ts';
import type { DataFolder } from '../../electron/host/system/data-folder.ts';
import { WindowRequests } from '../../electron/host/web/window-requests.ts';
import type { CommandOutcome, QueryAnswer, QueryName, QueryParams, SubscriptionName, SubscriptionParams, SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { Command } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { consoleOfOrigin, type ConsoleId } from '../../shared/kernel/ids.ts';
import type { Clock } from '../../shared/kernel/ports.ts';
import type { Station } from '../sim/network.ts';
import type { Random } from '../support/console.ts';
import { openAt } from '../support/machine-console.ts';
import type { WireEnd } from '../support/memory-wire.ts';
import type { Scheduler } from '../support/scheduler.ts';
import { silentLog } from '../support/silent-log.ts';

/** Half past nine on a school day. */
const START_MS = Date.UTC(2026, 10, 19, 14, 30);
const PEPPER = 'pace';

/** What one act cost the host, for real. */
interface Cost {
  readonly what: string;
  readonly ms: number;
}

export interface Surroundings {
  /** Where the folders of all consoles lie. */
  readonly home: string;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly onCost: (cost: Cost) => void;
  /** Its program is gone, as far as the network is concerned. */
  readonly onEnd: (one: PaceConsole) => void;
}

interface Life {
  readonly console: Console;
  readonly folder: DataFolder;
  readonly publicKey: string;
  readonly exchange: Exchange;
  readonly requests: WindowRequests;
}

export class PaceConsole implements Station {
  readonly name: string;
  readonly #surroundings: Surroundings;
  readonly #clock: Clock;
  #path: string;
  #folders = 0;
  #life: Life | null = null;

  constructor(name: string, surroundings: Surroundings) {
    this.name = name;
    this.#surroundings = surroundings;
    this.#path = this.#nextPath();
    const { scheduler } = surroundings;
    this.#clock = { wallMs: () => START_MS + scheduler.nowMs, monotonicMs: () => scheduler.nowMs };
  }

  get isOpen(): boolean {
    return this.#life !== null;
  }

  get console(): Console {
    return this.#alive.console;
  }

  get id(): ConsoleId {
    return consoleOfOrigin(this.console.origin);
  }

  get publicKey(): string {
    return this.#alive.publicKey;
  }

  get #alive(): Life {
    return defined(this.#life ?? undefined, `${this.name} runs`);
  }

  get end(): WireEnd | null {
    const life = this.#life;
    return life === null ? null : { console: consoleOfOrigin(life.console.origin), address: this.name, take: (link) => life.exchange.take(link) };
  }

  /** All of them are of the site from the beginning. */
  refuses(): boolean {
    return false;
  }

  async open(): Promise<void> {
    const { scheduler, random } = this.#surroundings;
    const [console, folder, { signer }] = await openAt(this.#path, this.#clock, PEPPER);
    const exchange = new Exchange({
      committer: console.committer,
      db: console.db,
      clock: this.#clock,
      timers: scheduler,
      random: () => random.next(),
      digests: nodeDigests,
      console: consoleOfOrigin(console.origin),
      site: () => siteBelongedTo(console.db),
      version: '0.1.0',
      log: silentLog,
      notices: console.notices,
    });
    const requests = new WindowRequests(console, this.#clock, { ...silentLog, fault: (place, error) => this.#failed(place, error) });
    this.#life = { console, folder, publicKey: signer.publicKey, exchange, requests };
  }

  #failed(place: string, error: unknown): never {
    throw new Error(`${this.name}: ${place}`, { cause: error });
  }

  /** As a window's command goes: form, permission, rules, disk. */
  try(command: Command): CommandOutcome {
    const answer = this.#timed(command.type, () => this.#alive.requests.command({ commandId: randomIds.next(), command }));
    if (!answer.ok) return { accepted: false, rejection: answer.rejection };
    return answer.value;
  }

  must(command: Command): Readonly<Record<string, string>> {
    const outcome = this.try(command);
    if (!outcome.accepted) throw new Error(`${this.name}: ${command.type} was refused: ${outcome.rejection.name}: ${outcome.rejection.message}`);
    return outcome.result;
  }

  async ask<N extends QueryName>(name: N, params: QueryParams<N>): Promise<QueryAnswer<N>> {
    const sinceMs = performance.now();
    const answer = await this.#alive.requests.query({ name, params });
    this.#surroundings.onCost({ what: name, ms: performance.now() - sinceMs });
    if (!answer.ok) throw new Error(`${this.name}: ${name} was refused: ${answer.rejection.name}`);
    return answer.value as QueryAnswer<N>;
  }

  /** What its screen shows. */
  list<N extends SubscriptionName>(name: N, params: SubscriptionParams<N>): readonly SubscriptionRow<N>[] {
    return this.#timed(name, () => this.console.read(name, params));
  }

  #timed<T>(what: string, work: () => T): T {
    const sinceMs = performance.now();
    const done = work();
    this.#surroundings.onCost({ what, ms: performance.now() - sinceMs });
    return done;
  }

  /** The power is gone: what is on the disk at this moment is all that is left. It can be opened again. */
  async kill(): Promise<void> {
    const { console, folder, exchange } = this.#alive;
    const dead = this.#path;
    this.#path = this.#nextPath();
    cpSync(dead, this.#path, { recursive: true });
    this.#life = null;
    this.#surroundings.onEnd(this);
    exchange.close();
    await console.close();
    folder.release();
    rmSync(dead, { recursive: true, force: true });
  }

  #nextPath(): string {
    this.#folders += 1;
    return join(this.#surroundings.home, `${this.name} ${this.#folders}`);
  }

  /** Its files go with the home of all. */
  async shut(): Promise<void> {
    const life = this.#life;
    this.#life = null;
    if (life === null) return;
    life.exchange.close();
    await life.console.close();
    life.folder.release();
  }
}

