/**
 * Finds out whether a database still says what was attested: every header against its id and its columns, every payload
 * against its hash, the chains, the seals, the heads, and the views against a rebuild. It changes nothing. A finding names
 * the table and the row.
 */
import { readPayload, type EventRegistry } from '../shared/domain/registry.ts';
import type { Fact } from '../shared/kernel/history.ts';
import { consoleOfOrigin, type ConsoleId, type EventId } from '../shared/kernel/ids.ts';
import { erasedBy, type ErasedHead } from '../shared/domain/site/state.ts';
import type { Digests, SealChecker } from '../shared/kernel/ports.ts';
import type { Slices } from '../shared/kernel/slices.ts';
import { isAtHome } from '../shared/kernel/streams.ts';
import { SqliteError, type Database } from './driver.ts';
import { causesOf, consoleIdOf, eventIdOf, parseHeader, payloadHashOf, sealText, type Header } from './log/header.ts';
import { ADMITTED, ADOPTED, headsAmong, lateEvents, REVOKED, saidOfConsoles } from './log/late.ts';
import { LogStore } from './log/store.ts';
import { viewTables } from './projections/all.ts';
import { Views } from './views.ts';

export interface Finding {
  readonly table: string;
  readonly row: string;
  readonly fault: string;
}

export interface VerifyReport {
  readonly events: number;
  readonly commits: number;
  readonly findings: readonly Finding[];
}

/** More than this many findings say nothing new. */
const MAX_FINDINGS = 50;

interface EventRow {
  readonly no: number;
  readonly commit_no: number;
  readonly id: EventId;
  readonly origin: string;
  readonly seq: number;
  readonly stream: string;
  readonly type: string;
  readonly command: string;
  readonly header: string;
  readonly salt: string | null;
  readonly payload: string | null;
  /** Of the commit that it names; null where there is none. */
  readonly commit_origin: string | null;
  readonly first_seq: number | null;
  readonly last_seq: number | null;
  readonly newest: EventId | null;
}

interface CommitRow {
  readonly no: number;
  readonly newest: EventId;
  readonly origin: string;
  readonly first_seq: number;
  readonly last_seq: number;
  readonly public_key: string;
  readonly signature: string;
}

interface VerifyPorts {
  readonly digests: Digests;
  readonly seals: SealChecker;
  readonly registry: EventRegistry;
}

/** Runs on a connection of its own, in a read transaction, where others may write meanwhile. */
export async function verifyDatabase(db: Database, ports: VerifyPorts, slices: Slices): Promise<VerifyReport> {
  try {
    return await verifyReadable(db, ports, slices);
  } catch (error) {
    // What SQLite itself cannot read is a finding like any other.
    if (!(error instanceof SqliteError)) throw error;
    return { events: 0, commits: 0, findings: [{ table: '(file)', row: '-', fault: error.message }] };
  }
}

