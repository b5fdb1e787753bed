/**
 * Facts about the roster: the pieces of an import, the activation that makes them count, and what people stated by hand
 * of one person (in `record/<person id>`; of a student and an adult in the student's) or of one class (`record/<class id>`).
 * Which photos of a person are on file is in `photo/<person id>`.
 */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { courtOrder, MAX_NAMED, restrictionWords, substitute, why } from './commands.ts';
import { rosterWrite } from './entities.ts';
import { contactFields, personFields, personKind } from './fields.ts';

const id = z.string().regex(ID_PATTERN);
/** What every browser shows, and nothing that could hold a script. */
export const photoType = z.enum(['image/jpeg', 'image/png', 'image/webp']);
/** A picture for finding a face is a tenth of it; straight from a camera it is as much. */
export const MAX_PHOTO_BYTES = 5 * 1024 * 1024;

const eventId = z.string().regex(SHA256_PATTERN);

export const rosterEvents = {
  /** Part of an import, in the stream `import/<id>`. Counts for nothing until a `RosterActivated` names it. */
  'v2.RosterChunk': z.strictObject({ import: id, number: z.number().int().nonnegative(), writes: z.array(rosterWrite).max(4000) }),
  /** From here on the roster is what the bases were, changed by the chunks. Bases: the activations it was compared with. */
  'v1.RosterActivated': z.strictObject({
    import: id,
    bases: z.array(eventId).max(16),
    /** How many chunks, the newest of them (they form a chain), and a SHA-256 over their ids joined by spaces. */
    chunks: z.number().int().nonnegative(),
    newestChunk: eventId.nullable(),
    chunksDigest: z.string().regex(SHA256_PATTERN),
    /** What the file was, in words: "OneRoster 1.2". */
    source: z.string().max(120),
  }),
  'v1.PersonAdded': z.strictObject({ person: id, kind: personKind, fields: personFields.partial().required({ givenName: true, familyName: true }), classId: id.nullable(), why }),
  /** `was`: what the roster said of these fields when they were amended. */
  'v1.PersonAmended': z.strictObject({ person: id, kind: personKind, changes: personFields.partial(), was: personFields.partial(), why }),
  /** Of one student and one adult, who is a contact of the student by this fact alone. `was`: what the roster said of the pair. */
  'v1.ContactAmended': z.strictObject({ student: id, contact: id, changes: contactFields.partial(), was: contactFields.partial(), why }),
  /** Stands until a person lifts it, whatever a roster says. */
  'v1.RestrictionSet': z.strictObject({ student: id, contact: id, words: restrictionWords, why }),
  /** Closes the restrictions named, and those of the roster as long as it says these very words. */
  'v1.RestrictionLifted': z.strictObject({ student: id, contact: id, settles: z.array(eventId).max(MAX_NAMED), rosterWords: z.array(restrictionWords).max(MAX_NAMED), why }),
  /** Of one student and one adult; null: none after all. */
  'v1.CourtOrderFiled': z.strictObject({ student: id, contact: id, order: courtOrder.nullable(), why }),
  'v1.PersonLeft': z.strictObject({ person: id, kind: personKind, why }),
  'v1.PersonReturned': z.strictObject({ person: id, kind: personKind, why }),
  'v1.AmendmentTakenBack': z.strictObject({ person: id, settles: z.array(eventId).min(1).max(MAX_NAMED), why }),
  /** In the record of `person`, whose id is the smaller one. */
  'v1.PeopleLinked': z.strictObject({ person: id, other: id, kind: personKind, why }),
  'v1.PeopleToldApart': z.strictObject({ person: id, other: id, kind: personKind, why }),
  'v1.SubstituteNamed': z.strictObject({ classId: id, date: z.iso.date(), substitute: substitute.nullable() }),
  /** A picture of the person, named by the SHA-256 of its bytes, which are no part of the log: a console may know of it and not have it. */
  'v1.PhotoFiled': z.strictObject({ person: id, sha256: z.string().regex(SHA256_PATTERN), type: photoType, sizeBytes: z.number().int().positive().max(MAX_PHOTO_BYTES) }),
  'v1.PhotoRemoved': z.strictObject({ person: id, settles: z.array(eventId).min(1).max(MAX_NAMED), why }),
} as const;
