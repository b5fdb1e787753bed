/** Floor plans over the real command door: pictures that are none, two consoles that draw apart, and a console that hears of it all. */
import { beforeEach, expect, test } from 'vitest';
import { listFloors } from '../../db/queries/floors.ts';
import { listRooms } from '../../db/queries/rooms.ts';
import { MAX_FLOOR_PICTURE_BYTES } from '../../shared/domain/site/floor-events.ts';
import { commandSchemas } from '../../shared/domain/registry.ts';
import { defined } from '../../shared/kernel/assert.ts';
import { Desk } from '../support/desk.ts';
import { testId } from '../support/drawn-history.ts';
import { send } from '../support/log-actions.ts';
import { jpeg, pngHeaderOf, webp } from '../support/pictures.ts';
import { admit } from '../support/test-site.ts';

const START_MS = Date.UTC(2026, 10, 19, 15);
const box = (x: number) => ({ x, y: 100, width: 200, height: 150 });
const asPicture = (bytes: Buffer, type: 'image/png' | 'image/jpeg' = 'image/jpeg') => ({ type, base64: bytes.toString('base64') });

let desk: Desk;
let gym: string;
let library: string;
beforeEach(async () => {
  desk = await Desk.open(START_MS);
  desk.must({ type: 'AddRoom', name: 'Gym', zone: 'North' });
  desk.must({ type: 'AddRoom', name: 'Library', zone: 'South' });
  const idOf = (name: string): string => defined(listRooms(desk.reader, desk.console.ports.digests).find((one) => one.name === name), name).room;
  [gym, library] = [idOf('Gym'), idOf('Library')];
});

const floorsAt = (at: Desk) => listFloors(at.reader, at.console.ports.digests);
const addFloor = (name = 'Ground floor'): string => defined(desk.must({ type: 'AddFloor', name, picture: asPicture(jpeg(1)) }).result['floor'], 'its id');
const draw = (at: Desk, floor: string, room: string, x: number | null) => at.refused({ type: 'DrawPlaces', floor, places: [{ place: { is: 'room', room }, box: x === null ? null : box(x) }] });

test('SI-40 a picture is what its bytes are, no larger than a commit takes, and a place lies inside it', () => {
  const add = (picture: ReturnType<typeof asPicture>) => desk.refused({ type: 'AddFloor', name: 'Upper floor', picture });
  expect(add(asPicture(Buffer.from('no picture')))).toBe('PictureUnreadable');
  expect(add(asPicture(webp(1)))).toBe('PictureUnreadable');
  expect(add(asPicture(jpeg(1), 'image/png'))).toBe('PictureUnreadable');
  expect(add(asPicture(pngHeaderOf(2_001, 2_000), 'image/png'))).toBe('PictureTooLarge');
  // The largest that the form takes fits one commit.
  expect(add(asPicture(jpeg(1, MAX_FLOOR_PICTURE_BYTES - 20)))).toBe('accepted');
  expect(commandSchemas.AddFloor.safeParse({ type: 'AddFloor', name: 'x', picture: asPicture(jpeg(1, MAX_FLOOR_PICTURE_BYTES + 200)) }).success).toBe(false);
  const floor = addFloor();
  expect(desk.refused({ type: 'AddFloor', name: 'ground  FLOOR', picture: asPicture(jpeg(2)) })).toBe('FloorNameTaken');
  expect(draw(desk, floor, gym, 801)).toBe('PlaceOffFloor');
  expect(draw(desk, floor, testId('nowhere'), 1)).toBe('RoomUnknown');
  expect(draw(desk, testId('no floor'), gym, 1)).toBe('FloorUnknown');
  expect(draw(desk, floor, gym, 800)).toBe('accepted');
});

test('SI-38 a floor that was taken away is on no list and takes no drawing; it comes back with its picture and its places', () => {
  const floor = addFloor();
  expect(draw(desk, floor, gym, 10)).toBe('accepted');
  desk.must({ type: 'NameFloor', floor, name: 'Ground floor', used: false });
  expect(floorsAt(desk)).toEqual([]);
  expect(draw(desk, floor, gym, 20)).toBe('FloorUnknown');
  expect(desk.refused({ type: 'PictureFloor', floor, picture: asPicture(jpeg(2)) })).toBe('FloorUnknown');
  desk.must({ type: 'NameFloor', floor, name: 'Main floor', used: true });
  desk.must({ type: 'PictureFloor', floor, picture: asPicture(jpeg(3)) });
  expect(floorsAt(desk)).toMatchObject([{ name: 'Main floor', picture: asPicture(jpeg(3)), places: [{ name: 'Gym', box: box(10), apart: false }] }]);
});

test('SI-39 two consoles that draw apart have both rooms; one room drawn twice is shown so on both, and the same box counts, until it is drawn again', async () => {
  const floor = addFloor();
  const other = await Desk.empty(2, START_MS);
  admit(desk.console, { console: other.console.console, publicKey: other.console.ports.signer.publicKey });
  send(desk.console, other.console);
  expect(draw(desk, floor, gym, 10)).toBe('accepted');
  expect(draw(other, floor, gym, 300)).toBe('accepted');
  expect(draw(other, floor, library, 600)).toBe('accepted');
  send(desk.console, other.console);
  send(other.console, desk.console);
  expect(floorsAt(other)).toEqual(floorsAt(desk));
  const [row] = floorsAt(desk);
  expect(row?.picture).toEqual(asPicture(jpeg(1)));
  expect(row?.places.map(({ name, apart }) => [name, apart])).toEqual(expect.arrayContaining([['Gym', true], ['Library', false]]));
  // The same box again is a word with knowledge of both.
  const counted = defined(row?.places.find(({ name }) => name === 'Gym'), 'the gym').box;
  expect(draw(desk, floor, gym, counted.x)).toBe('accepted');
  expect(floorsAt(desk)[0]?.places.some(({ apart }) => apart)).toBe(false);
  expect(draw(desk, floor, gym, null)).toBe('accepted');
  expect(floorsAt(desk)[0]?.places.map(({ name }) => name)).toEqual(['Library']);
});
