/**
 * What a roster consists of. These shapes are written into the log by an import (`RosterChunk`), so they change only
 * by a new event version. Ids here are Muster's own (random-looking, stable across imports); `sourceId` is the student
 * system's. A `null` is "the source does not say", which is never the same as "no".
 */
import { z } from 'zod';
import { ID_PATTERN } from '../../kernel/ids.ts';

const id = z.string().regex(ID_PATTERN);
const text = z.string().max(200);
const shortText = z.string().max(60);

const rosterSchool = z.strictObject({ kind: z.literal('school'), id, sourceId: text, name: text });

const rosterTerm = z.strictObject({
  kind: z.literal('term'),
  id,
  sourceId: text,
  title: text,
  /** ISO dates, both inclusive. */
  startDate: z.iso.date().nullable(),
  endDate: z.iso.date().nullable(),
});

const personNames = {
  givenName: text,
  familyName: text,
  middleName: text.nullable(),
  preferredGivenName: text.nullable(),
  preferredFamilyName: text.nullable(),
};

const rosterStudent = z.strictObject({
  kind: z.literal('student'),
  id,
  sourceId: text,
  ...personNames,
  /** As printed on lists: "K", "1" … "12". */
  grade: shortText.nullable(),
  /** The number on the student's card. */
  studentNumber: shortText.nullable(),
  birthDate: z.iso.date().nullable(),
  /** As the record words it: "wheelchair", "one-to-one aide". Shown only to those who may see it. */
  needs: z.array(shortText).max(20),
  /** As the record words it: "Spanish", "es". */
  homeLanguage: shortText.nullable(),
  /** The bus home: "12". */
  bus: shortText.nullable(),
  schoolIds: z.array(id).max(200),
});

const rosterGuardian = z.strictObject({
  kind: z.literal('guardian'),
  id,
  sourceId: text,
  ...personNames,
  phone: shortText.nullable(),
  email: text.nullable(),
});

const rosterStaff = z.strictObject({
  kind: z.literal('staff'),
  id,
  sourceId: text,
  ...personNames,
  /** The source's role: "teacher", "administrator", "aide" … */
  role: shortText.nullable(),
  phone: shortText.nullable(),
  email: text.nullable(),
  /** What the member is trained in ("AED"), and since when, where the record says. */
  trainings: z.array(z.strictObject({ name: shortText, on: z.iso.date().nullable() })).max(30),
  schoolIds: z.array(id).max(200),
});

const rosterClass = z.strictObject({
  kind: z.literal('class'),
  id,
  sourceId: text,
  title: text,
  code: shortText.nullable(),
  homeroom: z.boolean(),
  /** The room as staff say it: "204". */
  room: shortText.nullable(),
  /** The part of the campus where the room lies: "North". */
  zone: shortText.nullable(),
  periods: z.array(shortText).max(30),
  schoolId: id.nullable(),
  termIds: z.array(id).max(20),
});

/** `id` is derived from class, person and role, so that a second row for the same three changes nothing. */
const rosterEnrollment = z.strictObject({
  kind: z.literal('enrollment'),
  id,
  classId: id,
  personId: id,
  role: z.enum(['student', 'teacher', 'aide']),
  primary: z.boolean(),
  beginDate: z.iso.date().nullable(),
  endDate: z.iso.date().nullable(),
});

/** One student and one adult. Names follow Ed-Fi's StudentContactAssociation. `id` is derived from the pair. */
const rosterRelationship = z.strictObject({
  kind: z.literal('relationship'),
  id,
  studentId: id,
  contactId: id,
  relation: shortText.nullable(),
  primaryContact: z.boolean().nullable(),
  livesWith: z.boolean().nullable(),
  emergencyContact: z.boolean().nullable(),
  contactPriority: z.number().int().nullable(),
  /** The words of the record, such as "may not be picked up by this person". Null: none on file. */
  restriction: z.string().max(2000).nullable(),
  legalGuardian: z.boolean().nullable(),
});

const rosterEntity = z.discriminatedUnion('kind', [
  rosterSchool,
  rosterTerm,
  rosterStudent,
  rosterGuardian,
  rosterStaff,
  rosterClass,
  rosterEnrollment,
  rosterRelationship,
]);
export type RosterEntity = z.infer<typeof rosterEntity>;
export type RosterKind = RosterEntity['kind'];

/**
 * One change to the roster. `put` states the whole entity. `withdraw` states it too, so that a person who has left
 * keeps a name in the records of incidents they were part of.
 */
export const rosterWrite = z.strictObject({ op: z.enum(['put', 'withdraw']), entity: rosterEntity });
export type RosterWrite = z.infer<typeof rosterWrite>;
