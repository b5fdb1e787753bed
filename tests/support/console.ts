/** A console for tests: the real log, commit and projections over ':memory:' or a file, with a seeded machine. */
import { readdirSync, readFileSync } from 'node:fs';
import { openLog, type MarkerFile, type OpenedDatabase, type ShutdownMarker } from '../../db/open.ts';
import type { CommitPorts } from '../../db/commit.ts';
import type { Database } from '../../db/driver.ts';
import type { Migration } from '../../db/migrate.ts';
import { rebuildViews } from '../../db/rebuild.ts';
import { nodeDigests } from '../../electron/host/system/crypto.ts';
import { eventRegistry, type EventRegistry } from '../../shared/domain/registry.ts';
import { idFromBytes } from '../../shared/kernel/ids.ts';
import type { Clock, DateOf, Ids, MinuteOf, SealChecker, Signer } from '../../shared/kernel/ports.ts';
import { Slices } from '../../shared/kernel/slices.ts';

/** mulberry32: small, fast, good enough to choose what happens next. */
export class Random {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
  pick<T>(from: readonly T[]): T {
    const one = from[this.below(from.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }
  ids(): Ids {
    return { next: () => idFromBytes(Uint8Array.from({ length: 16 }, () => this.below(256))) };
  }
}

export class FakeClock implements Clock {
  wall: number;
  monotonic = 0;
  constructor(wall: number) {
    this.wall = wall;
  }
  wallMs(): number {
    return this.wall;
  }
  monotonicMs(): number {
    return this.monotonic;
  }
  advance(ms: number): void {
    this.wall += ms;
    this.monotonic += ms;
  }
}

export const dateInUtc: DateOf = (wallMs) => new Date(wallMs).toISOString().slice(0, 10);

export const minuteInUtc: MinuteOf = (wallMs) => Math.floor(wallMs / 60_000) % 1440;

/** Stands in for Ed25519 where speed matters: not a signature, but checked in the same places. */
export const fastSigner = (secret: string): Signer => {
  const publicKey = nodeDigests.sha256(`key ${secret}`).slice(0, 43);
  return { publicKey, sign: (text) => nodeDigests.sha256(`seal ${publicKey} ${text}`) };
};
export const fastSeals: SealChecker = { verify: (publicKey, text, signature) => signature === nodeDigests.sha256(`seal ${publicKey} ${text}`) };

const MIGRATIONS_FOLDER = new URL('../../db/migrations/', import.meta.url);
export const migrations: readonly Migration[] = readdirSync(MIGRATIONS_FOLDER)
  .filter((name) => name.endsWith('.sql'))
  .sort()
  .map((name) => ({ number: Number(name.slice(0, 4)), name: name.slice(0, -4), sql: readFileSync(new URL(name, MIGRATIONS_FOLDER), 'utf8') }));

export class MemoryMarker implements MarkerFile {
  #marker: ShutdownMarker | null = null;
  read(): ShutdownMarker | null {
    return this.#marker;
  }
  write(marker: ShutdownMarker): void {
    this.#marker = marker;
  }
  remove(): void {
    this.#marker = null;
  }
}

export interface TestConsole extends OpenedDatabase {
  readonly ports: CommitPorts;
  readonly marker: MemoryMarker;
}

export interface TestConsoleOptions {
  readonly seed: number;
  readonly clock?: Clock;
  readonly path?: string;
  readonly synchronous?: 'FULL' | 'OFF';
  readonly machine?: string;
  readonly marker?: MemoryMarker;
  readonly registry?: EventRegistry;
  /** Its key: the same secret is the same console. */
  readonly secret?: string;
  /** Real ones where the test is about them. */
  readonly crypto?: { readonly signer: Signer; readonly seals: SealChecker };
  readonly migrations?: readonly Migration[];
  readonly backUp?: (db: Database, label: string) => void;
}

export const testSlices = (clock: Clock): Slices => new Slices(clock, async () => undefined);

export async function openTestConsole(options: TestConsoleOptions): Promise<TestConsole> {
  const clock = options.clock ?? new FakeClock(Date.UTC(2026, 10, 19, 15));
  const registry = options.registry ?? eventRegistry;
  const ports: CommitPorts = {
    clock,
    ids: new Random(options.seed).ids(),
    digests: nodeDigests,
    signer: options.crypto?.signer ?? fastSigner(options.secret ?? `console ${options.seed}`),
    seals: options.crypto?.seals ?? fastSeals,
    registry,
  };
  const marker = options.marker ?? new MemoryMarker();
  const opened = openLog({
    path: options.path ?? ':memory:',
    synchronous: options.synchronous ?? 'FULL',
    migrations: options.migrations ?? migrations,
    marker,
    machine: options.machine ?? 'machine',
    backUp: options.backUp ?? (() => undefined),
    ports,
  });
  if (opened.needsRebuild) await rebuildViews(opened.db, opened.committer, ports.digests, registry, testSlices(clock), () => undefined);
  return { ...opened, ports, marker };
}
