/** Starts the roster worker as a thread and puts its messages in a queue. */
import { Worker } from 'node:worker_threads';
import type { RosterWorker } from '../roster-import/roster-imports.ts';
import type { FromWorker, ImportJob } from '../roster-import/worker-messages.ts';

/** Bundled, the host's files lie flat in one folder; from the sources, the worker lies with the importer. */
const WORKER = import.meta.url.endsWith('.ts') ? new URL('../roster-import/roster-worker.ts', import.meta.url) : new URL('./roster-worker.js', import.meta.url);

export function startRosterThread(job: ImportJob): RosterWorker {
  const worker = new Worker(WORKER, { workerData: job });
  const come: FromWorker[] = [];
  let failure: Error | null = null;
  let wake: () => void = () => undefined;
  worker.on('message', (message: FromWorker) => {
    come.push(message);
    wake();
  });
  worker.on('error', (error) => {
    failure = error instanceof Error ? error : new Error(String(error));
    wake();
  });
  return {
    async next() {
      while (come.length === 0) {
        if (failure !== null) throw failure;
        await new Promise<void>((resolve) => (wake = resolve));
      }
      const message = come.shift();
      if (message === undefined) throw new Error('the queue was not empty');
      return message;
    },
    ask: () => worker.postMessage('next'),
    async end() {
      await worker.terminate();
    },
  };
}
