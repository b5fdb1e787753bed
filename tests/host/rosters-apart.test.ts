/** Two consoles imported different rosters and did not know of each other: both hold, a card says so, and a person settles it. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { activeRoster } from '../../db/queries/active-roster.ts';
import { currentHeads } from '../../db/queries/roster-snapshot.ts';
import { sampleSchool } from '../../electron/host/roster-import/sample-school.ts';
import type { ImportPreview, SubscriptionRow } from '../../shared/contract/procedures.ts';
import type { RosterFile } from '../../shared/formats/roster-file.ts';
import { defined } from '../../shared/kernel/assert.ts';
import type { EventId } from '../../shared/kernel/ids.ts';
import { carry, letIn } from '../support/carry.ts';
import { openFolderConsole, type FolderConsole } from '../support/own-console.ts';
import { importPath, rosterFolder } from '../support/roster-files.ts';

const BASE = sampleSchool({ seed: 3, students: 60, date: '2026-10-14' });
const [LEAVER, MOVER, GONE_AT_B] = BASE.students.map(({ sourceId }) => sourceId).slice(6, 9) as [string, string, string];
const CONTACT = defined(BASE.relationships.find(({ student, restriction }) => student === MOVER && restriction === null), 'the mover has a contact');

const without = (roster: RosterFile, student: string): RosterFile => ({
  ...roster,
  students: roster.students.filter(({ sourceId }) => sourceId !== student),
  enrollments: roster.enrollments.filter(({ person }) => person !== student),
  relationships: roster.relationships.filter((pair) => pair.student !== student),
});
/** What the office imported: one student left, one may no longer be picked up by a contact and moved up a grade. */
const AT_A: RosterFile = {
  ...without(BASE, LEAVER),
  students: without(BASE, LEAVER).students.map((student) => (student.sourceId === MOVER ? { ...student, grade: '12', familyName: 'Office' } : student)),
  relationships: without(BASE, LEAVER).relationships.map((pair) => (pair === CONTACT ? { ...pair, restriction: 'not by order of the court' } : pair)),
};
/** What the gate imported: another student left, one is new, and the mover has another name. */
const AT_B: RosterFile = {
  ...without(BASE, GONE_AT_B),
  students: [
    ...without(BASE, GONE_AT_B).students.map((student) => (student.sourceId === MOVER ? { ...student, familyName: 'Gate' } : student)),
    { ...defined(BASE.students[5], 'a student'), sourceId: 'new', studentNumber: 'new', givenName: 'Nora', familyName: 'Neu', preferredGivenName: null, preferredFamilyName: null },
  ],
};

let a: FolderConsole;
let b: FolderConsole;
beforeEach(async () => {
  a = await openFolderConsole();
  b = await openFolderConsole();
  expect(await importPath(a, rosterFolder(BASE), { siteName: 'Larkmoor', founder: 'Dana' })).toMatchObject({ applied: true });
  letIn(a, b);
});
afterEach(async () => {
  await a.remove();
  await b.remove();
});

async function importApart(): Promise<void> {
  expect(await importPath(a, rosterFolder(AT_A))).toMatchObject({ applied: true, rejection: null });
  expect(await importPath(b, rosterFolder(AT_B))).toMatchObject({ applied: true, rejection: null });
}
const meet = (order: 'a first' | 'b first'): void => {
  const [one, other] = order === 'a first' ? [a, b] : [b, a];
  carry(one, other);
  carry(other, one);
};

async function compared(at: FolderConsole): Promise<readonly SubscriptionRow<'rosters'>[]> {
  await vi.waitFor(() => expect(at.console.read('rosters', {}).every((row) => row.compared !== null)).toBe(true), { timeout: 20_000 });
  return at.console.read('rosters', {});
}
const site = (at: FolderConsole): SubscriptionRow<'site'> => defined(at.console.read('site', {})[0], 'a site');
const families = (at: FolderConsole): readonly string[] => at.console.read('people', { kind: 'student' }).map((row) => row.name.family);
const entities = (at: FolderConsole, heads: readonly EventId[] = currentHeads(at.console.db)): unknown => [...activeRoster(at.console.db, heads)].sort(([one], [other]) => (one < other ? -1 : 1));
const saysOf = ({ changes }: Pick<ImportPreview, 'changes'>, family: string): readonly string[] => changes.find(({ name }) => name.family === family)?.what ?? [];

