/** Has a list of the day read by a thread, and gives its one answer. */
import { Worker } from 'node:worker_threads';
import type { DayListJob, ReadDayList } from '../day-lists/read-day-list.ts';

/** Bundled, the host's files lie flat in one folder; from the sources, the worker lies with the lists of the day. */
const WORKER = import.meta.url.endsWith('.ts') ? new URL('../day-lists/day-list-worker.ts', import.meta.url) : new URL('./day-list-worker.js', import.meta.url);

export const readDayListInThread = (job: DayListJob): Promise<ReadDayList> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: job });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
