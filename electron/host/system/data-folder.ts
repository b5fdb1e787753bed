/**
 * A console's data folder, owned by one process at a time: the database, the console's keys, the marker of an orderly
 * shutdown, backups, photos, logs and the staging area of imports. The lock is one that the system drops when the process dies.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { holdLock, type Database } from '../../../db/driver.ts';
import type { MarkerFile, ShutdownMarker } from '../../../db/open.ts';
import type { EventId, OriginId } from '../../../shared/kernel/ids.ts';
import { siteCard, type SiteCard } from '../backups/site-card.ts';
import { ConsoleKeys, type KeyOrder } from './console-keys.ts';
import { BallastFile } from './ballast.ts';
import { readJson, syncFolder, writeDurably } from './durable-files.ts';
import { LogFolder } from './log-folder.ts';
import { PhotoFolder } from './photo-folder.ts';
import { DATABASE, MARKER } from './recovery.ts';
import { carryOutSettingAside, forgetSettingAside, planSettingAside, setAsideFolders, type AsidePlan } from './set-aside.ts';
import { StagingFolder } from './staging-folder.ts';

const SITE_CARD = 'site.json';

/** Another Muster owns the folder. */
export class DataFolderBusy extends Error {
  override readonly name = 'DataFolderBusy';
  constructor(folder: string) {
    super(`Muster is already running with the data in ${folder}. Use the window that is open, or close it first.`);
  }
}

/** How a running host is reached by the command line of the same user. */
const hostFile = z.object({ port: z.number().int(), token: z.string() });
export type HostAddress = z.infer<typeof hostFile>;

export class DataFolder {
  readonly path: string;
  /** Imports that are not in the log yet. */
  readonly staging: StagingFolder;
  readonly photos: PhotoFolder;
  readonly logs: LogFolder;
  readonly ballast: BallastFile;
  /** What was here before was set aside for this; to be taken over before it is forgotten. Null: nothing was. */
  readonly settingAside: AsidePlan | null;
  readonly #lock: Database;

  /** Makes the folder where there is none. Throws DataFolderBusy. */
  constructor(path: string) {
    this.path = path;
    mkdirSync(path, { recursive: true, mode: 0o700 });
    this.ballast = new BallastFile(path);
    this.ballast.freeWhereFull();
    const lock = holdLock(join(path, 'lock'));
    if (lock === null) throw new DataFolderBusy(path);
    this.#lock = lock;
    this.settingAside = carryOutSettingAside(path);
    this.staging = new StagingFolder(join(path, 'staging'));
    this.staging.removeUnapplied();
    this.photos = new PhotoFolder(join(path, 'photos'));
    this.logs = new LogFolder(join(path, 'logs'));
  }

  get database(): string {
    return join(this.path, DATABASE);
  }

  get hasDatabase(): boolean {
    return existsSync(this.database);
  }

  /** What this console must know to find its site again, beside the database. Null: none was kept, or it cannot be read. */
  siteCard(): SiteCard | null {
    return siteCard.safeParse(readJson(join(this.path, SITE_CARD))).data ?? null;
  }

  keepSiteCard(card: SiteCard): void {
    const text = JSON.stringify(card);
    const file = join(this.path, SITE_CARD);
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeDurably(file, text);
  }

  backupFile(label: string): string {
    const folder = join(this.path, 'backups');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (let n = 1; ; n++) {
      const file = join(folder, `${label}-${n}.db`);
      if (!existsSync(file)) return file;
    }
  }

  /** Where a backup is made before it is carried to its folder. */
  get backupDraft(): string {
    return join(this.path, 'backups', 'draft.db');
  }

  /** Throws KeysLocked. */
  keys(order: KeyOrder, wallMs: number): Promise<ConsoleKeys> {
    return ConsoleKeys.open({ path: this.path, order, hasWritten: this.hasDatabase && this.siteCard() !== null, wallMs });
  }

  /** All that is here goes aside when the folder is opened the next time. */
  planSettingAside(plan: Parameters<typeof planSettingAside>[1]): void {
    planSettingAside(this.path, plan);
  }

  /** What was here before and is set aside, oldest first. */
  get setAside(): readonly string[] {
    return setAsideFolders(this.path);
  }

  /** What `settingAside` says was taken over. */
  forgetSettingAside(): void {
    forgetSettingAside(this.path);
  }

  get marker(): MarkerFile {
    const file = join(this.path, MARKER);
    return {
      read: () => readMarker(file),
      write: (marker) => writeDurably(file, JSON.stringify(marker)),
      remove: () => {
        rmSync(file, { force: true });
        syncFolder(this.path);
      },
    };
  }

  announceHost(address: HostAddress): void {
    writeDurably(join(this.path, 'host.json'), JSON.stringify(address));
  }

  release(): void {
    this.logs.close();
    rmSync(join(this.path, 'host.json'), { force: true });
    this.#lock.close();
  }
}

/** Where a host that owns the folder listens; null where none has said so. */
export function runningHost(path: string): HostAddress | null {
  const parsed = hostFile.safeParse(readJson(join(path, 'host.json')));
  return parsed.success ? parsed.data : null;
}

/** This machine, as far as it can be told from another: a disk that was cloned into it is not the same console. */
export function machineName(): string {
  const parts = [hostname()];
  for (const file of ['/etc/machine-id', '/var/lib/dbus/machine-id']) if (existsSync(file)) parts.push(readFileSync(file, 'utf8').trim());
  const addresses = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map((one) => one.mac));
  parts.push(...[...new Set(addresses)].filter((mac) => mac !== '00:00:00:00:00:00').sort().slice(0, 1));
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

const markerSchema = z.object({ origin: z.string(), newest: z.string().nullable(), machine: z.string() });

function readMarker(file: string): ShutdownMarker | null {
  const parsed = markerSchema.safeParse(readJson(file));
  // Half-written or foreign: as if it were not there, which only means a new incarnation.
  return parsed.success ? { ...parsed.data, origin: parsed.data.origin as OriginId, newest: parsed.data.newest as EventId | null } : null;
}
