/** What joining and leaving do to the computer itself, beyond the log of one site. `running-host.ts` has the real one. */
import { z } from 'zod';
import { ID_PATTERN, SHA256_PATTERN } from '../../../../shared/kernel/ids.ts';

/** A site that let this console in, and what it handed over. As in `local-joined.ts`, but for what the log's database must not hold. */
export const joiningSite = z.object({
  address: z.string(),
  console: z.string().regex(ID_PATTERN),
  certificate: z.string(),
  consoleName: z.string(),
  site: z.string().regex(ID_PATTERN),
  siteName: z.string(),
  pepper: z.string().regex(SHA256_PATTERN),
  consoles: z.array(z.object({ console: z.string().regex(ID_PATTERN), addresses: z.array(z.string()) })),
});
export type JoiningSite = z.infer<typeof joiningSite>;

export interface ThisComputer {
  /** The key that PINs are proved with, in hex: each site has its own. */
  readonly pepper: () => string;
  /** Durable when it returns. */
  readonly keepPepper: (pepper: string) => void;
  /** Folders of sites that were set aside here, oldest first. */
  readonly setAside: () => readonly string[];
  /**
   * All that is here is set aside, whole and never deleted, and the console begins again on nothing. With a site that it
   * joins it keeps its keys, since it was let in by them; else it gets new ones. What was asked is on disk when this returns;
   * the console that asks is closed soon after, and its windows come to the new one.
   */
  readonly beginAgain: (joining: JoiningSite | null) => void;
}
