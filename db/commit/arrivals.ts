/**
 * What comes from elsewhere, on its way into the log: checked, admitted, waiting for its causes, awake when they have come, or set
 * aside for a person to look at. A remote fact is never judged by permissions: it is kept or it is wrong.
 */
import { defined } from '../../shared/kernel/assert.ts';
import { consoleOfOrigin, type ConsoleId, type EventId } from '../../shared/kernel/ids.ts';
import { MAX_COMMIT_BYTES, MAX_QUARANTINED, MAX_WAITING_COMMITS } from '../../shared/kernel/limits.ts';
import type { Digests, SealChecker } from '../../shared/kernel/ports.ts';
import { consoleStream, FOUNDING } from '../../shared/kernel/streams.ts';
import type { Database } from '../driver.ts';
import { joinedSite } from '../local-joined.ts';
import { causesOf, eventIdOf, parseHeader, type Header } from '../log/header.ts';
import type { LogPlace, LogStore } from '../log/store.ts';
import { checkCommit, sizeOf, wireCommit, type CheckedCommit, type WireCommit } from '../log/wire.ts';
import type { Landing } from './landing.ts';

/** What became of a commit from elsewhere. */
export type Received =
  | { readonly result: 'landed' | 'known' }
  | { readonly result: 'waiting'; readonly missing: readonly EventId[] }
  | { readonly result: 'quarantined'; readonly reason: string }
  /** By a console of which the log has no admission. Not stored: whoever passes it on has to bring the admission first. */
  | { readonly result: 'notAdmitted'; readonly console: ConsoleId }
  | { readonly result: 'refused'; readonly reason: string };

/** `ownFile`: this console's own log of before, read back. */
export type CameFrom = 'peer' | 'ownFile';

const FOUNDS = /^v[0-9]+\.SiteFounded$/;
const ADMITS = /^v[0-9]+\.ConsoleAdmitted$/;

export interface ArrivalNeeds {
  readonly log: LogStore;
  readonly digests: Digests;
  readonly seals: SealChecker;
}

export class Arrivals {
  readonly #db: Database;
  readonly #needs: ArrivalNeeds;
  readonly #sql;

  constructor(db: Database, needs: ArrivalNeeds) {
    this.#db = db;
    this.#needs = needs;
    this.#sql = {
      typesOf: db.prepare<[string], string>('SELECT type FROM log_event WHERE stream = ?').pluck(),
      quarantine: db.prepare<[string, string, string]>('INSERT INTO local_quarantine (digest, reason, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
      countQuarantined: db.prepare<[], number>('SELECT count(*) FROM local_quarantine').pluck(),
      wait: db.prepare<[string, string]>('INSERT INTO local_waiting (newest, body) VALUES (?, ?) ON CONFLICT DO NOTHING'),
      waitFor: db.prepare<[string, string]>('INSERT INTO local_waiting_for (missing, newest) VALUES (?, ?) ON CONFLICT DO NOTHING'),
      countWaiting: db.prepare<[], number>('SELECT count(*) FROM local_waiting').pluck(),
      waitersFor: db.prepare<[string], string>('SELECT newest FROM local_waiting_for WHERE missing = ?').pluck(),
      hasCome: db.prepare<[string]>('DELETE FROM local_waiting_for WHERE missing = ?'),
      awaken: db.prepare<[string, string]>('UPDATE local_waiting SET awake = 1 WHERE newest = ? AND NOT EXISTS (SELECT 1 FROM local_waiting_for WHERE newest = ?)'),
      nextAwake: db.prepare<[], { newest: string; body: string }>('SELECT newest, body FROM local_waiting WHERE awake = 1 ORDER BY newest LIMIT 1'),
      stopWaiting: db.prepare<[string]>('DELETE FROM local_waiting WHERE newest = ?'),
    };
  }

