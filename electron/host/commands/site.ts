/** Loads what the site area's decisions need. */
import type { ErasePayloads, FoundSite } from '../../../shared/domain/site/commands.ts';
import { erasePayloads, foundSite, type FoundingContext } from '../../../shared/domain/site/decide.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { IncidentId, StreamName } from '../../../shared/kernel/ids.ts';
import { siteKey } from '../../../db/queries/site.ts';
import { loadIncidents, type Sources } from './load.ts';

export const decideFound = (command: FoundSite, sources: Sources, fresh: Omit<FoundingContext, 'alreadyFounded'>): Decision =>
  foundSite(command, { ...fresh, alreadyFounded: siteKey(sources.reader) !== null });

export function decideErase(command: ErasePayloads, sources: Sources): Decision {
  const streams = command.streams as StreamName[];
  const heads = new Map(streams.map((stream) => [stream, sources.log.heads(stream)] as const).filter(([, found]) => found.length > 0));
  const open = new Set(loadIncidents(sources).filter((one) => one.closed === null).map((one) => one.incident));
  const inUse = streams.filter((stream) => sources.log.history(stream).facts.some((fact) => open.has((fact.payload as { readonly incident: IncidentId }).incident)));
  return erasePayloads(command, { heads, inUse: new Set(inUse) });
}
