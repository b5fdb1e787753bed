/** What the command line does with backups, in a folder of its own or at the host that runs. */
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { BackupLook } from '../../../shared/contract/backup-procedures.ts';
import type { Rejection } from '../../../shared/kernel/decision.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { restoreRefused } from '../backups/refusals.ts';
import { lookForBackups } from '../system/examine-backup.ts';
import { readMigrations } from '../system/files.ts';
import { readWrapped } from '../system/key-store.ts';
import { managedFacts, readManaged } from '../system/managed-settings.ts';
import type { Recovery } from '../system/recovery.ts';
import { openOwnConsole, type OwnConsole } from '../own-console.ts';
import { asManaged } from './as-managed.ts';
import { BackupShelf, type BackupFile } from '../system/backup-shelf.ts';
import { CONSOLE_KEY, NETWORK_KEY } from '../system/set-aside.ts';

/** `file`: absolute. `instead`: also in the place of another site. */
export const restoreRequest = z.strictObject({ file: z.string(), instead: z.boolean() });

export interface BackupReport {
  readonly made: { readonly file: string; readonly sizeBytes: number } | null;
  readonly rejection: Rejection | null;
}

export async function makeBackup(own: OwnConsole): Promise<BackupReport> {
  const done = await own.data.care.backUp();
  const [newest] = own.data.backups();
  return done.ok && newest !== undefined ? { made: { file: newest.file, sizeBytes: done.value.sizeBytes }, rejection: null } : { made: null, rejection: done.ok ? null : done.error };
}

export interface RestoreReport {
  /** By a host that runs: it begins again by itself. */
  readonly atHost: boolean;
  readonly read: Recovery['read'];
  readonly rejection: Rejection | null;
}

export function restoreRunning(own: OwnConsole, { file, instead }: z.infer<typeof restoreRequest>): RestoreReport {
  const asked = own.data.care.restore(file, instead);
  return { atHost: true, read: null, rejection: asked.ok ? null : asked.error };
}

export interface BackupsReport {
  readonly place: string;
  readonly backups: readonly (BackupLook | { readonly file: string; readonly rejection: Rejection })[];
  readonly rejection: Rejection | null;
}

/** Each backup of a folder looked through to its last word, or the one file; `place` null: the folder that is set. Of no console, so it may run beside one. */
export function lookThrough(data: string, place: string | null): BackupsReport {
  const asked = place ?? readManaged(managedFacts())?.settings.backupFolder ?? new BackupShelf(data, '', null).folder;
  const path = mkdtempSync(join(tmpdir(), 'muster-look-'));
  try {
    const needs = { path, migrations: readMigrations() };
    const look = (file: string): BackupsReport['backups'] => {
      const found = lookForBackups(file, needs);
      if (!found.ok) return [{ file, rejection: restoreRefused(found.error) }];
      return found.value.one === null ? found.value.backups.flatMap((one) => look(one.file)) : [found.value.one];
    };
    return existsSync(asked) ? { place: asked, backups: look(asked), rejection: null } : { place: asked, backups: [], rejection: restoreRefused({ is: 'notThere', file: asked }) };
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

/** In a folder that nobody has open. */
export async function restoreHere(data: string, file: string, instead: boolean): Promise<RestoreReport> {
  let chosen: BackupFile | null = null;
  const before = await openOwnConsole(data, null, { ...asManaged(), beginAgainOn: (backup) => (chosen = backup) });
  const asked = before.data.care.restore(file, instead);
  await before.close();
  if (chosen === null) return { atHost: false, read: null, rejection: asked.ok ? null : asked.error };
  const after = await openOwnConsole(data, null, { ...asManaged(), restore: chosen });
  const read = after.data.care.row().recovery?.read ?? null;
  await after.close();
  return { atHost: false, read, rejection: null };
}

/**
 * On another computer: with the keys of the console that is gone, this one is that console, and those that it let in take what it
 * writes. Never where a console has begun, whose own keys they would overwrite.
 */
export function takeOverKeys(from: string, data: string): Result<null, Rejection> {
  if (existsSync(join(data, CONSOLE_KEY))) return err({ name: 'KeysAlreadyHere', message: `There are keys in ${data} already.`, whatToDo: 'Give a new folder with --data.' });
  for (const name of [CONSOLE_KEY, NETWORK_KEY]) if (!existsSync(join(from, name))) return err({ name: 'KeysNotThere', message: `There is no ${name} in ${from}.`, whatToDo: 'Give the folder with both key files of the console that is gone.' });
  if ([CONSOLE_KEY, NETWORK_KEY].some((name) => readWrapped(readFileSync(join(from, name), 'utf8')) !== 'plain')) return err({ name: 'KeysWrapped', message: `The keys in ${from} are in the key store of the computer that is gone, and open nowhere else.`, whatToDo: 'Restore without --keys: this computer gets new ones. Another console lets it in, or, where none is left, it lets others in.' });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  for (const name of [CONSOLE_KEY, NETWORK_KEY]) {
    copyFileSync(join(from, name), join(data, name));
    chmodSync(join(data, name), 0o600);
  }
  return ok(null);
}
