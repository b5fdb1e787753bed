/** Loads what decisions about the site's consoles need. */
import { frontierOf } from '../../../db/peers.ts';
import { openLateFacts } from '../../../db/queries/acts.ts';
import { joinedSite } from '../../../db/local-joined.ts';
import { admittedConsoles, otherMembers, saidLate, siteId } from '../../../db/queries/consoles.ts';
import { roomsOfSite } from '../../../db/queries/rooms.ts';
import { lateFactsSetAside, setAsideLateFacts } from '../../../shared/domain/site/acts.ts';
import type { AdoptLateFacts, PlaceConsole, RenameConsole, RevokeConsole, SetAsideLateFacts } from '../../../shared/domain/site/commands.ts';
import { adoptLateFacts, consoleStandingOf, isMember, leaveSite, letItselfIn, placeConsole, renameConsole, revokeConsole, type Joiner, type MemberContext, type RevocationContext } from '../../../shared/domain/site/consoles.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import { consoleOfOrigin, type ConsoleId } from '../../../shared/kernel/ids.ts';
import type { Digests } from '../../../shared/kernel/ports.ts';
import { consoleStream } from '../../../shared/kernel/streams.ts';
import { loadIncidents, type Sources } from './load.ts';

const contextOf = ({ log }: Sources, here: ConsoleId, about: string): MemberContext => ({ here, known: consoleStandingOf(log.history(consoleStream(about as ConsoleId))) });

const cutContextOf = (sources: Sources, here: ConsoleId, about: string): RevocationContext => ({
  ...contextOf(sources, here, about),
  ends: frontierOf(sources.reader.db).filter((end) => consoleOfOrigin(end.origin) === about),
});

export const decideRenameConsole = (command: RenameConsole, sources: Sources, here: ConsoleId): Decision => renameConsole(command, contextOf(sources, here, command.console ?? here));

export const decidePlaceConsole = (command: PlaceConsole, { reader }: Sources, digests: Digests, here: ConsoleId): Decision =>
  placeConsole(command, here, new Set<string>([...roomsOfSite(reader, digests).values()].filter(({ used }) => used).map(({ room }) => room)));

export const decideRevokeConsole = (command: RevokeConsole, sources: Sources, here: ConsoleId): Decision => revokeConsole(command, cutContextOf(sources, here, command.console));

export const decideAdoptLateFacts = (command: AdoptLateFacts, sources: Sources, here: ConsoleId): Decision =>
  adoptLateFacts(command, { ...cutContextOf(sources, here, command.console), late: saidLate(sources.reader.db, command.console) });

export const decideSetAside = (command: SetAsideLateFacts, { log, reader }: Sources): Decision =>
  setAsideLateFacts(command, openLateFacts(reader.db, command.console, lateFactsSetAside(log.history(consoleStream(command.console as ConsoleId)))).ends);

export const decideLeaveSite = (sources: Sources, here: ConsoleId): Decision =>
  leaveSite({ ...contextOf(sources, here, here), otherMembers: otherMembers(sources.reader.db, here).length, incidentOpen: loadIncidents(sources).some((one) => one.closed === null) });

/** SI-65 null: it is known here, or has said something already, or waits for what is said of it where it was let in. */
export function decideLettingItselfIn({ reader: { db } }: Sources, here: Omit<Joiner, 'name'>): Decision | null {
  const known = admittedConsoles(db);
  const isKnown = known.some(({ console }) => console === here.console) || frontierOf(db).some(({ origin }) => consoleOfOrigin(origin) === here.console);
  if (siteId(db) === null || isKnown || joinedSite(db)?.caughtUp === false) return null;
  return letItselfIn(here, known.filter(isMember).map(({ name }) => name));
}