  /** In a transaction, like all that follows. */
  take(given: unknown, landing: Landing, from: CameFrom): Received {
    const form = wireCommit.safeParse(given);
    if (!form.success) return { result: 'refused', reason: 'not in the form of a commit' };
    const wire = form.data;
    if (sizeOf(wire) > MAX_COMMIT_BYTES) return { result: 'refused', reason: `longer than ${MAX_COMMIT_BYTES}` };
    if (this.#isHere(wire)) return { result: 'known' };
    const checked = checkCommit(wire, this.#needs);
    if (!checked.ok) return this.#strangerIn(parseHeader(wire.events[0]?.header ?? '')) ?? this.#quarantine(wire, checked.error);
    const commit = checked.value;
    if (this.#needs.log.has(commit.newest)) return this.#takeWithheld(commit, landing);
    const refusal = this.#refusal(commit, from);
    if (refusal !== null) return refusal;
    const causes = this.#causes(commit);
    const missing = [...causes].flatMap(([id, place]) => (place === null ? id : []));
    if (missing.length > 0) return this.#wait(commit, wire, missing);
    const fault = this.#fault(commit, causes);
    if (fault !== null) return this.#quarantine(wire, fault);
    landing.add(commit);
    for (const { id } of commit.events) this.#wake(id);
    return { result: 'landed' };
  }

  /** Lands one that waits no longer. False: there is none. */
  landNextAwake(landing: Landing): boolean {
    const next = this.#sql.nextAwake.get();
    if (next === undefined) return false;
    this.#sql.stopWaiting.run(next.newest);
    this.take(JSON.parse(next.body), landing, 'peer');
    return true;
  }

  get hasAwake(): boolean {
    return this.#sql.nextAwake.get() !== undefined;
  }

  /** With everything that it can bring: what comes a second time costs next to nothing. */
  #isHere(wire: WireCommit): boolean {
    const { log, digests } = this.#needs;
    const newest = wire.events.at(-1);
    return newest !== undefined && log.has(eventIdOf(digests, newest.header)) && !log.withholds;
  }

  /** A commit here already may bring payloads that were withheld when it came first. */
  #takeWithheld(commit: CheckedCommit, landing: Landing): Received {
    const { log } = this.#needs;
    const brings = commit.events.filter(({ id, payload }) => payload !== null && log.isWithheld(id));
    for (const event of brings) landing.addPayload(event);
    return { result: brings.length > 0 ? 'landed' : 'known' };
  }

  /** A log is of one site, and takes facts of its consoles only. The commit that founds the site admits its author. */
  #refusal(commit: CheckedCommit, from: CameFrom): Received | null {
    const headers = commit.events.map((event) => event.header);
    const stranger = this.#strangerIn(headers[0] ?? null);
    const founds = headers.some(({ stream, type }) => stream === FOUNDING && FOUNDS.test(type));
    if (founds && this.#needs.log.heads(FOUNDING).length > 0) return { result: 'refused', reason: 'it founds another site than the one that is here' };
    const admitsItself = headers.some(({ origin, stream, type }) => stream === consoleStream(consoleOfOrigin(origin)) && ADMITS.test(type));
    return admitsItself && (founds || this.#believes(from)) ? null : stranger;
  }

  /** SI-65 that a console lets itself in is believed by whoever has nobody else to ask: at the first catch-up, of the one whose digits were compared; and of this console's own log. */
  #believes(from: CameFrom): boolean {
    return from === 'ownFile' || joinedSite(this.#db)?.caughtUp === false;
  }

  /** Read from headers, which every version understands and nothing erases. */
  #strangerIn(header: Header | null): Received | null {
    if (header === null) return null;
    const console = consoleOfOrigin(header.origin);
    return this.#sql.typesOf.all(consoleStream(console)).some((type) => ADMITS.test(type)) ? null : { result: 'notAdmitted', console };
  }

  /** Where its causes stand; null: not here. */
  #causes(commit: CheckedCommit): ReadonlyMap<EventId, LogPlace | null> {
    const own = new Set(commit.events.map((event) => event.id));
    const causes = new Map<EventId, LogPlace | null>();
    for (const { header } of commit.events) for (const id of causesOf(header)) if (!own.has(id) && !causes.has(id)) causes.set(id, this.#needs.log.place(id));
    return causes;
  }

  /** What cannot be right about a commit, now that its causes can be looked at. */
  #fault(commit: CheckedCommit, causes: ReadonlyMap<EventId, LogPlace | null>): string | null {
    const own = new Map(commit.events.map((event) => [event.id, event.header]));
    const placeOf = (id: EventId): LogPlace => defined(own.get(id) ?? causes.get(id), 'its causes are here');
    for (const { id, header } of commit.events) {
      if (this.#needs.log.has(id)) return `event ${id}: came in another commit already`;
      if (header.prev !== null) {
        const before = placeOf(header.prev);
        if (before.origin !== header.origin || before.seq !== header.seq - 1) return `event ${id}: does not follow the event it names as the one before`;
      }
      if (header.parents.some((parent) => placeOf(parent).stream !== header.stream)) return `event ${id}: a parent is of another stream`;
    }
    return null;
  }

  #wait(commit: CheckedCommit, wire: WireCommit, missing: readonly EventId[]): Received {
    const waiting = this.#sql.countWaiting.get() ?? 0;
    if (waiting >= MAX_WAITING_COMMITS) return { result: 'refused', reason: `${waiting} commits are waiting for their causes already` };
    this.#sql.wait.run(commit.newest, JSON.stringify(wire));
    for (const id of missing) this.#sql.waitFor.run(id, commit.newest);
    return { result: 'waiting', missing };
  }

  /** Those that waited for nothing else land in transactions of their own: thousands may hang on one. A mark on disk finds them again after a crash. */
  #wake(arrived: EventId): void {
    const waiters = this.#sql.waitersFor.all(arrived);
    if (waiters.length === 0) return;
    this.#sql.hasCome.run(arrived);
    for (const newest of waiters) this.#sql.awaken.run(newest, newest);
  }

  #quarantine(wire: WireCommit, reason: string): Received {
    if ((this.#sql.countQuarantined.get() ?? 0) >= MAX_QUARANTINED) return { result: 'refused', reason };
    const text = JSON.stringify(wire);
    this.#sql.quarantine.run(this.#needs.digests.sha256(text), reason, text);
    return { result: 'quarantined', reason };
  }
}
