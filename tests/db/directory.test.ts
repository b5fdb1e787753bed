/** Everybody by name: what was laid over a roster gives the directory that the laid roster would give alone. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Directory } from '../../db/queries/directory.ts';
import { foldText } from '../../shared/kernel/fold-text.ts';
import { compareNames, insertSorted, sortedInPieces } from '../../db/queries/name-order.ts';
import type { RosterPerson, RosterSnapshot } from '../../db/queries/roster-snapshot.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { atOnce, shared } from '../../shared/kernel/slices.ts';

const KINDS = ['student', 'guardian', 'staff'] as const;

const drawn = fc.record({ number: fc.integer({ min: 0, max: 400 }), kind: fc.constantFrom(...KINDS), given: fc.constantFrom('Ana', 'Änne', 'Bo', 'Li 2', 'Li 10'), family: fc.constantFrom('Núñez', 'Nunez', 'O’Brien', 'Obrien', '李'), withdrawn: fc.boolean() });
const drawnPeople = fc.uniqueArray(drawn, { selector: ({ number }) => number, maxLength: 400 });

const personOf = ({ number, kind, given, family, withdrawn }: (typeof drawn extends fc.Arbitrary<infer T> ? T : never)): RosterPerson => ({
  id: `p${number}` as PersonId, kind, given, family, withdrawn, search: foldText(`${given} ${family}`),
  preferredGiven: null, preferredFamily: null, middle: null, grade: null, studentNumber: null, birthDate: null, needs: [], homeLanguage: null, bus: null, role: null, phone: null, email: null, trainings: [], addedByHand: false, countsAs: null,
});

function rosterOf(people: readonly RosterPerson[]): RosterSnapshot {
  const ofKind = (kind: RosterPerson['kind']) => new Map(people.filter((one) => one.kind === kind).map((one) => [one.id, one]));
  return { heads: [], classes: new Map(), classOf: new Map(), pairsOfStudent: new Map(), pairsOfContact: new Map(), sameName: new Map(), students: ofKind('student'), guardians: ofKind('guardian'), staff: ofKind('staff') };
}

test('a directory that was laid over another has the same people in the same order, and finds the same', () => {
  fc.assert(
    fc.property(drawnPeople, drawnPeople, fc.constantFrom('an', 'nunez', 'obrian', 'li', '李', 'bo nu'), (before, after, text) => {
      const under = rosterOf(before.map(personOf));
      const kept = new Map([...under.students, ...under.guardians, ...under.staff]);
      // Whom nobody touched is the same object; some change their kind, some go, some come.
      const same = (one: RosterPerson): RosterPerson => {
        const known = kept.get(one.id);
        return known !== undefined && known.kind === one.kind && known.family === one.family ? known : one;
      };
      const over = rosterOf(after.map(personOf).map(same));
      const laid = atOnce(atOnce(Directory.of(under)).laidOver(over));
      const alone = atOnce(Directory.of(over));
      expect(laid.people).toEqual(alone.people);
      expect(laid.find(text, KINDS)).toEqual(alone.find(text, KINDS));
      expect(laid.find(text, ['student'])).toEqual(alone.find(text, ['student']));
    }),
    { numRuns: 200 },
  );
});

test('sorting in pieces gives what sorting gives, and a few are put where sorting would put them', () => {
  const entry = fc.record({ name: fc.string({ unit: fc.constantFrom('a', 'B', 'ä', ' ', '1') }), at: fc.nat() });
  const compare = (a: { readonly name: string }, b: { readonly name: string }): number => compareNames(a.name, b.name);
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 1_500, size: 'max' }), fc.array(entry, { maxLength: 10 }), (items, more) => {
      const sorted = [...atOnce(sortedInPieces(items, compare))];
      expect(sorted).toEqual(items.toSorted(compare));
      insertSorted(sorted, more, compare);
      expect(sorted).toEqual([...items, ...more].toSorted(compare));
    }),
    { numRuns: 100 },
  );
});

test('work that several wait for is done once, and each gets its result', () => {
  let steps = 0;
  const work = shared(
    (function* () {
      for (; steps < 10; steps++) yield;
      return { steps };
    })(),
  );
  const one = work();
  one.next();
  const other = atOnce(work());
  expect(other).toEqual({ steps: 10 });
  expect(atOnce(one)).toBe(other);
  expect(atOnce(work())).toBe(other);
});

test('work that breaks is broken for each that waits for it', () => {
  const work = shared(
    (function* () {
      yield;
      throw new Error('the file is damaged');
    })(),
  );
  const one = work();
  one.next();
  expect(() => atOnce(work())).toThrow('the file is damaged');
  expect(() => one.next()).toThrow('the file is damaged');
});
