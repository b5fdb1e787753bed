/** What a person can ask about the floors of the campus. */
import { z } from 'zod';
import { ID_PATTERN } from '../../kernel/ids.ts';
import { drawnPlaces, floorName, floorPicture } from './floor-events.ts';

const id = z.string().regex(ID_PATTERN);

export const floorCommands = {
  AddFloor: z.strictObject({ type: z.literal('AddFloor'), name: floorName, picture: floorPicture }),
  /** `used` false: it is taken away, and comes back by the same command. */
  NameFloor: z.strictObject({ type: z.literal('NameFloor'), floor: id, name: floorName, used: z.boolean() }),
  PictureFloor: z.strictObject({ type: z.literal('PictureFloor'), floor: id, picture: floorPicture }),
  DrawPlaces: z.strictObject({ type: z.literal('DrawPlaces'), floor: id, places: drawnPlaces }),
} as const;

type Commands = typeof floorCommands;
export type AddFloor = z.infer<Commands['AddFloor']>;
export type NameFloor = z.infer<Commands['NameFloor']>;
export type PictureFloor = z.infer<Commands['PictureFloor']>;
export type DrawPlaces = z.infer<Commands['DrawPlaces']>;
export type FloorCommand = { [T in keyof Commands]: z.infer<Commands[T]> }[keyof Commands];
