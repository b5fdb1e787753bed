/** A box on a floor plan stays inside the picture, however it is moved, sized or pulled open; what is not saved stands in place of what is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { between, byKey, inside, keyOf, shownOn } from '../../renderer/screens/floors/floor-draft.ts';
import { drawnPlaces } from '../../shared/domain/site/floor-events.ts';

const zone = { is: 'zone', zone: 'North' } as const;
const isDrawn = (box: object): boolean => drawnPlaces.safeParse([{ place: zone, box }]).success;

test('SI-40 no key and no pull of the mouse makes a box that the host would refuse', () => {
  const side = fc.double({ min: -500, max: 1_500, noNaN: true });
  fc.assert(
    fc.property(side, side, side, side, fc.array(fc.tuple(fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'), fc.boolean()), { maxLength: 30 }), (x, y, width, height, keys) => {
      const boxes = [inside({ x, y, width, height }), between({ x, y }, { x: width, y: height })];
      for (const first of boxes) {
        const last = keys.reduce((box, [key, shift]) => byKey(box, key, shift) ?? box, first);
        for (const box of [first, last]) {
          expect(isDrawn(box), JSON.stringify(box)).toBe(true);
          expect(box.x + box.width).toBeLessThanOrEqual(1_000);
          expect(box.y + box.height).toBeLessThanOrEqual(1_000);
        }
      }
    }),
  );
});

test('arrows move a box, Shift and arrows size it, other keys are left to the page', () => {
  const box = { x: 100, y: 100, width: 100, height: 100 };
  expect(byKey(box, 'ArrowRight', false)).toEqual({ ...box, x: 105 });
  expect(byKey(box, 'ArrowDown', true)).toEqual({ ...box, height: 105 });
  expect(byKey({ ...box, x: 900 }, 'ArrowRight', true)).toEqual({ ...box, x: 900 });
  expect(byKey(box, 'Tab', false)).toBeNull();
});

test('what is drawn here and not saved stands in place of what is; what is taken off is gone; zones lie beneath', () => {
  const box = { x: 0, y: 0, width: 100, height: 100 };
  const room = { is: 'room', room: 'r' } as const;
  const floor = { key: 'f', floor: 'f', name: 'F', picture: null, apart: false, places: [{ place: room, name: '12', box, apart: true }] };
  const shown = (draft: Parameters<typeof shownOn>[1]) => shownOn(floor, draft, () => 'North').map(({ name, apart }) => [name, apart]);
  expect(shown(new Map())).toEqual([['12', true]]);
  expect(shown(new Map([[keyOf(zone), { place: zone, box }]]))).toEqual([['North', false], ['12', true]]);
  expect(shown(new Map([[keyOf(room), { place: room, box: null }]]))).toEqual([]);
});
