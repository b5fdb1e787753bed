/** Loads what the site area's decisions need. */
import type { ErasePayloads, FoundSite } from '../../../shared/domain/site/commands.ts';
import { erasePayloads, foundSite, type FoundingContext } from '../../../shared/domain/site/decide.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { StreamName } from '../../../shared/kernel/ids.ts';
import { siteKey } from '../../../db/queries/site.ts';
import type { Sources } from './load.ts';

export const decideFound = (command: FoundSite, sources: Sources, fresh: Omit<FoundingContext, 'alreadyFounded'>): Decision =>
  foundSite(command, { ...fresh, alreadyFounded: siteKey(sources.reader) !== null });

export function decideErase(command: ErasePayloads, sources: Sources): Decision {
  const streams = command.streams as StreamName[];
  return erasePayloads(command, { heads: new Map(streams.flatMap((stream) => { const heads = sources.log.heads(stream); return heads.length === 0 ? [] : [[stream, heads] as const]; })) });
}
