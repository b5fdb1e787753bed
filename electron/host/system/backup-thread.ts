/** Has a backup made by a thread, and gives its one answer. */
import { Worker } from 'node:worker_threads';
import type { BackupJob, BackupOutcome } from './backup-worker.ts';

/** Bundled, the host's files lie flat in one folder; so do these sources. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './backup-worker.ts' : './backup-worker.js', import.meta.url);

export interface BackupRun {
  readonly done: Promise<BackupOutcome>;
  /** Ends it at once; what it has half done has no name yet. */
  readonly stop: () => Promise<unknown>;
}

export function startBackup(job: BackupJob): BackupRun {
  const worker = new Worker(WORKER, { workerData: job });
  const done = new Promise<BackupOutcome>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => resolve({ made: false, code: 'STOPPED' }));
  });
  return { done, stop: () => worker.terminate() };
}
