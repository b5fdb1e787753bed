/** Where the worker leaves what it planned, so that its memory is free while a person looks at the preview. */
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { RosterWrite } from '../../../shared/domain/roster/entities.ts';
import { writeDurably } from '../system/durable-files.ts';
import { chunkWrites } from './chunk-writes.ts';
import { CHUNKS_FILE, PHOTO_FOLDER, PHOTOS_FILE, PLAN_FILE, type StagedPhoto, type StagedPlan } from './import-staging.ts';

/** The writes of one chunk as JSON; leaves room in a commit for the header and the rest of the payload. */
const MAX_CHUNK_BYTES = 96 * 1024;

/** The plan comes last: where it is there, the chunks and the photos are on disk. */
export function leavePlan(folder: string, plan: Omit<StagedPlan, 'chunks'>, writes: readonly RosterWrite[], photos: readonly StagedPhoto[]): void {
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
  writeDurably(join(folder, PHOTOS_FILE), JSON.stringify(photos));
  const complete: StagedPlan = { ...plan, chunks };
  writeDurably(join(folder, PLAN_FILE), JSON.stringify(complete));
}

/** The bytes of one photo, under the name that they keep. */
export function leavePhoto(folder: string, sha256: string, bytes: Uint8Array): void {
  mkdirSync(join(folder, PHOTO_FOLDER), { recursive: true, mode: 0o700 });
  const file = openSync(join(folder, PHOTO_FOLDER, sha256), 'w', 0o600);
  try {
    writeSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
