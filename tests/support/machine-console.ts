/** The whole console on a file of its own, with a clock that the test holds and proofs that cost nothing: for what depends on time and on signing in. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Console } from '../../electron/host/console.ts';
import { AS_SET } from '../../electron/host/own-data.ts';
import type { SecretKeeper } from '../../electron/host/sign-in/secret-keeper.ts';
import { startCompareThread } from '../../electron/host/system/compare-thread.ts';
import { readDayListInThread } from '../../electron/host/system/day-list-thread.ts';
import { nodeDigests, randomHex, randomIds, sealChecker } from '../../electron/host/system/crypto.ts';
import type { ConsoleKeys } from '../../electron/host/system/console-keys.ts';
import { DataFolder } from '../../electron/host/system/data-folder.ts';
import { startRosterThread } from '../../electron/host/system/roster-thread.ts';
import { WindowRequests } from '../../electron/host/web/window-requests.ts';
import type { ManagedComputer } from '../../shared/contract/managed-settings.ts';
import type { QueryAnswer, QueryName, QueryParams } from '../../shared/contract/procedures.ts';
import type { Command } from '../../shared/domain/registry.ts';
import type { Clock } from '../../shared/kernel/ports.ts';
import { dateInUtc, FakeClock, migrations, minuteInUtc } from './console.ts';
import { silentLog } from './silent-log.ts';

/** As strict as the real one about salt and pepper, and without its cost. */
const quickSecrets = (pepper: string): SecretKeeper => ({
  pepper: createHash('sha256').update(pepper).digest('hex').slice(0, 16),
  prove: async (secret, { salt, peppered }) => createHash('sha256').update(JSON.stringify([secret, salt, peppered ? pepper : null])).digest('hex'),
});

export class MachineConsole {
  readonly clock: FakeClock;
  readonly path: string;
  /** What the host reported as its own mistakes. */
  readonly faults: string[] = [];
  #console: Console;
  #folder: DataFolder;
  readonly #pepper: string;
  /** What IT says that the computer is; counts from the next restart. */
  managed: ManagedComputer = {};

  private constructor(path: string, clock: FakeClock, pepper: string, opened: Awaited<ReturnType<typeof openAt>>) {
    this.path = path;
    this.clock = clock;
    this.#pepper = pepper;
    [this.#console, this.#folder] = opened;
  }

  static async open(clock = new FakeClock(Date.UTC(2026, 9, 14, 15)), pepper = 'pepper'): Promise<MachineConsole> {
    const path = mkdtempSync(join(tmpdir(), 'muster-machine-'));
    return new MachineConsole(path, clock, pepper, await openAt(path, clock, pepper));
  }

  get console(): Console {
    return this.#console;
  }

  /** What a window sends and is told, through the door's own checks. */
  #requests(): WindowRequests {
    return new WindowRequests(this.#console, this.clock, { ...silentLog, fault: (what, error) => this.faults.push(`${what}: ${String(error)}`) });
  }

  /** 'done', or the name of the refusal. */
  async ask<N extends QueryName>(name: N, params: QueryParams<N>): Promise<string> {
    const answer = await this.#requests().query({ name, params });
    return answer.ok ? 'done' : answer.rejection.name;
  }

  async answer<N extends QueryName>(name: N, params: QueryParams<N>): Promise<QueryAnswer<N>> {
    const answer = await this.#requests().query({ name, params });
    if (!answer.ok) throw new Error(`${name} was refused: ${answer.rejection.name}`);
    return answer.value as QueryAnswer<N>;
  }

  /** 'accepted', or the name of the refusal. */
  command(command: Command): string {
    const answer = this.#requests().command({ commandId: randomIds.next(), command });
    if (!answer.ok) return answer.rejection.name;
    return answer.value.accepted ? 'accepted' : answer.value.rejection.name;
  }

  /** All that a window is told of a command, as text. */
  outcomeOf(command: Command): string {
    return JSON.stringify(this.#requests().command({ commandId: randomIds.next(), command }));
  }

  async restart(): Promise<void> {
    await this.#close();
    this.clock.monotonic = 0;
    [this.#console, this.#folder] = await openAt(this.path, this.clock, this.#pepper, this.managed);
  }

  async remove(): Promise<void> {
    await this.#close();
    rmSync(this.path, { recursive: true, force: true });
  }

  async #close(): Promise<void> {
    await this.#console.close();
    this.#folder.release();
  }
}

/** The whole console on the folder at `path`, which it owns until it is released. */
export async function openAt(path: string, clock: Clock, pepper: string, managed: ManagedComputer = {}): Promise<readonly [Console, DataFolder, ConsoleKeys]> {
  const folder = new DataFolder(path);
  const keys = await folder.keys(AS_SET.keys, clock.wallMs());
  const console = await Console.open({
    log: silentLog,
    clock,
    dateOf: dateInUtc,
    minuteOf: minuteInUtc,
    ids: randomIds,
    digests: nodeDigests,
    signer: keys.signer,
    certificate: keys.identity.certificate,
    seals: sealChecker(),
    breathe: async () => undefined,
    newKey: () => randomHex(32),
    database: folder.database,
    marker: folder.marker,
    machineName: 'machine',
    managed,
    migrations,
    backUp: () => undefined,
    startRosterWorker: startRosterThread,
    startRosterComparison: startCompareThread,
    readDayList: readDayListInThread,
    staging: folder.staging,
    photos: folder.photos,
    secrets: quickSecrets(pepper),
    ballast: folder.ballast,
    care: null,
  });
  return [console, folder, keys];
}
