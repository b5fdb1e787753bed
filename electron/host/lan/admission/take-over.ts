/** What a console that began again knows from the one that was here before: the site that let it in, and where its consoles are. */
import type { Database } from '../../../../db/driver.ts';
import { keepAsked, keepJoined } from '../../../../db/local-joined.ts';
import { LocalAddresses } from '../../../../db/local-lan.ts';
import type { Clock } from '../../../../shared/kernel/ports.ts';
import type { ConsoleId } from '../../../../shared/kernel/ids.ts';
import type { HostLog } from '../../diagnostics/host-log.ts';
import { Addresses } from '../addresses.ts';
import { learnAddresses } from './learn-addresses.ts';
import type { JoiningSite } from './this-computer.ts';

/** To be done again where it was interrupted. */
export function takeOver(db: Database, clock: Clock, log: HostLog, here: ConsoleId, { joining, lanPort }: { readonly joining: JoiningSite | null; readonly lanPort: number | null }): void {
  const addresses = new Addresses(new LocalAddresses(db), clock, log);
  if (lanPort !== null) addresses.setPort(lanPort);
  if (joining === null) return;
  keepAsked(db, { ...joining, console: joining.console as ConsoleId });
  keepJoined(db, joining.site, joining.siteName);
  for (const one of joining.consoles) learnAddresses(addresses, here, one.console as ConsoleId, one.addresses);
}
