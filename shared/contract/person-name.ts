/** A name as it travels: in parts; how they are joined is the renderer's business. */
import { z } from 'zod';

export const personName = z.object({ given: z.string(), family: z.string() });
export type PersonName = z.infer<typeof personName>;

/** Each part by itself, to be amended. */
export const nameParts = z.object({ givenName: z.string(), familyName: z.string(), middleName: z.string().nullable(), preferredGivenName: z.string().nullable(), preferredFamilyName: z.string().nullable() });
