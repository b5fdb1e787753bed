/** What a person can ask of the movement area. */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { PEOPLE_PER_COMMAND } from '../../kernel/limits.ts';
import { busName, channel, confirmedBy, driver, ended, endedSome, headCount, place, reporter, seats, sweepResult, sweptWords, whereTo, zoneName } from './events.ts';

const id = z.string().regex(ID_PATTERN);
/** More than a campus has zones that one team walks before it calls in. */
const ZONES_PER_COMMAND = 40;
/** Each with the places of that person which it ends. */
const people = z.array(z.strictObject({ person: id, settles: ended })).min(1).max(PEOPLE_PER_COMMAND);

export const movementCommands = {
  SweepZones: z.strictObject({
    type: z.literal('SweepZones'),
    incident: id,
    sweeps: z.array(z.strictObject({ zone: zoneName, result: sweepResult, words: sweptWords, settles: ended })).min(1).max(ZONES_PER_COMMAND),
    reporter,
    channel,
  }),
  AddBus: z.strictObject({ type: z.literal('AddBus'), incident: id, bus: busName, driver, seats: seats.nullable() }),
  /** A whole class in one touch is one fact for each, in one commit. */
  BoardPeople: z.strictObject({ type: z.literal('BoardPeople'), incident: id, bus: busName, people, reporter, channel }),
  ReportBusLeft: z.strictObject({ type: z.literal('ReportBusLeft'), incident: id, bus: busName, place, counted: headCount.nullable(), reporter, channel }),
  ReportBusArrived: z.strictObject({ type: z.literal('ReportBusArrived'), incident: id, bus: busName, place, counted: headCount.nullable(), reporter, channel }),
  TakeBackBus: z.strictObject({ type: z.literal('TakeBackBus'), incident: id, bus: busName, settles: endedSome, reporter }),
  ReportArrivals: z.strictObject({ type: z.literal('ReportArrivals'), incident: id, place, people, reporter, channel }),
  ReportLeftOnOwn: z.strictObject({ type: z.literal('ReportLeftOnOwn'), incident: id, people, where: whereTo, confirmedBy, reporter, channel }),
  TakeBackPlaces: z.strictObject({ type: z.literal('TakeBackPlaces'), incident: id, person: id, settles: endedSome, reporter }),
  SettlePlaces: z.strictObject({
    type: z.literal('SettlePlaces'),
    incident: id,
    person: id,
    settles: endedSome,
    stands: z.string().regex(SHA256_PATTERN),
    reporter,
    reason: z.string().trim().max(500),
  }),
} as const;

export type SweepZones = z.infer<typeof movementCommands.SweepZones>;
export type AddBus = z.infer<typeof movementCommands.AddBus>;
export type BoardPeople = z.infer<typeof movementCommands.BoardPeople>;
export type ReportBusLeft = z.infer<typeof movementCommands.ReportBusLeft>;
export type ReportBusArrived = z.infer<typeof movementCommands.ReportBusArrived>;
export type TakeBackBus = z.infer<typeof movementCommands.TakeBackBus>;
export type ReportArrivals = z.infer<typeof movementCommands.ReportArrivals>;
export type ReportLeftOnOwn = z.infer<typeof movementCommands.ReportLeftOnOwn>;
export type TakeBackPlaces = z.infer<typeof movementCommands.TakeBackPlaces>;
export type SettlePlaces = z.infer<typeof movementCommands.SettlePlaces>;
