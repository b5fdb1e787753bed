/**
 * Facts about how long records are kept and what must not be erased. Holds and requests to inspect lie in the stream of erasures, so that
 * the log itself says whether whoever erased something had heard of them.
 */
import { z } from 'zod';
import { ID_PATTERN } from '../../kernel/ids.ts';

const id = z.string().regex(ID_PATTERN);
const words = z.string().trim().min(1).max(300);

/** What a school sets a time for. Requests for relief have days of their own; the rest of the log is never erased by its age. */
export const keptKinds = ['drills', 'incidents', 'people', 'visitors', 'dayLists', 'photos'] as const;
export type KeptKind = (typeof keptKinds)[number];

/** Null: kept for good. */
const years = z.number().int().min(1).max(99).nullable();
export const keptYears = z.strictObject({ drills: years, incidents: years, people: years, visitors: years, dayLists: years, photos: years });
export type KeptYears = Readonly<z.infer<typeof keptYears>>;

/** Whatever names this person or this incident, or all there is. */
const heldThing = z.discriminatedUnion('is', [z.strictObject({ is: z.literal('everything') }), z.strictObject({ is: z.literal('person'), person: id }), z.strictObject({ is: z.literal('incident'), incident: id })]);

export const holdParts = { about: heldThing, askedBy: words, why: words } as const;
export const inspectionParts = { student: id, askedBy: words, askedOn: z.iso.date() } as const;

export const retentionEvents = {
  'v1.RetentionSet': z.strictObject({ years: keptYears }),
  'v1.HoldPlaced': z.strictObject({ hold: id, ...holdParts }),
  'v1.HoldLifted': z.strictObject({ hold: id, why: words }),
  'v1.InspectionRequested': z.strictObject({ inspection: id, ...inspectionParts }),
  'v1.InspectionClosed': z.strictObject({ inspection: id, outcome: words }),
} as const;

export type RetentionPayload<T extends keyof typeof retentionEvents> = z.infer<(typeof retentionEvents)[T]>;
