/** Floors of the campus: what the facts about one say, and the rules by which they are set (README.md beside this file). Pure. */
import { accept, reject, type Decision, type NewEvent } from '../../kernel/decision.ts';
import type { History } from '../../kernel/history.ts';
import { foldRoom } from '../../kernel/room-names.ts';
import { floorStream } from '../../kernel/streams.ts';
import type { SitePayload } from './events.ts';
import type { AddFloor, DrawPlaces, NameFloor, PictureFloor } from './floor-commands.ts';
import { FLOOR_EDGE, type DrawnPlace, type FloorBox, type FloorPicture } from './floor-events.ts';
import { byId, newestOf, ofType } from './newest.ts';

/** What a screen has to draw for each of them, many times over; a plan needs no more. */
const MAX_PIXELS = 4_000_000;

interface PlaceOnFloor {
  readonly place: DrawnPlace['place'];
  readonly box: FloorBox;
  /** Drawn elsewhere by somebody who did not know of this. */
  readonly apart: boolean;
}

export interface Floor {
  readonly floor: string;
  readonly name: string;
  readonly used: boolean;
  readonly picture: FloorPicture | null;
  /** Its name or its picture was set to different values apart. */
  readonly apart: boolean;
  readonly places: readonly PlaceOnFloor[];
}

/** A zone is one zone, however it is typed. */
export const placeKey = (place: DrawnPlace['place']): string => (place.is === 'room' ? `room ${place.room}` : `zone ${foldRoom(place.zone)}`);

const alike = (values: readonly unknown[]): boolean => new Set(values.map((value) => JSON.stringify(value))).size < 2;

/** SI-38 SI-39; null: it has no name. */
export function floorOf(history: History): Floor | null {
  const names = [...newestOf(history, ofType(history, 'v1.FloorNamed'))].sort((a, b) => Number(b.payload.used) - Number(a.payload.used) || byId(a, b));
  const pictures = [...newestOf(history, ofType(history, 'v1.FloorPictured'))].sort(byId);
  const [named] = names;
  if (named === undefined) return null;
  return {
    ...named.payload,
    picture: pictures[0]?.payload.picture ?? null,
    apart: !alike(names.map(({ payload }) => [payload.name, payload.used])) || !alike(pictures.map(({ payload }) => payload.picture)),
    places: placesOf(history),
  };
}

/** Each place for itself: who drew one room says nothing of another. Where it was drawn and taken off apart, it stands. */
function placesOf(history: History): readonly PlaceOnFloor[] {
  const facts = ofType(history, 'v1.PlacesDrawn');
  const keys = [...new Set(facts.flatMap(({ payload }) => payload.places.map(({ place }) => placeKey(place))))].sort();
  return keys.flatMap((key) => {
    const about = facts.filter(({ payload }) => payload.places.some(({ place }) => placeKey(place) === key));
    const drawn = [...newestOf(history, about)].sort(byId).flatMap(({ payload }) => payload.places.find(({ place }) => placeKey(place) === key) ?? []);
    const apart = !alike(drawn.map(({ box }) => box));
    return drawn.flatMap(({ place, box }) => (box === null ? [] : [{ place, box, apart }])).slice(0, 1);
  });
}

/** What the host found in the bytes of a picture; null: none that can be read. */
export interface SeenPicture {
  readonly type: string;
  readonly width: number;
  readonly height: number;
}

export interface FloorContext {
  /** Those that were not taken away. */
  readonly floors: readonly Floor[];
}

const floorUnknown = (): Decision => reject('FloorUnknown', 'This floor is not on the list any more.', 'Look at the list of floors again.');
const pictured = (floor: string, picture: FloorPicture): NewEvent => ({ stream: floorStream(floor), type: 'v1.FloorPictured', payload: { floor, picture } satisfies SitePayload<'v1.FloorPictured'>, refs: [] });
const named = (floor: string, name: string, used: boolean): NewEvent => ({ stream: floorStream(floor), type: 'v1.FloorNamed', payload: { floor, name, used } satisfies SitePayload<'v1.FloorNamed'>, refs: [] });

/** SI-40 */
function refusePicture(picture: FloorPicture, seen: SeenPicture | null): Decision | null {
  if (seen?.type !== picture.type) return reject('PictureUnreadable', 'This is no PNG or JPEG picture that can be read.', 'Choose another file: a floor plan saved or photographed as PNG or JPEG.');
  if (seen.width * seen.height > MAX_PIXELS) return reject('PictureTooLarge', `This picture has more than ${MAX_PIXELS / 1e6} million points.`, 'Save it smaller, 2,000 points across at most.');
  return null;
}

const takenBy = (name: string, floor: string | null, { floors }: FloorContext): Floor | undefined => floors.find((one) => one.floor !== floor && foldRoom(one.name) === foldRoom(name));
const nameTaken = (name: string): Decision => reject('FloorNameTaken', `There is a floor called “${name}” already.`, 'Give this one another name, such as “Upper floor”.');

export function addFloor({ name, picture }: AddFloor, context: FloorContext & { readonly floor: string; readonly seen: SeenPicture | null }): Decision {
  if (takenBy(name, null, context) !== undefined) return nameTaken(name);
  return refusePicture(picture, context.seen) ?? accept([named(context.floor, name, true), pictured(context.floor, picture)], { floor: context.floor });
}

export function nameFloor({ floor, name, used }: NameFloor, known: Floor | null, context: FloorContext): Decision {
  if (known === null) return floorUnknown();
  if (used && takenBy(name, floor, context) !== undefined) return nameTaken(name);
  return accept(known.name === name && known.used === used && !known.apart ? [] : [named(floor, name, used)]);
}

export function pictureFloor({ floor, picture }: PictureFloor, known: Floor | null, seen: SeenPicture | null): Decision {
  if (known?.used !== true) return floorUnknown();
  return refusePicture(picture, seen) ?? accept([pictured(floor, picture)]);
}

/** SI-39 what stands is not stated again; what was drawn apart is. `isRoom`: it is on the list of rooms. */
export function drawPlaces({ floor, places }: DrawPlaces, known: Floor | null, isRoom: (room: string) => boolean): Decision {
  if (known?.used !== true) return floorUnknown();
  if (places.some(({ place }) => place.is === 'room' && !isRoom(place.room))) return reject('RoomUnknown', 'One of these rooms is not on the list any more.', 'Look at the list again, and choose the rooms anew.');
  const twice = places.some(({ place }, at) => places.findIndex((other) => placeKey(other.place) === placeKey(place)) !== at);
  if (twice || places.some(({ box }) => box !== null && (box.x + box.width > FLOOR_EDGE || box.y + box.height > FLOOR_EDGE))) return reject('PlaceOffFloor', 'A place lies beyond the edge of the picture, or was drawn twice.', 'Draw it again, wholly inside the picture.');
  const standing = new Map(known.places.map((one) => [placeKey(one.place), one]));
  const changed = places.filter(({ place, box }) => {
    const stands = standing.get(placeKey(place));
    return stands?.apart === true || JSON.stringify(box) !== JSON.stringify(stands?.box ?? null);
  });
  return accept(changed.length === 0 ? [] : [{ stream: floorStream(floor), type: 'v1.PlacesDrawn', payload: { floor, places: changed } satisfies SitePayload<'v1.PlacesDrawn'>, refs: [] }]);
}
