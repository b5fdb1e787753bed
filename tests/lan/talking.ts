/** Consoles that talk over lines of memory in virtual time: the real log and the real exchange; and one that says what a test tells it to. */
import type { NoticeBoard } from '../../electron/host/lan/session.ts';
import { Exchange } from '../../electron/host/lan/exchange.ts';
import type { Link } from '../../electron/host/lan/link.ts';
import type { PeerPresence } from '../../electron/host/lan/presence.ts';
import type { LogLine } from '../../electron/host/diagnostics/log-lines.ts';
import { frontierDigest, frontierOf } from '../../db/peers.ts';
import type { AlarmNotice, ToldNotice } from '../../shared/contract/alarm-notice.ts';
import { LAN_PROTOCOLS, type LanMessage } from '../../shared/contract/lan-messages.ts';
import type { ConsoleId, IncidentId, StreamName } from '../../shared/kernel/ids.ts';
import type { Clock } from '../../shared/kernel/ports.ts';
import { consoleStream, FOUNDING } from '../../shared/kernel/streams.ts';
import { openTestConsole, Random, type TestConsole, type TestConsoleOptions } from '../support/console.ts';
import { testId } from '../support/drawn-history.ts';
import type { Author } from '../support/hand-written.ts';
import { append, digests, noteEvent } from '../support/log-actions.ts';
import { FAIR, Line, type Weather, type WireEnd } from '../support/memory-wire.ts';
import { Scheduler } from '../support/scheduler.ts';

export const SITE = testId('the site');

/** Passes every alarm on once, whoever it is from. */
class TestBoard implements NoticeBoard {
  readonly held = new Map<string, ToldNotice>();
  readonly #listeners = new Set<(told: ToldNotice) => void>();
  /** Seals hold or do not. */
  believes = true;

