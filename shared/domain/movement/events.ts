/**
 * Facts about people on the move: zones that were searched and the course of buses, in `incident/<id>`; who boarded, arrived or left
 * on their own, in `person/<id>` (a drill: `drill/<incident>/person/<id>`). A bus goes by its name and stands for one trip.
 */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { MAX_REFS } from '../../kernel/limits.ts';

const id = z.string().regex(ID_PATTERN);
const eventId = z.string().regex(SHA256_PATTERN);

export const channel = z.enum(['inPerson', 'radio', 'phone', 'runner']);
/** Whose word it is. `staff` where that person is on the roster. */
export const reporter = z.strictObject({ staff: id.nullable(), name: z.string().trim().min(1).max(120) });
export type Reporter = z.infer<typeof reporter>;
/** As it is written on the bus or on its list: "4", "Bus 4, second trip". */
export const busName = z.string().trim().min(1).max(40);
export const place = z.string().trim().min(1).max(200);
export const zoneName = z.string().trim().min(1).max(60);
export const seats = z.number().int().min(1).max(200);
/** Heads that somebody counted, nobody by name. */
export const headCount = z.number().int().min(0).max(500);
export const driver = z.string().trim().max(120);
const words = z.string().trim().max(300);
/** `found`: somebody or something is there, in words. */
export const sweepResult = z.enum(['cleared', 'notReached', 'found']);
export type SweepResult = z.infer<typeof sweepResult>;
/** Facts of the same stream that no longer hold. */
export const ended = z.array(eventId).max(MAX_REFS);
export const endedSome = ended.min(1);
export const sweptWords = words;
/** The adult who has the student and said so; '' while nobody has. */
export const confirmedBy = z.string().trim().max(120);
export const whereTo = z.string().trim().max(200);

const said = { reporter, channel } as const;

export const movementEvents = {
  /** `settles`: what other teams said of this zone, which it stands in place of. */
  'v1.ZoneSwept': z.strictObject({ incident: id, zone: zoneName, result: sweepResult, words, settles: ended, ...said }),
  /** Said again, its driver or seats are others. */
  'v1.BusAdded': z.strictObject({ incident: id, bus: busName, driver, seats: seats.nullable() }),
  /** `counted`: heads on it as it left; null: nobody counted. */
  'v1.BusLeft': z.strictObject({ incident: id, bus: busName, place, counted: headCount.nullable(), ...said }),
  'v1.BusArrived': z.strictObject({ incident: id, bus: busName, place, counted: headCount.nullable(), ...said }),
  /** It had not left, or not arrived. */
  'v1.BusTakenBack': z.strictObject({ incident: id, bus: busName, settles: endedSome, reporter }),
  /** `settles`: where the person was said to be until now, and is not: the list of another bus. */
  'v1.PersonBoarded': z.strictObject({ incident: id, person: id, bus: busName, settles: ended, ...said }),
  'v1.PersonArrived': z.strictObject({ incident: id, person: id, place, settles: ended, ...said }),
  'v1.PersonLeftOnOwn': z.strictObject({ incident: id, person: id, where: whereTo, confirmedBy, settles: ended, ...said }),
  /** Was not on that bus, did not arrive, did not leave: a touch on the wrong name, or got off. */
  'v1.PlaceTakenBack': z.strictObject({ incident: id, person: id, settles: endedSome, reporter }),
  /** Two places, or a place and "missing", and a person decided: `stands` is true, what it settles is not. */
  'v1.PlacesSettled': z.strictObject({ incident: id, person: id, settles: endedSome, stands: eventId, reporter, reason: z.string().trim().max(500) }),
} as const;
