/** The class that answers for a student is one of the day on which it is asked: by its terms, and between terms by the nearest one. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rosterOn } from '../../db/queries/classes-on.ts';
import { currentHeads, loadRoster } from '../../db/queries/roster-snapshot.ts';
import type { RosterEntity } from '../../shared/domain/roster/entities.ts';
import type { CommandId, ImportId, PersonId } from '../../shared/kernel/ids.ts';
import { importStream, ROSTER } from '../../shared/kernel/streams.ts';
import { openTestConsole, type TestConsole } from '../support/console.ts';

const id = (letter: string): string => letter.repeat(26);
const NAMES = { middleName: null, preferredGivenName: null, preferredFamilyName: null };
const student: RosterEntity = { kind: 'student', id: id('s'), sourceId: 's', givenName: 'Ana', familyName: 'Osei', ...NAMES, grade: '7', studentNumber: null, birthDate: null, needs: [], homeLanguage: null, bus: null, schoolIds: [] };
const term = (letter: string, title: string, startDate: string | null, endDate: string | null): RosterEntity => ({ kind: 'term', id: id(letter), sourceId: letter, title, startDate, endDate });
const lesson = (letter: string, title: string, periods: string[], terms: readonly string[]): readonly RosterEntity[] => [
  { kind: 'class', id: id(letter), sourceId: letter, title, code: null, homeroom: false, room: null, zone: null, periods, schoolId: null, termIds: terms.map(id) },
  { kind: 'enrollment', id: id(letter).slice(1).concat('e'), classId: id(letter), personId: id('s'), role: 'student', primary: false, beginDate: null, endDate: null },
];
const FALL = term('f', 'Fall', '2026-08-10', '2026-12-18');
const SPRING = term('p', 'Spring', '2027-01-05', '2027-05-28');

let console: TestConsole;
beforeEach(async () => {
  console = await openTestConsole({ seed: 1 });
});
afterEach(() => console.close());

function on(entities: readonly RosterEntity[]) {
  const importId = console.ports.ids.next() as ImportId;
  const commandId = (): CommandId => console.ports.ids.next() as CommandId;
  const writes = [student, ...entities].map((entity) => ({ op: 'put', entity }));
  const chunk = console.committer.append({ commandId: commandId(), actor: 'unsigned', events: [{ stream: importStream(importId), type: 'v2.RosterChunk', payload: { import: importId, number: 0, writes }, refs: [] }], outcome: () => null }).newest;
  if (chunk === null) throw new Error('no chunk was written');
  const payload = { import: importId, bases: [], chunks: 1, newestChunk: chunk, chunksDigest: console.ports.digests.sha256(chunk), source: 'test' };
  console.committer.append({ commandId: commandId(), actor: 'unsigned', events: [{ stream: ROSTER, type: 'v1.RosterActivated', payload, refs: [chunk] }], outcome: () => null });
  const roster = loadRoster(console.db, currentHeads(console.db));
  return (date: string) => {
    const day = rosterOn(roster, date, null);
    expect(rosterOn(roster, date, null)).toBe(day);
    return [day.classOf.get(id('s') as PersonId)?.title ?? null, day.betweenTerms];
  };
}

describe('the class that answers', () => {
  it('is held in a term of the day, its first and last day included', () => {
    const answering = on([FALL, SPRING, ...lesson('a', 'Algebra', ['1'], ['f']), ...lesson('b', 'Biology', ['1'], ['p'])]);
    expect(['2026-08-10', '2026-12-18', '2027-01-05', '2027-05-28'].map(answering)).toEqual([['Algebra', null], ['Algebra', null], ['Biology', null], ['Biology', null]]);
  });

  it('of several terms, or of none, is held in each of them, or always', () => {
    const answering = on([FALL, SPRING, ...lesson('a', 'Algebra', ['2'], ['f', 'p']), ...lesson('b', 'Biology', ['1'], ['p']), ...lesson('c', 'Choir', ['3'], [])]);
    expect(['2026-09-01', '2027-02-01'].map(answering)).toEqual([['Algebra', null], ['Biology', null]]);
  });

  it('between terms is one of the term that ended last, or begins next, and that is said', () => {
    const answering = on([FALL, SPRING, ...lesson('a', 'Algebra', ['1'], ['f']), ...lesson('b', 'Biology', ['1'], ['p'])]);
    expect(answering('2026-12-25')).toEqual(['Algebra', { terms: ['Fall'], ended: '2026-12-18', begins: null }]);
    expect(answering('2027-07-01')).toEqual(['Biology', { terms: ['Spring'], ended: '2027-05-28', begins: null }]);
    expect(answering('2026-08-01')).toEqual(['Algebra', { terms: ['Fall'], ended: null, begins: '2026-08-10' }]);
  });

  it('without any term is held always', () => {
    expect(on([FALL, ...lesson('c', 'Choir', ['3'], [])])('2030-01-01')).toEqual(['Choir', null]);
  });

  it('of a term without dates is held always', () => {
    expect(on([term('x', 'Year', null, null), ...lesson('a', 'Algebra', ['1'], ['x'])])('2030-01-01')).toEqual(['Algebra', null]);
  });
});
