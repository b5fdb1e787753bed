/** Rows of people on the move: who is on which leg of the way, the buses with their lists, and the zones that were searched. */
import { z } from 'zod';
import { channel, sweepResult } from '../domain/movement/events.ts';
import { legs } from '../domain/movement/legs.ts';
import { dayStatus } from './attendance-rows.ts';
import { personName } from './person-name.ts';
import { photo } from './photos.ts';
import { standingStatus } from './standing-status.ts';

const key = z.string();
const wall = z.number();
const count = z.number().int().nonnegative();

/** A row for everybody in the incident, by name: each on exactly one leg. */
export const whereaboutsRow = z.object({
  key,
  person: z.string(),
  kind: z.enum(['student', 'staff', 'visitor']),
  name: personName,
  photo,
  grade: z.string().nullable(),
  room: z.string().nullable(),
  /** The class that answers for them, or NO_CLASS; null: not a student. */
  classId: z.string().nullable(),
  /** Among those to be found. */
  onList: z.boolean(),
  status: standingStatus,
  day: dayStatus.nullable(),
  leg: z.enum(legs),
  /** Where they were put on the way, though it may be disputed; null: nowhere. */
  place: z
    .object({
      is: z.enum(['bus', 'site', 'left']),
      at: z.string(),
      /** Of one who left on their own: who has them; '' while nobody said so. */
      confirmedBy: z.string(),
      /** To be named by whoever says that it no longer holds. */
      events: z.array(z.string()).min(1),
    })
    .nullable(),
  /** The newest of what stands of where they are; `channel` null: it was settled. Null: nobody said anything. */
  said: z.object({ by: z.string(), channel: channel.nullable(), wall }).nullable(),
  /** The keys of the buses whose lists name them, also where they have gone on since. */
  boarded: z.array(z.string()),
  /** The bus of their record, as the roster writes it. */
  usualBus: z.string().nullable(),
  /** Null: not shown to whoever acts here (`needsPermission`). */
  needs: z.array(z.string()).nullable(),
  /** Others with the same full name. */
  sameName: z.array(z.object({ room: z.string().nullable(), grade: z.string().nullable() })),
});

/** Of whoever is on the list of a bus: the legs on which nobody has seen them after it. */
export const NOT_SEEN_SINCE: ReadonlySet<(typeof legs)[number]> = new Set(['bus', 'missing', 'disagreeing', 'unknown', 'saidToHaveLeft'] as const);

const step = z.object({ event: z.string(), place: z.string(), counted: count.nullable(), reporter: z.string(), reporterStaff: z.string().nullable(), channel, wall });

/** A row for each bus, in the order of their names. One bus is one trip. */
export const busRow = z.object({
  /** Its name, folded. */
  key,
  bus: z.string(),
  /** What counts first; more than one where consoles did not know of each other. */
  about: z.array(z.object({ driver: z.string(), seats: count.nullable() })),
  status: z.enum(['loading', 'onTheWay', 'arrived']),
  left: z.array(step),
  arrived: z.array(step),
  /** Whoever its list names, where they went on since or not. */
  listed: count,
  /** Of these, those whom nobody has seen since (`NOT_SEEN_SINCE`). */
  notSeen: count,
  /** The fewest that anybody counted at arrival; null: nobody counted. */
  countedAtArrival: count.nullable(),
});

/** One row. Time is that of the hybrid clock, from the start; none: it was never reached. The last moment holds where `lostAfterMs` is null. */
export const accountabilityRow = z.object({ key, expected: count, accounted: count, moments: z.array(z.object({ reachedAfterMs: z.number(), lostAfterMs: z.number().nullable() })) });

/** A row for each zone of the campus, and for each that a team named. */
export const sweepRow = z.object({
  key,
  zone: z.string(),
  /** How many rooms in use lie in it; 0: a team named it. */
  rooms: count,
  /** The worst of what stands; null: not known. */
  result: sweepResult.nullable(),
  sweeps: z.array(
    z.object({
      event: z.string(),
      result: sweepResult,
      words: z.string(),
      reporter: z.string(),
      reporterStaff: z.string().nullable(),
      channel,
      wall,
      /** Who recorded it. */
      by: z.string(),
      /** The directive was changed since. */
      overtaken: z.boolean(),
    }),
  ),
});
