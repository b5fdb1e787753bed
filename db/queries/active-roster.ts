/** The active roster as whole entities, for the importer to compare with. Read from the log's own payloads, not from views' columns. */
import type { RosterEntity, RosterKind, RosterWrite } from '../../shared/domain/roster/entities.ts';
import type { EventId } from '../../shared/kernel/ids.ts';
import type { Database } from '../driver.ts';
import { Activations, standingRows } from './standing-writes.ts';

const KINDS: readonly RosterKind[] = ['school', 'term', 'student', 'guardian', 'staff', 'class', 'enrollment', 'relationship'];

/** By `kind:id`. Where two rosters stand side by side, the one whose event id is smaller is compared with. */
export function activeRoster(db: Database, heads: readonly EventId[]): ReadonlyMap<string, RosterEntity> {
  const payloadOf = db.prepare<[string], string>('SELECT p.payload FROM log_event e JOIN log_payload p ON p.event_no = e.no WHERE e.id = ?').pluck();
  const chunks = new Map<string, ReadonlyMap<string, RosterEntity>>();
  const entitiesOf = (event: string): ReadonlyMap<string, RosterEntity> => {
    const known = chunks.get(event);
    if (known) return known;
    const text = payloadOf.get(event);
    const writes = typeof text === 'string' ? (JSON.parse(text) as { readonly writes: readonly RosterWrite[] }).writes : [];
    const entities = new Map(writes.map(({ entity }) => [`${entity.kind}:${entity.id}`, entity]));
    chunks.set(event, entities);
    return entities;
  };
  const activations = new Activations(db, heads);
  const active = new Map<string, RosterEntity>();
  for (const kind of KINDS) {
    for (const row of standingRows(db, kind, activations)) {
      const key = `${kind}:${row.id}`;
      const entity = entitiesOf(row.event).get(key);
      if (row.op === 'put' && entity !== undefined && !active.has(key)) active.set(key, entity);
    }
  }
  return active;
}
