/** Where a person stands in an incident, as windows show it. */
import { z } from 'zod';

/** `absent` and `left`: by the day's attendance, where nothing was said in the incident. They are not among those to be found. */
export const standingStatus = z.enum(['unknown', 'here', 'missing', 'injured', 'elsewhere', 'extra', 'released', 'answeredFor', 'absent', 'left']);
export type StandingStatus = z.infer<typeof standingStatus>;
