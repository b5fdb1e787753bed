/** Requests for relief are erased when the school's time for them is over (TA-6). Each console sees to it; whichever comes first, it is erased everywhere. */
import { tapOutsToErase } from '../../db/queries/tap-outs.ts';
import type { Decision } from '../../shared/kernel/decision.ts';
import { decideErase } from './commands/site.ts';
import type { Sources } from './commands/load.ts';

/** As many as one command may name. */
const AT_ONCE = 64;

export function eraseTapOuts(sources: Sources, record: (decision: Decision) => void): void {
  const streams = tapOutsToErase(sources.reader);
  for (let at = 0; at < streams.length; at += AT_ONCE) {
    record(decideErase({ type: 'ErasePayloads', streams: streams.slice(at, at + AT_ONCE), reason: 'Requests for relief are kept no longer than the school has set.' }, sources));
  }
}
