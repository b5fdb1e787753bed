/** One computer of the simulation: its file, marker, key and clock, and the console that runs on it; it can crash, be cloned and put back. */
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { Reader } from '../../db/queries/reader.ts';
import { CommandHandler } from '../../electron/host/handle-command.ts';
import { rebuildViews } from '../../db/rebuild.ts';
import { eventRegistry, type EventRegistry } from '../../shared/domain/registry.ts';
import type { ShutdownMarker } from '../../db/open.ts';
import { Slices } from '../../shared/kernel/slices.ts';
import { dateInUtc, FakeClock, MemoryMarker, minuteInUtc, openTestConsole, type Random, type TestConsole } from '../support/console.ts';
import { Holding } from './model.ts';

/** What an older version lacks; none of its commands is given to a console of that version. */
const UNKNOWN_TO_OLD = 'v1.PersonAnsweredFor';
export const oldRegistry: EventRegistry = { ...eventRegistry, schemas: Object.fromEntries(Object.entries(eventRegistry.schemas).filter(([type]) => type !== UNKNOWN_TO_OLD)) };

interface Copy {
  readonly path: string;
  readonly marker: ShutdownMarker | null;
  readonly held: Holding;
}

export class SimConsole {
  readonly name: string;
  readonly clock: FakeClock;
  held = new Holding();
  registry: EventRegistry = eventRegistry;
  backup: Copy | null = null;
  readonly #secret: string;
  readonly #folder: string;
  readonly #random: Random;
  #marker = new MemoryMarker();
  #path: string;
  #files = 0;
  #console: TestConsole | null = null;
  #handler: CommandHandler | null = null;

  constructor(name: string, secret: string, folder: string, random: Random) {
    this.name = name;
    this.#secret = secret;
    this.#folder = folder;
    this.#random = random;
    this.#path = this.#nextPath();
    const years = random.below(9) - 3;
    this.clock = new FakeClock(Date.UTC(2026, 10, 19, 15) + years * 31_557_600_000 + random.below(1000));
  }

  get isOpen(): boolean {
    return this.#console !== null;
  }

  get console(): TestConsole {
    return this.#console!;
  }

  get handler(): CommandHandler {
    return this.#handler!;
  }

  async open(): Promise<void> {
    const console = await openTestConsole({
      seed: this.#random.below(0x7fffffff),
      clock: this.clock,
      path: this.#path,
      synchronous: 'FULL',
      machine: 'machine',
      marker: this.#marker,
      registry: this.registry,
      secret: this.#secret,
    });
    this.#console = console;
    const reader = new Reader(console.db, this.clock, dateInUtc, minuteInUtc);
    console.committer.onCommit(({ changed }) => reader.forgetWhatChanged(changed));
    this.#handler = new CommandHandler({
      committer: console.committer,
      reader,
      ids: console.ports.ids,
      digests: console.ports.digests,
      console: console.console,
      publicKey: console.ports.signer.publicKey,
      certificate: 'AA',
      newKey: () => console.ports.digests.sha256(this.name),
      notices: { raised: () => undefined },
      reserve: { use: () => false },
    });
  }

  /** In order: the marker is written. */
  close(): void {
    this.console.close();
    this.#console = null;
  }

  /** The process is gone: what is in the files at this moment is all there is. */
  crash(): void {
    const dead = this.#path;
    this.#path = this.#nextPath();
    for (const part of ['', '-wal']) if (existsSync(dead + part)) copyFileSync(dead + part, this.#path + part);
    this.console.db.close();
    this.#console = null;
    removeDatabase(dead);
  }

  /** A copy of the whole folder as it stands; taken from a console that is open it has no marker. */
  copyAside(): Copy {
    const path = this.#nextPath();
    for (const part of ['', '-wal']) if (existsSync(this.#path + part)) copyFileSync(this.#path + part, path + part);
    return { path, marker: this.#marker.read(), held: new Holding(this.held) };
  }

  /** Closed: the files are those of the copy. `withMarker`: the marker beside them came back too. */
  putBack(copy: Copy, withMarker: boolean): void {
    removeDatabase(this.#path);
    for (const part of ['', '-wal']) if (existsSync(copy.path + part)) copyFileSync(copy.path + part, this.#path + part);
    if (withMarker && copy.marker !== null) this.#marker.write(copy.marker);
    this.held = new Holding(copy.held);
  }

  /** Closed: another computer with the same disk, key and marker. */
  clone(name: string): SimConsole {
    const clone = new SimConsole(name, this.#secret, this.#folder, this.#random);
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

  #nextPath(): string {
    this.#files += 1;
    return `${this.#folder}/${this.name}-${this.#files}.db`;
  }
}

function removeDatabase(path: string): void {
  for (const part of ['', '-wal', '-shm']) rmSync(path + part, { force: true });
}
