/** Stations, and who waits at them: families to be checked, and students to be fetched. Rows in the order in which they come next. */
import { z } from 'zod';
import { stationLetters, stationState } from '../domain/incident/station-events.ts';
import { personName } from './person-name.ts';

const key = z.string();
const wall = z.number();
const count = z.number().int().nonnegative();
const station = z.number().int();

/** Whoever waits longer is amber: the field guide's pace gives a family about four minutes, in a line of eight stations. */
export const WAITS_LONG_MS = 10 * 60_000;
/** A way to assembly and back, with a class to be found in between; a runner who is gone longer is asked for by radio. */
export const GONE_LONG_MS = 10 * 60_000;

/** A row for each station, and for each post that has a line one with `station` null: who waits for whoever is free. */
export const queueRow = z.object({
  key,
  post: z.string(),
  title: z.string(),
  heldBy: z.enum(['one', 'many']),
  station: station.nullable(),
  /** One that nobody set is open. */
  state: stationState,
  letters: stationLetters,
  divertedTo: station.nullable(),
  /** What consoles set apart, besides what counts; empty: nothing. */
  alsoSet: z.array(z.object({ state: stationState, letters: stationLetters, divertedTo: station.nullable(), by: z.string(), wall })),
  /** Where it is. More than one: assigned apart. `event` is by which it is there. */
  consoles: z.array(z.object({ event: z.string(), console: z.string(), name: z.string(), mine: z.boolean(), sinceWall: wall })),
  /** Volunteers who took it, by name and badge. */
  holders: z.array(z.object({ event: z.string(), name: z.string(), badge: z.string(), sinceWall: wall })),
  /** Families at a checker's line, batches of a reunifier's; after diversions. */
  waiting: count,
  /** Students among them. */
  students: count,
  longestSinceWall: wall.nullable(),
  /** Families whom its volunteers and its consoles checked in or asked to step aside; students whom they handed over. */
  served: count,
});

/**
 * A family that waits to be checked, or students of one adult who wait to be fetched and handed over. `line`: the station
 * that serves it, after diversions; null: whoever is free.
 */
export const waitingRow = z.object({
  key,
  waitsFor: z.enum(['checker', 'reunifier']),
  line: station.nullable(),
  /** Of a family that waits to be checked: as it was sent there, also by consoles apart; more than one number: nobody knows in which line it stands. */
  saidLines: z.array(station.nullable()),
  family: z.string().nullable(),
  /** '' while nobody is checked in. */
  adult: z.string(),
  relation: z.string().nullable(),
  sinceWall: wall,
  students: z.array(
    z.object({
      student: z.string(),
      name: personName,
      grade: z.string().nullable(),
      room: z.string().nullable(),
      /** Where to look for the student, in words; '' where nothing is known. */
      place: z.string(),
      card: z.string().nullable(),
      /** The greetings that wait, or the check-in. */
      facts: z.array(z.string()).min(1),
      stage: z.enum(['waits', 'onTheWay', 'here']),
      runner: z.string().nullable(),
      sentWall: wall.nullable(),
      /** Who else went for the student. */
      alsoSent: z.array(z.string()),
    }),
  ).min(1),
  /** Batches that came later and were fetched before. */
  overtaken: count,
  /** RU-34 of the trip that is proposed at this console. */
  onNextTrip: z.boolean(),
});
