/**
 * Facts about a floor of the campus, in `floor/<id>`: its name, its picture, and where rooms and zones lie on it. The picture is in the
 * log, so that a console that has the places has what they are drawn on; that is why it is small.
 */
import { z } from 'zod';
import { ID_PATTERN } from '../../kernel/ids.ts';

const id = z.string().regex(ID_PATTERN);
const floor = { floor: id } as const;

/** Base64 of it and all else fit one commit; a line drawing of 1,600 points across takes half. */
export const MAX_FLOOR_PICTURE_BYTES = 80 * 1024;
/** Base64 takes four letters for three bytes. */
const MAX_LETTERS = Math.ceil(MAX_FLOOR_PICTURE_BYTES / 3) * 4;
export const floorName = z.string().trim().min(1).max(60);
export const floorPicture = z.strictObject({ type: z.enum(['image/png', 'image/jpeg']), base64: z.base64().min(4).max(MAX_LETTERS) });
export type FloorPicture = z.infer<typeof floorPicture>;

/** Of places: thousandths of the picture's width and height, whatever its size. */
export const FLOOR_EDGE = 1_000;
/** A smaller place could be neither seen nor touched. */
const MIN_SIDE = 10;
const from = z.number().int().min(0).max(FLOOR_EDGE - MIN_SIDE);
const side = z.number().int().min(MIN_SIDE).max(FLOOR_EDGE);
const box = z.strictObject({ x: from, y: from, width: side, height: side });
export type FloorBox = z.infer<typeof box>;

/** More rooms than one floor has. */
const MAX_PLACES = 200;
export const drawnPlaces = z
  .array(z.strictObject({ place: z.discriminatedUnion('is', [z.strictObject({ is: z.literal('room'), room: id }), z.strictObject({ is: z.literal('zone'), zone: z.string().trim().min(1).max(60) })]), box: box.nullable() }))
  .min(1)
  .max(MAX_PLACES);
export type DrawnPlace = z.infer<typeof drawnPlaces>[number];

export const floorEvents = {
  /** `used` false: it was taken away. */
  'v1.FloorNamed': z.strictObject({ ...floor, name: floorName, used: z.boolean() }),
  'v1.FloorPictured': z.strictObject({ ...floor, picture: floorPicture }),
  /** Of the places that it names, and no others. `box` null: not drawn. */
  'v1.PlacesDrawn': z.strictObject({ ...floor, places: drawnPlaces }),
} as const;
