/**
 * Reads and compares a roster in a thread of its own, so that an alarm commits meanwhile. It opens the database to read
 * what is active, and writes nothing: the host asks for the chunks one by one and commits them itself.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../../db/driver.ts';
import { defined } from '../../../shared/kernel/assert.ts';
import { readActiveRoster } from './active-roster.ts';
import { chunkWrites } from './chunk-writes.ts';
import { planJob, type PlannedJob } from './plan-job.ts';
import { MAX_CHUNK_BYTES, type FromWorker, type ImportJob } from './worker-messages.ts';

const port = defined(parentPort, 'this file runs in a worker');
const send = (message: FromWorker): void => port.postMessage(message);

async function plan(job: ImportJob): Promise<PlannedJob & { readonly heads: readonly string[] }> {
  const db = openDatabase(job.database, { synchronous: 'FULL', readonly: true });
  try {
    const active = readActiveRoster(db);
    return { heads: active.heads, ...(await planJob(job, db, active)) };
  } finally {
    db.close();
  }
}

const { heads, preview, writes } = await plan(workerData as ImportJob);
send({ kind: 'preview', heads, preview });
const chunks = [...chunkWrites(writes, MAX_CHUNK_BYTES)];
port.on('message', () => {
  const next = chunks.shift();
  send(next === undefined ? { kind: 'end' } : { kind: 'chunk', writes: next });
});
