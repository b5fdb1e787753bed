/** Many consoles in one process for the benches: the real log on real files, commands, notices and exchange, over a wire of memory that delivers as soon as the loop comes round. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logDigest } from '../../db/digests.ts';
import { LogForAlarms } from '../../db/queries/alarms.ts';
import { frontierDigest, frontierOf } from '../../db/peers.ts';
import { Reader } from '../../db/queries/reader.ts';
import { LocalNotices } from '../../db/local-lan.ts';
import { CommandHandler } from '../../electron/host/handle-command.ts';
import { Exchange } from '../../electron/host/lan/exchange.ts';
import type { Link } from '../../electron/host/lan/link.ts';
import { Notices } from '../../electron/host/lan/notices.ts';
import { breathe, systemClock, systemTimers } from '../../electron/host/system/clock.ts';
import { newSigningKey, nodeDigests, sealChecker, signerFromKey } from '../../electron/host/system/crypto.ts';
import type { LanMessage } from '../../shared/contract/lan-messages.ts';
import type { Command } from '../../shared/domain/registry.ts';
import type { CommandId, ConsoleId, PersonId, StreamName } from '../../shared/kernel/ids.ts';
import type { NewEvent } from '../../shared/kernel/decision.ts';
import type { Actor } from '../../shared/kernel/history.ts';
import { consoleStream } from '../../shared/kernel/streams.ts';
import { dateInUtc, minuteInUtc, openTestConsole, Random, type TestConsole } from '../support/console.ts';
import { testId } from '../support/drawn-history.ts';

const ACTOR: Actor = { staff: testId<PersonId>('bench principal'), role: 'administrator', grant: null };

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What went over all lines of a fleet. */
interface Wire {
  bytes: number;
}

/** One end of a line; what is sent is JSON on its way, as with a socket, and arrives when the loop comes round. */
class PromptLink implements Link {
  readonly peer: ConsoleId;
  readonly dialed: boolean;
  readonly address = 'memory';
  readonly waitingBytes = 0;
  other: PromptLink | null = null;
  #listener: Parameters<Link['listen']>[0] | null = null;
  readonly #wire: Wire;
  #arriving: string[] = [];

  constructor(peer: ConsoleId, dialed: boolean, wire: Wire) {
    this.peer = peer;
    this.dialed = dialed;
    this.#wire = wire;
  }

  send(message: LanMessage): void {
    this.other?.arrive(JSON.stringify(message));
  }

