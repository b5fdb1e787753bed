/** The rules of photos: one stands, those filed apart both do, and what was removed stays away. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { photosOnFile, removePhoto } from '../../shared/domain/roster/photos.ts';
import { factAfter, refusedAs } from '../support/decisions.ts';
import { Random } from '../support/console.ts';
import { historyOf, play, shuffled, stepsOf, testEvent, testId, type Writer } from '../support/drawn-history.ts';
import { photoStream } from '../../shared/kernel/streams.ts';
import type { Fact } from '../../shared/kernel/history.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';

const PERSON = testId<PersonId>('photographed');
const filing = (name: string, before: readonly Fact[]): Fact =>
  factAfter({ stream: photoStream(PERSON), type: 'v1.PhotoFiled', payload: { person: PERSON, sha256: testEvent(name), type: 'image/jpeg', sizeBytes: 9 }, refs: [] }, before);
const removal = (settled: readonly Fact[], before: readonly Fact[]): Fact =>
  factAfter({ stream: photoStream(PERSON), type: 'v1.PhotoRemoved', payload: { person: PERSON, settles: settled.map(({ id }) => id), why: 'another child' }, refs: [] }, before);
const shown = (...facts: Fact[]) => photosOnFile(historyOf(facts)).stand.map(({ sha256 }) => sha256).sort();

describe('photos on file', () => {
  test('RO-16 a later photo takes the place of the one before, and two filed apart both stand', () => {
    const first = filing('a', []);
    const second = filing('b', [first]);
    const apart = filing('c', [first]);
    expect(shown(first)).toEqual([testEvent('a')]);
    expect(shown(first, second)).toEqual([testEvent('b')]);
    expect(shown(first, second, apart)).toEqual([testEvent('b'), testEvent('c')].sort());
    expect(shown(first, second, apart, filing('d', [first, second, apart]))).toEqual([testEvent('d')]);
  });

  test('RO-16 the same picture filed apart is one', () => {
    const [one, other] = [filing('a', []), filing('a', [])];
    expect(photosOnFile(historyOf([one, other])).stand).toMatchObject([{ filings: [one.id, other.id].sort() }]);
  });
});

describe('photos that were removed', () => {
  const first = filing('a', []);
  const second = filing('b', [first]);

  test('RO-17 what is removed is not shown, nor what it had replaced, and is known as removed', () => {
    const gone = removal([second], [first, second]);
    expect(photosOnFile(historyOf([first, second, gone]))).toEqual({ stand: [], removed: [testEvent('b')] });
    expect(photosOnFile(historyOf([first, second, gone, filing('c', [gone, second, first])])).stand).toMatchObject([{ sha256: testEvent('c') }]);
  });

  test('RO-17 a removal names what stands, and nothing that came meanwhile', () => {
    const command = (...filings: string[]) => ({ type: 'RemovePhoto', person: PERSON, filings, why: 'another child' }) as const;
    const record = photosOnFile(historyOf([first, second]));
    expect(refusedAs(removePhoto(command(first.id), record))).toBe('PhotoNoLongerOnFile');
    expect(removePhoto(command(second.id), record)).toMatchObject({ events: [{ stream: `photo/${PERSON}`, payload: { settles: [second.id] } }] });
    const apart = filing('c', [first]);
    expect(shown(first, second, removal([second], [first, second]), apart)).toEqual([testEvent('c')]);
  });
});

const writers: readonly Writer[] = [
  (_known, _pick, variant) => ({ type: 'v1.PhotoFiled', payload: { person: PERSON, sha256: testEvent(`picture ${variant}`), type: 'image/png', sizeBytes: 9 } }),
  (known, pick) => {
    const filings = known.filter(({ type }) => type === 'v1.PhotoFiled');
    const settles = [...new Set(filings.slice(0, 2).map((_, index) => filings[(pick + index) % filings.length]?.id ?? ''))].sort();
    return settles.length === 0 ? null : { type: 'v1.PhotoRemoved', payload: { person: PERSON, settles, why: 'drawn' } };
  },
];

test('every order of arrival leaves the same photos', () => {
  fc.assert(
    fc.property(stepsOf(writers.length), fc.nat(1000), fc.nat(1_000_000), (steps, salt, seed) => {
      const facts = play(steps, writers, salt);
      expect(photosOnFile(historyOf(shuffled(facts, new Random(seed))))).toEqual(photosOnFile(historyOf(facts)));
    }),
    { numRuns: 300 },
  );
});
