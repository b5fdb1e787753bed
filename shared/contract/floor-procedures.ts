/** Floor plans: part of the tables in procedures.ts. Who is to find a room sees them; a stranger at a station does not. */
import { z } from 'zod';
import type { floorCommands } from '../domain/site/floor-commands.ts';
import { drawnPlaces, FLOOR_EDGE, floorPicture, MAX_FLOOR_PICTURE_BYTES } from '../domain/site/floor-events.ts';
import type { Role } from '../domain/site/events.ts';
import type { Permission } from './permission.ts';

const command: readonly Role[] = ['administrator', 'assistantPrincipal'];
const staff: readonly Role[] = [...command, 'frontOffice', 'campusSupervisor', 'teacher'];

/** For whoever draws: what a picture may have, and that places are told in thousandths of it. */
export const floorLimits = { pictureBytes: MAX_FLOOR_PICTURE_BYTES, edge: FLOOR_EDGE } as const;

const { place, box } = drawnPlaces.element.shape;

/** `picture` null: it has none yet. `apart`: said at two consoles that did not know of each other. */
const floorRow = z.object({ key: z.string(), floor: z.string(), name: z.string(), picture: floorPicture.nullable(), apart: z.boolean(), places: z.array(z.object({ place, name: z.string(), box: box.unwrap(), apart: z.boolean() })) });

export const floorPermissions: Readonly<Record<keyof typeof floorCommands, Permission>> = { AddFloor: command, NameFloor: command, PictureFloor: command, DrawPlaces: command };

export const floorSubscriptions = {
  /** By name. */
  floors: { permission: staff, params: z.strictObject({}), row: floorRow },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; row: z.ZodObject }>;
