/** Where school, bus and site do not agree: by name where a list names them, as a number where only heads were counted. */
import { expect, test } from 'vitest';
import type { SubscriptionRow } from '../../shared/contract/procedures.ts';
import { gapsOf, lastKnown } from '../../renderer/screens/movement/gaps.ts';
import { rowSamples } from '../host/web/samples.ts';

type Row = SubscriptionRow<'whereabouts'>;
type Bus = SubscriptionRow<'buses'>;

const row = (person: string, leg: Row['leg'], boarded: string[] = []): Row => ({ ...rowSamples.whereabouts, key: person, person, leg, boarded, place: null });
const bus = (more: Partial<Bus>): Bus => ({ ...rowSamples.buses, key: '4', bus: '4', status: 'arrived', left: [], listed: 3, notSeen: 0, countedAtArrival: null, ...more });
const told = (rows: readonly Row[], buses: readonly Bus[]) => gapsOf(rows, buses).map(({ key, people, unnamed }) => [key, people.map((one) => one.person), unnamed]);

test('whoever is on the list of a bus that has arrived, and was not seen since, is its gap, missing or not', () => {
  const rows = [row('a', 'site', ['4']), row('b', 'bus', ['4']), row('c', 'missing', ['4'])];
  expect(told(rows, [bus({})])).toEqual([['missing', ['c'], 0], ['bus 4', ['b', 'c'], 0]]);
  // It is on its way: nobody is missed yet.
  expect(told([row('b', 'bus', ['4'])], [bus({ status: 'onTheWay' })])).toEqual([]);
});

test('fewer heads than the list names are a number, as far as nobody is named', () => {
  const all = ['a', 'b', 'c'].map((person) => row(person, 'site', ['4']));
  expect(told(all, [bus({ countedAtArrival: 1 })])).toEqual([['bus 4', [], 2]]);
  expect(told([row('b', 'bus', ['4'])], [bus({ countedAtArrival: 1 })])).toEqual([['bus 4', ['b'], 1]]);
  expect(told(all, [bus({ countedAtArrival: 3 })])).toEqual([]);
});

test('heads are counted as the bus leaves, too; more heads than names are people whom no list has', () => {
  const [step] = rowSamples.buses.left;
  const counted = (heads: number | null) => (step === undefined ? [] : [{ ...step, counted: heads }]);
  const aboard = ['a', 'b', 'c'].map((person) => row(person, 'bus', ['4']));
  expect(told(aboard, [bus({ status: 'onTheWay', left: counted(2) })])).toEqual([['bus 4', [], 1]]);
  expect(told(aboard, [bus({ status: 'onTheWay', left: counted(null) })])).toEqual([]);
  expect(told(aboard, [bus({ status: 'onTheWay', left: counted(5) })])).toEqual([['more 4', [], 2]]);
  const there = ['a', 'b', 'c'].map((person) => row(person, 'site', ['4']));
  expect(told(there, [bus({ arrived: counted(4), countedAtArrival: 4 })])).toEqual([['more 4', [], 1]]);
});

test('at the school is a gap only once people move, and whoever is not expected is none', () => {
  const waits = row('a', 'school');
  expect(told([waits], [bus({ status: 'loading', listed: 0 })])).toEqual([]);
  expect(told([waits, row('b', 'site')], [])).toEqual([['school', ['a'], 0]]);
  expect(told([{ ...waits, onList: false }, row('b', 'site')], [])).toEqual([]);
});

test('what nobody said, and what is not confirmed, stands as a gap; a word of the bus stays with whoever is missing', () => {
  expect(told([row('a', 'unknown'), row('b', 'saidToHaveLeft'), row('c', 'disagreeing')], []).map(([key]) => key)).toEqual(['disagreeing', 'saidToHaveLeft', 'unknown']);
  expect(lastKnown(row('a', 'missing', ['4']))).toBe('Missing, and on the list of bus 4');
});
