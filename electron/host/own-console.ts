/** Opens the console of a data folder on this machine, with the real clock, keys, files and threads; also where its database is damaged or gone. */
import { SqliteError } from '../../db/driver.ts';
import { damageOf, saysDamaged } from '../../db/health.ts';
import { DatabaseFromTheFuture } from '../../db/migrate.ts';
import { Console, VERSION } from './console.ts';
import { DiagnosticLog } from './diagnostics/host-log.ts';
import { numbersOf } from './diagnostics/log-lines.ts';
import { Timings } from './diagnostics/timings.ts';
import { takeOver } from './lan/admission/take-over.ts';
import type { ThisComputer } from './lan/admission/this-computer.ts';
import { Lan, type LanConsole, type LanOptions } from './lan/lan.ts';
import type { Machine } from './machine.ts';
import { AS_SET, OwnData, type DataOrder } from './own-data.ts';
import { breathe, localDate, localMinute, systemClock, systemTimers } from './system/clock.ts';
import { drawn, nodeDigests, randomHex, randomIds, sealChecker } from './system/crypto.ts';
import type { ConsoleKeys } from './system/console-keys.ts';
import { DataFolder, machineName } from './system/data-folder.ts';
import { placeFacts, unsuitablePlace } from './system/data-place.ts';
import { readMigrations } from './system/files.ts';
import { MdnsThread } from './system/mdns-thread.ts';
import { ownAddresses } from './system/own-addresses.ts';
import { markDamaged } from './system/recovery.ts';
import { startCompareThread } from './system/compare-thread.ts';
import { readDayListInThread } from './system/day-list-thread.ts';
import { startRosterThread } from './system/roster-thread.ts';
import { secretKeeper } from './system/secret-keeper.ts';

/** The folder is not one where data may be kept. */
export class UnsuitableDataFolder extends Error {
  override readonly name = 'UnsuitableDataFolder';
}

/** The file is there, and is no database that can be read. */
export class DatabaseUnreadable extends Error {
  override readonly name = 'DatabaseUnreadable';
  constructor(file: string, code: string) {
    super(`${file} cannot be read as Muster's data (${code}). Start Muster once more: it keeps the file aside, and puts the last backup in its place.`);
  }
}

export interface OwnConsole {
  readonly folder: DataFolder;
  readonly keys: ConsoleKeys;
  readonly console: Console;
  readonly data: OwnData;
  readonly log: DiagnosticLog;
  readonly timings: Timings;
  readonly close: () => Promise<void>;
}

export interface OwnLan {
  readonly options: LanOptions;
  /** What joining and leaving do to this folder. */
  readonly computer: (folder: DataFolder, keys: ConsoleKeys) => ThisComputer | null;
}

/** `lan` null: it works alone, as whatever the command line does to a folder. Throws UnsuitableDataFolder, DataFolderBusy, KeysLocked, DatabaseFromTheFuture. */
export async function openOwnConsole(path: string, lan: OwnLan | null = null, order: DataOrder = AS_SET, isSecondTry = false): Promise<OwnConsole> {
  const unsuitable = unsuitablePlace(path, placeFacts());
  if (unsuitable !== null) throw new UnsuitableDataFolder(unsuitable);
  const folder = ownFolder(path);
  const timings = new Timings();
  const log = new DiagnosticLog(systemClock, folder.logs, timings, (words) => console.error(words));
  const keys = await folder.keys(order.keys, systemClock.wallMs()).catch((error: unknown) => {
    folder.release();
    throw error;
  });
  try {
    const { identity, signer } = keys;
    const seals = sealChecker();
    const migrations = readMigrations();
    const data = new OwnData({ folder, log, keys, seals, migrations, order });
    const before = folder.marker.read();
    const makeLan = (parts: LanConsole): Lan | null => {
      if (folder.settingAside !== null) {
        takeOver(parts.db, systemClock, log, parts.console, folder.settingAside);
        folder.forgetSettingAside();
      } else {
        data.findSiteAgain(parts);
      }
      return lan === null ? null : new Lan({ clock: systemClock, timers: systemTimers, random: drawn, ids: randomIds, digests: nodeDigests, signer, seals, log, identity, version: VERSION, ownAddresses, discovery: lan.options.discovery ? new MdnsThread(systemTimers, log) : null, computer: lan.computer(folder, keys), options: lan.options }, parts);
    };
    const machine: Machine = {
      log,
      clock: systemClock,
      dateOf: localDate,
      minuteOf: localMinute,
      ids: randomIds,
      digests: nodeDigests,
      signer,
      certificate: identity.certificate,
      seals,
      breathe,
      newKey: () => randomHex(32),
      database: folder.database,
      marker: folder.marker,
      machineName: machineName(),
      managed: order.managed,
      migrations,
      backUp: (db, label) => db.prepare('VACUUM INTO ?').run(folder.backupFile(label)),
      startRosterWorker: startRosterThread,
      startRosterComparison: startCompareThread,
      readDayList: readDayListInThread,
      staging: folder.staging,
      photos: folder.photos,
      ballast: folder.ballast,
      care: data.care,
      secrets: secretKeeper(() => keys.pepper),
    };
    const console = await Console.open(machine, makeLan);
    log.note({ event: 'started', version: numbersOf(VERSION), node: numbersOf(process.versions.node), platform: process.platform, clean: before !== null, continued: before?.origin === console.origin, origin: console.origin, events: console.committer.log.eventCount() });
    log.note({ event: 'keys', kept: keys.kept.in === 'systemStore' ? 'systemStore' : keys.kept.why, replaced: data.care.row().keysReplaced?.keys.length ?? 0 });
    const reading = data.opened(console);
    // Whoever asks from the command line is told what there is, and not what has come so far.
    if (lan === null) await reading;
    const close = async (): Promise<void> => {
      data.keepSiteCard();
      await data.close();
      await keys.close();
      try {
        await console.close();
        log.note({ event: 'stopped' });
      } finally {
        folder.release();
      }
    };
    return { folder, keys, console, data, log, timings, close };
  } catch (error) {
    log.fault('opening the data', error);
    folder.release();
    if (!isSecondTry && isDamaged(folder, error)) {
      markDamaged(path);
      return openOwnConsole(path, lan, order, true);
    }
    if (error instanceof SqliteError && /NOTADB|CORRUPT/.test(error.code)) throw new DatabaseUnreadable(folder.database, error.code);
    throw error;
  }
}

/** Whatever broke on it: a text that is not what was written can break anything. */
const isDamaged = (folder: DataFolder, error: unknown): boolean => saysDamaged(error) || (folder.hasDatabase && !(error instanceof DatabaseFromTheFuture) && damageOf(folder.database, 'content', nodeDigests) !== null);

/** A file of that name, a folder of somebody else's, a disk that is full: nothing was begun yet. */
function ownFolder(path: string): DataFolder {
  try {
    return new DataFolder(path);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !/^E[A-Z]+$|^SQLITE_(?:CANTOPEN|READONLY|FULL)/.test(String(error.code))) throw error;
    throw new UnsuitableDataFolder(`${path} cannot hold Muster’s data (${String(error.code)}). Choose a folder that you may write to.`);
  }
}
