/**
 * Facts about who may answer a call, in `staff/<id>`: skills, zones, hours, whether they are on, and what they are trained in.
 * Whether somebody is busy is not stated: it follows from the calls that they have taken.
 */
import { z } from 'zod';
import { MINUTES_OF_DAY } from '../../kernel/day-times.ts';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';

const id = z.string().regex(ID_PATTERN);
const staff = { staff: id } as const;
const minute = z.number().int().min(0).max(MINUTES_OF_DAY);

export const skills = ['security', 'mentalHealth', 'nurse', 'administrator'] as const;
export type Skill = (typeof skills)[number];
export const skillList = z.array(z.enum(skills)).max(skills.length);
/** As rooms name them. */
export const zones = z.array(z.string().trim().min(1).max(60)).max(20);
/** The hours of a school day in which they respond; null: all day. */
export const shift = z.strictObject({ startMinute: minute, endMinute: minute }).nullable();

export const courseKey = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/);
const courseName = z.string().trim().min(1).max(60);
/** `months` null: it does not expire. `neededBy`: the skills whose responders need it. */
export const course = z.strictObject({ key: courseKey, name: courseName, months: z.number().int().min(1).max(120).nullable(), neededBy: skillList });
export type Course = z.infer<typeof course>;
export const courses = z.array(course).min(1).max(40);
export const day = z.iso.date();
export const hours = z.number().min(0).max(1_000).nullable();
/** What one command takes back, or one entry was stated by. */
export const trainingFacts = z.array(z.string().regex(SHA256_PATTERN)).min(1).max(32);

export const responderEvents = {
  /** All that is set of a responder at once, so that no half of it is mixed with half of another. No skill: they do not respond. */
  'v1.ResponderSet': z.strictObject({ ...staff, skills: skillList, zones, shift }),
  'v1.AvailabilityStated': z.strictObject({ ...staff, available: z.boolean() }),
  /** `expires`: by its own paper, else by the school's rule as it was; null: never. */
  'v1.TrainingRecorded': z.strictObject({ ...staff, course: courseKey, completed: day, hours, expires: day.nullable() }),
  /** It was entered by mistake. */
  'v1.TrainingTakenBack': z.strictObject({ ...staff, trainings: trainingFacts }),
  'v1.CoursesSet': z.strictObject({ courses }),
} as const;

export type ResponderPayload<T extends keyof typeof responderEvents> = z.infer<(typeof responderEvents)[T]>;
