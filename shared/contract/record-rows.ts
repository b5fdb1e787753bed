/** Rows of the records of adults and classes, and of the list of a class for printing before an incident. */
import { z } from 'zod';
import { substitutes } from './by-hand-rows.ts';
import { personName } from './person-name.ts';
import { photo } from './photos.ts';
import { pairParts, recordParts } from './record-parts.ts';

const key = z.string();

/** A student whose contact an adult is. */
const contactOf = z.object({
  student: z.string(),
  name: personName,
  grade: z.string().nullable(),
  room: z.string().nullable(),
  ...pairParts,
});

const adult = {
  ...recordParts,
  phone: z.string().nullable(),
  email: z.string().nullable(),
  /** The students whose contact this adult is. */
  students: z.array(contactOf),
};

/** One adult who may come for a student. */
export const guardianRow = z.object({
  ...adult,
  /** On the staff too: their role there. Null: not on the staff, or no role on record (`onStaff`). */
  staffRole: z.string().nullable(),
  onStaff: z.boolean(),
});

/** One member of the staff. */
export const staffMemberRow = z.object({
  ...adult,
  role: z.string().nullable(),
  trainings: z.array(z.object({ name: z.string(), on: z.string().nullable() })),
  classes: z.array(z.object({ classId: z.string(), title: z.string(), room: z.string().nullable(), periods: z.array(z.string()) })),
});

/** One class of the present roster. */
export const rosterClassRow = z.object({
  key,
  classId: z.string(),
  title: z.string(),
  homeroom: z.boolean(),
  room: z.string().nullable(),
  zone: z.string().nullable(),
  periods: z.array(z.string()),
  teacher: personName.nullable(),
  teacherId: z.string().nullable(),
  /** Of today. */
  substitutes,
  students: z.number().int().nonnegative(),
});

/** One student of a class, with whom to call. */
export const classListRow = z.object({
  key,
  person: z.string(),
  name: personName,
  photo,
  grade: z.string().nullable(),
  studentNumber: z.string().nullable(),
  bus: z.string().nullable(),
  /** Contacts without a restriction, in the order in which they are called. */
  contacts: z.array(z.object({ name: personName, relation: z.string().nullable(), phone: z.string().nullable() })),
  /** Somebody may not pick up this student. */
  restricted: z.boolean(),
  hasNeeds: z.boolean(),
});
