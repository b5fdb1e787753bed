/**
 * How fast a new console takes the log of a site, page by page, beside a bare insert of the very rows that come of it, in one run:
 * node tests/bench/catch-up.ts [--events N]. The facts are those of drills and days: classes reported in one commit, single reports,
 * notes, by several consoles, each commit with its own Ed25519 seal.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Database } from '../../db/driver.ts';
import { frontierOf, missingPage } from '../../db/peers.ts';
import type { WireCommit } from '../../db/log/wire.ts';
import { newSigningKey, sealChecker, signerFromKey } from '../../electron/host/system/crypto.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { openTestConsole, Random, type TestConsole } from '../support/console.ts';
import { testId } from '../support/drawn-history.ts';
import { Author } from '../support/hand-written.ts';
import { noteEvent, reportEvent } from '../support/log-actions.ts';
import { admit, TEST_SITE } from '../support/test-site.ts';

const CLASS = 25;
const CONSOLES = 6;
const SLICE_MS = 20;

const { values } = parseArgs({ options: { events: { type: 'string', default: '100000' } } });
const wanted = Number(values.events);
const folder = mkdtempSync(join(tmpdir(), 'muster-bench-'));
const seals = sealChecker();
const open = (name: string): Promise<TestConsole> => openTestConsole({ seed: 1, path: join(folder, name), crypto: { signer: signerFromKey(newSigningKey()), seals } });

/** Whole commits in an order in which causes stand before effects. */
function drawn(authors: readonly Author[]): readonly WireCommit[] {
  const random = new Random(1);
  const people = Array.from({ length: Math.ceil(wanted / 12) }, (_, i) => testId<PersonId>(`person ${i}`));
  const wires: WireCommit[] = [];
  for (let events = 0; events < wanted; ) {
    const author = random.pick(authors);
    const dice = random.below(10);
    const first = random.below(people.length);
    const about = dice < 2 ? Array.from({ length: CLASS }, (_, i) => reportEvent(people[(first + i) % people.length] ?? testId('nobody'), 'here')) : dice < 9 ? [reportEvent(random.pick(people), random.pick(['here', 'missing', 'injured']))] : [noteEvent(`note ${events}`, testId(`incident ${events >> 9}`))];
    wires.push(author.write(...about).wire);
    events += about.length;
  }
  return wires;
}

/** The same rows by statements that are prepared once, in as many transactions. */
function insertBare(from: Database, to: Database, transactions: number): number {
  const tables = from.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND (name LIKE 'log\\_%' ESCAPE '\\' OR name LIKE 'view\\_%' ESCAPE '\\')").pluck().all();
  to.pragma('foreign_keys = OFF');
  const work = tables.flatMap((table) => {
    const rows = from.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw().all();
    return rows[0] === undefined ? [] : [{ rows, insert: to.prepare(`INSERT INTO ${table} VALUES (${rows[0].map(() => '?').join(', ')})`) }];
  });
  const startedMs = performance.now();
  for (let at = 0; at < transactions; at++) {
    to.transaction(() => {
      for (const { rows, insert } of work) for (const row of rows.slice(Math.floor((rows.length * at) / transactions), Math.floor((rows.length * (at + 1)) / transactions))) insert.run(...row);
    })();
  }
  return performance.now() - startedMs;
}

try {
  const authors = Array.from({ length: CONSOLES }, (_, i) => new Author(`bench ${i}`, 'one', signerFromKey(newSigningKey())));
  const joining = await openTestConsole({ seed: 2, path: join(folder, 'joining.db'), crypto: { signer: signerFromKey(newSigningKey()), seals: { verify: (key, text, signature) => signature.length === 64 || seals.verify(key, text, signature) } } });
  joining.committer.receive(TEST_SITE);
  for (const author of authors) admit(joining, author);
  const wires = drawn(authors);
  let transactions = 0;
  let longestMs = 0;
  const startedMs = performance.now();
  const cpu = process.cpuUsage();
  for (let at = 0; at < wires.length; transactions += 1) {
    const sinceMs = performance.now();
    const received = joining.committer.receivePage(wires.slice(at, at + 500), () => performance.now() - sinceMs > SLICE_MS / 2);
    if (received.some((one) => one.result !== 'landed')) throw new Error(JSON.stringify(received));
    at += received.length;
    longestMs = Math.max(longestMs, performance.now() - sinceMs);
  }
  const tookMs = performance.now() - startedMs;
  const { user, system } = process.cpuUsage(cpu);
  const events = joining.committer.log.eventCount();
  console.log(`${events} events in ${wires.length} commits: ${Math.round(tookMs)} ms (${Math.round((user + system) / 1000)} ms of the processor), ${Math.round((events / tookMs) * 1000)} events a second, ${transactions} transactions, the longest ${longestMs.toFixed(1)} ms`);
  const bare = await open('bare.db');
  const bareMs = insertBare(joining.db, bare.db, transactions);
  console.log(`a bare insert of the same rows: ${Math.round(bareMs)} ms; ratio ${(tookMs / bareMs).toFixed(2)}`);
  const pagesMs = performance.now();
  let pages = 0;
  const theirs = frontierOf(bare.db).filter(() => false);
  for (let next: number | null = 0; next !== null; pages += 1) next = missingPage(joining.db, joining.committer.log, theirs, next).next;
  console.log(`all of it read as ${pages} pages: ${Math.round(performance.now() - pagesMs)} ms`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
