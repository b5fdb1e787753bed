/** A name as it travels: in parts; how they are joined is the renderer's business. */
import { z } from 'zod';

export const personName = z.object({ given: z.string(), family: z.string() });
export type PersonName = z.infer<typeof personName>;
