/** Facts about the roster: the pieces of an import, and the activation that makes them count. */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../kernel/ids.ts';
import { rosterWrite } from './entities.ts';

const id = z.string().regex(ID_PATTERN);
const eventId = z.string().regex(SHA256_PATTERN);

export const rosterEvents = {
  /** Part of an import, in the stream `import/<id>`. Counts for nothing until a `RosterActivated` names it. */
  'v2.RosterChunk': z.strictObject({ import: id, number: z.number().int().nonnegative(), writes: z.array(rosterWrite).max(4000) }),
  /** From here on the roster is what the bases were, changed by the chunks. Bases: the activations it was compared with. */
  'v1.RosterActivated': z.strictObject({
    import: id,
    bases: z.array(eventId).max(16),
    /** How many chunks, the newest of them (they form a chain), and a SHA-256 over their ids joined by spaces. */
    chunks: z.number().int().nonnegative(),
    newestChunk: eventId.nullable(),
    chunksDigest: z.string().regex(SHA256_PATTERN),
    /** What the file was, in words: "OneRoster 1.2". */
    source: z.string().max(120),
  }),
} as const;