async function verifyReadable(db: Database, ports: VerifyPorts, slices: Slices): Promise<VerifyReport> {
  const findings: Finding[] = [];
  const report = (table: string, row: string, fault: string): void => {
    if (findings.length < MAX_FINDINGS) findings.push({ table, row, fault });
  };
  for (const line of db.pragma('integrity_check') as { integrity_check: string }[]) if (line.integrity_check !== 'ok') report('(file)', '-', line.integrity_check);
  // Where the file itself is broken, a cell may hold anything, and what it says proves nothing.
  if (findings.length > 0) return { events: 0, commits: 0, findings };
  for (const row of db.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[]) report(row.table, `row ${row.rowid ?? '?'}`, `points at no row of ${row.parent}`);

  let position = 0;
  let commitNo = 0;
  const headers = new Map<EventId, Header>();
  const numbers = new Map<string, number>();
  const ends = new Set<string>();
  const erasures: ErasedHead[] = [];
  const ofConsoles: Pick<Fact, 'id' | 'type' | 'payload' | 'origin'>[] = [];
  const withoutPayload: { readonly no: number; readonly id: EventId; readonly stream: string }[] = [];

  const checkEvent = (row: EventRow): void => {
    const name = `no ${row.no} (${row.id})`;
    const fault = (text: string): void => report('log_event', name, text);
    position += 1;
    if (row.no !== position) fault('the order of arrival has a gap before it');
    const header = parseHeader(row.header);
    if (header === null) return fault('the header is not in the agreed form');
    if (row.commit_origin !== header.origin || header.seq < (row.first_seq ?? Infinity) || header.seq > (row.last_seq ?? 0) || (header.seq === row.last_seq && row.id !== row.newest)) fault('it is not in the commit that it names');
    if (row.commit_no !== commitNo && row.commit_no !== commitNo + 1) fault('its commit is out of order');
    commitNo = row.commit_no;
    if (eventIdOf(ports.digests, row.header) !== row.id) fault('the id is not the digest of the header');
    if (header.origin !== row.origin || header.seq !== row.seq || header.stream !== row.stream || header.type !== row.type || header.commandId !== row.command) fault('a column differs from the header');
    for (const cause of causesOf(header)) if (!headers.has(cause)) fault(`its cause ${cause} does not stand before it`);
    if (header.parents.some((parent) => headers.get(parent)?.stream !== header.stream)) fault('a parent is of another stream');
    const before = header.prev === null ? null : headers.get(header.prev);
    if (before === undefined || (before === null ? header.seq !== 1 : before.origin !== header.origin || before.seq !== header.seq - 1)) fault('the chain of its origin is broken before it');
    headers.set(row.id, header);
    const number = `${row.origin} ${row.seq}`;
    numbers.set(number, (numbers.get(number) ?? 0) + 1);
    if (header.prev !== null) ends.delete(`${header.origin} ${header.seq - 1} ${header.prev}`);
    ends.add(`${header.origin} ${header.seq} ${row.id}`);
    if (row.payload === null || row.salt === null) {
      withoutPayload.push({ no: row.no, id: row.id, stream: row.stream });
    } else {
      checkPayload(row.no, row.id, header, row.salt, row.payload);
    }
  };
  const checkPayload = (no: number, id: EventId, header: Header, salt: string, text: string): void => {
    const fault = (words: string): void => report('log_payload', `event_no ${no} (${id})`, words);
    if (payloadHashOf(ports.digests, salt, text) !== header.payloadHash) return fault('the payload does not match its hash');
    const read = readPayload(ports.registry, header.type, JSON.parse(text));
    if (!read.known || !read.valid) return;
    erasures.push(...erasedBy({ type: read.type, stream: header.stream, payload: read.payload }));
    if ([REVOKED, ADOPTED, ADMITTED].includes(read.type) && isAtHome(header.stream, read.payload)) ofConsoles.push({ id, type: read.type, payload: read.payload, origin: header.origin });
  };

  // 1. Events in order of arrival, in which causes stand before effects.
  const page = db.prepare<[number], EventRow>(
    'SELECT e.no, e.commit_no, e.id, e.origin, e.seq, e.stream, e.type, e.command, e.header, p.salt, p.payload, c.origin AS commit_origin, c.first_seq, c.last_seq, c.newest FROM log_event e LEFT JOIN log_payload p ON p.event_no = e.no LEFT JOIN log_commit c ON c.no = e.commit_no WHERE e.no > ? ORDER BY e.no LIMIT 100',
  );
  for (let rows = page.all(Number.MIN_SAFE_INTEGER); rows.length > 0; rows = page.all(rows.at(-1)?.no ?? Number.MAX_SAFE_INTEGER)) {
    for (const row of rows) checkEvent(row);
    await slices.pause();
  }

  // 2. Commits: whole, and sealed by the console that wrote them.
  const eventsOf = db.prepare<[number], { id: EventId; origin: string; seq: number }>('SELECT id, origin, seq FROM log_event WHERE commit_no = ? ORDER BY seq, no');
  const commitPage = db.prepare<[number], CommitRow>('SELECT * FROM log_commit WHERE no > ? ORDER BY no LIMIT 100');
  let commits = 0;
  for (let rows = commitPage.all(Number.MIN_SAFE_INTEGER); rows.length > 0; rows = commitPage.all(rows.at(-1)?.no ?? Number.MAX_SAFE_INTEGER)) {
    for (const row of rows) {
      commits += 1;
      const fault = (text: string): void => report('log_commit', `no ${row.no} (${row.newest})`, text);
      if (row.no !== commits) fault('the order of arrival has a gap before it');
      const events = eventsOf.all(row.no);
      if (events.length !== row.last_seq - row.first_seq + 1 || events.some((event, i) => event.seq !== row.first_seq + i || event.origin !== row.origin)) fault('its events are not the ones it names');
      if (events.at(-1)?.id !== row.newest) fault('its newest event is another');
      if (consoleIdOf(ports.digests, row.public_key) !== consoleOfOrigin(row.origin as Header['origin'])) fault('the key is not the one of its console');
      if (!ports.seals.verify(row.public_key, sealText(row.newest), row.signature)) fault('the seal does not hold');
    }
    await slices.pause();
  }

  // 3. What the log keeps for speed, against what follows from it.
  const compareSets = (table: string, found: readonly string[], expected: ReadonlySet<string>): void => {
    const seen = new Set(found);
    for (const one of found) if (!expected.has(one)) report(table, one, 'should not be there');
    for (const one of expected) if (!seen.has(one)) report(table, one, 'is missing');
  };
  const late = lateIn(headers, ofConsoles, new LogStore(db, ports.registry).foundingCommit());
  compareSets('log_late', db.prepare<[], EventId>('SELECT id FROM log_late').pluck().all(), late);
  compareSets('log_head', db.prepare<[], string>("SELECT stream || ' ' || id FROM log_head").pluck().all() as string[], headsIn(headers, late));
  compareSets('log_end', db.prepare<[], string>("SELECT origin || ' ' || seq || ' ' || id FROM log_end").pluck().all() as string[], ends);
  compareSets('log_fork', db.prepare<[], string>("SELECT origin || ' ' || seq FROM log_fork").pluck().all() as string[], new Set([...numbers].filter(([, times]) => times > 1).map(([number]) => number)));

  // 4. A payload may be absent only where an erasure covers it; one that is late now may have been carried out before.
  const covered = new Set<EventId>(erasures.filter((one) => headers.get(one.head)?.stream === one.stream).map((one) => one.head));
  for (const [id, header] of [...headers].reverse()) if (covered.has(id)) for (const parent of header.parents) covered.add(parent);
  for (const { no, id } of withoutPayload) if (!covered.has(id)) report('log_payload', `event_no ${no} (${id})`, 'the payload is missing and no erasure covers it');

  // 5. The views, against a rebuild.
  if (findings.length === 0) await compareViews(db, ports.registry, slices, report);
  return { events: headers.size, commits, findings };
}

