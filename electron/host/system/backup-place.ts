/** Whether backups can be kept in a folder that a person chose: tried, not guessed. It may be on another computer, where the database itself may not. */
import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';

/** Null: they can. */
export function whyNoBackupsIn(folder: string, dataFolder: string): string | null {
  if (!isAbsolute(folder)) return 'it is not a whole path, such as D:\\Backups or /mnt/backups.';
  if (resolve(folder) === resolve(dataFolder)) return 'it is the folder of the data itself.';
  const tried = join(folder, 'muster-tries-to-write');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK);
    writeFileSync(tried, '');
    return null;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return `it cannot be written to (${String(error.code)}).`;
    throw error;
  } finally {
    rmSync(tried, { force: true });
  }
}
