/** The roster as of its activations: later imports win, concurrent ones both count, earlier moments can still be asked for. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { activeRoster } from '../../db/queries/active-roster.ts';
import { currentHeads, loadRoster } from '../../db/queries/roster-snapshot.ts';
import { frontierOf, missingPage } from '../../db/peers.ts';
import type { RosterEntity, RosterWrite } from '../../shared/domain/roster/entities.ts';
import type { CommandId, EventId, ImportId } from '../../shared/kernel/ids.ts';
import { importStream, ROSTER } from '../../shared/kernel/streams.ts';
import type { TestConsole } from '../support/console.ts';
import { openSiteConsole } from '../support/test-site.ts';

const id = (letter: string): string => letter.repeat(26);
const student = (letter: string, givenName: string): RosterEntity => ({
  kind: 'student',
  id: id(letter),
  sourceId: letter,
  givenName,
  familyName: 'Osei',
  middleName: null,
  preferredGivenName: null,
  preferredFamilyName: null,
  grade: '7',
  studentNumber: null,
  birthDate: null,
  needs: [],
  homeLanguage: null,
  bus: null,
  schoolIds: [],
});
const pair = (restriction: string | null): RosterEntity => ({
  kind: 'relationship',
  id: id('p'),
  studentId: id('a'),
  contactId: id('g'),
  relation: 'Uncle',
  primaryContact: null,
  livesWith: null,
  emergencyContact: null,
  contactPriority: null,
  restriction,
  legalGuardian: null,
});
const put = (entity: RosterEntity): RosterWrite => ({ op: 'put', entity });

let a: TestConsole;
let b: TestConsole;
beforeEach(async () => {
  a = await openSiteConsole({ seed: 1 });
  b = await openSiteConsole({ seed: 2 });
});
afterEach(() => {
  a.close();
  b.close();
});

function activate(at: TestConsole, writes: readonly RosterWrite[]): EventId {
  const importId = at.ports.ids.next() as ImportId;
  const append = (stream: ReturnType<typeof importStream>, type: string, payload: unknown, refs: readonly EventId[]): EventId => {
    const done = at.committer.append({ commandId: at.ports.ids.next() as CommandId, actor: 'unsigned', events: [{ stream, type, payload, refs }], outcome: () => null });
    return done.newest as EventId;
  };
  const chunk = append(importStream(importId), 'v2.RosterChunk', { import: importId, number: 0, writes }, []);
  const chunksDigest = at.ports.digests.sha256(chunk);
  return append(ROSTER, 'v1.RosterActivated', { import: importId, bases: [...currentHeads(at.db)], chunks: 1, newestChunk: chunk, chunksDigest, source: 'test' }, [chunk]);
}

const carry = (from: TestConsole, to: TestConsole): void => {
  for (const commit of missingPage(from.db, from.committer.log, frontierOf(to.db), 0).commits) to.committer.receive(commit);
};
const names = (at: TestConsole, heads: readonly EventId[] = currentHeads(at.db)): string[] =>
  [...loadRoster(at.db, heads).students.values()].map((one) => `${one.given}${one.withdrawn ? ' (left)' : ''}`).sort();

test('a chunk counts for nothing until its import is activated', () => {
  const importId = a.ports.ids.next() as ImportId;
  a.committer.append({ commandId: a.ports.ids.next() as CommandId, actor: 'unsigned', events: [{ stream: importStream(importId), type: 'v2.RosterChunk', payload: { import: importId, number: 0, writes: [put(student('a', 'Ana'))] }, refs: [] }], outcome: () => null });
  expect(names(a)).toEqual([]);
});

test('RO-20 what is written into the stream of an active import beside the chunks that its activation names counts for nothing', () => {
  const activation = activate(a, [put(student('a', 'Ana'))]);
  carry(a, b);
  const importId = a.db.prepare<[string], ImportId>('SELECT import FROM view_roster_activation WHERE activation = ?').pluck().get(activation) as ImportId;
  const chunk = { import: importId, number: 1, writes: [put(student('a', 'Mallory')), put(student('c', 'Cleo'))] };
  b.committer.append({ commandId: b.ports.ids.next() as CommandId, actor: 'unsigned', events: [{ stream: importStream(importId), type: 'v2.RosterChunk', payload: chunk, refs: [] }], outcome: () => null });
  carry(b, a);
  for (const at of [a, b]) {
    expect(names(at)).toEqual(['Ana']);
    expect([...activeRoster(at.db, currentHeads(at.db)).keys()]).toEqual([`student:${id('a')}`]);
  }
});

test('RO-2 of two writes of one person in one chunk the later counts', () => {
  activate(a, [put(student('a', 'Ana')), put(student('a', 'Anna')), put(student('b', 'Ben')), { op: 'withdraw', entity: student('b', 'Ben') }, { op: 'withdraw', entity: student('c', 'Cleo') }, put(student('c', 'Cleo'))]);
  expect(names(a)).toEqual(['Anna', 'Ben (left)', 'Cleo']);
  expect([...activeRoster(a.db, currentHeads(a.db)).keys()].sort()).toEqual([`student:${id('a')}`, `student:${id('c')}`]);
});

test('RO-4 a later import wins, one who left keeps a name, and the earlier roster can be asked for', () => {
  const first = activate(a, [put(student('a', 'Ana')), put(student('b', 'Ben'))]);
  activate(a, [put(student('a', 'Anna')), { op: 'withdraw', entity: student('b', 'Ben') }]);
  expect(names(a)).toEqual(['Anna', 'Ben (left)']);
  expect(names(a, [first])).toEqual(['Ana', 'Ben']);
  expect([...activeRoster(a.db, currentHeads(a.db)).keys()]).toEqual([`student:${id('a')}`]);
});

test('RO-1 two imports apart both count; restrictions of both apply; a third that saw both settles it', () => {
  activate(a, [put(student('a', 'Ana')), put(pair('Court order'))]);
  carry(a, b);
  // One console lifts the restriction and drops nobody; the other adds a student and says nothing of the pair.
  activate(a, [put(pair(null))]);
  activate(b, [put(student('c', 'Cleo')), put(student('a', 'Anna'))]);
  carry(a, b);
  carry(b, a);
  for (const at of [a, b]) {
    expect(currentHeads(at.db)).toHaveLength(2);
    expect(names(at)).toContain('Cleo');
    const pairs = loadRoster(at.db, currentHeads(at.db)).pairsOfStudent.get(id('a') as never) ?? [];
    expect(new Set(pairs.map((one) => one.restriction))).toEqual(new Set(['Court order', null]));
  }
  activate(b, [put(student('a', 'Anna'))]);
  carry(b, a);
  expect(currentHeads(a.db)).toHaveLength(1);
  expect(names(a)).toEqual(['Anna', 'Cleo']);
  expect((loadRoster(a.db, currentHeads(a.db)).pairsOfStudent.get(id('a') as never) ?? []).map((one) => one.restriction)).toEqual([null]);
});
