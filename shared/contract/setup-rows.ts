/** The rows of Setup: the site as a whole, and its rooms. */
import { z } from 'zod';
import { clockHours } from '../domain/site/events.ts';

const said = { by: z.string(), wall: z.number() };

/** One row. Of each setting what counts comes first; more than one where consoles set it without knowing of each other, none where nobody did. */
export const siteSettingsRow = z.object({
  key: z.string(),
  names: z.array(z.object({ name: z.string(), ...said })),
  schools: z.array(z.object({ schools: z.array(z.string()), ...said })),
  rosterSchools: z.array(z.string()),
  clocks: z.array(z.object({ hours: clockHours, ...said })),
  /** What counts, and who set it. */
  lockdownAllClear: z.object({ twoPeople: z.boolean(), everyRoomReleased: z.boolean(), set: z.array(z.object(said)) }),
});

/** A row for each room, in the order of their names; those out of use too. */
export const roomRow = z.object({
  key: z.string(),
  room: z.string(),
  name: z.string(),
  /** The part of the campus where it lies; null: none is known. */
  zone: z.string().nullable(),
  /** Classes of the roster meet in it, so that the roster says its name. */
  fromRoster: z.boolean(),
  used: z.boolean(),
  /** What was set of it without knowing of what counts. */
  apart: z.array(z.object({ zone: z.string().nullable(), used: z.boolean() })),
  classes: z.number().int().nonnegative(),
});
