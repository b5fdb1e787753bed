/**
 * One computer of the simulation: its file, marker, key and clock, and the console that runs on it, with the real handler,
 * log and conversation with its peers. It can die between any two steps, be cloned and be put back.
 */
import { appendFileSync, copyFileSync, existsSync, rmSync } from 'node:fs';
import type { Database } from '../../db/driver.ts';
import { joinedSite } from '../../db/local-joined.ts';
import { LocalNotices } from '../../db/local-lan.ts';
import { eventIdOf } from '../../db/log/header.ts';
import type { WireCommit } from '../../db/log/wire.ts';
import type { ShutdownMarker } from '../../db/open.ts';
import { LogForAlarms } from '../../db/queries/alarms.ts';
import { siteBelongedTo } from '../../db/queries/consoles.ts';
import { Reader } from '../../db/queries/reader.ts';
import { rebuildViews } from '../../db/rebuild.ts';
import { CommandHandler } from '../../electron/host/handle-command.ts';
import { Exchange } from '../../electron/host/lan/exchange.ts';
import type { Link } from '../../electron/host/lan/link.ts';
import { Notices, type NoticeStore } from '../../electron/host/lan/notices.ts';
import type { LanMessage } from '../../shared/contract/lan-messages.ts';
import { eventRegistry, type EventRegistry } from '../../shared/domain/registry.ts';
import { assert, defined } from '../../shared/kernel/assert.ts';
import type { ConsoleId, EventId } from '../../shared/kernel/ids.ts';
import type { Clock, Timers } from '../../shared/kernel/ports.ts';
import { Slices } from '../../shared/kernel/slices.ts';
import { dateInUtc, MemoryMarker, minuteInUtc, openTestConsole, type Random, type TestConsole } from '../support/console.ts';
import type { WireEnd } from '../support/memory-wire.ts';
import type { Scheduler } from '../support/scheduler.ts';
import { cryptoOf, emptyDatabase } from './fast-start.ts';
import type { Station } from './network.ts';
import type { SimLog } from './sim-log.ts';

/** What an older version lacks; none of its commands is given to a console of that version. */
const UNKNOWN_TO_OLD = 'v1.PersonAnsweredFor';
export const oldRegistry: EventRegistry = { ...eventRegistry, schemas: Object.fromEntries(Object.entries(eventRegistry.schemas).filter(([type]) => type !== UNKNOWN_TO_OLD)) };

const YEAR_MS = 31_557_600_000;
const AFTERNOON = Date.UTC(2026, 10, 19, 15);
/** What is free again when the reserve is given up. */
const RESERVE_PAGES = 8;
/** Each look at the clock finds it so much later: work takes time here too, or no slice of it would ever end. */
const WORK_MS = 1.5;

/** What all computers of one simulation share. */
export interface Surroundings {
  readonly seed: number;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly folder: string;
  readonly log: SimLog;
  /** After each commit, before anybody else is told of it. */
  readonly onCommit: (one: SimConsole) => void;
  /** Before each message that arrives at its console. */
  readonly onMessage: (one: SimConsole, peer: ConsoleId, message: LanMessage) => void;
  /** Its program is gone, as far as the network is concerned. */
  readonly onEnd: (one: SimConsole) => void;
}

/** The clock of one computer: its wall's may be years off and jump, the other counts since its program was started. */
class SimClock implements Clock {
  readonly #scheduler: Scheduler;
  readonly #sinceMs: number;
  readonly #wall: { readonly offsetMs: number };
  #lastMs = 0;
  constructor(scheduler: Scheduler, wall: { readonly offsetMs: number }) {
    this.#scheduler = scheduler;
    this.#sinceMs = scheduler.nowMs;
    this.#wall = wall;
  }
  wallMs(): number {
    return AFTERNOON + this.#scheduler.nowMs + this.#wall.offsetMs;
  }
  monotonicMs(): number {
    this.#lastMs = Math.max(this.#scheduler.nowMs - this.#sinceMs, this.#lastMs + WORK_MS);
    return this.#lastMs;
  }
}

/** A program that runs, from its start to its end. `over`: it is dead, and what it still does nobody hears of. */
interface Life {
  readonly console: TestConsole;
  readonly clock: Clock;
  readonly reader: Reader;
  readonly handler: CommandHandler;
  readonly exchange: Exchange;
  readonly notices: Notices;
  /** By its log, or as long as that says nothing, because it was let in there. */
  readonly trusts: (console: ConsoleId) => boolean;
  over: boolean;
}

interface Copy {
  readonly path: string;
  readonly marker: ShutdownMarker | null;
}

