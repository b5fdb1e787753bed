/**
 * A database that cannot be read, is gone, or is to be another: what was there is kept aside and never deleted, the newest good
 * backup takes its place, or an empty one. Without the marker of an orderly end the console then begins a new incarnation, so
 * that it never numbers anew what peers have heard. What was done is written down before it is done.
 */
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { damageOf, eventsIn, type Look } from '../../../db/health.ts';
import { forgetThatComputer } from '../../../db/local-restored.ts';
import type { BackupFile } from './backup-shelf.ts';
import { nodeDigests } from './crypto.ts';
import { readJson, syncFile, syncFolder, writeDurably } from './durable-files.ts';

export const DATABASE = 'muster.db';
export const MARKER = 'closed-in-order.json';
const FILES = [DATABASE, `${DATABASE}-wal`, `${DATABASE}-shm`];
export const KEPT = 'kept-aside';
const NOTE = 'recovery.json';
const DAMAGED = 'damaged';
/** A school of 1,200 after a year or two. */
const READ_AT_START_BYTES = 64 * 1024 * 1024;

const recovery = z.object({
  atWall: z.number(),
  /** SQLite's name for the fault; `CONTENT`: a text is not what was written; `GONE`: there was none where one should be; `LOST`: it ends before what it held; `RESTORED`: a person put a backup in its place. */
  why: z.string(),
  /** The folder with what was there, in the data folder; null: nothing was. */
  aside: z.string().nullable(),
  backup: z.object({ file: z.string(), madeWall: z.number() }).nullable(),
  /** What was read back of it; null: not read to its end yet. */
  read: z.object({ commits: z.number(), lost: z.number() }).nullable(),
});
export type Recovery = z.infer<typeof recovery>;

/** What happened last and nobody has put away yet. */
function readRecovery(path: string): Recovery | null {
  return recovery.safeParse(readJson(join(path, NOTE))).data ?? null;
}

export const writeRecovery = (path: string, note: Recovery): void => writeDurably(join(path, NOTE), JSON.stringify(note));

export function forgetRecovery(path: string): void {
  rmSync(join(path, NOTE), { force: true });
  syncFolder(path);
}

/** A thorough look found it, or opening broke on it: the next start is to recover. */
export const markDamaged = (path: string): void => writeDurably(join(path, DAMAGED), '');

export const keptDatabase = (path: string, aside: string): string => join(path, aside, DATABASE);

interface RecoveryNeeds {
  readonly path: string;
  readonly wallMs: number;
  /** So many were here when that was last written down; 0: no site was known. */
  readonly hadEvents: number;
  /** Newest first. */
  readonly backups: () => readonly BackupFile[];
}

/** To be called while nothing of the folder is open but its lock. Null: nothing has happened that a person must hear of. */
export function recoverWhereBroken({ path, wallMs, hadEvents, backups }: RecoveryNeeds): Recovery | null {
  const fault = existsSync(join(path, DAMAGED)) ? 'CONTENT' : faultOf(path, hadEvents);
  if (fault === null) return readRecovery(path);
  const backup = backups().find(({ file }) => damageOf(file, 'content', nodeDigests) === null) ?? null;
  if (fault !== 'LOST' || (backup !== null && eventsIn(backup.file) > eventsIn(join(path, DATABASE)))) return replaceDatabase(path, { why: fault, wallMs, backup });
  // A write-ahead log that was damaged: SQLite takes what is whole, and says nothing. A second history must not begin where the first was cut.
  rmSync(join(path, MARKER), { force: true });
  const note: Recovery = { atWall: wallMs, why: fault, aside: null, backup: null, read: null };
  writeRecovery(path, note);
  return note;
}

/** `backup` null: an empty one. */
export function replaceDatabase(path: string, { why, wallMs, backup }: { readonly why: string; readonly wallMs: number; readonly backup: BackupFile | null }): Recovery {
  const fresh = join(path, `${DATABASE}.new`);
  const taken = backup !== null && copyBackup(backup.file, fresh) ? backup : null;
  const going = FILES.filter((name) => existsSync(join(path, name)));
  // After a crash in between, what went aside then is what is to be read back.
  const aside = going.length > 0 ? nextAside(path) : (readRecovery(path)?.aside ?? null);
  const note: Recovery = { atWall: wallMs, why, aside, backup: taken === null ? null : { file: taken.file, madeWall: taken.madeWall }, read: null };
  rmSync(join(path, MARKER), { force: true });
  writeRecovery(path, note);
  if (aside !== null) mkdirSync(join(path, aside), { recursive: true, mode: 0o700 });
  for (const name of going) renameSync(join(path, name), join(path, aside ?? '', name));
  if (taken !== null) renameSync(fresh, join(path, DATABASE));
  rmSync(join(path, DAMAGED), { force: true });
  syncFolder(path);
  return note;
}

/** False: the disk has no room for it. Then what is kept aside is read back into an empty one, as far as there is room. */
function copyBackup(file: string, fresh: string): boolean {
  rmSync(fresh, { force: true });
  try {
    copyFileSync(file, fresh);
    chmodSync(fresh, 0o600);
    forgetThatComputer(fresh);
    syncFile(fresh);
    return true;
  } catch (error) {
    rmSync(fresh, { force: true });
    if (error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'SQLITE_FULL'].includes(String(error.code))) return false;
    throw error;
  }
}

/** Nobody waits for a large file: each backup is looked at to its last text within a day. */
function lookAtStart(path: string, sizeBytes: number): Look {
  const isSmall = sizeBytes <= READ_AT_START_BYTES;
  if (existsSync(join(path, MARKER))) return isSmall ? 'pages' : 'opening';
  return isSmall ? 'content' : 'pages';
}

/** Null: it can be read, or there never was one. */
function faultOf(path: string, hadEvents: number): string | null {
  const file = join(path, DATABASE);
  const there = statSync(file, { throwIfNoEntry: false });
  if (there === undefined || (there.isFile() && there.size === 0)) return hadEvents > 0 ? 'GONE' : null;
  if (there.isFile()) mayBeWritten(path);
  return damageOf(file, lookAtStart(path, there.size), nodeDigests) ?? (eventsIn(file) < hadEvents ? 'LOST' : null);
}

/** Somebody's copy, or a tool, left it read-only; it is ours. Where the system refuses, opening it says so. */
function mayBeWritten(path: string): void {
  const writable = 0o200;
  for (const name of FILES) {
    const file = join(path, name);
    const there = statSync(file, { throwIfNoEntry: false });
    if (there !== undefined && (there.mode & writable) === 0) chmodSync(file, 0o600);
  }
}

function nextAside(path: string): string {
  const folder = join(path, KEPT);
  const numbers = existsSync(folder) ? readdirSync(folder).map(Number).filter(Number.isInteger) : [];
  return join(KEPT, String(Math.max(0, ...numbers) + 1));
}
