/** Where the worker leaves what it planned, so that its memory is free while a person looks at the preview. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { RosterWrite } from '../../../shared/domain/roster/entities.ts';
import { writeDurably } from '../system/durable-files.ts';
import { chunkWrites } from './chunk-writes.ts';
import { CHUNKS_FILE, PLAN_FILE, type StagedPlan } from './import-staging.ts';

/** The writes of one chunk as JSON; leaves room in a commit for the header and the rest of the payload. */
const MAX_CHUNK_BYTES = 96 * 1024;

/** The plan comes last: where it is there, the chunks are on disk. */
export function leavePlan(folder: string, plan: Omit<StagedPlan, 'chunks'>, writes: readonly RosterWrite[]): void {
  const file = openSync(join(folder, CHUNKS_FILE), 'w', 0o600);
  let chunks = 0;
  try {
    for (const chunk of chunkWrites(writes, MAX_CHUNK_BYTES)) {
      writeSync(file, `${chunk}\n`);
      chunks += 1;
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  const complete: StagedPlan = { ...plan, chunks };
  writeDurably(join(folder, PLAN_FILE), JSON.stringify(complete));
}
