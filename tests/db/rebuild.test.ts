/** A rebuild gives what is there, to the byte; commits go on meanwhile; and one that breaks off leaves the live views alone. */
import { describe, expect, test } from 'vitest';
import { rebuildViews } from '../../db/rebuild.ts';
import type { PersonId, StreamName } from '../../shared/kernel/ids.ts';
import { Slices } from '../../shared/kernel/slices.ts';
import { Random, type TestConsole } from '../support/console.ts';
import { append, digests, erase, findingsOf, INCIDENT, noteEvent, rebuild, reportEvent } from '../support/log-actions.ts';
import { laterCommitsOf, openSiteConsole } from '../support/test-site.ts';
import { testId } from '../support/drawn-history.ts';
import { Author } from '../support/hand-written.ts';
import { openRichConsole } from '../support/rich-console.ts';

const shadows = (console: TestConsole): unknown => console.db.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name LIKE 'shadow%'").pluck().get();

/** A rebuild cut into as many slices as there are; `between` is called in each pause. */
function slowRebuild(console: TestConsole, between: (pause: number) => void): Promise<unknown> {
  let now = 0;
  let pauses = 0;
  const clock = { wallMs: () => 0, monotonicMs: () => (now += 25) };
  const slices = new Slices(clock, async () => between((pauses += 1)));
  return rebuildViews(console.db, console.committer, console.ports.digests, console.ports.registry, slices, () => undefined);
}

test('equals what is live, for every table, and can be done again and again', async () => {
  const console = await openRichConsole({ seed: 1 });
  const live = digests(console);
  for (let i = 0; i < 3; i++) {
    await rebuild(console);
    expect(digests(console)).toEqual(live);
  }
  expect(shadows(console)).toBe(0);
  expect(await findingsOf(console)).toEqual([]);
});

test('mends views that were changed, emptied or filled by hand', async () => {
  const console = await openRichConsole({ seed: 1 });
  const live = digests(console);
  console.db.exec("UPDATE view_standing SET status = 'here'; DELETE FROM view_timeline; INSERT INTO view_roster_head VALUES ('site/roster', 'nonsense')");
  expect(digests(console).views).not.toBe(live.views);
  await rebuild(console);
  expect(digests(console)).toEqual(live);
});

describe('while commits go on', () => {
  test.each([1, 2, 3, 4, 5])('of every kind, in every pause (seed %i)', async (seed) => {
    const random = new Random(seed);
    const console = await openSiteConsole({ seed });
    const people = Array.from({ length: 30 }, (_, i) => testId<PersonId>(`person ${i}`));
    for (const person of people) append(console, [reportEvent(person, 'here')]);
    const foreign = new Author('a');
    let told = 0;
    let paused = 0;
    console.committer.onCommit(() => (told += 1));
    await slowRebuild(console, () => {
      paused += 1;
      if (paused > 60) return;
      const person = random.pick(people);
      const dice = random.below(4);
      if (dice === 0) append(console, [reportEvent(person, 'missing'), noteEvent(`in pause ${paused}`)]);
      else if (dice === 1) expect(console.committer.receive(foreign.write(reportEvent(person, 'injured')).wire).result).toBe('landed');
      else if (dice === 2) append(console, [{ ...reportEvent(testId<PersonId>(`new ${paused}`), 'here') }]);
      else erase(console, `person/${person}` as StreamName);
      // What is shown meanwhile is complete.
      expect(console.db.prepare('SELECT count(*) FROM view_timeline').pluck().get()).toBe(console.db.prepare("SELECT count(*) FROM log_payload p JOIN log_event e ON e.no = p.event_no WHERE stream LIKE 'person/%' OR stream LIKE 'incident/%'").pluck().get());
    });
    expect(paused).toBeGreaterThan(12);
    expect(told).toBeGreaterThan(12);
    const after = digests(console);
    expect(await findingsOf(console)).toEqual([]);
    const other = await openSiteConsole({ seed: 99 });
    for (const commit of laterCommitsOf(console)) other.committer.receive(commit);
    expect(digests(other)).toEqual(after);
  });

  test('on more streams than the swap takes along', async () => {
    const console = await openSiteConsole({ seed: 1 });
    for (let i = 0; i < 10; i++) append(console, [reportEvent(testId<PersonId>(`person ${i}`), 'here')]);
    await slowRebuild(console, (pause) => {
      if (pause <= 3) append(console, Array.from({ length: 40 }, (_, i) => reportEvent(testId<PersonId>(`late ${pause} ${i}`), 'here')));
    });
    expect(await findingsOf(console)).toEqual([]);
    expect(console.db.prepare('SELECT count(*) FROM view_standing').pluck().get()).toBe(130);
  });
});

test('an error in the middle leaves the live views, and the next rebuild begins afresh', async () => {
  const console = await openRichConsole({ seed: 1 });
  const live = digests(console);
  await expect(slowRebuild(console, (pause) => { if (pause === 4) throw new Error('pulled the plug'); })).rejects.toThrow('pulled the plug');
  expect(digests(console)).toEqual(live);
  append(console, [noteEvent('goes on', INCIDENT)]);
  expect(await findingsOf(console)).toEqual([]);
  await rebuild(console);
  expect(shadows(console)).toBe(0);
  expect(await findingsOf(console)).toEqual([]);
});

test('two at once are refused', async () => {
  const console = await openRichConsole({ seed: 1 });
  const others: Promise<unknown>[] = [];
  await slowRebuild(console, () => void others.push(rebuild(console)));
  expect(others.length).toBeGreaterThan(0);
  for (const other of others) await expect(other).rejects.toThrow(/one rebuild at a time/);
  expect(await findingsOf(console)).toEqual([]);
});
