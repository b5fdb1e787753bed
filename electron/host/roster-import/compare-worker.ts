/** Compares the active rosters in a thread of its own: each of them is a whole school. Opens the database to read, and writes nothing. */
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../../db/driver.ts';
import { activeRoster } from '../../../db/queries/active-roster.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';
import { defined } from '../../../shared/kernel/assert.ts';
import { compareRosters, type RosterComparison } from './compare-rosters.ts';

export interface CompareJob {
  readonly database: string;
  readonly heads: readonly EventId[];
}

function compare({ database, heads }: CompareJob): RosterComparison {
  const db = openDatabase(database, { synchronous: 'FULL', readonly: true });
  try {
    return compareRosters(new Map(heads.map((head) => [head, activeRoster(db, [head])])));
  } finally {
    db.close();
  }
}

defined(parentPort, 'this file runs in a worker').postMessage(compare(workerData as CompareJob));
