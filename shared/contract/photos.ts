/** Photos as they travel: by the SHA-256 of their bytes, which a window asks for at GET /photo/<sha256>. */
import { z } from 'zod';

/** The one to be shown; null: none is on file. This console may not have its bytes: then initials are shown. */
export const photo = z.string().nullable();

const count = z.number().int().nonnegative();

/** Photos among the files of an import. `filed`: of students who had none, or another one; `unmatched`: no student, or more than one, has that number or id. */
export const photoCounts = z.object({ filed: count, unchanged: count, unmatched: count });
export type PhotoCounts = z.infer<typeof photoCounts>;
export const NO_PHOTOS: PhotoCounts = { filed: 0, unchanged: 0, unmatched: 0 };
