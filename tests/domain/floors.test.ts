/** Floors drawn at three consoles: the same state for every order of arrival, and who draws one place says nothing of another. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { floorOf, placeKey } from '../../shared/domain/site/floors.ts';
import type { DrawnPlace } from '../../shared/domain/site/floor-events.ts';
import { Random } from '../support/console.ts';
import { historyOf, play, shuffled, stepsOf, testId, type Writer } from '../support/drawn-history.ts';

const floor = testId('floor');
const boxAt = (x: number) => ({ x, y: 0, width: 100, height: 100 });
const room = (pick: number): DrawnPlace['place'] => (pick % 4 === 3 ? { is: 'zone', zone: pick % 8 === 3 ? 'North' : 'north ' } : { is: 'room', room: testId(`room ${pick % 4}`) });
const writers: readonly Writer[] = [
  (_known, pick, variant) => ({ type: 'v1.FloorNamed', payload: { floor, name: `Floor ${pick % 2}`, used: variant !== 0 } }),
  (_known, pick) => ({ type: 'v1.FloorPictured', payload: { floor, picture: { type: 'image/png', base64: pick % 2 === 0 ? 'AAAA' : 'BBBB' } } }),
  (_known, pick, variant) => ({ type: 'v1.PlacesDrawn', payload: { floor, places: [{ place: room(pick), box: variant === 0 ? null : boxAt(variant * 100) }] } }),
  (_known, pick, variant) => ({ type: 'v1.PlacesDrawn', payload: { floor, places: [0, 1].map((more) => ({ place: room(pick + more), box: boxAt(variant * 100) })) } }),
];

test('SI-38 SI-39 the same floor for every order of arrival; a place stands as it was drawn last, or as drawn apart until somebody draws it again', () => {
  fc.assert(
    fc.property(stepsOf(writers.length), fc.nat(1000), fc.nat(1_000_000), (steps, salt, order) => {
      const facts = play(steps, writers, salt);
      const history = historyOf(facts);
      const state = floorOf(history);
      expect(JSON.stringify(floorOf(historyOf(shuffled(facts, new Random(order)))))).toBe(JSON.stringify(state));
      expect(state === null).toBe(!facts.some(({ type }) => type === 'v1.FloorNamed'));
      for (const { place, box, apart } of state?.places ?? []) {
        const said = facts.filter(({ type }) => type === 'v1.PlacesDrawn').flatMap((fact) => (fact.payload as { readonly places: readonly DrawnPlace[] }).places.filter((one) => placeKey(one.place) === placeKey(place)).map((one) => ({ fact, box: one.box })));
        const last = said.filter((one) => !said.some((other) => history.precedes(one.fact.id, other.fact.id)));
        expect(last.map((one) => one.box)).toContainEqual(box);
        expect(apart).toBe(new Set(last.map((one) => JSON.stringify(one.box))).size > 1);
      }
    }),
  );
});
