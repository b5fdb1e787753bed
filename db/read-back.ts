/**
 * Reads what can still be read of a log in a damaged file, commit by commit, as it would come from a peer. Each row is looked
 * up by its number, so that a broken page costs what stood on it and nothing else; digests and seal say whether a commit is whole.
 */
import type { Digests, SealChecker } from '../shared/kernel/ports.ts';
import { SqliteError, type Database } from './driver.ts';
import { checkCommit, type WireCommit } from './log/wire.ts';

/** So many numbers in a row without an event are the end: an inner page that is broken hides fewer. */
const END_AFTER = 20_000;

interface EventThere {
  readonly commitNo: number;
  readonly header: string;
  readonly salt: string | null;
  readonly payload: string | null;
}

interface CommitThere {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly publicKey: string;
  readonly signature: string;
}

/** Null for each commit of which something is left, but not all. */
export function* commitsLeftIn(db: Database, ports: { readonly digests: Digests; readonly seals: SealChecker }): Generator<WireCommit | null, void, undefined> {
  const look = lookUps(db);
  if (look === null) return;
  let commitNo = 0;
  let events: WireCommit['events'] = [];
  const whole = (): WireCommit | null => {
    const found = look.commit(commitNo);
    if (found === null || found.lastSeq - found.firstSeq + 1 !== events.length) return null;
    const commit = { events, publicKey: found.publicKey, signature: found.signature };
    return checkCommit(commit, ports).ok ? commit : null;
  };
  for (let no = 1, missed = 0; missed < END_AFTER; no++) {
    const event = look.event(no);
    missed = event === null ? missed + 1 : 0;
    if (event === null) continue;
    if (event.commitNo !== commitNo && events.length > 0) {
      yield whole();
      events = [];
    }
    commitNo = event.commitNo;
    events.push({ header: event.header, payload: event.salt === null || event.payload === null ? null : { salt: event.salt, text: event.payload } });
  }
  if (events.length > 0) yield whole();
}

/** Null: not even the tables can be found. */
function lookUps(db: Database): { readonly event: (no: number) => EventThere | null; readonly commit: (no: number) => CommitThere | null } | null {
  const unlessBroken = <T>(look: () => T | undefined): T | null => {
    try {
      return look() ?? null;
    } catch (error) {
      if (error instanceof SqliteError) return null;
      throw error;
    }
  };
  return unlessBroken(() => {
    const event = db.prepare<[number], EventThere>('SELECT e.commit_no AS commitNo, e.header, p.salt, p.payload FROM log_event e LEFT JOIN log_payload p ON p.event_no = e.no WHERE e.no = ?');
    const commit = db.prepare<[number], CommitThere>('SELECT first_seq AS firstSeq, last_seq AS lastSeq, public_key AS publicKey, signature FROM log_commit WHERE no = ?');
    return { event: (no: number) => unlessBroken(() => event.get(no)), commit: (no: number) => unlessBroken(() => commit.get(no)) };
  });
}
