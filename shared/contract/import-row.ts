/** How far an import is, for every window of this console. */
import { z } from 'zod';
import { rosterCounts } from './import-changes.ts';
import { rejection } from './rejection.ts';

/** An import from the first byte to the activation, wherever it was begun: in this window, another one, or the command line. */
export const importRow = z.object({
  /** The import's id. */
  key: z.string(),
  /** Waiting: for a person to apply or discard it. Failed: `rejection` says why; nothing was changed. */
  stage: z.enum(['reading', 'comparing', 'waiting', 'applying', 'done', 'failed']),
  /** Of the bytes (reading) or pieces (applying); `of` is 0 where nobody knows. */
  done: z.number().int().nonnegative(),
  of: z.number().int().nonnegative(),
  /** As they were named; empty for the sample school. */
  files: z.array(z.string()),
  /** For `applyImport`; null where it cannot be applied (yet, or any more). */
  ticket: z.string().nullable(),
  /** Of what is active afterwards; null while it is being read. */
  counts: rosterCounts.nullable(),
  /** How many photos it files where it brings nothing but photos; null: it brings a roster, or is being read. */
  photosAlone: z.number().int().nonnegative().nullable(),
  rejection: rejection.nullable(),
});
