/** The active roster as whole entities, for the importer to compare with. Read from the log's own payloads, not from views' columns. */
import type { z } from 'zod';
import { eventRegistry, readPayload } from '../../shared/domain/registry.ts';
import type { RosterEntity, RosterKind, RosterWrite } from '../../shared/domain/roster/entities.ts';
import type { rosterEvents } from '../../shared/domain/roster/events.ts';
import { assert } from '../../shared/kernel/assert.ts';
import type { EventId } from '../../shared/kernel/ids.ts';
import { atOnce, type Pieces } from '../../shared/kernel/slices.ts';
import type { Database } from '../driver.ts';
import { Activations, ROWS_AT_ONCE, standingWrites } from './standing-writes.ts';

const KINDS: readonly RosterKind[] = ['school', 'term', 'student', 'guardian', 'staff', 'class', 'enrollment', 'relationship'];

/** As the newest version reads them, whatever version wrote them; none where they are erased. */
function writesOf(chunk: { readonly type: string; readonly payload: string } | undefined): readonly RosterWrite[] {
  if (chunk === undefined) return [];
  const read = readPayload(eventRegistry, chunk.type, JSON.parse(chunk.payload));
  assert(read.known && read.valid && read.type === 'v2.RosterChunk', 'a write that stands is in a chunk that can be read');
  return (read.payload as z.infer<(typeof rosterEvents)['v2.RosterChunk']>).writes;
}

export const activeRoster = (db: Database, heads: readonly EventId[]): ReadonlyMap<string, RosterEntity> => atOnce(activeRosterInPieces(db, heads));

/** By `kind:id`. Where two rosters stand side by side, the one whose event id is smaller is compared with. */
export function* activeRosterInPieces(db: Database, heads: readonly EventId[]): Pieces<ReadonlyMap<string, RosterEntity>> {
  const chunkOf = db.prepare<[string], { type: string; payload: string }>('SELECT e.type, p.payload FROM log_event e JOIN log_payload p ON p.event_no = e.no WHERE e.id = ?');
  const chunks = new Map<string, ReadonlyMap<string, RosterEntity>>();
  const entitiesOf = (event: string): ReadonlyMap<string, RosterEntity> => {
    const known = chunks.get(event);
    if (known) return known;
    const entities = new Map(writesOf(chunkOf.get(event)).map(({ entity }) => [`${entity.kind}:${entity.id}`, entity]));
    chunks.set(event, entities);
    return entities;
  };
  const activations = new Activations(db, heads);
  const active = new Map<string, RosterEntity>();
  for (const kind of KINDS) {
    yield;
    for (const [index, row] of standingWrites(db, kind, activations).entries()) {
      if (index % ROWS_AT_ONCE === 0) yield;
      const key = `${kind}:${row.id}`;
      const entity = entitiesOf(row.event).get(key);
      if (row.op === 'put' && entity !== undefined && !active.has(key)) active.set(key, entity);
    }
  }
  return active;
}
