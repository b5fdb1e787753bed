/** What was drawn on a floor here and is not saved yet, place by place; and how a box is moved, sized and pulled open. */
import { floorLimits } from '../../../shared/contract/floor-procedures.ts';
import type { DrawnPlace, FloorBox } from '../../../shared/domain/site/floor-events.ts';
import type { Floor } from './floor-plan.tsx';

type Place = DrawnPlace['place'];

export const keyOf = (place: Place): string => (place.is === 'room' ? `room ${place.room}` : `zone ${place.zone}`);

/** By `keyOf`. `box` null: it is taken off. */
export type Draft = ReadonlyMap<string, DrawnPlace>;

export interface Shown {
  readonly key: string;
  readonly place: Place;
  readonly name: string;
  readonly box: FloorBox;
  readonly apart: boolean;
}

/** As it would be when saved. `nameOf`: of a place that is not on the floor yet. */
export function shownOn(floor: Floor, draft: Draft, nameOf: (place: Place) => string): readonly Shown[] {
  const standing = floor.places.filter(({ place }) => !draft.has(keyOf(place))).map(({ place, name, box, apart }) => ({ key: keyOf(place), place, name, box, apart }));
  const drawn = [...draft].flatMap(([key, { place, box }]) => (box === null ? [] : [{ key, place, name: nameOf(place), box, apart: false }]));
  // Zones lie beneath their rooms.
  return [...standing, ...drawn].sort((a, b) => Number(b.place.is === 'zone') - Number(a.place.is === 'zone') || (a.key < b.key ? -1 : 1));
}

/** One press of an arrow. */
const STEP = 5;
/** As the rule says. */
const SMALLEST = 10;
const within = (value: number, low: number, high: number): number => Math.round(Math.min(high, Math.max(low, value)));

/** Wholly inside the picture, and never too small to be touched. */
export function inside({ x, y, width, height }: FloorBox): FloorBox {
  const { edge } = floorLimits;
  const [w, h] = [within(width, SMALLEST, edge), within(height, SMALLEST, edge)];
  return { x: within(x, 0, edge - w), y: within(y, 0, edge - h), width: w, height: h };
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

/** Arrows move it; with Shift they pull its right and lower side. Null: another key. */
export function byKey(box: FloorBox, key: string, shift: boolean): FloorBox | null {
  const by = ARROWS[key];
  if (by === undefined) return null;
  return inside(shift ? { ...box, width: Math.min(box.width + by[0], floorLimits.edge - box.x), height: Math.min(box.height + by[1], floorLimits.edge - box.y) } : { ...box, x: box.x + by[0], y: box.y + by[1] });
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** From one corner to the other, in whichever direction it was pulled. */
export const between = (a: Point, b: Point): FloorBox => inside({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) });
