/**
 * Where this console's backups lie: in its data folder until another folder is set, and each with its console and moment in its
 * name, so that consoles may share a folder and none prunes another's.
 */
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { readJson, writeDurably } from './durable-files.ts';

const SETTINGS = 'backups.json';
/** Beginning of the console's id: enough to tell apart the few that share a folder. */
const ID_LETTERS = 12;
const DEFAULT_KEEP = 7;

const settings = z.object({ folder: z.string().nullable(), keep: z.number().int().positive() });
export type BackupSettings = z.infer<typeof settings>;

export interface BackupFile {
  readonly file: string;
  readonly madeWall: number;
  readonly sizeBytes: number;
}

export class BackupShelf {
  readonly #path: string;
  readonly #console: string;
  /** By whoever started the host: goes before what is set on the screens. */
  readonly #given: string | null;

  constructor(path: string, console: string, given: string | null) {
    this.#path = path;
    this.#console = console.slice(0, ID_LETTERS);
    this.#given = given;
  }

  get settings(): BackupSettings {
    const set = settings.safeParse(readJson(join(this.#path, SETTINGS))).data ?? { folder: null, keep: DEFAULT_KEEP };
    return this.#given === null ? set : { ...set, folder: this.#given };
  }

  get isGiven(): boolean {
    return this.#given !== null;
  }

  set(chosen: BackupSettings): void {
    writeDurably(join(this.#path, SETTINGS), JSON.stringify(chosen));
  }

  get folder(): string {
    return this.settings.folder ?? join(this.#path, 'backups');
  }

  /** Beside them; of this console alone, since consoles do not have the same ones. */
  get photos(): string {
    return join(this.folder, `photos-${this.#console}`);
  }

  nameAt(wallMs: number): string {
    return `muster-${this.#console}-${new Date(wallMs).toISOString().slice(0, 19).replaceAll(':', '-')}Z.db`;
  }

  /** Of this console, the newest first; none where the folder cannot be read. */
  list(): readonly BackupFile[] {
    return backupsIn(this.folder).filter(({ file }) => backupNamed(basename(file))?.console === this.#console);
  }
}

/** What a backup's name says: the beginning of its console's id, and when it was made. Null: it is none's. */
export function backupNamed(name: string): { readonly console: string; readonly madeWall: number } | null {
  const [, console, day, hour, minute, second] = /^muster-([a-z0-9]+)-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.db$/.exec(name) ?? [];
  return console === undefined ? null : { console, madeWall: Date.parse(`${day}T${hour}:${minute}:${second}Z`) };
}

/** Of every console, the newest first; none where the folder cannot be read. */
export function backupsIn(folder: string): readonly BackupFile[] {
  return namesIn(folder)
    .flatMap((name) => {
      const named = backupNamed(name);
      const there = named === null ? undefined : statSync(join(folder, name), { throwIfNoEntry: false });
      return named !== null && there?.isFile() === true ? [{ file: join(folder, name), madeWall: named.madeWall, sizeBytes: there.size }] : [];
    })
    .sort((a, b) => b.madeWall - a.madeWall);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}
