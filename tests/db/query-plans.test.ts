/** The statements that run with every commit look things up; none reads a table from end to end. */
import { expect, test } from 'vitest';
import type { Database } from '../../db/driver.ts';
import { readDrillYear } from '../../db/queries/drills.ts';
import { Reader } from '../../db/queries/reader.ts';
import type { EventId, PersonId, StreamName } from '../../shared/kernel/ids.ts';
import { testId } from '../support/drawn-history.ts';
import { Author } from '../support/hand-written.ts';
import { append, commitOf, erase, noteEvent, reportEvent } from '../support/log-actions.ts';
import { openSiteConsole } from '../support/test-site.ts';
import { dateInUtc, FakeClock, minuteInUtc, type TestConsole } from '../support/console.ts';

const PERSON = testId<PersonId>('person');

/** Every statement that is prepared while `work` runs, with how SQLite goes about it. */
function plansDuring(db: Database, work: () => void): readonly (readonly [string, string])[] {
  const seen = new Set<string>();
  const prepare = db.prepare.bind(db);
  Object.assign(db, { prepare: (sql: string) => (seen.add(sql), prepare(sql)) });
  try {
    work();
  } finally {
    Object.assign(db, { prepare });
  }
  return [...seen].filter((sql) => /^\s*(?:SELECT|INSERT|UPDATE|DELETE)/i.test(sql)).map((sql) => [sql, (prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...Array.from({ length: (sql.match(/\?/g) ?? []).length }, () => null)) as { detail: string }[]).map((row) => row.detail).join('; ')]);
}

/** Reads the whole of a table, not by index. Scans of `local_waiting` and `local_quarantine` count what is limited; late events are looked at when a console is revoked. */
const scans = (plan: string): boolean => /\bSCAN (?!local_waiting\b|local_quarantine\b|local_withheld\b|log_late\b|json_each\b|f\b)/.test(plan);

test('committing, receiving and erasing', async () => {
  const console = await openSiteConsole({ seed: 1 });
  const other = await openSiteConsole({ seed: 2 });
  append(console, [noteEvent('x')]);
  // A Committer prepares its statements when it is made; one that is made here is seen doing so.
  const plans = plansDuring(console.db, () => {
    const { committer } = remade(console);
    const wire = commitOf(other, append(other, [reportEvent(PERSON, 'here')]));
    const author = new Author('a');
    const [first, second] = [author.write(noteEvent('1')), author.write(noteEvent('2'))];
    for (const one of [wire, second.wire, first.wire, first.wire]) committer.receive(one);
    append(console, [noteEvent('y'), reportEvent(PERSON, 'missing')]);
    erase(console, `person/${PERSON}` as StreamName);
    committer.log.eventsOfCommand(testId('none'));
    committer.log.commit('none' as EventId);
  });
  expect(plans.length).toBeGreaterThan(40);
  expect(plans.filter(([, plan]) => scans(plan))).toEqual([]);
});

const remade = (console: TestConsole): Pick<TestConsole, 'committer'> => {
  const Committer = console.committer.constructor as new (db: Database, origin: TestConsole['origin'], ports: TestConsole['ports']) => TestConsole['committer'];
  return { committer: new Committer(console.db, console.origin, console.ports) };
};

test('the year of drills looks up when each was over, and does not read what was said in all incidents', async () => {
  const { db } = await openSiteConsole({ seed: 1 });
  const plans = plansDuring(db, () => void readDrillYear(new Reader(db, new FakeClock(0), dateInUtc, minuteInUtc)));
  const ofRuns = plans.filter(([sql]) => sql.includes('view_timeline'));
  expect(ofRuns).toHaveLength(1);
  expect(ofRuns[0]?.[1]).toMatch(/SEARCH said USING/);
});

test('a scan is seen as one', async () => {
  const { db } = await openSiteConsole({ seed: 1 });
  const plans = plansDuring(db, () => void db.prepare("SELECT * FROM log_event WHERE header = 'x'").all());
  expect(plans.filter(([, plan]) => scans(plan))).toHaveLength(1);
});
