/**
 * Reads and compares a roster in a thread of its own, so that an alarm commits meanwhile. It opens the database to read
 * what is active and writes nothing there: it leaves its plan in the staging folder, says what it would change, and ends.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../../db/driver.ts';
import type { ImportPreview } from '../../../shared/contract/procedures.ts';
import { defined } from '../../../shared/kernel/assert.ts';
import { nodeDigests } from '../system/crypto.ts';
import { readActiveRoster } from './active-roster.ts';
import { leavePlan } from './leave-plan.ts';
import { planJob } from './plan-job.ts';
import type { FromWorker, ImportJob } from './worker-messages.ts';

const port = defined(parentPort, 'this file runs in a worker');
const send = (message: FromWorker): void => port.postMessage(message);

async function plan(job: ImportJob): Promise<ImportPreview> {
  const db = openDatabase(job.database, { synchronous: 'FULL', readonly: true });
  try {
    const active = readActiveRoster(db);
    // Comparing rosters that are active reads the database to the end.
    if (job.source.kind !== 'active') send({ kind: 'read' });
    const { preview: found, writes, photos, photosAlone } = await planJob(job, db, active, () => send({ kind: 'comparing' }));
    const { accepted, ...rest } = found;
    const preview: ImportPreview = { ...rest, ticket: accepted ? job.import : null };
    if (accepted) leavePlan(job.staging, { heads: [...active.heads], keyDigest: nodeDigests.sha256(job.idKey), photosAlone, preview }, writes, photos);
    return preview;
  } finally {
    db.close();
  }
}

send({ kind: 'preview', preview: await plan(workerData as ImportJob) });