describe.each(['a first', 'b first'] as const)('after they met, %s', (order) => {
  beforeEach(async () => {
    await importApart();
    meet(order);
  });

  test('RO-1 people of either are on the roster, restrictions of both apply, and a card says what only each says', async () => {
    for (const at of [a, b]) {
      expect(site(at)).toMatchObject({ rosterDisputed: true, contradictions: 1, students: 61 });
      expect(families(at)).toContain('Neu');
      const mover = defined(at.console.read('people', { kind: 'student' }).find((row) => ['Office', 'Gate'].includes(row.name.family)), 'the mover');
      const contacts = at.console.read('student', { person: mover.person, incident: null })[0]?.contacts ?? [];
      expect(contacts.map((one) => one.restriction)).toContain('not by order of the court');
      const rows = await compared(at);
      expect(rows).toHaveLength(2);
      const [office, gate] = ['Office', 'Gate'].map((family) => defined(rows.find((row) => row.compared?.changes.some(({ name }) => name.family === family)), family).compared);
      expect(office).toMatchObject({ counts: { students: 59 }, people: { added: 1 }, restrictionChanges: { added: 1, gone: 0, changed: 0 } });
      expect(office?.changes[0]).toMatchObject({ name: { family: 'Office' }, restriction: true, change: 'changed', what: expect.arrayContaining([expect.stringMatching(/^RESTRICTION added: /)]) as string[] });
      expect(gate).toMatchObject({ counts: { students: 60 }, restrictionChanges: { added: 0, gone: 1, changed: 0 } });
    }
    expect((await compared(a)).map(({ activation, compared: said }) => [activation, said])).toEqual((await compared(b)).map(({ activation, compared: said }) => [activation, said]));
  });

  test('keeping one goes through preview and apply, names the restriction that goes, and is settled at both', async () => {
    const gate = defined((await compared(b)).find((row) => row.compared?.counts.students === 60), 'the roster of the gate');
    const preview = await b.console.imports.keep(gate.activation as EventId);
    if (!preview.ok) throw new Error(preview.error.message);
    expect(preview.value).toMatchObject({ restrictionChanges: { added: 0, gone: 1, changed: 0 }, counts: { students: 60 }, leaving: null });
    expect(saysOf(preview.value, 'Gate')[0]).toMatch(/^RESTRICTION gone: /);
    expect(preview.value.changes.filter(({ change, kind }) => change === 'withdrawn' && kind === 'student')).toHaveLength(1);
    expect((await b.console.imports.apply(preview.value.ticket ?? '', null, b.console.signedIn())).ok).toBe(true);
    meet(order);
    for (const at of [a, b]) {
      expect(site(at)).toMatchObject({ rosterDisputed: false, contradictions: 0, students: 60 });
      expect(at.console.read('rosters', {})).toEqual([]);
      expect(entities(at)).toEqual(entities(at, [gate.activation as EventId]));
      const [current, kept] = [at.console.reader.rosters.current(), at.console.reader.rosters.at([gate.activation as EventId])];
      expect(current.pairsOfStudent).toEqual(kept.pairsOfStudent);
      expect(current.classes).toEqual(kept.classes);
    }
    expect(await b.console.imports.keep(gate.activation as EventId)).toMatchObject({ ok: false, error: { name: 'RosterSettled' } });
  });

  test('a newer file settles it too, and afterwards only that file speaks', async () => {
    const report = await importPath(a, rosterFolder(BASE));
    expect(report).toMatchObject({ applied: true, restrictionChanges: { gone: 1 } });
    meet(order);
    for (const at of [a, b]) {
      expect(site(at)).toMatchObject({ rosterDisputed: false, contradictions: 0, students: 60 });
      expect(families(at)).not.toContain('Neu');
      expect(entities(at)).toEqual(entities(a));
    }
  });

  test('settled differently at both, it is a contradiction again', async () => {
    const [first, second] = (await compared(a)).map((row) => row.activation as EventId) as [EventId, EventId];
    for (const [at, keep] of [[a, first], [b, second]] as const) {
      const preview = await at.console.imports.keep(keep);
      if (!preview.ok) throw new Error(preview.error.message);
      expect((await at.console.imports.apply(preview.value.ticket ?? '', null, at.console.signedIn())).ok).toBe(true);
      expect(site(at).contradictions).toBe(0);
    }
    meet(order);
    for (const at of [a, b]) expect(await compared(at)).toHaveLength(2);
    expect(site(a).contradictions).toBe(1);
  });
});

test('two consoles that imported the same file say the same: nobody has to decide anything, and nobody is listed twice', async () => {
  await importPath(a, rosterFolder(AT_A));
  await importPath(b, rosterFolder(AT_A));
  meet('a first');
  for (const at of [a, b]) {
    await vi.waitFor(() => expect(site(at)).toMatchObject({ rosterDisputed: false, contradictions: 0 }), { timeout: 20_000 });
    expect(at.console.read('rosters', {})).toEqual([]);
    const { pairsOfStudent } = at.console.reader.rosters.current();
    for (const pairs of pairsOfStudent.values()) expect(new Set(pairs.map(({ contact }) => contact)).size).toBe(pairs.length);
  }
});
