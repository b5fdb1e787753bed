/** Starts the roster worker as a thread. Its memory is bounded, so that a roster beyond all measure fails alone. */
import { Worker } from 'node:worker_threads';
import type { ImportJob, FromWorker } from '../roster-import/worker-messages.ts';
import type { RosterWorker, WorkerOutcome } from '../roster-import/roster-imports.ts';

/** Bundled, the host's files lie flat in one folder; from the sources, the worker lies with the importer. */
const WORKER = import.meta.url.endsWith('.ts') ? new URL('../roster-import/roster-worker.ts', import.meta.url) : new URL('./roster-worker.js', import.meta.url);

/** 10,000 students need a sixth of it; with more room the collector only waits longer. Young objects get little: what a parser throws away is better thrown away at once. */
const LIMITS = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 16 } as const;

export function startRosterThread(job: ImportJob, comparing: () => void): RosterWorker {
  const worker = new Worker(WORKER, { workerData: job, resourceLimits: LIMITS });
  let mayEnd: () => void = () => undefined;
  const hasRead = new Promise<void>((resolve) => (mayEnd = resolve));
  const outcome = new Promise<WorkerOutcome>((resolve, reject) => {
    let found: WorkerOutcome = { kind: 'ended' };
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'read') mayEnd();
      else if (message.kind === 'comparing') comparing();
      else found = message;
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ kind: 'tooLarge' });
      else reject(error);
    });
    // Not before: until then it holds its memory and its files.
    worker.on('exit', () => {
      mayEnd();
      resolve(found);
    });
  });
  return {
    outcome,
    // A thread that is ended while it loads the database's native code, or is inside of it, takes the whole host along.
    async end() {
      await hasRead;
      await worker.terminate();
    },
  };
}
