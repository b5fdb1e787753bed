/** What was not done, why, and what to do now: the one shape of every refusal that crosses to a window. */
import { z } from 'zod';

export const rejection = z.object({ name: z.string(), message: z.string(), whatToDo: z.string() });
