/** Facts about stations, the numbered places of a post ("Checker 2"), in `incident/<id>`. */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { MAX_REFS } from '../../kernel/limits.ts';
import { endedFacts, postId } from './events.ts';

const id = z.string().regex(ID_PATTERN);
const eventId = z.string().regex(SHA256_PATTERN);

/** More tables than any gym holds. */
export const stationNumber = z.number().int().min(1).max(40);
/** `paused`: nobody goes on there for now, those who stand there wait. `closed`: nobody is sent there any more. */
export const stationState = z.enum(['open', 'paused', 'closed']);
const letter = z.string().regex(/^[A-Z]$/);
/** Whose families come to it, by the first letter of the student's last name; null: anybody's. */
export const stationLetters = z.strictObject({ from: letter, to: letter }).nullable();
/** The whole of what is set of a station. `divertedTo`: its line goes on at that one. */
export const stationSetting = { state: stationState, letters: stationLetters, divertedTo: stationNumber.nullable() } as const;
const volunteerName = z.string().trim().min(1).max(120);
const badge = z.string().trim().min(1).max(40);

const ofStation = { incident: id, post: postId, station: stationNumber } as const;

export const stationEvents = {
  'v1.StationSet': z.strictObject({ ...ofStation, ...stationSetting }),
  /** The console is this station from here on: whoever comes may act there by name and badge. */
  'v1.StationAssigned': z.strictObject({ ...ofStation, console: id }),
  /** `assignments`: those that end by it. */
  'v1.StationGivenUp': z.strictObject({ ...ofStation, assignments: endedFacts }),
  /** A volunteer is at the station's console, let in by the assignment; what they do rests on this. `from`: who was at the post and is no more. */
  'v1.StationTaken': z.strictObject({ ...ofStation, assignment: eventId, volunteer: id, name: volunteerName, badge, from: z.array(eventId).max(MAX_REFS) }),
} as const;

type Payload<T extends keyof typeof stationEvents> = z.infer<(typeof stationEvents)[T]>;
export type StationSet = Payload<'v1.StationSet'>;
export type StationAssigned = Payload<'v1.StationAssigned'>;
export type StationGivenUp = Payload<'v1.StationGivenUp'>;
export type StationTaken = Payload<'v1.StationTaken'>;
export type StationState = z.infer<typeof stationState>;
export type StationLetters = z.infer<typeof stationLetters>;
