/** What another console said of where consoles are reached. What is no address is passed over: it may be of a newer version. */
import type { ConsoleId } from '../../../../shared/kernel/ids.ts';
import { parseAddress } from '../../../../shared/kernel/network-address.ts';
import type { Addresses } from '../addresses.ts';

export function learnAddresses(addresses: Addresses, here: ConsoleId, console: ConsoleId, told: readonly string[]): void {
  if (console === here) return;
  for (const text of told) {
    const address = parseAddress(text);
    if (address.ok) addresses.learn(address.value, 'pairing', console);
  }
}
