/** What lies beside new versions of Muster in a folder: which version, and for each system its file. Signed in a file of its own, over its very bytes. */
import { z } from 'zod';

export const UPDATE_MANIFEST = 'muster-update.json';
export const UPDATE_SIGNATURE = 'muster-update.json.sig';
/** Nobody's list of six files is longer. */
export const MAX_MANIFEST_BYTES = 65_536;

export const updateManifest = z.strictObject({
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  /** By system and processor as Node names them, such as `win32-x64`. */
  files: z.record(z.string().max(40), z.strictObject({ name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/), sizeBytes: z.int().positive().max(1_000_000_000), sha512: z.string().regex(/^[0-9a-f]{128}$/) })),
});
export type UpdateManifest = z.infer<typeof updateManifest>;
