/** Finding people by what a stranger remembers of a name. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Directory } from '../../db/queries/directory.ts';
import { foldText } from '../../shared/kernel/fold-text.ts';
import type { RosterPerson, RosterSnapshot } from '../../db/queries/roster-snapshot.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { atOnce } from '../../shared/kernel/slices.ts';

const person = (id: string, given: string, family: string, more: Partial<RosterPerson> = {}): RosterPerson => ({
  id: id as PersonId,
  kind: 'student',
  given,
  family,
  preferredGiven: null,
  preferredFamily: null,
  search: foldText(`${given} ${family} ${more.preferredGiven ?? ''} ${more.preferredFamily ?? ''}`),
  withdrawn: false,
  middle: null,
  grade: null,
  studentNumber: null,
  birthDate: null,
  needs: [],
  homeLanguage: null,
  bus: null,
  role: null,
  phone: null,
  email: null,
  trainings: [],
  addedByHand: false,
  countsAs: null,
  ...more,
});

function indexOf(...people: readonly RosterPerson[]): Directory {
  const ofKind = (kind: RosterPerson['kind']) => new Map(people.filter((one) => one.kind === kind).map((one) => [one.id, one]));
  const nobody = { heads: [], classes: new Map(), classOf: new Map(), pairsOfStudent: new Map(), pairsOfContact: new Map(), sameName: new Map() };
  const roster: RosterSnapshot = { ...nobody, students: ofKind('student'), guardians: ofKind('guardian'), staff: ofKind('staff') };
  return atOnce(Directory.of(roster));
}

const school = indexOf(
  person('ana', 'Ana', 'García'),
  person('anna', 'Anna', 'Garner', { studentNumber: '410001' }),
  person('minh', 'Minh', 'Nguyễn', { preferredGiven: 'Max', search: foldText('Minh Nguyễn Max') }),
  person('cruz', 'Lucía', 'de la Cruz'),
  person('obrien', 'Sinéad', 'O’Brien'),
  person('li', '伟', '李', { preferredGiven: 'Wei', preferredFamily: 'Li', search: foldText('伟 李 Wei Li') }),
  person('omar', 'عمر', 'حداد'),
  person('chris', 'Christopher', 'Montgomery'),
  person('gone', 'Ana', 'Garza', { withdrawn: true }),
  person('mother', 'Rosa', 'García', { kind: 'guardian' }),
);
const found = (text: string, kinds: readonly RosterPerson['kind'][] = ['student']): readonly string[] => school.find(text, kinds).map((one) => one.id);

describe('a person is found', () => {
  test.each([
    ['two letters', 'ga', ['ana', 'anna']],
    ['no accents', 'garcia', ['ana']],
    ['accents where the record has none', 'gärner', ['anna']],
    ['words in the other order', 'ana gar', ['ana']],
    ['the preferred name', 'max nguyen', ['minh']],
    ['the name on documents', 'minh', ['minh']],
    ['letters exchanged', 'gracia', ['ana']],
    ['a letter left out', 'gacia', ['ana']],
    ['a letter too many', 'garrcia', ['ana']],
    ['a wrong letter', 'garsia', ['ana']],
    ['a wrong first letter', 'karcia', ['ana']],
    ['two slips in a long name', 'kristoph', ['chris']],
    ['a slip in each of two words', 'luica curz', ['cruz']],
    ['several words written as one', 'delacruz', ['cruz']],
    ['no apostrophe', 'obrien', ['obrien']],
    ['the number on the card', '41000', ['anna']],
    ['another script', '李', ['li']],
    ['another script, from its beginning', 'حد', ['omar']],
  ])('by %s', (_what, text, ids) => {
    expect(found(text)).toEqual(ids);
  });

  test('exactly before almost, and only of the kinds asked for', () => {
    expect(found('garcia', ['student', 'guardian'])).toEqual(['ana', 'mother']);
    expect(found('anna')).toEqual(['anna', 'ana']);
    expect(found('garcia', ['staff'])).toEqual([]);
  });
});

test('nobody is found by nothing, by signs alone, by a number with a slip, or after they left', () => {
  for (const text of ['', '  ', '-', '%', '410002', 'garza']) expect(found(text), text).toEqual([]);
});

test('whatever the name, its beginning finds it, in any order of its words', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })), { minLength: 1, maxLength: 20 }), fc.nat(), fc.integer({ min: 2, max: 6 }), (names, nth, letters) => {
      const people = names.map(([given, family], i) => person(`p${i}`, given, family));
      const wanted = people[nth % people.length];
      if (wanted === undefined) return;
      const words = [wanted.family, wanted.given].map((name) => foldText(name).split(' ')[0]?.slice(0, letters) ?? '').filter((word) => word !== '');
      fc.pre(words.length > 0);
      expect(indexOf(...people).find(words.join(' '), ['student'])).toContain(wanted);
    }),
  );
});
