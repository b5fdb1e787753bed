/** What a person can ask about responders and training. */
import { z } from 'zod';
import { ID_PATTERN } from '../../kernel/ids.ts';
import { PEOPLE_PER_COMMAND } from '../../kernel/limits.ts';
import { courseKey, courses, day, hours, shift, skillList, trainingFacts, zones } from './responder-events.ts';

const id = z.string().regex(ID_PATTERN);

/** `expires` null: as the school's rule for the course says. */
const trainingEntry = z.strictObject({ staff: id, course: courseKey, completed: day, hours, expires: day.nullable() });

export const responderCommands = {
  SetResponder: z.strictObject({ type: z.literal('SetResponder'), staff: id, skills: skillList, zones, shift }),
  /** One's own, or by a supervisor that of another. */
  StateAvailability: z.strictObject({ type: z.literal('StateAvailability'), staff: id, available: z.boolean() }),
  RecordTrainings: z.strictObject({ type: z.literal('RecordTrainings'), trainings: z.array(trainingEntry).min(1).max(PEOPLE_PER_COMMAND) }),
  TakeBackTraining: z.strictObject({ type: z.literal('TakeBackTraining'), staff: id, trainings: trainingFacts }),
  SetCourses: z.strictObject({ type: z.literal('SetCourses'), courses }),
} as const;

type Commands = typeof responderCommands;
export type SetResponder = z.infer<Commands['SetResponder']>;
export type StateAvailability = z.infer<Commands['StateAvailability']>;
export type RecordTrainings = z.infer<Commands['RecordTrainings']>;
export type TakeBackTraining = z.infer<Commands['TakeBackTraining']>;
export type SetCourses = z.infer<Commands['SetCourses']>;
export type ResponderCommand = { [T in keyof Commands]: z.infer<Commands[T]> }[keyof Commands];