function lateIn(headers: ReadonlyMap<EventId, Header>, ofConsoles: readonly Pick<Fact, 'id' | 'type' | 'payload' | 'origin'>[], founding: readonly EventId[]): ReadonlySet<EventId> {
  const chains = new Map<ConsoleId, Map<EventId, EventId | null>>();
  const neverLate = new Set(founding);
  for (const [id, { origin, prev, type }] of headers) {
    const chain = chains.get(consoleOfOrigin(origin)) ?? new Map<EventId, EventId | null>();
    chains.set(consoleOfOrigin(origin), chain.set(id, prev));
    if (type === REVOKED) neverLate.add(id);
  }
  return lateEvents(saidOfConsoles(ofConsoles, neverLate), (console) => chains.get(console) ?? new Map<EventId, EventId | null>());
}

function headsIn(headers: ReadonlyMap<EventId, Header>, late: ReadonlySet<EventId>): ReadonlySet<string> {
  const streams = Map.groupBy(headers, ([, header]) => header.stream);
  return new Set([...streams].flatMap(([stream, events]) => headsAmong(events.map(([id, { parents }]) => ({ id, parents, late: late.has(id) }))).map((id) => `${stream} ${id}`)));
}

async function compareViews(db: Database, registry: EventRegistry, slices: Slices, report: (table: string, row: string, fault: string) => void): Promise<void> {
  const prefix = 'temp.verify_';
  const log = new LogStore(db, registry);
  Views.create(db, prefix, null);
  try {
    const rebuilt = new Views(db, log, prefix);
    for (const stream of log.streams()) {
      rebuilt.remake(stream);
      await slices.pause();
    }
    const live = new Views(db, log, '');
    for (const table of viewTables) {
      const expected = rebuilt.rows(table);
      const is = live.rows(table);
      try {
        // The first difference of a table says enough; the rows after it may only be shifted.
        for (let row = is.next(), should = expected.next(); row.done !== true || should.done !== true; row = is.next(), should = expected.next()) {
          if (JSON.stringify(row.value ?? null) === JSON.stringify(should.value ?? null)) continue;
          report(table.name, describe(row.value ?? should.value, table.key.length), 'differs from a rebuild');
          break;
        }
      } finally {
        is.return();
        expected.return();
      }
      await slices.pause();
    }
  } finally {
    Views.drop(db, prefix);
  }
}

/** A row by its key: stream and key columns stand first in every view. */
const describe = (row: unknown, keyLength: number): string => (Array.isArray(row) ? row.slice(0, keyLength + 1).join(' ') : String(row));
