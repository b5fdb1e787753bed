/** Divides the writes of an import into pieces that each fit one commit of the log. */
import type { RosterWrite } from '../../../shared/domain/roster/entities.ts';
import { assert } from '../../../shared/kernel/assert.ts';

/**
 * In the order given, each chunk as full as fits, as the JSON of a list: an import is never in memory a second time.
 * Measures plain JSON: the canonical form orders the keys differently, and has the same length.
 */
export function* chunkWrites(writes: readonly RosterWrite[], maxBytes: number): Generator<string, void, undefined> {
  let chunk: string[] = [];
  let sizeBytes = BRACKETS_BYTES;
  for (const write of writes) {
    const text = JSON.stringify(write);
    const writeBytes = Buffer.byteLength(text) + COMMA_BYTES;
    assert(BRACKETS_BYTES + writeBytes <= maxBytes, `a roster write of ${writeBytes} bytes exceeds a chunk of ${maxBytes}`);
    if (sizeBytes + writeBytes > maxBytes) {
      yield `[${chunk.join(',')}]`;
      chunk = [];
      sizeBytes = BRACKETS_BYTES;
    }
    chunk.push(text);
    sizeBytes += writeBytes;
  }
  if (chunk.length > 0) yield `[${chunk.join(',')}]`;
}

const BRACKETS_BYTES = 2;
const COMMA_BYTES = 1;
