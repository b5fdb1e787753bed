/** The list that a window keeps is the host's, row by row and in order, whatever it missed in between. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deltaPages } from '../../../electron/host/web/delta-pages.ts';
import { MAX_REMEMBERED_REMOVALS } from '../../../electron/host/web/limits.ts';
import { LivingList, type Keyed } from '../../../electron/host/web/living-list.ts';
import { personRow } from '../../../shared/contract/rows.ts';
import { atOnce } from '../../../shared/kernel/slices.ts';
import { ListReplica } from './list-replica.ts';
import { person } from './samples.ts';

const row = fc.record({ key: fc.integer({ min: 0, max: 9 }), room: fc.constantFrom('a', 'b') });
const state = fc.uniqueArray(row, { selector: ({ key }) => key, maxLength: 10 }).map((rows) => rows.map(({ key, room }) => person(key, room)));

function send(list: LivingList<Keyed>, replica: ListReplica, rows: readonly Keyed[]): void {
  const changes = list.changesSince(replica.version, rows);
  const pages = atOnce(deltaPages({ subscription: 's', from: changes.reset ? 0 : (replica.version ?? 0), to: list.version }, changes, personRow));
  expect(pages.ok).toBe(true);
  if (pages.ok) for (const page of pages.value) expect(replica.take(page)).toBe(true);
}

describe('a living list', () => {
  it('brings a window that missed any of its versions to the rows as they are', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ rows: state, hears: fc.boolean() }), { minLength: 1, maxLength: 12 }), (steps) => {
        const list = new LivingList<Keyed>();
        const replica = new ListReplica();
        steps.forEach(({ rows, hears }, index) => {
          atOnce(list.update(rows));
          if (!hears && index < steps.length - 1) return;
          if (replica.version !== list.version) send(list, replica, rows);
          expect(replica.rows).toEqual(rows);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('has no new version where nothing differs, and one for the first time even where it is empty', () => {
    const list = new LivingList<Keyed>();
    atOnce(list.update([]));
    expect(list.version).toBe(1);
    atOnce(list.update([]));
    expect(list.version).toBe(1);
    atOnce(list.update([person(1)]));
    atOnce(list.update([person(1)]));
    expect(list.version).toBe(2);
  });

  it('sends the order only where replacing and adding at the end would not give it', () => {
    const list = new LivingList<Keyed>();
    atOnce(list.update([person(1), person(2)]));
    const added = [person(1, 'x'), person(2), person(3)];
    atOnce(list.update(added));
    expect(list.changesSince(1, added)).toEqual({ reset: false, upserts: [person(1, 'x'), person(3)], removals: [], order: null });
    const moved = [person(3), person(1, 'x')];
    atOnce(list.update(moved));
    expect(list.changesSince(2, moved)).toEqual({ reset: false, upserts: [], removals: [person(2).key], order: moved.map(({ key }) => key) });
  });

  it('does not call removed what is there again', () => {
    const list = new LivingList<Keyed>();
    const rows = [person(1), person(2)];
    atOnce(list.update(rows));
    atOnce(list.update([person(2)]));
    atOnce(list.update(rows));
    expect(list.changesSince(1, rows)).toEqual({ reset: false, upserts: [person(1)], removals: [], order: rows.map(({ key }) => key) });
  });

  it('forgets the oldest removals, and then gives the whole list to who missed them', () => {
    const list = new LivingList<Keyed>();
    const rows = Array.from({ length: MAX_REMEMBERED_REMOVALS + 2 }, (_, index) => person(index));
    atOnce(list.update(rows));
    atOnce(list.update(rows.slice(1)));
    atOnce(list.update(rows.slice(2)));
    expect(list.canResume(1)).toBe(true);
    atOnce(list.update([]));
    expect(list.canResume(1)).toBe(false);
    expect(list.canResume(2)).toBe(false);
    expect(list.canResume(3)).toBe(true);
    expect(list.changesSince(1, [])).toMatchObject({ reset: true });
  });

  it('holds two rows of one key for a bug', () => {
    expect(() => atOnce(new LivingList<Keyed>().update([person(1), person(1)]))).toThrow('two rows of one key');
  });
});
