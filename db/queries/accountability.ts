/**
 * When everybody was accounted for in an incident, by the record (MO-13). What was known of a person at each moment is folded
 * again from their stream and kept until that grows; while nobody has said anything of somebody who is expected, nothing is folded at all.
 */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { fullAccountability, type Change } from '../../shared/domain/movement/full-accountability.ts';
import { accountedOver, type AccountedChange } from '../../shared/domain/person-standing.ts';
import { eventRegistry } from '../../shared/domain/registry.ts';
import type { IncidentId, StreamName } from '../../shared/kernel/ids.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';
import type { Database } from '../driver.ts';
import { LogStore } from '../log/store.ts';
import { peopleIn } from './expected.ts';
import type { Reader } from './reader.ts';

interface Kept {
  readonly log: LogStore;
  /** By incident and stream, with the newest facts of which it was made. */
  readonly changes: Map<string, { readonly madeOf: string; readonly changes: readonly AccountedChange[] }>;
}

const kept = new WeakMap<Database, Kept>();

/** Each is a stream folded some times: so many take a few milliseconds. */
const STREAMS_AT_ONCE = 16;

export function* readAccountability(reader: Reader, incident: IncidentId): Pieces<SubscriptionRow<'accountability'>[]> {
  const row = reader.db.prepare<[string], { ms: number; n: number }>('SELECT started_ms AS ms, started_n AS n FROM view_incident WHERE incident = ?').get(reader.joined.goesOnAs(incident));
  if (row === undefined) return [];
  const expected = [...peopleIn(reader, incident).values()].filter((one) => one.onList);
  const accounted = expected.filter((one) => one.status !== 'unknown' && one.status !== 'missing').length;
  const told = { key: incident, expected: expected.length, accounted };
  if (expected.some((one) => one.standing === null)) return [{ ...told, moments: [] }];

  const oneWith = reader.joined.membersOf(incident);
  const heads = headsOf(reader, oneWith);
  const { log, changes } = kept.get(reader.db) ?? remember(reader.db);
  const all: Change[] = [];
  let folded = 0;
  for (const { person, standing, status } of expected) {
    // What contradicts by what lies in other streams is open now, whatever was said of this one before.
    if (standing === null || (standing.status !== status && (status === 'unknown' || status === 'missing'))) continue;
    const key = `${oneWith.join(' ')} ${standing.stream}`;
    const madeOf = heads.get(standing.stream) ?? '';
    let found = changes.get(key);
    if (found?.madeOf !== madeOf) {
      folded += 1;
      if (folded % STREAMS_AT_ONCE === 0) yield;
      found = { madeOf, changes: accountedOver(log.history(standing.stream as StreamName), incident, oneWith) };
      changes.set(key, found);
    }
    for (const change of found.changes) all.push({ person, ...change });
  }
  return [{ ...told, moments: [...fullAccountability(row, new Set(expected.map((one) => one.person)), all)] }];
}

function remember(db: Database): Kept {
  const fresh = { log: new LogStore(db, eventRegistry), changes: new Map() };
  kept.set(db, fresh);
  return fresh;
}

function headsOf(reader: Reader, incidents: readonly IncidentId[]): ReadonlyMap<string, string> {
  return new Map(
    reader.db
      .prepare<[string], { stream: string; heads: string }>(
        `SELECT stream, group_concat(id, ' ') AS heads
         FROM (SELECT stream, id FROM log_head WHERE stream IN (SELECT stream FROM view_standing WHERE incident IN (SELECT value FROM json_each(?))) ORDER BY stream, id)
         GROUP BY stream`,
      )
      .all(JSON.stringify(incidents))
      .map((row) => [row.stream, row.heads]),
  );
}