  arrive(text: string): void {
    this.#wire.bytes += Buffer.byteLength(text);
    if (this.#arriving.push(text) > 1) return;
    setImmediate(() => {
      for (const one of this.#arriving.splice(0)) this.#listener?.message(JSON.parse(one));
    });
  }

  listen(listener: Parameters<Link['listen']>[0]): void {
    this.#listener = listener;
  }

  close(): void {
    this.#listener = null;
    const { other } = this;
    this.other = null;
    if (other !== null) setImmediate(() => other.end());
  }

  /** It is cut, and this end hears of it. */
  end(): void {
    const listener = this.#listener;
    this.other = null;
    this.#listener = null;
    listener?.closed('cut');
  }
}

export class BenchConsole {
  readonly test: TestConsole;
  readonly exchange: Exchange;
  readonly notices: Notices;
  readonly #handler: CommandHandler;
  readonly #links = new Set<PromptLink>();

  constructor(test: TestConsole, random: Random, site: () => string | null) {
    this.test = test;
    const { db, committer, console, ports } = test;
    const { clock, ids, digests, signer, seals } = ports;
    const log = {
      note: () => undefined,
      fault: (place: string, error: unknown): void => {
        throw new Error(place, { cause: error });
      },
    };
    const reader = new Reader(db, clock, dateInUtc, minuteInUtc);
    this.notices = new Notices({ seen: new LogForAlarms(db, committer.log), store: new LocalNotices(db), clock, breathe, digests, signer, seals, console, log });
    this.#handler = new CommandHandler({ committer, reader, ids, digests, console, publicKey: signer.publicKey, certificate: 'AA', newKey: () => digests.sha256('key'), notices: this.notices, reserve: { use: () => false } });
    committer.onCommit(({ changed }) => {
      reader.forgetWhatChanged(changed);
      this.notices.look(changed);
    });
    this.exchange = new Exchange({ committer, db, clock, timers: systemTimers, random: () => random.next(), digests, console, site, version: '0.0.0', log, notices: this.notices });
  }

  must(command: Command): Record<string, unknown> {
    const outcome = this.#handler.execute(this.test.ports.ids.next() as CommandId, command, ACTOR);
    if (!outcome.accepted) throw new Error(`${command.type} was refused: ${outcome.rejection.name}`);
    return outcome.result;
  }

  append(events: readonly NewEvent[]): void {
    this.test.committer.append({ commandId: this.test.ports.ids.next() as CommandId, actor: ACTOR, events, outcome: () => ({}) });
  }

  connect(other: BenchConsole, wire: Wire): void {
    const [here, there] = [new PromptLink(other.test.console, true, wire), new PromptLink(this.test.console, false, wire)];
    [here.other, there.other] = [there, here];
    this.#links.add(here);
    other.#links.add(there);
    this.exchange.take(here);
    other.exchange.take(there);
  }

  disconnect(): void {
    for (const link of this.#links) link.end();
    this.#links.clear();
  }
}

/** All of one site, each with a line to each. */
export class BenchFleet {
  readonly consoles: BenchConsole[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'muster-lan-bench-'));
  readonly random: Random;
  readonly wire: Wire = { bytes: 0 };

  private constructor(seed: number) {
    this.random = new Random(seed);
  }

  /** `realSeals`: Ed25519 and not its quick stand-in. */
  static async open(many: number, seed: number, realSeals: boolean): Promise<BenchFleet> {
    const fleet = new BenchFleet(seed);
    let site: string | null = null;
    for (let i = 0; i < many; i++) {
      const crypto = realSeals ? { crypto: { signer: signerFromKey(newSigningKey()), seals: sealChecker() } } : {};
      const test = await openTestConsole({ seed: seed + i, clock: systemClock, path: join(fleet.#folder, `${i}.db`), secret: `bench ${seed} ${i}`, ...crypto });
      fleet.consoles.push(new BenchConsole(test, fleet.random, () => site));
    }
    const [first] = fleet.consoles;
    if (first === undefined) throw new Error('a fleet has consoles');
    first.must({ type: 'FoundSite', siteName: 'Bench', founderName: 'Ana', consoleName: 'Console 0' });
    site = first.test.db.prepare<[], string>('SELECT site FROM view_site').pluck().get() ?? null;
    for (const [i, { test }] of fleet.consoles.entries()) {
      if (i > 0) first.append([{ stream: consoleStream(test.console) as StreamName, type: 'v1.ConsoleAdmitted', payload: { console: test.console, name: `Console ${i}`, publicKey: test.ports.signer.publicKey }, refs: [] }]);
    }
    return fleet;
  }

  connectAll(): void {
    for (const [i, one] of this.consoles.entries()) for (const other of this.consoles.slice(i + 1)) one.connect(other, this.wire);
  }

  disconnectAll(): void {
    for (const one of this.consoles) one.disconnect();
  }

  /** Until the logs of all are equal, to the byte. Returns the milliseconds until their frontiers were. */
  async untilEqual(withinMs: number): Promise<number> {
    const sinceMs = performance.now();
    const frontiers = (): number => new Set(this.consoles.map(({ test }) => frontierDigest(nodeDigests, frontierOf(test.db)))).size;
    while (frontiers() > 1) {
      if (performance.now() - sinceMs > withinMs) throw new Error(`not equal within ${withinMs} ms`);
      await pause(10);
    }
    const tookMs = performance.now() - sinceMs;
    if (new Set(this.consoles.map(({ test }) => logDigest(test.db, nodeDigests))).size !== 1) throw new Error('equal frontiers, and their logs differ');
    return tookMs;
  }

  close(): void {
    for (const { exchange, notices, test } of this.consoles) {
      exchange.close();
      notices.close();
      test.db.close();
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
