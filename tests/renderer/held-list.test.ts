import { describe, expect, test } from 'vitest';
import { HeldList } from '../../renderer/transport/held-list.ts';
import { delta, person } from './rows.ts';

const families = (list: HeldList<'people'>): string[] => list.rows.map((row) => row.name.family);
const whole = (): HeldList<'people'> => {
  const list = new HeldList('people');
  expect(list.apply(delta('s', 0, 1, { reset: true, upserts: [person('a', 'Abdi'), person('b', 'Begum'), person('c', 'Chen')] }))).toBe('changed');
  return list;
};

describe('a list that a window holds', () => {
  test('replaces in place, adds at the end, removes, and sorts where it is told to', () => {
    const list = whole();
    expect(list.apply(delta('s', 1, 2, { upserts: [person('b', 'Bell'), person('d', 'Diaz')], removals: ['a'] }))).toBe('changed');
    expect(families(list)).toEqual(['Bell', 'Chen', 'Diaz']);
    expect(list.apply(delta('s', 2, 3, { upserts: [person('a', 'Abdi')], order: ['a', 'b', 'c', 'd'] }))).toBe('changed');
    expect(families(list)).toEqual(['Abdi', 'Bell', 'Chen', 'Diaz']);
    expect(list.version).toBe(3);
  });

  test('shows none of several pages of which one is not of the contract', () => {
    const list = whole();
    expect(list.apply(delta('s', 1, 2, { more: true, upserts: [{ key: 'd' }, person('f', 'Ferro')] }))).toBe('waiting');
    expect(list.apply(delta('s', 1, 2, { upserts: [person('e', 'Egan')] }))).toBe('broken');
    expect([families(list), list.version]).toEqual([['Abdi', 'Begum', 'Chen'], 1]);
    expect(list.apply(delta('s', 1, 2, { upserts: [person('e', 'Egan')] }))).toBe('changed');
    expect(families(list)).toEqual(['Abdi', 'Begum', 'Chen', 'Egan']);
  });

  test('shows no page before the last, and holds the old version until then', () => {
    const list = whole();
    expect(list.apply(delta('s', 1, 2, { more: true, upserts: [person('d', 'Diaz')] }))).toBe('waiting');
    expect(families(list)).toEqual(['Abdi', 'Begum', 'Chen']);
    expect(list.version).toBe(1);
    expect(list.apply(delta('s', 1, 2, { upserts: [person('e', 'Egan')] }))).toBe('changed');
    expect(families(list)).toEqual(['Abdi', 'Begum', 'Chen', 'Diaz', 'Egan']);
  });

  test('forgets half a delta after a drop', () => {
    const list = whole();
    list.apply(delta('s', 1, 2, { more: true, upserts: [person('d', 'Diaz')] }));
    list.forgetPages();
    expect(list.apply(delta('s', 1, 3, { upserts: [person('e', 'Egan')] }))).toBe('changed');
    expect(families(list)).toEqual(['Abdi', 'Begum', 'Chen', 'Egan']);
  });

  test('notices a lost delta, a foreign page and an order that does not fit', () => {
    expect(whole().apply(delta('s', 2, 3, {}))).toBe('gap');
    const list = whole();
    list.apply(delta('s', 1, 2, { more: true }));
    expect(list.apply(delta('s', 1, 3, {}))).toBe('gap');
    expect(whole().apply(delta('s', 1, 2, { order: ['a', 'b'] }))).toBe('gap');
  });

  test('never shows a row of another shape', () => {
    const list = whole();
    expect(list.apply(delta('s', 1, 2, { upserts: [{ key: 'x', person: 'x' }] }))).toBe('broken');
    expect(families(list)).toEqual(['Abdi', 'Begum', 'Chen']);
  });
});