export class SimConsole implements Station {
  readonly name: string;
  readonly wall: { offsetMs: number };
  registry: EventRegistry = eventRegistry;
  backup: Copy | null = null;
  diskIsFull = false;
  /** Its cable is pulled: nobody dials it, and it dials nobody. */
  isUnplugged = false;
  /** How often its disk has room left for a commit when it is full. */
  reserve = 1;
  /** Alarms that it showed before their facts had come. */
  heardAhead = 0;
  /** Its program was ended by force, and is started again at this moment of virtual time. */
  upAgainAtMs = 0;
  readonly #surroundings: Surroundings;
  readonly #secret: string;
  readonly #marker = new MemoryMarker();
  #path: string;
  #files = 0;
  #life: Life | null = null;
  /** Of a program that died: it may be in the midst of something, and is put away when it is through with that. */
  #corpse: Life | null = null;

  constructor(name: string, secret: string, surroundings: Surroundings) {
    this.name = name;
    this.#secret = secret;
    this.#surroundings = surroundings;
    this.#path = this.#nextPath();
    emptyDatabase(this.#path);
    const { random } = surroundings;
    this.wall = { offsetMs: (random.below(9) - 3) * YEAR_MS + random.below(1000) };
  }

  get isOpen(): boolean {
    return this.#life !== null;
  }

  get console(): TestConsole {
    return this.#alive.console;
  }

  get clock(): Clock {
    return this.#alive.clock;
  }

  get reader(): Reader {
    return this.#alive.reader;
  }

  get handler(): CommandHandler {
    return this.#alive.handler;
  }

  get exchange(): Exchange {
    return this.#alive.exchange;
  }

  get notices(): Notices {
    return this.#alive.notices;
  }

  get id(): ConsoleId {
    return this.console.console;
  }

  get #alive(): Life {
    return defined(this.#life ?? undefined, `${this.name} runs`);
  }

  get end(): WireEnd | null {
    const life = this.#life;
    return life === null || this.isUnplugged ? null : { console: life.console.console, address: this.name, take: (link) => life.exchange.take(this.#guarded(life, link)) };
  }

  refuses(other: Station): boolean {
    assert(other instanceof SimConsole, 'all stations are computers of the simulation');
    return this.isUnplugged || !this.trusts(other.id);
  }

  trusts(other: ConsoleId): boolean {
    return this.#alive.trusts(other);
  }

  async open(): Promise<void> {
    assert(this.#life === null && this.#corpse === null, `${this.name} does not run yet`);
    const { seed, scheduler, random, log, onCommit } = this.#surroundings;
    const clock = new SimClock(scheduler, this.wall);
    const console = await openTestConsole({
      seed: random.below(0x7fffffff),
      clock,
      path: this.#path,
      synchronous: 'FULL',
      machine: 'machine',
      marker: this.#marker,
      registry: this.registry,
      crypto: cryptoOf(seed, this.#secret),
    });
    const { db, committer, ports } = console;
    committer.onCommit(() => onCommit(this));
    const reader = new Reader(db, clock, dateInUtc, minuteInUtc);
    const notices = new Notices({ ...ports, seen: new LogForAlarms(db, committer.log), store: this.#guardedStore(db), clock, breathe: () => Promise.resolve(), console: console.console, log });
    committer.onCommit(({ changed }) => {
      reader.forgetWhatChanged(changed);
      notices.look(changed);
    });
    const reserve = {
      use: () => {
        if (this.reserve === 0) return false;
        this.reserve -= 1;
        db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + RESERVE_PAGES}`);
        return true;
      },
    };
    const handler = new CommandHandler({ ...ports, committer, reader, console: console.console, publicKey: ports.signer.publicKey, certificate: 'AA', newKey: () => ports.digests.sha256(this.name), notices, reserve });
    const timers: Timers = { after: (delayMs, action) => scheduler.after(delayMs, () => void (life.over || action())) };
    notices.onChange(() => {
      if (notices.rows().some((row) => !row.raisedHere)) this.heardAhead += 1;
    });
    const exchange = new Exchange({
      committer,
      db,
      clock,
      timers,
      random: () => random.next(),
      digests: ports.digests,
      console: console.console,
      site: () => siteBelongedTo(db),
      version: '0.1.0',
      log,
      notices,
    });
    const said = db.prepare<[string], string>("SELECT type FROM log_event WHERE stream = ? AND type IN ('v1.ConsoleAdmitted', 'v1.ConsoleRevoked')").pluck();
    const trusts = (one: ConsoleId): boolean => {
      const types = said.all(`console/${one}`);
      return types.length === 0 ? joinedSite(db)?.console === one : !types.includes('v1.ConsoleRevoked');
    };
    const life: Life = { console, clock, reader, handler, exchange, notices, trusts, over: false };
    this.#life = life;
    this.diskIsFull = false;
  }

  /** In order: the marker is written. */
  close(): void {
    const { console, exchange, notices } = this.#alive;
    exchange.close();
    notices.close();
    console.close();
    this.#end();
  }

  /**
   * The program is gone, perhaps in the midst of what it does: the files as they are at this moment are all that is left.
   * `power`: the whole computer, and with it what was not synced; the end of the WAL is rubbish.
   */
  die(power: boolean): void {
    const life = this.#alive;
    const dead = this.#path;
    this.#path = this.#nextPath();
    copyDatabase(dead, this.#path);
    if (power) {
      // With less than FULL only a checkpoint syncs, and what came after the last one goes with the power.
      if (Number(life.console.db.pragma('synchronous', { simple: true })) < 2) rmSync(`${this.#path}-wal`, { force: true });
      else appendFileSync(`${this.#path}-wal`, Buffer.alloc(1 + this.#surroundings.random.below(5000), 7));
    }
    this.#corpse = life;
    this.#end();
  }

  /** Once nothing runs in it any more. */
  bury(): void {
    this.#corpse?.console.db.close();
    this.#corpse = null;
  }

  #end(): void {
    this.#alive.over = true;
    this.#life = null;
    this.#surroundings.onEnd(this);
  }

  /** A copy of the whole folder as it stands; taken from a console that is open it has no marker. */
  copyAside(): Copy {
    const path = this.#nextPath();
    copyDatabase(this.#path, path);
    return { path, marker: this.#marker.read() };
  }

  /** Closed: the files are those of the copy. `withMarker`: the marker beside them came back too. */
  putBack(copy: Copy, withMarker: boolean): void {
    this.#path = this.#nextPath();
    copyDatabase(copy.path, this.#path);
    if (withMarker && copy.marker !== null) this.#marker.write(copy.marker);
  }

  /** Closed: another computer with the same disk, key and marker. */
  clone(name: string): SimConsole {
    const clone = new SimConsole(name, this.#secret, this.#surroundings);
    clone.registry = this.registry;
    clone.putBack(this.copyAside(), true);
    return clone;
  }

  /** `between` runs at every breath; the clock that cuts the slices is a fast one, so there are many. */
  async rebuild(between: () => void): Promise<void> {
    let now = 0;
    const hasty = { wallMs: () => this.clock.wallMs(), monotonicMs: () => (now += 9) };
    const { db, committer, ports } = this.console;
    await rebuildViews(db, committer, ports.digests, this.registry, new Slices(hasty, async () => between()), () => undefined);
  }

  holds(event: EventId): boolean {
    return this.console.committer.log.has(event);
  }

  /** Ids of all events here. */
  held(): Set<EventId> {
    return new Set(this.console.db.prepare<[], EventId>('SELECT id FROM log_event').pluck().all() as EventId[]);
  }

  /** Ids of all events that wait here for what they rest on. */
  waiting(): readonly EventId[] {
    const { db, ports } = this.console;
    const commits = (db.prepare<[], string>('SELECT body FROM local_waiting').pluck().all() as string[]).map((body) => JSON.parse(body) as WireCommit);
    return commits.flatMap(({ events }) => events.map(({ header }) => eventIdOf(ports.digests, header)));
  }

  /** It is written a little later than anything happens, and perhaps its computer is dead by then. */
  #guardedStore(db: Database): NoticeStore {
    const store = new LocalNotices(db);
    return { all: () => store.all(), put: (kept) => void (db.open && store.put(kept)), remove: (command) => void (db.open && store.remove(command)) };
  }

  /** A link whose messages may be the last thing that this computer sees; what it says after its death goes nowhere. */
  #guarded(life: Life, link: Link): Link {
    return {
      peer: link.peer,
      dialed: link.dialed,
      address: link.address,
      get waitingBytes() {
        return link.waitingBytes;
      },
      send: (message) => void (life.over || link.send(message)),
      close: () => void (life.over || link.close()),
      listen: (listener) =>
        link.listen({
          message: (given) => {
            if (life.over) return;
            this.#surroundings.onMessage(this, link.peer, given as LanMessage);
            // It may have died of that.
            if (!life.over) listener.message(given);
          },
          closed: (why) => void (life.over || listener.closed(why)),
        }),
    };
  }

  #nextPath(): string {
    this.#files += 1;
    return `${this.#surroundings.folder}/${this.name}-${this.#files}.db`;
  }
}

function copyDatabase(from: string, to: string): void {
  for (const part of ['', '-wal']) {
    rmSync(to + part, { force: true });
    if (existsSync(from + part)) copyFileSync(from + part, to + part);
  }
}
