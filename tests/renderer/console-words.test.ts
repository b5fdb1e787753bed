/** What is said of consoles: each state in words, how many are in step, and what the counts do not hold. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockOffWords, countsAsOf, presenceOf, stateWords, type ConsoleRow } from '../../renderer/ui/console-words.ts';
import { rowSamples } from '../host/web/samples.ts';

const NOW = new Date(2026, 9, 14, 11, 0).getTime();
const at = (hours: number, minutes: number): number => new Date(2026, 9, 14, hours, minutes).getTime();
const row = (name: string, state: ConsoleRow['state'], more: Partial<ConsoleRow> = {}): ConsoleRow => ({ ...rowSamples.consoles, key: name, console: name, name, state, theyLack: 0, weLack: 0, lastHeardWall: null, clockOffMs: null, problem: null, ...more });
const office = row('Front office', 'here');

describe('of one console', () => {
  test.each<[ConsoleRow, string]>([
    [office, 'This console'],
    [row('Gym', 'inStep'), 'In step'],
    [row('Gym', 'behind', { theyLack: 14 }), '14 events behind'],
    [row('Gym', 'behind', { theyLack: 1, weLack: 1_200 }), '1 event behind, 1,200 events of it not here yet'],
    [row('Gym', 'behind'), 'Not in step yet'],
    [row('Gym', 'stale', { lastHeardWall: at(10, 42) }), 'Not heard since today 10:42'],
    [row('Gym', 'neverHeard'), 'Not heard since this console was started'],
    [row('Gym', 'left'), 'Left the site'],
    [row('Gym', 'revoked'), 'Revoked'],
  ])('%#: in words', (one, words) => {
    expect(stateWords(one, NOW)).toBe(words);
  });

  test('its clock is spoken of from two minutes on, either way', () => {
    const off = (ms: number | null): string | null => clockOffWords(row('Gym', 'inStep', { clockOffMs: ms }));
    expect([off(null), off(119_999), off(-119_999)]).toEqual([null, null, null]);
    expect([off(120_000), off(-7 * 60_000)]).toEqual(['Its clock is 2 min ahead of this one', 'Its clock is 7 min behind this one']);
    expect([off(5 * 3_600_000), off(-400 * 86_400_000)]).toEqual(['Its clock is 5 hours ahead of this one', 'Its clock is 400 days behind this one']);
  });
});

describe('of all of them', () => {
  test('alone there is nothing to be in step with, also when others are gone', () => {
    expect([presenceOf([]), presenceOf([office]), presenceOf([office, row('Gym', 'left'), row('Tent', 'revoked')])]).toEqual([null, null, null]);
  });

  test('the worst off is named, and how many more are not in step', () => {
    const gym = row('Gym', 'stale', { lastHeardWall: at(10, 42) });
    const tent = row('Tent', 'behind', { theyLack: 14 });
    expect(presenceOf([office, tent, gym, row('Bus', 'inStep')])).toEqual({ inStep: 2, of: 4, apart: 'Gym stale since 10:42, 1 more' });
    expect(presenceOf([office, tent])).toEqual({ inStep: 1, of: 2, apart: 'Tent 14 behind' });
    expect(presenceOf([office, row('Bus', 'inStep')])).toEqual({ inStep: 2, of: 2, apart: null });
  });

  test('all are said to be in step exactly when none is apart, whatever the rows', () => {
    const state = fc.constantFrom<ConsoleRow['state'][]>('inStep', 'behind', 'stale', 'neverHeard', 'left', 'revoked');
    fc.assert(
      fc.property(fc.array(state, { minLength: 1, maxLength: 12 }), (states) => {
        const members = states.filter((one) => one !== 'left' && one !== 'revoked');
        const said = presenceOf([office, ...states.map((one, index) => row(`C${index}`, one))]);
        if (members.length === 0) expect(said).toBeNull();
        else {
          expect(said?.of).toBe(members.length + 1);
          expect(said?.inStep).toBe(1 + members.filter((one) => one === 'inStep').length);
          expect(said?.apart === null).toBe(members.every((one) => one === 'inStep'));
        }
      }),
    );
  });
});

describe('what the counts do not hold', () => {
  test('nothing is said while all are heard, also where they lack what is here', () => {
    expect(countsAsOf([office, row('Gym', 'inStep'), row('Tent', 'behind', { theyLack: 3 }), row('Bus', 'left')], NOW)).toBeNull();
  });

  test('who is silent, since when, and who brings more', () => {
    const gym = row('Gym', 'stale', { lastHeardWall: at(10, 42) });
    expect(countsAsOf([office, gym], NOW)).toBe('Gym was last heard today 10:42: what is reported there since does not count here yet.');
    expect(countsAsOf([office, row('Gym', 'neverHeard')], NOW)).toBe('Gym is not heard: what is reported there does not count here yet.');
    expect(countsAsOf([office, gym, row('Tent', 'neverHeard'), row('Bus', 'behind', { weLack: 12 })], NOW)).toBe('Gym and Tent are not heard: what is reported there does not count here yet. 12 events of Bus are on their way.');
  });
});
