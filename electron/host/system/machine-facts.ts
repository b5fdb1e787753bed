/** What this computer is and how full, in numbers: for the support file. Not its name, nor that of whoever uses it. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { availableParallelism, freemem, release, totalmem, uptime } from 'node:os';
import { join } from 'node:path';
import { freeBytes } from './data-place.ts';
import { memoryBytes } from './gauge.ts';

export interface MachineFacts {
  readonly node: string;
  readonly platform: NodeJS.Platform;
  readonly arch: NodeJS.Architecture;
  /** The numbers of the system's release. */
  readonly system: string;
  readonly processors: number;
  readonly memoryBytes: { readonly total: number; readonly free: number; readonly muster: number };
  readonly upSeconds: { readonly computer: number; readonly muster: number };
  /** Null where the system does not say. */
  readonly diskFreeBytes: number | null;
  readonly parts: Readonly<Record<(typeof PARTS)[number], { readonly files: number; readonly bytes: number }>>;
}

/** Of the data folder: files, and folders of files. */
const PARTS = ['muster.db', 'muster.db-wal', 'photos', 'backups', 'logs', 'staging', 'ballast'] as const;

export const machineFacts = (data: string): MachineFacts => ({
  node: process.versions.node,
  platform: process.platform,
  arch: process.arch,
  system: /\d+\.\d+\.\d+/.exec(release())?.[0] ?? '0.0.0',
  processors: availableParallelism(),
  memoryBytes: { total: totalmem(), free: freemem(), muster: memoryBytes() },
  upSeconds: { computer: Math.round(uptime()), muster: Math.round(process.uptime()) },
  diskFreeBytes: freeBytes(data),
  parts: { 'muster.db': sizeOf(data, 'muster.db'), 'muster.db-wal': sizeOf(data, 'muster.db-wal'), photos: sizeOf(data, 'photos'), backups: sizeOf(data, 'backups'), logs: sizeOf(data, 'logs'), staging: sizeOf(data, 'staging'), ballast: sizeOf(data, 'ballast') },
});

function sizeOf(data: string, part: (typeof PARTS)[number]): { readonly files: number; readonly bytes: number } {
  const path = join(data, part);
  if (!existsSync(path)) return { files: 0, bytes: 0 };
  if (!statSync(path).isDirectory()) return { files: 1, bytes: statSync(path).size };
  const sizes = readdirSync(path, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0] : []));
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
