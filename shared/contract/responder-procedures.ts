/** Responders and what they are trained in: part of the tables in procedures.ts. */
import { z } from 'zod';
import type { responderCommands } from '../domain/dispatch/responder-commands.ts';
import { course, shift, skills } from '../domain/dispatch/responder-events.ts';
import { currencies } from '../domain/dispatch/training.ts';
import type { Role } from '../domain/site/events.ts';
import type { Permission } from './permission.ts';

const command: readonly Role[] = ['administrator', 'assistantPrincipal'];
/** Records of the staff, as the office keeps them. */
const office: readonly Role[] = [...command, 'frontOffice'];
const staff: readonly Role[] = [...office, 'campusSupervisor', 'teacher'];
/** Those who may say of others whether they are there. */
export const supervisors: Permission = [...office, 'campusSupervisor'];

/** `setApart`: at two consoles that did not know of each other. */
const who = { key: z.string(), staff: z.string(), name: z.string(), skills: z.array(z.enum(skills)), zones: z.array(z.string()), shift, setApart: z.boolean() };
/** In the order of the school's list; what no skill of theirs needs and nobody recorded is left out. */
const currency = z.array(z.object({ course: z.string(), name: z.string(), is: z.enum(currencies), completed: z.string().nullable(), expires: z.string().nullable() }));

/** A row for each who responds, by name. */
const responderRow = z.object({
  ...who,
  /** They did not say that they are away. Their hours are in `shift`. */
  available: z.boolean(),
  saidWall: z.number().nullable(),
  /** Said at two consoles that did not know of each other. */
  availableApart: z.boolean(),
  currency,
});

/** A row for each who uses Muster, by name. `trainings`: every record, the newest first; `events` is what `TakeBackTraining` names. */
const trainingRow = z.object({
  ...who,
  /** Who they are on the roster; null: nobody said. */
  person: z.string().nullable(),
  currency,
  trainings: z.array(z.object({ course: z.string(), name: z.string(), completed: z.string(), hours: z.number().nullable(), expires: z.string().nullable(), events: z.array(z.string()) })),
});

/** One row: the courses of the school. */
const coursesRow = z.object({ key: z.string(), courses: z.array(course) });

export const responderPermissions: Readonly<Record<keyof typeof responderCommands, Permission>> = {
  SetResponder: command,
  StateAvailability: staff,
  RecordTrainings: office,
  TakeBackTraining: office,
  SetCourses: command,
};

export const responderSubscriptions = {
  responders: { permission: staff, params: z.strictObject({}), row: responderRow },
  trainings: { permission: office, params: z.strictObject({}), row: trainingRow },
  courses: { permission: office, params: z.strictObject({}), row: coursesRow },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; row: z.ZodObject }>;

/** Of a list of a whole district, with room. */
const MAX_LIST_CHARACTERS = 400_000;

export const trainingQueries = {
  /** What a list of trainings says, before anything is saved. `onRecord`: it is there already. */
  readTrainings: {
    permission: office,
    params: z.strictObject({ text: z.string().max(MAX_LIST_CHARACTERS) }),
    answer: z.object({
      rows: z.array(z.object({ row: z.number(), staff: z.string(), name: z.string(), course: z.string(), courseName: z.string(), completed: z.string(), hours: z.number().nullable(), expires: z.string().nullable(), onRecord: z.boolean() })),
      problems: z.array(z.object({ row: z.number().nullable(), message: z.string() })),
    }),
  },
  trainingsCsv: { permission: office, params: z.strictObject({}), answer: z.object({ name: z.string(), text: z.string() }) },
} as const satisfies Record<string, { permission: Permission; params: z.ZodType; answer: z.ZodType }>;
