/** Opens the console of a data folder on this machine, with the real clock, keys, files and threads. */
import { Console } from './console.ts';
import { breathe, systemClock } from './system/clock.ts';
import { nodeDigests, randomHex, randomIds, sealChecker } from './system/crypto.ts';
import { DataFolder, machineName } from './system/data-folder.ts';
import { placeFacts, unsuitablePlace } from './system/data-place.ts';
import { readMigrations, stageFiles } from './system/files.ts';
import { startRosterThread } from './system/roster-thread.ts';

/** The folder is not one where data may be kept. */
export class UnsuitableDataFolder extends Error {
  override readonly name = 'UnsuitableDataFolder';
}

export interface OwnConsole {
  readonly folder: DataFolder;
  readonly console: Console;
  readonly close: () => Promise<void>;
}

/** Throws UnsuitableDataFolder, DataFolderBusy, DatabaseFromTheFuture. */
export async function openOwnConsole(path: string): Promise<OwnConsole> {
  const unsuitable = unsuitablePlace(path, placeFacts());
  if (unsuitable !== null) throw new UnsuitableDataFolder(unsuitable);
  const folder = new DataFolder(path);
  try {
    const console = await Console.open({
      clock: systemClock,
      ids: randomIds,
      digests: nodeDigests,
      signer: folder.signer(),
      seals: sealChecker(),
      breathe,
      newKey: () => randomHex(32),
      database: folder.database,
      marker: folder.marker,
      machineName: machineName(),
      migrations: readMigrations(),
      backUp: (db, label) => db.prepare('VACUUM INTO ?').run(folder.backupFile(label)),
      startRosterWorker: startRosterThread,
      stageFiles: (files) => stageFiles(folder.stagingFolder, files),
    });
    const close = async (): Promise<void> => {
      await console.close();
      folder.release();
    };
    return { folder, console, close };
  } catch (error) {
    folder.release();
    throw error;
  }
}
