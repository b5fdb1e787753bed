/**
 * Makes one backup in a thread of its own: a compact copy as of one moment, checked from its pages to every seal and view before
 * it counts, carried to its folder, read there again, and only then given its name. The console goes on writing meanwhile.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { stampVersion } from '../../../db/backup-stamp.ts';
import { logDigest } from '../../../db/digests.ts';
import { openDatabase } from '../../../db/driver.ts';
import { verifyDatabase } from '../../../db/verify.ts';
import { eventRegistry } from '../../../shared/domain/registry.ts';
import { defined } from '../../../shared/kernel/assert.ts';
import { Slices } from '../../../shared/kernel/slices.ts';
import { breathe, systemClock } from './clock.ts';
import { nodeDigests, sealChecker } from './crypto.ts';
import { syncFile, syncFolder } from './durable-files.ts';

export interface BackupJob {
  readonly database: string;
  /** Made and checked there, on the console's own disk: SQLite's locks do not hold on a share. */
  readonly draft: string;
  readonly target: string;
  /** Of Muster, which is written into it. */
  readonly version: string;
  readonly photos: { readonly from: string; readonly to: string };
  /** Older ones, to be removed when this one is there. */
  readonly tooOld: readonly string[];
}

/** What became of it. `DAMAGED`: what was copied is damaged itself; `VIEWS_DIFFER`: only what is made of the log. */
export type BackupOutcome = { readonly made: true; readonly sizeBytes: number; readonly events: number; readonly logDigest: string } | { readonly made: false; readonly code: string };

async function backUp({ database, draft, target, version, photos, tooOld }: BackupJob): Promise<BackupOutcome> {
  rmSync(draft, { force: true });
  mkdirSync(dirname(draft), { recursive: true, mode: 0o700 });
  const live = openDatabase(database, { synchronous: 'FULL', readonly: true });
  try {
    live.prepare('VACUUM INTO ?').run(draft);
  } finally {
    live.close();
  }
  stampVersion(draft, version);
  const copy = openDatabase(draft, { synchronous: 'FULL', readonly: true });
  let digest: string;
  let events: number;
  try {
    const report = await verifyDatabase(copy, { digests: nodeDigests, seals: sealChecker(), registry: eventRegistry }, new Slices(systemClock, breathe));
    if (report.findings.length > 0) return { made: false, code: report.findings.every(({ table }) => table.startsWith('view_')) ? 'VIEWS_DIFFER' : 'DAMAGED' };
    digest = logDigest(copy, nodeDigests);
    events = report.events;
  } finally {
    copy.close();
  }
  await carry(draft, target);
  copyPhotos(photos.from, photos.to);
  for (const file of tooOld) rmSync(file, { force: true });
  return { made: true, sizeBytes: statSync(target).size, events, logDigest: digest };
}

async function carry(draft: string, target: string): Promise<void> {
  const part = `${target}.part`;
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  try {
    copyFileSync(draft, part);
    syncFile(part);
    if ((await digestOf(part)) !== (await digestOf(draft))) throw Object.assign(new Error('the copy is another than what was copied'), { code: 'NOT_THE_SAME' });
    renameSync(part, target);
    syncFolder(dirname(target));
  } finally {
    rmSync(part, { force: true });
    rmSync(draft, { force: true });
  }
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/** Each is named by its digest, so one that is there is the same. What the console has deleted is deleted there too. */
function copyPhotos(from: string, to: string): void {
  const wanted = new Set(readdirSync(from));
  if (wanted.size === 0 && !existsSync(to)) return;
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const there = new Set(readdirSync(to));
  for (const name of wanted) {
    if (there.has(name)) continue;
    copyFileSync(join(from, name), join(to, `${name}.part`));
    renameSync(join(to, `${name}.part`), join(to, name));
  }
  for (const name of there) if (!wanted.has(name)) rmSync(join(to, name), { force: true });
}

const port = defined(parentPort, 'this file runs in a worker');
try {
  port.postMessage(await backUp(workerData as BackupJob));
} catch (error) {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  port.postMessage({ made: false, code: String(error.code) } satisfies BackupOutcome);
}
