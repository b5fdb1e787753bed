/**
 * What a console must know to find its site again when its database is gone: how it was founded, so that an alarm can be raised at
 * once, its own name there, and whom to ask. It is kept beside the database, and is what a member hands to a console that it lets
 * in, but for the site's pepper, which has a file of its own. How many events there were shows whether the newest are lost.
 */
import { z } from 'zod';
import type { Database } from '../../../db/driver.ts';
import type { Committer } from '../../../db/commit.ts';
import { wireCommit } from '../../../db/log/wire.ts';
import { joinedSite } from '../../../db/local-joined.ts';
import { LocalAddresses } from '../../../db/local-lan.ts';
import { admittedConsoles, otherMembers, siteId } from '../../../db/queries/consoles.ts';
import type { ConsoleId } from '../../../shared/kernel/ids.ts';
import { joiningSite } from '../lan/admission/this-computer.ts';

export const siteCard = z.object({
  founding: wireCommit,
  events: z.number().int(),
  /** Null: this console was the only one of its site. */
  joining: joiningSite.omit({ pepper: true }).nullable(),
  lanPort: z.number().int().nullable(),
});
export type SiteCard = z.infer<typeof siteCard>;

interface CardedConsole {
  readonly db: Database;
  readonly committer: Pick<Committer, 'log'>;
  readonly id: ConsoleId;
}

/** The member that was reached last is asked first. Null: this console belongs to no site, or what it knows of it is on its way here. */
export function siteCardOf({ db, committer: { log }, id: here }: CardedConsole, name: string): SiteCard | null {
  const site = siteId(db);
  const founding = log.foundingCommit().flatMap((event) => log.commit(event) ?? [])[0];
  if (site === null || founding === undefined || joinedSite(db)?.caughtUp === false) return null;
  const local = new LocalAddresses(db);
  const addresses = local.all();
  const members = otherMembers(db, here).flatMap(({ console, certificate }) => {
    const own = addresses.filter((one) => one.console === console);
    return certificate === null ? [] : [{ console, certificate, addresses: own.map(({ address }) => address), workedWall: Math.max(0, ...own.map(({ workedWall }) => workedWall ?? 0)) }];
  });
  const [first, ...others] = members.sort((a, b) => b.workedWall - a.workedWall);
  const joining = first === undefined ? null : { address: first.addresses[0] ?? '', console: first.console, certificate: first.certificate, consoleName: admittedConsoles(db).find(({ console }) => console === here)?.name ?? '', site, siteName: name, consoles: [first, ...others].map(({ console, addresses: told }) => ({ console, addresses: told })) };
  return { founding, events: log.eventCount(), joining, lanPort: local.port() };
}