  raise(told: ToldNotice): void {
    if (this.held.has(told.notice.commandId)) return;
    this.held.set(told.notice.commandId, told);
    for (const listener of this.#listeners) listener(told);
  }

  heard(told: ToldNotice): boolean {
    if (!this.believes) return false;
    this.raise(told);
    return true;
  }

  toTell(): readonly ToldNotice[] {
    return [...this.held.values()];
  }

  onTell(listener: (told: ToldNotice) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

export function alarm(name: string, from: ConsoleId): AlarmNotice {
  return { commandId: testId(name), incident: testId('incident'), console: from, directive: 'evacuate', detail: '', exercise: false, afterAllClear: null, raisedWall: 0, publicKey: 'k', signature: 's' };
}

/** One that runs the real exchange. */
export class Talker implements WireEnd {
  readonly name: string;
  readonly test: TestConsole;
  readonly exchange: Exchange;
  readonly board = new TestBoard();
  readonly lines: LogLine[] = [];
  readonly faults: unknown[] = [];

  constructor(name: string, test: TestConsole, net: Net, clock: Clock) {
    this.name = name;
    this.test = test;
    this.exchange = new Exchange({
      committer: test.committer,
      db: test.db,
      clock,
      timers: net.time,
      random: () => net.random.next(),
      digests: test.ports.digests,
      console: test.console,
      site: () => SITE,
      version: '1.2.3',
      log: { note: (line) => this.lines.push(line), fault: (_, error) => this.faults.push(error) },
      notices: this.board,
    });
  }

  get console(): ConsoleId {
    return this.test.console;
  }

  get address(): string {
    return `10.0.0.${this.name}`;
  }

  /** Commits that it sent in pages. */
  paged = 0;
  /** How often it asked somebody for all that it lacks. */
  asked = 0;

  take(link: Link): void {
    this.exchange.take({
      peer: link.peer,
      dialed: link.dialed,
      address: link.address,
      get waitingBytes() {
        return link.waitingBytes;
      },
      send: (message) => {
        if (message.kind === 'frontier') this.asked += 1;
        if (message.kind === 'page') this.paged += message.commits.length;
        link.send(message);
      },
      listen: (listener) => link.listen(listener),
      close: () => link.close(),
    });
  }

  note(text: string): void {
    append(this.test, [noteEvent(text)]);
  }

  /** So many commits of about 10 KB. */
  fill(commits: number): void {
    for (let i = 0; i < commits; i++) {
      const about = testId<IncidentId>(`${this.name} ${this.events} ${i}`);
      append(this.test, Array.from({ length: 10 }, (_, n) => noteEvent(`${n}`.padEnd(900, 'x'), about)));
    }
  }

  /** So many commits of about 100 KB, which a newer version wrote and this one only keeps. */
  keep(commits: number, author: Author): void {
    for (let i = 0; i < commits; i++) this.test.committer.receive(author.write({ stream: 'site/later' as StreamName, type: 'v1.FromTheFuture', payload: { text: 'x'.repeat(100_000) } }).wire);
  }

  sees(other: WireEnd): PeerPresence {
    const row = this.exchange.peers().find((one) => one.console === other.console);
    if (row === undefined) throw new Error(`${this.name} knows nothing of ${other.address}`);
    return row;
  }

  get dropped(): readonly string[] {
    return this.lines.flatMap((line) => (line.event === 'peerDropped' ? [line.why] : []));
  }

  get events(): number {
    return this.test.committer.log.eventCount();
  }

  /** What the frontier is at the moment, as a message says it. */
  get frontier(): string {
    return frontierDigest(this.test.ports.digests, frontierOf(this.test.db));
  }
}

/** One that says what a test tells it to, and writes down what it hears. */
export class Puppet implements WireEnd {
  readonly console: ConsoleId;
  readonly address = '10.0.0.66';
  readonly heard: LanMessage[] = [];
  closed = 0;
  link: Link | null = null;
  /** Called for each message. */
  answer: (message: LanMessage) => void = () => undefined;

  constructor(console: ConsoleId) {
    this.console = console;
  }

  take(link: Link): void {
    this.link = link;
    link.listen({
      message: (given) => {
        const message = given as LanMessage;
        this.heard.push(message);
        this.answer(message);
      },
      closed: () => {
        this.closed += 1;
      },
    });
  }

  say(message: unknown): void {
    this.link!.send(message as LanMessage);
  }

  hello(about: Partial<Extract<LanMessage, { kind: 'hello' }>> = {}): void {
    this.say({ kind: 'hello', protocols: [...LAN_PROTOCOLS], version: '1.2.3', site: SITE, events: 0, frontier: '0'.repeat(64), wall: 0, ...about });
  }

  of<Kind extends LanMessage['kind']>(kind: Kind): readonly Extract<LanMessage, { kind: Kind }>[] {
    return this.heard.filter((message): message is Extract<LanMessage, { kind: Kind }> => message.kind === kind);
  }
}

/** A network of one school, and the time that passes in it. */
export class Net {
  readonly time = new Scheduler();
  readonly random: Random;
  readonly lines: Line[] = [];

  constructor(seed = 1) {
    this.random = new Random(seed);
  }

  /** `wallOffMs`: its clock is off by so much. */
  clock(wallOffMs = 0): Clock {
    return { wallMs: () => Date.UTC(2026, 10, 19, 15) + this.time.nowMs + wallOffMs, monotonicMs: () => this.time.nowMs };
  }

  async talker(name: string, options: Partial<TestConsoleOptions> & { readonly wallOffMs?: number; readonly clock?: Clock } = {}): Promise<Talker> {
    const clock = options.clock ?? this.clock(options.wallOffMs);
    return new Talker(name, await openTestConsole({ seed: this.random.below(1_000_000), clock, secret: name, ...options }), this, clock);
  }

  /** The first founds the site and lets the others in; `others` that are no talkers too. */
  async talkers(names: readonly string[], others: readonly { readonly console: ConsoleId; readonly publicKey: string }[] = []): Promise<readonly Talker[]> {
    const talkers = await Promise.all(names.map((name) => this.talker(name)));
    const members = [...talkers.map(({ test }) => ({ console: test.console, publicKey: test.ports.signer.publicKey })), ...others];
    append(talkers[0]!.test, [
      { stream: FOUNDING, type: 'v1.SiteFounded', payload: { site: SITE, name: 'Larkmoor', idKey: 'a'.repeat(64) }, refs: [] },
      ...members.map(({ console, publicKey }) => ({ stream: consoleStream(console) as StreamName, type: 'v1.ConsoleAdmitted', payload: { console, name: 'Desk', publicKey }, refs: [] })),
    ]);
    return talkers;
  }

  connect(a: WireEnd, b: WireEnd, weather: Weather | readonly [Weather, Weather] = FAIR): Line {
    const line = new Line({ timers: this.time, random: this.random }, [a, b], 'stalled' in weather ? [weather, weather] : weather);
    this.lines.push(line);
    return line;
  }

  /** A line between any two. */
  mesh(talkers: readonly WireEnd[]): void {
    for (const [i, a] of talkers.entries()) for (const b of talkers.slice(i + 1)) this.connect(a, b);
  }

  pass(ms: number): void {
    this.time.pass(ms);
  }

  get messages(): number {
    return this.lines.reduce((sum, line) => sum + line.delivered, 0);
  }
}

/** Whether all hold the same, to the byte. */
export function agree(talkers: readonly Talker[]): boolean {
  return new Set(talkers.map(({ test }) => JSON.stringify(digests(test)))).size === 1;
}
