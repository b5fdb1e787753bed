/** Divides the writes of an import into pieces that each fit one commit of the log. */
import type { RosterWrite } from '../../../shared/domain/roster/entities.ts';
import { assert } from '../../../shared/kernel/assert.ts';

/**
 * In the order given, each chunk as full as fits. Measures plain JSON: the canonical form orders the keys differently,
 * and has the same length.
 */
export function chunkWrites(writes: readonly RosterWrite[], maxBytes: number): readonly (readonly RosterWrite[])[] {
  const chunks: RosterWrite[][] = [];
  let chunk: RosterWrite[] = [];
  let sizeBytes = BRACKETS_BYTES;
  for (const write of writes) {
    const writeBytes = Buffer.byteLength(JSON.stringify(write)) + COMMA_BYTES;
    assert(BRACKETS_BYTES + writeBytes <= maxBytes, `a roster write of ${writeBytes} bytes exceeds a chunk of ${maxBytes}`);
    if (sizeBytes + writeBytes > maxBytes) {
      chunks.push(chunk);
      chunk = [];
      sizeBytes = BRACKETS_BYTES;
    }
    chunk.push(write);
    sizeBytes += writeBytes;
  }
  if (chunk.length > 0) chunks.push(chunk);
  return chunks;
}

const BRACKETS_BYTES = 2;
const COMMA_BYTES = 1;
