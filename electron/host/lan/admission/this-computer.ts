/** What joining and leaving do to the computer itself, beyond the log of one site. `serve-main.ts` has the real one. */
import type { AskedSite } from '../../../../db/local-joined.ts';
import type { ConsoleId } from '../../../../shared/kernel/ids.ts';

/** A site that let this console in, and what it handed over. */
export interface JoiningSite extends AskedSite {
  readonly site: string;
  readonly pepper: string;
  readonly consoles: readonly { readonly console: ConsoleId; readonly addresses: readonly string[] }[];
}

export interface ThisComputer {
  /** The key that PINs are proved with, in hex: each site has its own. */
  readonly pepper: () => string;
  /** Durable when it returns. */
  readonly keepPepper: (pepper: string) => void;
  /**
   * All that is here is set aside, whole and never deleted, and the console begins again on nothing. With a site that it
   * joins it keeps its keys, since it was let in by them; else it gets new ones. What was asked is on disk when this returns;
   * the console that asks is closed soon after, and its windows come to the new one.
   */
  readonly beginAgain: (joining: JoiningSite | null) => void;
}
