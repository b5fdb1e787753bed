/** What windows see of the files of this console: its backups, and what happened where its database was damaged. It concerns this computer alone and is no fact. */
import { z } from 'zod';
import type { Role } from '../domain/site/events.ts';
import { keysKept, replacedKeys } from './keys-kept.ts';
import type { Permission } from './permission.ts';

const administrator: readonly Role[] = ['administrator'];
const command: readonly Role[] = ['administrator', 'assistantPrincipal'];
const wall = z.number().int();

const MAX_BACKUPS_KEPT = 60;
/** As long as any system lets a path be. */
const path = z.string().min(1).max(4_096);

/** `recovered`: the database was damaged or gone, or another was put in its place; `keysReplaced`: the same of this console's keys; nobody has put that away yet. */
export const dataTrouble = z.enum(['recovered', 'keysReplaced', 'backupFailed']);
export type DataTrouble = z.infer<typeof dataTrouble>;

const backupsRow = z.object({
  key: z.string(),
  folder: z.string(),
  /** It is in the data folder: it does not outlive the disk. */
  ownFolder: z.boolean(),
  /** By whoever manages this computer; it cannot be changed here. */
  isGiven: z.boolean(),
  keep: z.number().int(),
  /** So many are there. */
  kept: z.number().int(),
  last: z.object({ wall, sizeBytes: z.number().int() }).nullable(),
  running: z.boolean(),
  failed: z.object({ sinceWall: wall, message: z.string(), whatToDo: z.string() }).nullable(),
  recovery: z
    .object({
      atWall: wall,
      /** SQLite's name for the fault; `CONTENT`: a text is not what was written; `GONE`; `LOST`: the newest of it; `RESTORED`: by a person. */
      why: z.string(),
      /** Where what was there is kept, in the data folder; null: nothing was. */
      aside: z.string().nullable(),
      /** When the backup was made that took its place; null: an empty database did. */
      backupWall: wall.nullable(),
      /** Of what is kept aside; null: it is being read. */
      read: z.object({ commits: z.number().int(), lost: z.number().int() }).nullable(),
    })
    .nullable(),
  /** Where the keys of this console and the site's pepper are. */
  keys: keysKept,
  /** Keys in whose place new ones were put: they were `gone`, `broken`, or `locked` in a store that does not give them back. */
  keysReplaced: replacedKeys.nullable(),
});
export type BackupsRow = z.infer<typeof backupsRow>;

const backupLook = z.object({
  file: z.string(),
  siteName: z.string(),
  /** '' where neither its name nor what it holds says it. */
  consoleName: z.string(),
  /** By its name, or else by the file's own time. */
  madeWall: wall,
  /** Of the last entry in it. */
  newestWall: wall,
  events: z.number().int(),
  /** Of Muster; null: it is older than such words. */
  version: z.string().nullable(),
  sizeBytes: z.number().int(),
});
export type BackupLook = z.infer<typeof backupLook>;

/** What is said of one before it is restored. `moment`: a time in words. */
export const backupWords = ({ siteName, consoleName, madeWall, newestWall, events, version }: BackupLook, moment: (wallMs: number) => string): readonly string[] => [
  `${siteName}${consoleName === '' ? '' : `, by the console ${consoleName}`}`,
  `Made ${moment(madeWall)}${version === null ? '' : ` by Muster ${version}`}`,
  `${events.toLocaleString('en-US')} ${events === 1 ? 'entry' : 'entries'}, the last of ${moment(newestWall)}`,
];

const backupsFound = z.object({
  folder: z.string(),
  /** In the folder that was asked for, newest first, of whatever console. */
  backups: z.array(backupLook.pick({ file: true, madeWall: true, sizeBytes: true })),
  /** What the file holds that was asked for. */
  one: backupLook.nullable(),
});
export type BackupsFound = z.infer<typeof backupsFound>;

export const backupSubscriptions = {
  /** One row, or none where nobody looks after the files. */
  backups: { permission: command, params: z.strictObject({}), row: backupsRow },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; row: z.ZodObject }>;

export const backupQueries = {
  /** `folder` null: in the data folder. */
  setBackups: { permission: administrator, params: z.strictObject({ folder: path.nullable(), keep: z.number().int().min(1).max(MAX_BACKUPS_KEPT) }), answer: z.object({}) },
  backUpNow: { permission: command, params: z.strictObject({}), answer: z.object({ sizeBytes: z.number().int() }) },
  /** Somebody has read what happened to the data or the keys. */
  putAwayRecovery: { permission: command, params: z.strictObject({}), answer: z.object({}) },
  /** `place`: a folder or a file; null: the folder that is set. Before there is a school here anybody may; after that an administrator. */
  lookForBackups: { permission: 'anyone', params: z.strictObject({ place: path.nullable() }), answer: backupsFound },
  /** Before there is a school here anybody may; after that an administrator. `instead`: also of another school. */
  restoreBackup: { permission: 'anyone', params: z.strictObject({ file: path, instead: z.boolean() }), answer: z.object({}) },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; answer: z.ZodType }>;
