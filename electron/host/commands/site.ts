/** Loads what the site area's decisions need. */
import { barOf } from '../../../shared/domain/attendance/entrance.ts';
import { visitOf } from '../../../shared/domain/attendance/state.ts';
import type { AddRoom, ErasePayloads, FoundSite, PlaceRooms, RenameRoom, UseRooms } from '../../../shared/domain/site/commands.ts';
import { erasePayloads, foundSite, type FoundingContext } from '../../../shared/domain/site/decide.ts';
import { addRoom, placeRooms, renameRoom, useRooms } from '../../../shared/domain/site/rooms.ts';
import { reject, type Decision } from '../../../shared/kernel/decision.ts';
import type { Fact } from '../../../shared/kernel/history.ts';
import type { StreamName } from '../../../shared/kernel/ids.ts';
import type { Digests } from '../../../shared/kernel/ports.ts';
import { joinedSite } from '../../../db/local-joined.ts';
import { holding } from '../../../db/queries/holds.ts';
import { roomIdOf, roomsOfSite } from '../../../db/queries/rooms.ts';
import { siteKey } from '../../../db/queries/site-settings.ts';
import { loadIncidents, type Sources } from './load.ts';

export const decideFound = (command: FoundSite, sources: Sources, fresh: Omit<FoundingContext, 'alreadyFounded' | 'joining' | 'managedSite'>): Decision =>
  foundSite(command, { ...fresh, alreadyFounded: siteKey(sources.reader) !== null, joining: joinedSite(sources.reader.db)?.siteName ?? null, managedSite: sources.reader.managed.site ?? null });

export function decideErase(command: ErasePayloads, sources: Sources): Decision {
  const streams = command.streams as StreamName[];
  const heads = new Map(streams.map((stream) => [stream, sources.log.heads(stream)] as const).filter(([, found]) => found.length > 0));
  const open = loadIncidents(sources).filter((one) => one.closed === null);
  const incidents = new Set<string>(open.map((one) => one.incident));
  const days = new Set(open.map((one) => one.started.payload.date));
  const needed = (fact: Fact): boolean => {
    const { incident, date } = fact.payload as { readonly incident?: string; readonly date?: string };
    return (incident !== undefined && incidents.has(incident)) || (date !== undefined && days.has(date));
  };
  // A visit counts in every incident that it overlaps, and for as long as it lasts.
  const visits = (stream: StreamName): boolean => stream.startsWith('visitor/') && (open.length > 0 || visitOf(sources.log.history(stream))?.signedOut === null);
  const barred = (stream: StreamName): boolean => stream.startsWith('barred/') && barOf(sources.log.history(stream))?.lifted === null;
  const inUse = streams.filter((stream) => visits(stream) || barred(stream) || sources.log.history(stream).facts.some(needed));
  const { isHeld } = holding(sources.reader);
  return erasePayloads(command, { heads, inUse: new Set(inUse), held: new Set(streams.filter(isHeld)) });
}

const NOT_FOUNDED = reject('SiteNotFounded', 'This computer is not part of a school yet.', 'Set up the school first. If it was let in somewhere a moment ago, wait until it has caught up.');

export const decideAddRoom = (command: AddRoom, { reader }: Sources, digests: Digests): Decision =>
  siteKey(reader) === null ? NOT_FOUNDED : addRoom(command, roomsOfSite(reader, digests), roomIdOf(reader, digests, command.name));
export const decidePlaceRooms = (command: PlaceRooms, { reader }: Sources, digests: Digests): Decision => placeRooms(command, roomsOfSite(reader, digests));
export const decideUseRooms = (command: UseRooms, { reader }: Sources, digests: Digests): Decision => useRooms(command, roomsOfSite(reader, digests));
export const decideRenameRoom = (command: RenameRoom, { reader }: Sources, digests: Digests): Decision =>
  siteKey(reader) === null ? NOT_FOUNDED : renameRoom(command, roomsOfSite(reader, digests), roomIdOf(reader, digests, command.name));
