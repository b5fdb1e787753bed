/**
 * When everybody was accounted for in an incident, by the record (MO-13). What was known of a person at each moment is folded
 * again from their stream and kept until that changes; while nobody has said anything of somebody who is expected, nothing is folded at all.
 */
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { fullAccountability, type Change } from '../../shared/domain/movement/full-accountability.ts';
import { accountedOver, type AccountedChange } from '../../shared/domain/person-standing.ts';
import { eventRegistry } from '../../shared/domain/registry.ts';
import type { IncidentId, StreamName } from '../../shared/kernel/ids.ts';
import type { Pieces } from '../../shared/kernel/slices.ts';
import type { Database } from '../driver.ts';
import { LogStore } from '../log/store.ts';
import { peopleIn, type Accountable } from './expected.ts';
import type { Reader } from './reader.ts';
import { StreamContents } from './stream-contents.ts';

interface Kept {
  readonly log: LogStore;
  readonly contents: StreamContents;
  /** By incident and stream, with what that held. */
  readonly changes: Map<string, { readonly madeOf: string; readonly changes: readonly AccountedChange[] }>;
}

const kept = new WeakMap<Database, Kept>();

/** So many take a few milliseconds: streams of which the log is asked whether they changed, and streams that are folded. */
const LOOKED_AT_ONCE = 200;
const FOLDED_AT_ONCE = 16;

export function* readAccountability(reader: Reader, incident: IncidentId): Pieces<SubscriptionRow<'accountability'>[]> {
  const row = reader.db.prepare<[string], { ms: number; n: number }>('SELECT started_ms AS ms, started_n AS n FROM view_incident WHERE incident = ?').get(reader.joined.goesOnAs(incident));
  if (row === undefined) return [];
  const expected = [...peopleIn(reader, incident).values()].filter((one) => one.onList);
  const accounted = expected.filter((one) => one.status !== 'unknown' && one.status !== 'missing').length;
  const told = { key: incident, expected: expected.length, accounted };
  if (expected.some((one) => one.standing === null)) return [{ ...told, moments: [] }];
  const all = yield* accountedChanges(reader, incident, expected);
  return [{ ...told, moments: [...fullAccountability(row, new Set(expected.map((one) => one.person)), all)] }];
}

/** When each of them was accounted for, and was no longer; of whom nothing was said there is none. */
export function* accountedChanges(reader: Reader, incident: IncidentId, people: readonly Accountable[]): Pieces<readonly Change[]> {
  const oneWith = reader.joined.membersOf(incident);
  const { log, contents, changes } = kept.get(reader.db) ?? remember(reader.db);
  // What contradicts by what lies in other streams is open now, whatever was said of this one before.
  const said = people.flatMap(({ person, standing, status }) => (standing === null || (standing.status !== status && (status === 'unknown' || status === 'missing')) ? [] : { person, stream: standing.stream }));
  const all: Change[] = [];
  for (let at = 0; at < said.length; at += LOOKED_AT_ONCE) {
    if (at > 0) yield;
    const some = said.slice(at, at + LOOKED_AT_ONCE);
    const madeOf = contents.ofEach(some.map(({ stream }) => stream));
    let folded = 0;
    for (const { person, stream } of some) {
      const key = `${oneWith.join(' ')} ${stream}`;
      const now = madeOf.get(stream) ?? '';
      let found = changes.get(key);
      if (found?.madeOf !== now) {
        folded += 1;
        if (folded % FOLDED_AT_ONCE === 0) yield;
        found = { madeOf: now, changes: accountedOver(log.history(stream as StreamName), incident, oneWith) };
        changes.set(key, found);
      }
      for (const change of found.changes) all.push({ person, ...change });
    }
  }
  return all;
}

function remember(db: Database): Kept {
  const fresh = { log: new LogStore(db, eventRegistry), contents: new StreamContents(db), changes: new Map() };
  kept.set(db, fresh);
  return fresh;
}
