/** Starts a comparison of rosters as a thread, and gives its one answer. */
import { Worker } from 'node:worker_threads';
import type { RosterComparison } from '../roster-import/compare-rosters.ts';
import type { CompareJob } from '../roster-import/compare-worker.ts';
import type { Comparing } from '../roster-import/roster-disputes.ts';

/** Bundled, the host's files lie flat in one folder; from the sources, the worker lies with the importer. */
const WORKER = import.meta.url.endsWith('.ts') ? new URL('../roster-import/compare-worker.ts', import.meta.url) : new URL('./compare-worker.js', import.meta.url);

export function startCompareThread(job: CompareJob): Comparing {
  const worker = new Worker(WORKER, { workerData: job });
  const done = new Promise<RosterComparison>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  return {
    done,
    // It reads the database to its end, and a thread that is ended in the midst of that takes the whole host along.
    end: () => exited,
  };
}
